"""The packed archive as a file: written once a version, by one at a time, and gone with the version."""

import io
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from explorer.exports.datapackage import ready, write_archive
from explorer.models import Quote
from explorer.questions.index import current_index
from tests.support.builders import DAY, build_quote
from tests.support.project import run
from tests.support.serving import prepared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep the files of a test by themselves."""
    settings.DOWNLOADS_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the version each time that the archive is packed."""
    versions: list[str] = []
    pack = write_archive

    def note(file: io.BytesIO) -> None:
        versions.append(current_index().version)
        pack(file)

    monkeypatch.setattr(ready, "write_archive", note)
    return versions


def taken(software: str = "one") -> bytes:
    """Return the packed archive as it is sent."""
    with ready.open_archive(software) as file:
        return file.read()


def kept(folder: Path) -> list[str]:
    """Return the names of the packed files."""
    return sorted(path.name for path in folder.rglob("*.zip"))


def quotes(content: bytes) -> str:
    """Return the table of quotes of a packed archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("quotes.csv").decode()


def test_it_is_written_once(written: list[str]) -> None:
    build_quote()
    assert taken() == taken()
    assert written == [current_index().version]


def test_another_version_and_other_software_are_another_file_and_the_only_one(
    written: list[str], folder: Path
) -> None:
    build_quote(1, text="Words to forget.")
    build_quote(2)
    assert "Words to forget." in quotes(taken())
    first = kept(folder)
    Quote.objects.filter(number=1).update(withdrawn=DAY, withdrawn_reason="The speaker asked for it.")
    assert "Words to forget." not in quotes(taken())
    second = kept(folder)
    taken("other")
    third = kept(folder)
    assert [len(names) for names in (first, second, third)] == [1, 1, 1]
    assert len({*first, *second, *third}) == 3
    assert len(written) == 3


def test_a_change_removes_the_file_at_once(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    build_quote()
    taken()
    assert len(kept(folder)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        Quote.objects.update(text="Other words.")
    assert kept(folder) == []


def test_where_nothing_can_be_written_it_is_made_each_time(
    written: list[str], folder: Path, settings: Settings
) -> None:
    build_quote()
    whole = taken()
    (folder / "a-file").write_text("no folder")
    settings.DOWNLOADS_ROOT = folder / "a-file"
    assert taken() == taken() == whole
    assert len(written) == 3


def test_what_was_left_unfinished_is_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_quote()

    def fail(file: io.BytesIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(ready, "write_archive", fail)
        with pytest.raises(KeyboardInterrupt):
            taken()
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["lock"]
    assert zipfile.is_zipfile(io.BytesIO(taken()))


def test_several_at_once_wait_for_the_one_that_writes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def pack(file: io.BytesIO) -> None:
        calls.append(1)
        file.write(b"packed")

    monkeypatch.setattr(ready, "write_archive", pack)

    def ask(_reader: int) -> bytes:
        with ready._open_kept(folder, "one.zip") as file:  # noqa: SLF001  # a thread has no archive of its own
            return file.read()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(16))) == [b"packed"] * 16
    assert len(calls) == 1


TAKE = """
import hashlib, os
from pathlib import Path
from django.conf import settings
from explorer.exports.datapackage import ready
settings.DOWNLOADS_ROOT = Path(os.environ["FILES"])
for turn in range(20):
    with ready.open_archive("one") as file:
        print(hashlib.sha256(file.read()).hexdigest())
    ready._remove_all()
"""
"""Takes the file, and has it written anew, again and again."""


def test_processes_that_take_and_renew_the_file_at_once_never_get_half_of_it(tmp_path: Path) -> None:
    environment = {"DATABASE_URL": prepared(tmp_path), "FILES": str(tmp_path / "files")}
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", TAKE]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _process: run(*command, **environment), range(2)))
    assert [result.stderr for result in results] == ["", ""]
    found = [result.stdout.split() for result in results]
    assert [len(digests) for digests in found] == [20, 20]
    assert len({digest for digests in found for digest in digests}) == 1
    left = [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()]
    assert left == ["lock"]
