"""Let a worker or the whole server end without losing a connection that was made already.

A server that ends closes connections whose request it has not read yet, and the system resets those
that nobody has accepted. So nothing may come anew for a moment before the end. Both ways are Linux's
own; elsewhere such a connection is closed before its first byte, and browsers and proxies ask again.
"""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

IS_LINUX = sys.platform == "linux"

READING_SECONDS = 0.5
"""What was connected by then is accepted, and its request read."""

STOP_ACCEPTING = signal.SIGUSR1
"""Tells a worker to leave new connections to the other workers."""

SO_BINDTOIFINDEX = 62
"""Linux's option for the one network device that a socket hears, for which Python has no name."""

NO_DEVICE = 2**31 - 1
"""The number of a network device that no machine has."""


def leave_new_ones_out(listeners: Iterable[socket.socket]) -> None:
    """Let the system refuse who asks for a connection now; those who have one keep it.

    Any user may let a socket hear one device alone. A system that knows no such option goes on to take
    connections until the workers end.
    """
    if not IS_LINUX:
        return
    for listener in listeners:
        with suppress(OSError):
            listener.setsockopt(socket.SOL_SOCKET, SO_BINDTOIFINDEX, NO_DEVICE)
    time.sleep(READING_SECONDS)


def be_ready_to_stop_accepting(listeners: Iterable[socket.socket]) -> None:
    """Let this worker stop accepting when it is told to, in favour of those that have the same listener."""
    if not IS_LINUX:
        return
    nobody = socket.socket(socket.AF_UNIX)
    nobody.bind("")  # a name that the system chooses
    nobody.listen(0)
    nobody.setblocking(False)
    listening = [os.fstat(listener.fileno()) for listener in listeners]

    def stop(*_signal: object) -> None:
        """Put the socket to which nobody connects in the place of each copy of a listener."""
        for number in (int(place.name) for place in Path("/proc/self/fd").iterdir()):
            try:
                found = os.fstat(number)
            except OSError:  # the folder's own descriptor, closed by now
                continue
            if any(os.path.samestat(found, each) for each in listening):
                os.dup2(nobody.fileno(), number)

    signal.signal(STOP_ACCEPTING, stop)


def stop_accepting(worker: int) -> None:
    """Tell a worker to accept nothing more, and give it the time to read what it accepted."""
    if IS_LINUX:
        os.kill(worker, STOP_ACCEPTING)
        time.sleep(READING_SECONDS)
