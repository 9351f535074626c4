"""Let a replica lag, die and come back while readers ask: no version goes back, and no answer is missing."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPException
from threading import Event, Lock
from urllib.parse import urlsplit

from bench.faults.databases import PostgreSQL
from bench.faults.result import Result
from bench.faults.site import new, served
from tests.support.project import ROOT
from tests.support.replica import Replica, replica_of
from tests.support.serving import get

QUOTES = 29
ROUNDS = 5
READERS = 8
PAUSE_SECONDS = 1.0
"""How long readers ask in each state of the replica."""

WITHDRAW = """
import datetime as dt, sys
from explorer.models import Quote
for line in sys.stdin:
    Quote.objects.filter(number=int(line)).update(withdrawn=dt.date(2020, 1, 1), withdrawn_reason="A test.")
    print(flush=True)
"""
"""Withdraws the quote of each number that it is sent, and says when that is done."""


def _shown(port: int) -> int | None:
    """Ask for a list that nobody asked for before; return how many quotes it lacks, None where it fails."""
    try:
        status, _headers, text = get(port, new("/quotes.json"))
        return QUOTES - int(json.loads(text)["count"]) if status == HTTPStatus.OK else None
    except (OSError, HTTPException, ValueError):
        return None


class _Readers:
    """Asks how many quotes there are, and knows how many were withdrawn when it asks."""

    def __init__(self, port: int) -> None:
        """Begin with nothing asked."""
        self._port = port
        self._lock = Lock()
        self.over = Event()
        self.withdrawn = self.asked = self.failed = self.backward = 0

    def read(self) -> None:
        """Ask until it is over; a list made before the last withdrawal that was known is a step back."""
        while not self.over.is_set():
            known = self.withdrawn
            shown = _shown(self._port)
            with self._lock:
                self.asked += 1
                self.failed += shown is None
                self.backward += shown is not None and shown < known
                self.withdrawn = max(self.withdrawn, shown or 0)


@contextmanager
def _withdrawing(address: str) -> Iterator[Callable[[int], None]]:
    """Give what withdraws a quote in the primary database."""
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", WITHDRAW]
    pipe = subprocess.PIPE
    environment = {"DATABASE_URL": address}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True
    ) as withdrawing:
        if withdrawing.stdin is None or withdrawing.stdout is None:
            raise RuntimeError("There is no way to the process that withdraws.")
        told, done = withdrawing.stdin, withdrawing.stdout

        def withdraw(number: int) -> None:
            told.write(f"{number}\n")
            told.flush()
            done.readline()

        yield withdraw
        told.close()


def _trouble(replica: Replica, change: Callable[[], None]) -> None:
    """Hold the replica back, let it catch up, kill it and start it again, with a change in each state."""
    states: list[Callable[[], object]] = [
        lambda: replica.ask("SELECT pg_wal_replay_pause()"),
        lambda: replica.ask("SELECT pg_wal_replay_resume()"),
        replica.kill,
        replica.start,
    ]
    for begin in states:
        begin()
        change()
        time.sleep(PAUSE_SECONDS)


def lagging_and_dying(database: PostgreSQL, share: float = 1.0) -> Result:
    """Count answers that were missing, and those that showed what was withdrawn before."""
    rounds = max(1, int(ROUNDS * share))
    with database.archive() as address, replica_of(address) as replica:
        replica_address = replica.address(urlsplit(address).path.strip("/"))
        with (
            served(DATABASE_URL=address, DATABASE_REPLICA_URLS=replica_address) as (port, _server),
            _withdrawing(address) as withdraw,
            ThreadPoolExecutor(READERS) as threads,
        ):
            readers = _Readers(port)
            reading = [threads.submit(readers.read) for _ in range(READERS)]

            def change() -> None:
                withdraw(readers.withdrawn + 1)
                readers.withdrawn += 1

            try:
                for _round in range(rounds):
                    _trouble(replica, change)
            finally:
                readers.over.set()
            for reader in reading:
                reader.result()
    note = (
        f"{rounds} times behind, killed and back, {readers.withdrawn} changes; {readers.backward} steps back"
    )
    name = "a replica that lags and dies while readers ask"
    return Result(name, readers.asked, readers.failed + readers.backward, readers.failed, note)
