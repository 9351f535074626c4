"""A sample of `make faults`: the same cases, with a few clients each, on the real server."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.faults import __main__ as faults
from bench.faults import admin, clients, ending, logs, sqlite, troubles
from bench.faults.databases import SQLite
from bench.faults.editing import counted, kill, told_by
from bench.faults.result import Result, table
from bench.faults.site import repeated
from explorer.curating.roles import PUBLISHERS
from tests.support.curated import curated, logged_in
from tests.support.serving import Server, announced, ended, free_port, prepared, serving, status

PATHS = ["/quotes.csv", "/api/v1/facets/", "/feeds/quotes.atom"]
"""What needs no collected static files."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Prepare the archive once."""
    return prepared(tmp_path_factory.mktemp("archive"))


@pytest.fixture
def site(database: str) -> Iterator[tuple[int, Server]]:
    """Serve the archive."""
    port = free_port()
    with serving(port, DATABASE_URL=database) as server:
        assert announced(server).startswith("The archive is at ")
        yield port, server


def lost(found: Result) -> tuple[int, int]:
    """Return what went wrong."""
    return found.failures, found.lost


@pytest.mark.sqlite_only
def test_slow_clients_are_closed_in_time_and_keep_nobody_waiting(
    site: tuple[int, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The machine may be busy: how fast a reader is answered is for `make faults`, here that he is.
    monkeypatch.setattr(clients, "PROBE_SECONDS", 9)
    monkeypatch.setattr(clients, "PROBE_PATH", PATHS[0])
    sent, _connections = clients.SLOW["half a request head"]
    found = clients.hold(site[0], sent, connections=30, seconds=10)
    assert (found.tries, *lost(found)) == (30, 0, 0)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_an_end_answers_what_was_accepted_and_leaves_no_process(
    site: tuple[int, Server], sent: signal.Signals
) -> None:
    port, server = site
    found = ending.end_by(sent, port, server, PATHS, readers=4)
    assert found.tries > 4
    assert lost(found) == (0, 0)
    assert server.returncode == 0


@pytest.mark.sqlite_only
def test_hup_replaces_the_workers_and_loses_no_request(site: tuple[int, Server]) -> None:
    port, server = site
    found = ending.renew_by_hup(port, server, PATHS, times=1, readers=4)
    assert found.tries > 4
    assert lost(found) == (0, 0)


@pytest.mark.sqlite_only
def test_the_log_tells_nothing_about_who_asked_what(site: tuple[int, Server]) -> None:
    found = logs.nothing_told(*site)
    assert (found.tries, found.failures) == (len(logs.SLIPS), 0)


@pytest.mark.sqlite_only
def test_readers_who_leave_in_the_middle_hold_nothing(
    site: tuple[int, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "PROBE_SECONDS", 9)
    monkeypatch.setattr(clients, "PROBE_PATH", PATHS[0])
    assert lost(clients.leaving(*site, "/data/archive.zip", clients=40)) == (0, 0)


@pytest.mark.sqlite_only
def test_a_missing_file_and_a_damaged_one_are_endured() -> None:
    database = SQLite()
    with database.archive() as address:
        for trouble in sqlite.troubles(database, Path(address.removeprefix("sqlite:///")))[:2]:
            port = free_port()
            with serving(port, DATABASE_URL=address) as server:
                announced(server)
                short = trouble._replace(kept=PATHS, pages=["/quotes.json", "/api/v1/themes/"], seconds=20)
                found = troubles.endure(port, server, short, seconds=1)
            assert lost(found) == (0, 0), found.note


@pytest.mark.own_database
def test_commands_that_are_killed_leave_the_archive_whole(tmp_path: Path) -> None:
    found = kill(prepared(tmp_path), 4)
    assert (found.tries, *lost(found)) == (4, 0, 0), found.note


@pytest.mark.own_database
def test_curators_saves_that_are_killed_leave_the_archive_whole(tmp_path: Path) -> None:
    found = counted("killed", 2, told_by("bench.faults.saving", prepared(tmp_path), "2"))
    assert (found.tries, *lost(found)) == (2, 0, 0), found.note


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_curators_pages_endure_what_is_expensive_hostile_or_not_allowed() -> None:
    with curated():
        publisher = logged_in("paul", PUBLISHERS)
        assert set(admin.statuses(publisher).values()) == {200}
        assert admin.uploaded(publisher, admin.HOSTILE["30 MB"])[0] == 413
        assert admin.strangers(60) == {"let_in": [], "failed": []}


@pytest.mark.own_database
def test_two_sites_in_one_folder_serve_one_database_and_one_outlives_the_other(database: str) -> None:
    first, second = free_port(), free_port()
    with serving(first, DATABASE_URL=database) as one, serving(second, DATABASE_URL=database) as other:
        assert [announced(server)[:15] for server in (one, other)] == ["The archive is "] * 2
        assert [status(port, "/quotes.json") for port in (first, second)] == [200, 200]
        assert ended(one) == []
        assert status(second, "/quotes.csv") == 200
        assert ended(other) == []


def test_a_cause_may_be_said_once_by_each_worker() -> None:
    line = "The database can't be read (OperationalError: one reason)."
    assert [repeated([line] * times) for times in (0, 1, 2, 3, 5)] == [0, 0, 0, 1, 3]


def test_cases_and_databases_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    options = faults.read_options(["--cases", "slow,end", "--databases", "sqlite"])
    assert (options.cases, options.databases) == (["slow", "end"], ["sqlite"])
    everything = faults.read_options(["--cases", "", "--databases", ""])
    assert everything.cases == [*faults.CASES, "generated"]
    assert everything.databases == ["sqlite", "postgresql"]
    with pytest.raises(SystemExit):
        faults.read_options(["--cases", "slow,quick"])
    assert "there is no quick; there are slow, end" in capsys.readouterr().err


def test_a_case_that_ends_early_is_a_failure_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_given: object) -> None:
        raise RuntimeError("one\nreason")

    monkeypatch.setitem(faults.CASES, "slow", break_down)
    [found] = faults.timed("slow", SQLite(), faults.read_options([]))
    assert found[:6] == ("slow: ended early", 1, 1, 0, "RuntimeError: one reason", "SQLite")


def test_results_are_a_table() -> None:
    assert table([Result("a case", 3, 2, 1, "in 1 s", "SQLite", 1.4)]) == (
        "| case | database | tries | failures | lost | seconds | measured |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | --- |\n"
        "| a case | SQLite | 3 | 2 | 1 | 1 | in 1 s |"
    )
