"""Let a worker or the whole server end without losing a connection that was made already.

A server that ends closes connections whose request it has not read yet, and the system resets those
that nobody has accepted. So nothing may come anew for a moment before the end. Both ways are Linux's
own; elsewhere such a connection is closed before its first byte, and browsers and proxies ask again.
"""

import ctypes
import os
import signal
import socket
import struct
import sys
import time
from pathlib import Path

IS_LINUX = sys.platform == "linux"

READING_SECONDS = 0.5
"""What was connected by then is accepted, and its request read."""

STOP_ACCEPTING = signal.SIGUSR1
"""Tells a worker to leave new connections to the other workers."""

SO_ATTACH_FILTER = 26
"""Linux's option for a filter on a socket, for which Python has no name."""

NO_NEW_CONNECTIONS = [
    (0x30, 0, 0, 13),  # load the flags of TCP's header
    (0x54, 0, 0, 0x12),  # keep SYN and ACK
    (0x15, 0, 1, 0x02),  # SYN alone asks for a new connection:
    (0x06, 0, 0, 0),  # take nothing of it
    (0x06, 0, 0, 0xFFFFFFFF),  # take all of anything else
]
"""A program for the kernel, one instruction a line: operation, jump if true, jump if false, value."""


def leave_new_ones_out(listener: socket.socket) -> None:
    """Let the system pass over who asks for a connection now; those who have one keep it.

    Whoever asks does so again after a second, and is then refused, because nobody listens any more.
    """
    if not IS_LINUX:
        return
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in NO_NEW_CONNECTIONS))
    given = struct.pack("HP", len(NO_NEW_CONNECTIONS), ctypes.addressof(program))
    listener.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, given)
    time.sleep(READING_SECONDS)


def be_ready_to_stop_accepting(listener: socket.socket) -> None:
    """Let this worker stop accepting when it is told to, in favour of those that share the listener."""
    if not IS_LINUX:
        return
    nobody = socket.socket(socket.AF_UNIX)
    nobody.bind("")  # a name that the system chooses
    nobody.listen(0)
    nobody.setblocking(False)
    shared = os.fstat(listener.fileno())

    def stop(*_signal: object) -> None:
        """Put the socket to which nobody connects in the place of each copy of the listener."""
        for number in (int(place.name) for place in Path("/proc/self/fd").iterdir()):
            try:
                is_listener = os.path.samestat(os.fstat(number), shared)
            except OSError:  # the folder's own descriptor, closed by now
                continue
            if is_listener:
                os.dup2(nobody.fileno(), number)

    signal.signal(STOP_ACCEPTING, stop)


def stop_accepting(worker: int) -> None:
    """Tell a worker to accept nothing more, and give it the time to read what it accepted."""
    if IS_LINUX:
        os.kill(worker, STOP_ACCEPTING)
        time.sleep(READING_SECONDS)
