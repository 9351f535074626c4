"""Change the archive again and again while readers ask: each answer shows one state of it, whole."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from itertools import cycle
from threading import Event, Lock, Thread

from bench.faults.databases import Database
from bench.faults.result import Result
from bench.faults.site import ask, log_of, new, served
from tests.support.project import ROOT

FINE = HTTPStatus.OK

REQUESTS = 50_000
CHANGES = 500
SHARE = REQUESTS // CHANGES
"""After so many requests there is a change."""

AHEAD = 2
"""Readers wait for a change that was ordered so many changes ago: they would leave it no processor."""

READERS = 8
HUP_SECONDS = 6

PATHS = [
    *("/", "/quotes/", "/quotes/?q=peace", "/quotes/?sort=age", "/themes/mistrust/", "/places/damascus/"),
    *("/compare/?rows=theme&columns=stance", "/quotes.csv", "/quotes.json?q=siege+or+truce"),
    *("/api/v1/facets/", "/api/v1/quotes/", "/feeds/quotes.atom", "/themes/"),
]

TOGETHER = 2
"""Between two changes so many of these are asked for again and again, and then others."""

RARE = 50
"""One request in so many is for an address that nobody asked for, or for something large."""

RARE_PATHS = ["/quotes/?q=siege", "/quotes.xlsx", "/data/datapackage.json", "/selection/"]

CHANGE = """
import datetime as dt, sys
from django.core.management import call_command
from explorer.archive.changes import change
from explorer.models import Quote

def withdraw(quotes, turn):
    quotes.update(withdrawn=dt.date(2020, 1, 1), withdrawn_reason="A test.")

def edit(quotes, turn):
    with change(reason="A test."):
        for quote in quotes:
            quote.text = f"{quote.text} {turn}"
            quote.save()

def load(quotes, turn):
    call_command("load_fixtures", replace=True, reason="A test.", stdout=open("/dev/null", "w"))

kinds = [withdraw, edit, withdraw, edit, load]
for turn, _line in enumerate(sys.stdin):
    kinds[turn % 5](Quote.objects.filter(code__endswith=f"-{turn % 29 + 1:02}"), turn)
    print("changed", flush=True)
"""
"""Makes a change for each line that it is sent, and says so: it withdraws, edits, or loads the fixtures."""


def one_state(database: Database, share: float = 1.0) -> Iterator[Result]:
    """Ask during changes; then, a twentieth as often, while the workers are replaced as well."""
    kinds = [
        ("changes while readers ask", share, 0),
        ("changes and HUP while readers ask", share / 20, HUP_SECONDS),
    ]
    for case, part, seconds in kinds:
        changes = max(5, int(CHANGES * part))
        with database.archive() as address, served(DATABASE_URL=address) as (port, server):
            with renewed(server.pid, seconds):
                found, slowest = asked_during_changes(port, address, changes)
            log = log_of(server)
        wrong = found.total() - found[FINE]
        note = f"{changes} changes, longest wait {slowest:.1f} s, {len(log)} lines in the log"
        yield Result(case, found.total(), wrong + bool(log), found[0], note)


@contextmanager
def renewed(server: int, seconds: float) -> Iterator[None]:
    """Have the workers of the process `server` replaced again and again inside, unless `seconds` is 0."""
    over = Event()

    def renew() -> None:
        while seconds and not over.wait(seconds):
            os.kill(server, signal.SIGHUP)

    thread = Thread(target=renew)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def asked_during_changes(port: int, address: str, changes: int) -> tuple[Counter[int], float]:
    """Make so many changes while readers ask; return the statuses of the answers, and the longest wait."""
    with subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", CHANGE],
        cwd=ROOT,
        env={"DATABASE_URL": address},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as changing:
        readers = _Readers(port, changing, changes)
        with ThreadPoolExecutor(READERS + 1) as threads:
            begun = [threads.submit(readers.count), *[threads.submit(readers.read) for _ in range(READERS)]]
            for reading in begun:
                reading.result()
    if changing.returncode:
        raise RuntimeError("The changes failed; see above.")
    return readers.statuses, readers.slowest


class _Readers:
    """Asks for one address after the other, and orders a change after so many requests."""

    def __init__(self, port: int, changing: subprocess.Popen[str], changes: int) -> None:
        """Begin with nothing asked."""
        self._port, self._changing, self._left = port, changing, changes
        self._lock = Lock()
        self._rare = cycle(RARE_PATHS)
        self._asked = self._changed = 0
        self.statuses: Counter[int] = Counter()
        self.slowest = 0.0

    def count(self) -> None:
        """Count the changes that are made, until the last one."""
        for _line in self._changing.stdout or ():
            self._changed += 1

    def read(self) -> None:
        """Ask until the last change is made."""
        while self._left or self._changing.poll() is None:
            if self._asked // SHARE > self._changed + AHEAD and self._changing.poll() is None:
                time.sleep(0.01)
                continue
            found = ask(self._port, self._next())
            with self._lock:
                self.statuses[found.status] += 1
                self.slowest = max(self.slowest, found.seconds)

    def _order_change(self) -> None:
        """Order a change; after the last one there is nothing more to wait for."""
        if self._changing.stdin and self._left:
            self._changing.stdin.write("change\n")
            self._changing.stdin.flush()
            self._left -= 1
            if not self._left:
                self._changing.stdin.close()

    def _next(self) -> str:
        """Return the next address; order a change where one is due."""
        with self._lock:
            self._asked += 1
            if self._asked % SHARE == 0:
                self._order_change()
            if self._asked % RARE == 0:
                return new(next(self._rare))
            place = self._asked // SHARE * TOGETHER + self._asked % TOGETHER
            return PATHS[place % len(PATHS)]
