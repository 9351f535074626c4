"""Serve an archive with the real server, and ask it as readers do."""

import http.client
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count
from typing import NamedTuple

from bench.faults.databases import Database
from tests.support.serving import Server, announced, free_port, serving

WORKERS = 2

NUMBERS = count(1)
"""Make an address another one, so that its answer isn't kept already."""


class Asked(NamedTuple):
    """What came of a request: the status, 0 where none came; whether it says when to ask again; seconds."""

    status: int
    says_when: bool
    seconds: float


@contextmanager
def site(database: Database, **environment: str) -> Iterator[tuple[int, Server]]:
    """Serve the archive on a database of its own; give the port and the process."""
    with database.archive() as address, served(DATABASE_URL=address, **environment) as found:
        yield found


@contextmanager
def served(**environment: str) -> Iterator[tuple[int, Server]]:
    """Serve with these settings; give the port and the process."""
    port = free_port()
    with serving(port, WORKERS=str(WORKERS), **environment) as server:
        announced(server)
        yield port, server


def ask(port: int, path: str, seconds: float = 30) -> Asked:
    """Ask on a connection of its own, and read the answer whole."""
    began = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)) as client:
        try:
            client.request("GET", path)
            response = client.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return Asked(0, says_when=False, seconds=time.monotonic() - began)
    return Asked(response.status, "Retry-After" in response.headers, time.monotonic() - began)


def new(path: str) -> str:
    """Return an address of the same page that nobody asked for before."""
    return f"{path}{'&' if '?' in path else '?'}after={next(NUMBERS)}"


def keep(port: int, paths: Sequence[str]) -> None:
    """Ask until each worker keeps each page."""
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(lambda path: ask(port, path), list(paths) * 100))


def log_of(server: Server) -> list[str]:
    """End a server; return the lines that it wrote to its log."""
    os.kill(server.pid, signal.SIGTERM)
    _output, log = server.communicate(timeout=60)
    return log.splitlines()


def repeated(log: Sequence[str]) -> int:
    """Return how many lines say again what each worker may say once.

    `The database can't be read (OperationalError: …)` names its cause before the bracket.
    """
    causes = Counter(line.partition(" (")[0] for line in log)
    return sum(max(0, times - WORKERS) for times in causes.values())
