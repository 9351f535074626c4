"""Take the cache that processes share away from the site: dead at the start, dying, frozen."""

import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from bench.faults.databases import Database
from bench.faults.result import Result, not_run
from bench.faults.site import site
from bench.faults.troubles import FINE, Trouble, endure, mend
from tests.support.serving import free_port, get, wait_for

CACHE_SECONDS = 10
"""A reader is answered within this time whatever the cache does, which has one second."""


class Program(NamedTuple):
    """A program that is a cache, how it is told its port, and how the site is told where it is."""

    name: str
    command: tuple[str, ...]
    address: str


PROGRAMS = [
    Program(
        "Redis",
        ("redis-server", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port"),
        "redis://127.0.0.1:{port}/0",
    ),
    Program(
        "Memcached", ("memcached", "-u", "nobody", "-l", "127.0.0.1", "-p"), "pymemcache://127.0.0.1:{port}"
    ),
]


class Cache:
    """A cache at a port of its own, which can be started, ended and frozen."""

    def __init__(self, program: Program) -> None:
        """Choose a port; nothing listens at it yet."""
        self.port = free_port()
        self.address = program.address.format(port=self.port)
        self._command = [*program.command, str(self.port)]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the program, and wait until it listens."""
        self._process = subprocess.Popen(self._command, cwd=tempfile.gettempdir(), stdout=subprocess.DEVNULL)
        wait_for(self._listens)

    def end(self) -> None:
        """End the program, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Stop the program where it is; the system goes on to take connections."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the program go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def _listens(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


def nothing() -> None:
    """Do nothing: the trouble was there before, or stays."""


def broken(database: Database) -> Iterator[Result]:
    """Let readers ask during each trouble, with each program that is installed."""
    for program in PROGRAMS:
        if shutil.which(program.command[0]) is None:
            yield not_run(f"{program.name} broken", f"{program.command[0]} isn't installed")
            continue
        cache = Cache(program)
        try:
            yield from _endured(database, program.name, cache)
        finally:
            cache.end()


def _endured(database: Database, name: str, cache: Cache) -> Iterator[Result]:
    """Start a site without the cache; then let the cache die, and freeze it, while another site serves."""
    trouble = Trouble(
        f"{name} away at the start", nothing, cache.start, frozenset({FINE}), seconds=CACHE_SECONDS
    )
    with site(database, CACHE_URL=cache.address) as (port, server):
        yield mend(port, server, trouble._replace(pages=pages(port)))
    for what, begin, end in [("dying", cache.end, cache.start), ("frozen", cache.freeze, cache.thaw)]:
        with site(database, CACHE_URL=cache.address) as (port, server):
            changed = trouble._replace(name=f"{name} {what}", begin=begin, end=end, pages=pages(port))
            yield endure(port, server, changed)


def pages(port: int) -> list[str]:
    """Return the addresses of what is put together with the cache's help, and of pages beside it."""
    _status, _headers, page = get(port, "/quotes/halting-hostilities-01/")
    [card] = set(re.findall(r"/cards/quotes/halting-hostilities-01\.\w+\.png", page))
    return ["/data/archive.zip", "/data/datapackage.json", card, "/places/homs/", "/quotes.json"]
