"""A sample of `make faults`: the same cases, with a few clients each, on the real server."""

from collections.abc import Iterator

import pytest

from bench.faults import clients, ending, logs
from bench.faults.result import Result, table
from tests.support.serving import Server, announced, free_port, prepared, serving

pytestmark = pytest.mark.sqlite_only

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


def test_slow_clients_are_closed_in_time_and_keep_nobody_waiting(
    site: tuple[int, Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The machine may be busy: how fast a reader is answered is for `make faults`, here that he is.
    monkeypatch.setattr(clients, "PROBE_SECONDS", 9)
    monkeypatch.setattr(clients, "PROBE_PATH", PATHS[0])
    sent, _connections = clients.SLOW["half a request head"]
    found = clients.hold(site[0], sent, connections=30, seconds=10)
    assert (found.tries, *lost(found)) == (30, 0, 0)


def test_term_answers_what_was_accepted_and_leaves_no_process(site: tuple[int, Server]) -> None:
    port, server = site
    found = ending.end_by_term(port, server, PATHS, readers=4)
    assert found.tries > 4
    assert lost(found) == (0, 0)
    assert server.returncode == 0


def test_hup_replaces_the_workers_and_loses_no_request(site: tuple[int, Server]) -> None:
    port, server = site
    found = ending.renew_by_hup(port, server, PATHS, times=1, readers=4)
    assert found.tries > 4
    assert lost(found) == (0, 0)


def test_the_log_tells_nothing_about_who_asked_what(site: tuple[int, Server]) -> None:
    found = logs.nothing_told(*site)
    assert (found.tries, found.failures) == (len(logs.SLIPS), 0)


def test_results_are_a_table() -> None:
    assert table([Result("a case", 3, 2, 1, "in 1 s")]) == (
        "| case | tries | failures | lost | measured |\n"
        "| --- | ---: | ---: | ---: | --- |\n"
        "| a case | 3 | 2 | 1 | in 1 s |"
    )
