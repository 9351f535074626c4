"""Serve the archive with granian: `python -m config.server`, which is what `make run` starts.

granian's own loop reads requests and writes answers, and a Python thread is busy only while it makes
an answer: however many slow or silent connections there are, they keep nobody waiting.
"""

import ctypes
import gc
import resource
import signal
import socket
import sys
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketHolder  # type: ignore[attr-defined]  # granian imports it from here too
from granian.server.mp import MPServer

from config import closing
from config.closing import IS_LINUX
from config.exposing import expose
from config.logs import server_log
from config.settings import BACKUP_FOLDER, HOST, LOG_FORMAT, METRICS_PORT, PORT, WORKERS

THREADS = 4
"""Answers that a worker makes at the same time; one more waits until one of them is done."""

HEADER_SECONDS = 10
"""A connection that hasn't sent a whole request head after so long is closed; a silent one likewise."""

ENDING_SECONDS = 15
"""After TERM, open requests get so long; a request of the site takes far less than a second."""

WORKER_HOURS = 12
WORKER_MEGABYTES = 1024
"""A worker that has lived so long, or grown so large, is replaced by a new one."""

WAITING = 1024
"""Connections that wait to be accepted; the system refuses more."""

CONNECTIONS = 4096
"""Connections of a worker; granian counts idle ones too and lets what comes after them wait."""


M_ARENA_MAX = -8
"""glibc's option for the number of heaps."""


class ArchiveServer(MPServer):
    """granian on sockets that listen already, one for each worker and those that come in its place.

    On Linux granian makes a worker's socket anew with it; what waits in the socket of a worker that ends
    would be lost.
    """

    listeners: list[socket.socket]
    is_ending = False

    def _init_shared_socket(self) -> None:
        """Make the sockets ready to be handed to workers."""
        # granian's stubs leave out how a holder is made: descriptor, Unix socket or not, backlog.
        self._holders = [
            SocketHolder(listener.fileno(), False, WAITING)  # type: ignore[call-arg]
            for listener in self.listeners
        ]

    def _drop_shared_socket(self) -> None:
        """Close the sockets in this process; the workers have them still."""
        for listener in self.listeners:
            listener.close()

    def _spawn_worker(self, idx: int, *args: Any, **kwargs: Any) -> Any:
        """Make a worker on its socket; before it ends, it leaves what comes to the one in its place."""
        place = idx % len(self.listeners)
        self._sso, self._shd = self.listeners[place], self._holders[place]  # type: ignore[assignment]
        worker: Any = super()._spawn_worker(idx, *args, **kwargs)
        terminate = worker.terminate

        def leave_then_terminate() -> None:
            if not self.is_ending and worker.inner.is_alive():
                closing.stop_accepting(worker.inner.pid)
            terminate()

        worker.terminate = leave_then_terminate
        return worker

    def shutdown(self, exit_code: int = 0) -> None:
        """End all workers, once what was connected is accepted."""
        self.is_ending = True
        closing.leave_new_ones_out(self.listeners)
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]  # granian's own has no types


def allocate_from_one_heap() -> None:
    """Let all threads of this process and of its workers share one heap, where the system's is glibc's.

    glibc gives each thread its own, and the holes that one leaves there are of no use to another: after three
    minutes of two hundred readers the server held 283 MB and still grew; with one heap 243, as after two.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def open_as_many_files_as_allowed() -> None:
    """Raise the limit of open files, of which each connection is one, as far as the system lets a user."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def in_address(host: str) -> str:
    """Return `host` as it is written in a web address: `::1` is `[::1]`, and `0.0.0.0` this machine."""
    if host in ("", "0.0.0.0", "::"):  # noqa: S104  # compared with, not bound to
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def listen(host: str, number: int) -> list[socket.socket]:
    """Return so many sockets that listen at `host`; stop with one sentence where there can't be any.

    Linux shares the connections out among them. Workers that take them from one socket may have 174
    and 26 of two hundred, and readers of the first wait longest. Other systems have one socket for all.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)[0]
        with ExitStack() as opened:
            first, *others = listeners = [
                opened.enter_context(_unbound(family, kind, protocol))
                for _ in range(number if IS_LINUX else 1)
            ]
            # Bound before it is shared: so an address that is taken is refused.
            first.bind(address)
            for listener in listeners if others else ():
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            for other in others:
                other.bind(address)
            for listener in listeners:
                listener.listen(WAITING)
            opened.pop_all()  # they stay open
    except OSError as error:
        raise SystemExit(
            f"The archive can't be served at {HOST}, port {PORT} ({error.strerror}): "
            "choose another, as in `make run HOST=127.0.0.1 PORT=8001`."
        ) from None
    return listeners


def _unbound(family: int, kind: int, protocol: int) -> socket.socket:
    """Return a socket with the options of one that is going to listen."""
    unbound = socket.socket(family, kind, protocol)
    unbound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Connections take this over: else the end of an answer waits 40 ms for the reader's system to say that
    # it has the beginning (Nagle's algorithm and delayed acknowledgement).
    unbound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    unbound.setblocking(False)
    unbound.set_inheritable(True)
    return unbound


def load_application() -> Any:
    """Return the application, complete before the workers are made, so that they share its memory."""
    from django.urls import get_resolver  # noqa: PLC0415 - the same

    from config.wsgi import application  # noqa: PLC0415 - not needed to say that a port is taken

    get_resolver().url_patterns  # noqa: B018 - the views are imported when the routes are first read
    load_templates()
    gc.collect()
    gc.freeze()
    return application


def load_templates() -> None:
    """Read all templates, so that no worker has to: that is half of what its first page would cost."""
    from django.template import engines  # noqa: PLC0415 - once Django is set up

    for engine in engines.all():
        for folder in map(Path, engine.dirs):
            for file in folder.rglob("*.jinja" if engine.name == "parts" else "*.html"):
                engine.get_template(file.relative_to(folder).as_posix())


def announce() -> None:
    """Say where the archive is: the application is loaded and the socket listens."""
    sys.stdout.write(f"The archive is at http://{in_address(host)}:{PORT}/  (Ctrl-C stops it)\n")
    sys.stdout.flush()


def ready_worker(listeners: list[socket.socket], application: Any) -> Any:
    """Make the process of a worker ready and return what it serves.

    A terminal sends Ctrl-C to each process: the server alone heeds it, and ends its workers in turn.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    closing.be_ready_to_stop_accepting(listeners)
    return application


def main() -> None:
    """Serve until told to end."""
    allocate_from_one_heap()
    listeners = listen(host, WORKERS)
    if METRICS_PORT:
        expose(METRICS_PORT, BACKUP_FOLDER)
    application = load_application()
    open_as_many_files_as_allowed()
    server = ArchiveServer(
        "config.wsgi:application",
        address=host,
        port=PORT,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        websockets=False,
        log_level=LogLevels.error,
        log_dictconfig=server_log(LOG_FORMAT),
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_lifetime=WORKER_HOURS * 3600,
        workers_max_rss=WORKER_MEGABYTES,
        workers_kill_timeout=ENDING_SECONDS,
    )
    server.listeners = listeners
    server.on_startup(announce)
    server.serve(target_loader=partial(ready_worker, listeners, application), wrap_loader=False)


host = HOST.strip("[]")

if __name__ == "__main__":
    main()
