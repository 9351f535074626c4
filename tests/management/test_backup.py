"""`backup` and `restore` with real processes, between databases of both kinds and from an earlier release."""

import json
import re
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from explorer.archive.backups import read_backup, rows, write_backup
from explorer.archive.fixtures import digest
from tests.management.test_upgrade import FILL, OLD, TELL, python
from tests.support import writes
from tests.support.fixture_files import REAL
from tests.support.old_database import as_it_stored
from tests.support.project import run
from tests.support.serving import empty_database, prepared

pytestmark = pytest.mark.django_db

WRITE_MEANWHILE = """
import os, pathlib, subprocess, sys
from django.db import connection
from explorer.archive.backups import write_backup

code = '''
from explorer.models import Chapter, Theme
Chapter.objects.update(title="Later")
Theme.objects.update(summary="Later")
'''
done = []

def write(execute, statement, *arguments):
    if 'FROM "explorer_theme"' in statement and 'ORDER BY' in statement and not done:
        command = [sys.executable, "manage.py", "shell", "-c", code]
        done.append(subprocess.run(command, check=True, timeout=50))
    return execute(statement, *arguments)

with connection.execute_wrapper(write):
    write_backup(pathlib.Path({folder!r}))
assert done
"""
"""Writes to two tables in another process, when the backup has read one of them and not the other."""


def manage(address: str, *arguments: str) -> CompletedProcess[str]:
    """Run a command on a database."""
    return run(sys.executable, "manage.py", *arguments, DATABASE_URL=address)


def backed_up(address: str, folder: Path) -> Path:
    """Back up a database and return the file."""
    result = manage(address, "backup", "--to", str(folder))
    assert (result.returncode, result.stderr) == (0, "")
    return Path(result.stdout.rpartition(" to ")[2].strip())


