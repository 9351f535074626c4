"""What an operator sees of a running site, the log and the metrics, and that both know nothing of readers."""

import http.client
import json
import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from config.exposing import Backups
from tests.support.serving import Server, announced, ended, free_port, get, prepared, serving, wait_for

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

READER = {
    "User-Agent": "Wantedbrowser/1.0",
    "X-Forwarded-For": "203.0.113.7",
    "Referer": "https://wanted.example.org/",
    "X-Request-ID": "2f1d6b0a9c3e4f58a7b6c5d4e3f20110",
}
QUESTION = "/quotes/?q=wanted&sect=sunni"
PERSONAL = ("wanted", "203.0.113", "sunni", "127.0.0.1")


class Site(NamedTuple):
    """A running site, the port of its metrics, and the file of its database."""

    port: int
    metrics: int
    server: Server
    file: Path


@pytest.fixture(params=["plain", "json"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """Serve the archive with a log of either format."""
    port, metrics = free_port(), free_port()
    address = prepared(tmp_path)
    with serving(port, DATABASE_URL=address, LOG_FORMAT=request.param, METRICS_PORT=str(metrics)) as server:
        announced(server)
        yield Site(port, metrics, server, tmp_path / "archive.sqlite3")


def ask(port: int, path: str) -> tuple[int, str]:
    """Ask as a reader behind a proxy; return the status and the id that the answer names."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as client:
        client.request("GET", path, headers=READER)
        response = client.getresponse()
        response.read()
        return response.status, response.headers["X-Request-ID"]


def counted(metrics: int, view: str, status: int) -> int:
    """Return how many answers of a view the metrics count."""
    text = get(metrics, "/metrics")[2]
    found = re.search(rf'^archive_answers_total{{status="{status}",view="{view}"}} (\d+)', text, re.MULTILINE)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("site", ["json"], indirect=True)
def test_metrics_count_by_view_what_all_workers_answered_new_or_kept(site: Site) -> None:
    for _ in range(6):
        assert ask(site.port, QUESTION)[0] == 200
    assert ask(site.port, "/quotes/halting-hostilities-07/")[0] == 200
    assert ask(site.port, "/wanted/")[0] == 404
    assert ask(site.port, "/quotes/?sect=wanted")[0] == 400
    wait_for(lambda: counted(site.metrics, "quotes", 200) == 6)
    wait_for(lambda: counted(site.metrics, "quote", 200) == 1)
    wait_for(lambda: counted(site.metrics, "other", 404) == 1)
    wait_for(lambda: counted(site.metrics, "quotes", 400) == 1)
    text = get(site.metrics, "/metrics")[2]
    assert re.search(r'^archive_answer_seconds_count{view="quotes"} 7', text, re.MULTILINE)
    assert [word for word in PERSONAL if word in text.lower()] == []
    assert ended(site.server) == []
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", site.metrics))


def test_a_line_of_the_log_names_the_request_and_nothing_of_the_reader(
    site: Site, request: pytest.FixtureRequest
) -> None:
    for path in (QUESTION, "/quotes/?sect=wanted", "/wanted/", f"/quotes/?q={'wanted' * 2000}"):
        assert ask(site.port, path)[1] == READER["X-Request-ID"]
    for beside in ("", "-wal", "-shm"):
        Path(f"{site.file}{beside}").write_bytes(b"no database" * 1000)
    assert ask(site.port, f"{QUESTION}&theme=mistrust") == (503, READER["X-Request-ID"])
    lines = ended(site.server)
    assert lines
    assert [word for word in PERSONAL for line in lines if word in line.lower()] == []
    if request.node.callspec.params["site"] == "json":
        found = [json.loads(line) for line in lines]
        assert {READER["X-Request-ID"]} == {line["request"] for line in found}
        assert {line["level"] for line in found} == {"ERROR"}
        assert all(line["message"].startswith("The database can't be read (") for line in found)
        assert all(set(line) <= {"time", "level", "logger", "message", "request"} for line in found)
    else:
        assert all(line.startswith("The database can't be read (") for line in lines)


def test_the_age_of_the_newest_backup_is_shown(tmp_path: Path) -> None:
    assert list(Backups(str(tmp_path)).collect()) == []
    for name, written in (("archive-1-a.zip", 1_700_000_000), ("archive-2-b.zip", 1_800_000_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (written, written))
    (tmp_path / ".archive-3.part").touch()
    [found] = Backups(str(tmp_path)).collect()
    assert [(sample.name, sample.value) for sample in found.samples] == [
        ("archive_backup_timestamp_seconds", 1_800_000_000)
    ]


def test_metrics_show_a_backup_s_age_where_a_folder_is_named(site: Site, tmp_path: Path) -> None:
    assert "archive_backup_timestamp_seconds" not in get(site.metrics, "/metrics")[2]
    (tmp_path / "archive-1-a.zip").touch()
    port, metrics = free_port(), free_port()
    told = {"METRICS_PORT": str(metrics), "BACKUP_FOLDER": str(tmp_path)}
    with serving(port, DATABASE_URL=f"sqlite:///{site.file}", **told) as server:
        announced(server)
        assert "archive_backup_timestamp_seconds 1." in get(metrics, "/metrics")[2]


def test_a_port_of_the_metrics_that_is_taken_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with serving(free_port(), METRICS_PORT=str(taken)) as server:
            output = server.communicate(timeout=30)
    sentence = (
        f"The metrics can't be shown at 127.0.0.1, port {taken} (Address already in use): "
        "choose another METRICS_PORT.\n"
    )
    assert (server.returncode, output) == (1, ("", sentence))
