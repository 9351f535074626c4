"""A reader sees one archive, whichever copy of the database makes the page: a replica that lags and dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from explorer.archive.replicas import ReplicaRouter, Replicas, begin_on
from explorer.models import Archive, Quote
from tests.support.builders import build_quote
from tests.support.project import run
from tests.support.replica import Replica, replica_of
from tests.support.serving import announced, free_port, get, prepared, serving, status, wait_for
from tests.support.standing_between import Between, between, to_postgresql

FIRST = "/quotes/halting-hostilities-01/"
WITHDRAW = """
import datetime as dt
from explorer.models import Quote
Quote.objects.filter(number={}).update(withdrawn=dt.date(2020, 1, 1), withdrawn_reason="A test.")
"""
FINISHED = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
VERSION = "SELECT version FROM explorer_archive"


class Site(NamedTuple):
    """A served archive: its port, its primary database (also as what stands before it), and its replica."""

    port: int
    address: str
    primary: Between
    replica: Replica
    numbers: Iterator[int]

    @property
    def database(self) -> str:
        """The name of the database."""
        return urlsplit(self.address).path.strip("/")

    def withdraw(self, number: int) -> None:
        """Withdraw a quote in the primary database."""
        command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command"]
        result = run(*command, WITHDRAW.format(number), DATABASE_URL=self.address)
        assert (result.returncode, result.stderr) == (0, "")

    def total(self) -> str:
        """Ask for a list that nobody asked for before; return its status, or the number of quotes it has."""
        code, _headers, text = get(self.port, f"/quotes.json?after={next(self.numbers)}")
        return text.partition('"count": ')[2].partition(",")[0] if code == 200 else str(code)

    def readings(self) -> int:
        """Return how many transactions the replica has finished, this one not counted."""
        statement = (
            "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
        )
        return int(str(self.replica.ask(statement, self.database)))


@pytest.fixture
def away() -> Iterator[str]:
    """Give the name of a database that can't be opened."""
    connections.databases["away"] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/nowhere/archive.sqlite3",
        "OPTIONS": {},
    }
    # Django's tests let only a database of this name be opened.
    connections["away"].alias = DEFAULT_DB_ALIAS
    yield "away"
    del connections["away"]
    del connections.databases["away"]


@pytest.mark.django_db(transaction=True)
def test_all_is_read_from_the_copy_that_holds_what_the_primary_holds(away: str) -> None:
    build_quote(1)
    copies = Replicas((away, DEFAULT_DB_ALIAS))
    assert bool(copies)
    for _turn in range(2):
        end = copies.begin()
        assert end is not None
        assert connections[DEFAULT_DB_ALIAS].in_atomic_block
        assert ReplicaRouter().db_for_read(Quote) == DEFAULT_DB_ALIAS
        end()
        assert not connections[DEFAULT_DB_ALIAS].in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_without_a_copy_that_can_be_read_there_is_none(away: str) -> None:
    assert not Replicas(())
    assert Replicas((away,)).begin() is None
    assert begin_on(away) is None
    # Where the primary holds no archive yet, neither does the copy.
    Archive.objects.all().delete()
    assert Replicas((DEFAULT_DB_ALIAS,)).begin() is None


@pytest.mark.django_db(transaction=True)
def test_what_loses_its_database_on_the_way_ends_without_an_error(away: str, tmp_path: Path) -> None:
    copy = connections[away]
    nowhere, copy.settings_dict["NAME"] = copy.settings_dict["NAME"], tmp_path / "archive.sqlite3"
    end = begin_on(away)
    assert end is not None
    copy.connection.close()
    copy.settings_dict["NAME"] = nowhere
    end()
    assert copy.connection is None
    assert ReplicaRouter().db_for_read(Quote) == DEFAULT_DB_ALIAS


@contextmanager
def replicated(folder: Path) -> Iterator[Site]:
    """Serve the archive from a primary database and a replica of it."""
    port, address = free_port(), prepared(folder)
    with replica_of(address) as replica, between(to_postgresql) as primary:
        name = urlsplit(address).path
        urls = {
            "DATABASE_URL": f"postgres://postgres@127.0.0.1:{primary.port}{name}",
            "DATABASE_REPLICA_URLS": replica.address(name.strip("/")),
        }
        with serving(port, WORKERS="1", **urls) as server:
            announced(server)
            yield Site(port, address, primary, replica, count())


@pytest.mark.postgresql_only
def test_no_reader_sees_a_version_go_back_and_no_copy_is_missed(tmp_path: Path) -> None:
    with replicated(tmp_path) as site:
        before = site.readings()
        assert [site.total() for _ in range(5)] == ["29"] * 5
        wait_for(lambda: site.readings() >= before + 5)

        site.replica.ask("SELECT pg_wal_replay_pause()")
        old = site.replica.ask(VERSION, site.database)
        site.withdraw(1)
        assert [site.total() for _ in range(5)] == ["28"] * 5
        assert status(site.port, FIRST) == 410
        with site.primary.away():
            # The replica still holds what was withdrawn: nobody is shown that again.
            assert site.replica.ask(VERSION, site.database) == old
            assert [site.total() for _ in range(3)] == ["503"] * 3

        site.replica.ask("SELECT pg_wal_replay_resume()")
        wait_for(lambda: site.replica.ask(VERSION, site.database) != old)
        with site.primary.away():
            assert [site.total() for _ in range(3)] == ["28"] * 3
            assert status(site.port, "/up/") == 200

        site.replica.kill()
        wait_for(lambda: status(site.port, "/up/") == 200)
        assert [site.total() for _ in range(5)] == ["28"] * 5
        site.replica.start()
        before = site.readings()
        wait_for(lambda: site.total() == "28" and site.readings() > before + 5)
