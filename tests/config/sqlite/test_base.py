"""An archive in SQLite, whatever becomes of its file while the real server reads it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

import pytest

from config.sqlite.base import address, state
from explorer.archive.versions import RETRY_SECONDS
from tests.support.project import ROOT
from tests.support.serving import (
    AS_ANYBODY,
    announced,
    ended,
    free_port,
    get,
    prepared,
    serving,
    status,
    wait_for,
)

pytestmark = pytest.mark.sqlite_only

ONE_LINE = "The database can't be read ("


@pytest.fixture(scope="module")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that holds the archive, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    prepared(folder)
    return folder / "archive.sqlite3"


@pytest.fixture
def file(archive_file: Path, tmp_path: Path) -> Path:
    """Return a copy of the archive for this test alone."""
    folder = tmp_path / "database"
    folder.mkdir()
    return Path(shutil.copy(archive_file, folder / "archive.sqlite3"))


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Let nothing be made in `folder` or written to its files, as on a read-only disk."""
    places = [folder, *folder.iterdir()]
    modes = [place.stat().st_mode for place in places]
    for place, mode in zip(places, modes, strict=True):
        place.chmod(mode & 0o555)
    try:
        yield
    finally:
        for place, mode in zip(places, modes, strict=True):
            place.chmod(mode)


def keep(port: int, path: str) -> tuple[int, dict[str, str], str]:
    """Ask for a page, and give the server the moment after its last byte in which it is kept."""
    answer = get(port, path)
    sleep(0.2)
    return answer


def test_a_site_starts_and_serves_where_nothing_can_be_written(file: Path) -> None:
    port = free_port()
    with unwritable(file.parent):
        done = subprocess.run(  # noqa: S603  # the command is written here
            [*AS_ANYBODY, sys.executable, "manage.py", "prepare"],
            cwd=ROOT,
            env={"DATABASE_URL": f"sqlite:///{file}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        with serving(port, DATABASE_URL=f"sqlite:///{file}") as server:
            announced(server)
            assert [status(port, path) for path in ("/up/", "/quotes/?q=siege", "/quotes.csv")] == [200] * 3
            assert ended(server) == []
        assert [place.name for place in file.parent.iterdir()] == [file.name]


def test_what_the_log_holds_is_never_left_out(file: Path) -> None:
    log = file.with_name(f"{file.name}-wal")
    assert address(file) == f"file:{file}?mode=ro"
    log.write_bytes(b"a change")
    assert address(file) == f"file:{file}?mode=ro"


def test_a_missing_file_is_not_made_anew_and_one_in_its_place_is_read(file: Path) -> None:
    port = free_port()
    aside = file.with_name("aside")
    with serving(port, DATABASE_URL=f"sqlite:///{file}", WORKERS="1") as server:
        announced(server)
        kept = keep(port, "/quotes/")
        file.rename(aside)
        assert get(port, "/quotes/")[::2] == kept[::2]
        page = get(port, "/themes/")
        assert (page[0], page[1]["retry-after"]) == (503, "10")
        assert "The archive can’t be read just now" in page[2]
        answer = get(port, "/api/v1/themes/")
        assert (answer[0], answer[1]["content-type"]) == (503, "application/problem+json")
        assert status(port, "/up/") == 503
        assert not file.exists()
        aside.rename(file)
        wait_for(lambda: status(port, "/themes/") == 200)
        log = ended(server)
    assert [line[: len(ONE_LINE)] for line in log] == [ONE_LINE]


def test_a_file_that_is_no_database_is_a_503_until_it_is_mended(file: Path, archive_file: Path) -> None:
    port = free_port()
    shutil.copy(ROOT / "README.md", file)
    with serving(port, DATABASE_URL=f"sqlite:///{file}", WORKERS="1") as server:
        announced(server)
        assert [status(port, path) for path in ("/", "/quotes/", "/up/", "/quotes.csv")] == [503] * 4
        shutil.copy(archive_file, file)
        wait_for(lambda: status(port, "/quotes/") == 200)
        sleep(RETRY_SECONDS)
        assert keep(port, "/quotes/")[0] == 200
        # Damaged while it is read: from the second page of the file on there is nothing that SQLite knows.
        with file.open("r+b") as content:
            content.seek(4096)
            content.write(b"\xff" * (file.stat().st_size - 4096))
        assert (status(port, "/quotes/"), status(port, "/themes/"), status(port, "/up/")) == (200, 503, 503)
        log = ended(server)
    assert [line[: len(ONE_LINE)] for line in log] == [ONE_LINE]


def test_a_table_that_is_gone_is_said_by_up(file: Path) -> None:
    port = free_port()
    with serving(port, DATABASE_URL=f"sqlite:///{file}", WORKERS="1") as server:
        announced(server)
        assert get(port, "/up/")[::2] == (200, "ok")
        with closing(sqlite3.connect(file)) as writer:
            writer.execute("DROP TABLE explorer_correction")
        assert get(port, "/up/")[::2] == (503, "not ready")


def test_another_file_in_the_same_place_is_another_state(file: Path, archive_file: Path) -> None:
    before = state(file)
    assert state(file) == before
    file.unlink()
    assert state(file) == ("", 0, 0, 0, 0)
    shutil.copy(archive_file, file)
    assert state(file) != before