def content(address: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a database would write to the files, and its versions."""
    files, state = json.loads(python(address, TELL))
    return files, state


def test_a_drill_what_was_lost_is_there_again(tmp_path: Path) -> None:
    address = prepared(tmp_path)
    python(
        address, "from explorer.models import Theme; Theme.objects.filter(order=2).update(summary='Ours.')"
    )
    before = content(address)
    file = backed_up(address, tmp_path / "backups")
    (tmp_path / "new").mkdir()
    machine = empty_database(tmp_path / "new")
    restored = manage(machine, "restore", str(file))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert re.fullmatch(r"Restored 29 quotes as of .* UTC: version [0-9a-f]{12}\.\n", restored.stdout)
    assert content(machine) == before
    # The next start takes it for what it is, an archive that was edited.
    assert "was edited in the database" in manage(machine, "prepare").stdout
    assert manage(machine, "check_archive").stdout.startswith(
        "file: ok\nversion: ok\ntables: ok\nindex: ok\n"
    )


def test_an_archive_that_is_there_is_replaced_only_on_request_and_backed_up_first(tmp_path: Path) -> None:
    address = prepared(tmp_path)
    file = backed_up(address, tmp_path / "backups")
    python(
        address,
        "import datetime; from explorer.models import Quote; "
        "Quote.objects.filter(code='halting-hostilities-07')"
        ".update(withdrawn=datetime.date(2026, 2, 3), withdrawn_reason='Danger.')",
    )
    edited = content(address)
    refused = manage(address, "restore", str(file))
    assert refused.returncode == 1
    [sentence] = refused.stderr.splitlines()
    assert sentence.startswith("CommandError: The database holds an archive, so nothing was changed.")
    assert content(address) == edited
    replaced = manage(address, "restore", str(file), "--replace", "--to", str(tmp_path / "before"))
    there, _restored, withdrawn = replaced.stdout.splitlines()
    assert there.startswith(f"Backed up what was there, version {edited[1]['version']}, to ")
    assert withdrawn.startswith("Withdrawn after the backup, and still withdrawn: halting-hostilities-07. ")
    assert content(address)[0] == edited[0]
    [before] = (tmp_path / "before").iterdir()
    assert read_backup(before).version == edited[1]["version"]


@pytest.mark.postgresql_only
@pytest.mark.parametrize("to_sqlite", [True, False])
def test_either_database_takes_the_other_s_backup(tmp_path: Path, to_sqlite: bool) -> None:
    databases = [empty_database(tmp_path), f"sqlite:///{tmp_path}/other.sqlite3"]
    first, second = databases if to_sqlite else reversed(databases)
    assert manage(first, "prepare").returncode == 0
    file = backed_up(first, tmp_path / "backups")
    result = manage(second, "restore", str(file))
    assert (result.returncode, result.stderr) == (0, "")
    assert content(second) == content(first)


def test_a_backup_holds_one_state_and_keeps_no_writer_waiting(tmp_path: Path) -> None:
    address = prepared(tmp_path)
    version = content(address)[1]["version"]
    python(address, WRITE_MEANWHILE.format(folder=str(tmp_path / "backups")))
    [file] = (tmp_path / "backups").iterdir()
    backup = read_backup(file)
    assert backup.version == version
    held = [row["fields"] for row in rows(backup) if row["model"] in ("explorer.chapter", "explorer.theme")]
    assert len(held) == 9
    assert [fields for fields in held if "Later" in fields.values()] == []
    assert content(address)[1]["version"] != version


def test_a_database_of_the_first_release_is_backed_up_and_restored_as_one_of_this(tmp_path: Path) -> None:
    address = empty_database(tmp_path)
    python(address, FILL.format(version=OLD, loaded=OLD, release="FIRST", then="pass"))
    file = backed_up(address, tmp_path / "backups")
    backup = read_backup(file)
    assert (backup.version, backup.quotes) == (OLD, 29)
    assert backup.migrations == {("explorer", "0001_initial")}
    (tmp_path / "new").mkdir()
    machine = empty_database(tmp_path / "new")
    result = manage(machine, "restore", str(file))
    assert (result.returncode, result.stderr) == (0, "")
    files, state = content(machine)
    assert {name: json.loads(file) for name, file in files.items()} == {
        name: as_it_stored(name) for name in REAL
    }
    assert state["version"] == digest(files)


def test_an_update_is_rolled_back_into_an_empty_database(tmp_path: Path) -> None:
    address = prepared(tmp_path)
    before = content(address)
    file = backed_up(address, tmp_path / "backups")
    # What software to come leaves in a database.
    python(
        address,
        "from django.db import connection; from django.db.migrations.recorder import MigrationRecorder; "
        "MigrationRecorder(connection).record_applied('explorer', '9999_later')",
    )
    for options in ([], ["--replace"]):
        refused = manage(address, "restore", str(file), *options)
        assert refused.returncode == 1
        [sentence] = refused.stderr.splitlines()
        assert sentence.startswith("CommandError: The database was written by newer software")
    (tmp_path / "new").mkdir()
    emptied = empty_database(tmp_path / "new")
    assert manage(emptied, "restore", str(file)).returncode == 0
    assert content(emptied) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["restore", ""], "Name the backup: make restore FROM=backups/archive-….zip"),
        (["restore", "README.md"], "README.md is damaged, or no backup at all"),
        (["restore", "missing.zip"], "missing.zip can't be read: No such file or directory."),
        (["backup", "--to", "README.md"], "README.md is there already and is kept as it is."),
    ],
)
def test_what_can_not_be_done_is_one_sentence(arguments: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as raised:
        call_command(*arguments)
    assert str(raised.value).startswith(sentence)
    assert len(str(raised.value).splitlines()) == 1


def test_a_database_that_can_not_be_used_is_one_sentence(tmp_path: Path) -> None:
    writes.build()
    file = write_backup(tmp_path).path
    for arguments in (["backup"], ["restore", str(file)]):
        result = manage("sqlite:////nowhere/archive.sqlite3", *arguments)
        assert result.returncode == 1
        assert result.stderr.startswith("CommandError: The database can't be used; check DATABASE_URL: ")
        assert len(result.stderr.splitlines()) == 1
