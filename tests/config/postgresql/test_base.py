"""An archive in PostgreSQL, whatever becomes of its server while the real server of the site reads it."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from config.postgresql.base import Patience
from tests.support.serving import (
    announced,
    ended,
    free_port,
    get,
    prepared,
    serving,
    status,
    wait_for,
)
from tests.support.standing_between import between, to_postgresql

ONE_LINE = "The database can't be read ("


@pytest.mark.postgresql_only
def test_a_server_that_is_frozen_or_away_stops_nothing_that_was_answered(tmp_path: Path) -> None:
    port = free_port()
    name = urlsplit(prepared(tmp_path)).path
    with between(to_postgresql) as server:
        address = f"postgres://postgres@127.0.0.1:{server.port}{name}"
        with serving(port, DATABASE_URL=address, WORKERS="1") as site:
            announced(site)
            pages = ("/quotes/", "/quotes.csv", "/up/")
            assert [status(port, path) for path in pages] == [200, 200, 200]
            for trouble in (server.freezing, server.away):
                with trouble():
                    assert [status(port, path) for path in ("/quotes/", "/quotes.csv")] == [200, 200]
                    page = get(port, f"/quotes/?q={trouble.__name__}")
                    assert (page[0], page[1]["retry-after"]) == (503, "10")
                    assert status(port, "/up/") == 503
                wait_for(lambda: status(port, "/up/") == 200)
                assert status(port, f"/quotes/?q={trouble.__name__}") == 200
            log = ended(site)
    assert [line[: len(ONE_LINE)] for line in log] == [ONE_LINE]


@pytest.mark.postgresql_only
def test_a_server_that_was_started_anew_costs_no_reader_anything(tmp_path: Path) -> None:
    port = free_port()
    name = urlsplit(prepared(tmp_path)).path
    with between(to_postgresql) as server:
        address = f"postgres://postgres@127.0.0.1:{server.port}{name}"
        with serving(port, DATABASE_URL=address, WORKERS="1") as site:
            announced(site)
            assert status(port, "/quotes/") == 200
            with server.away():
                wait_for(lambda: not server.connected)
            assert [status(port, path) for path in ("/themes/", "/places/", "/up/")] == [200, 200, 200]
            assert ended(site) == []


def test_one_waits_for_a_server_that_does_not_answer_and_all_others_go_on() -> None:
    patience = Patience()
    with pytest.raises(psycopg.OperationalError, match="timeout"), patience.waiting(0):
        raise psycopg.OperationalError("timeout")
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError, match="a moment ago"), patience.waiting(60):
            pytest.fail("it waited in vain")
