"""A database of an earlier release, brought up to date: nothing is lost, no edit is invented."""

import json
import sys
from pathlib import Path

import pytest

from explorer.archive.fixtures import digest
from tests.support.fixture_files import REAL
from tests.support.old_database import FIRST, as_it_stored, before_the_last
from tests.support.project import run
from tests.support.serving import empty_database

FILL = (
    "from tests.support.old_database import FIRST, before_the_last, edit, fill; "
    "fill({version!r}, {loaded!r}, {release}); {then}"
)
RELEASES = {"FIRST": lambda: FIRST, "before_the_last()": before_the_last}
"""The release as the line of Python names it, and which it is."""
TELL = (
    "import json; from explorer.archive.fixtures import archive_files; from explorer.models import Archive; "
    "print(json.dumps([archive_files(), Archive.objects.values('version', 'loaded_version').get()]))"
)
OLD, OTHER = "0123456789ab", "ba9876543210"


def python(address: str, code: str) -> str:
    """Run a line of Python on a database and return what it prints."""
    result = run(sys.executable, "manage.py", "shell", "--no-imports", "-c", code, DATABASE_URL=address)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def prepare(address: str) -> str:
    """Bring a database up to date and return what is said."""
    result = run(sys.executable, "manage.py", "prepare", DATABASE_URL=address)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.django_db
def test_an_unedited_archive_is_loaded_again_and_is_what_the_files_say(tmp_path: Path) -> None:
    address = empty_database(tmp_path)
    python(address, FILL.format(version=OLD, loaded=OLD, release="FIRST", then="pass"))
    assert prepare(address).startswith("Loaded 29 quotes from ")
    assert prepare(address) == "The archive is up to date with the fixtures.\n"
    files, state = json.loads(python(address, TELL))
    assert files == REAL
    assert state == {"version": digest(REAL), "loaded_version": digest(REAL)}


@pytest.mark.django_db
@pytest.mark.parametrize("release", RELEASES)
def test_an_edited_archive_is_kept_with_its_edit(tmp_path: Path, release: str) -> None:
    address = empty_database(tmp_path)
    edited_once = "edit(summary='By hand.')"
    python(address, FILL.format(version=OTHER, loaded=OLD, release=release, then=edited_once))
    for _ in range(2):
        assert prepare(address).startswith(
            "The archive was edited in the database and the fixtures were edited too, so both are kept"
        )
    files, state = json.loads(python(address, TELL))
    edited = {record["fields"]["slug"]: record["fields"] for record in json.loads(files["themes.json"])}
    assert edited["mistrust"]["summary"] == "By hand."
    # Nothing was loaded since the first release, which had no short titles and no Arabic.
    for name in REAL:
        if name != "themes.json":
            assert json.loads(files[name]) == as_it_stored(name, RELEASES[release]())
    assert state == {"version": digest(files), "loaded_version": OLD}
