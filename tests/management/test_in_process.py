"""The commands that prepare a database, back it up and restore it, one after another in one process."""

import datetime as dt
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.management.commands.prepare import keep_private
from explorer.models import Quote

pytestmark = pytest.mark.django_db(transaction=True)


def said_by(*command: str) -> str:
    """Run a command and return what it says."""
    said = StringIO()
    call_command(*command, stdout=said)
    return said.getvalue()


def test_an_archive_is_prepared_backed_up_and_restored(tmp_path: Path) -> None:
    assert said_by("prepare").startswith("Loaded 29 quotes from ")
    assert said_by("prepare") == "The archive is up to date with the fixtures.\n"
    version = current_version()
    said = said_by("backup", "--to", str(tmp_path))
    assert said.startswith(f"Backed up 29 quotes, version {version}, to {tmp_path}")
    file = said.rpartition(" to ")[2].strip()

    with pytest.raises(CommandError, match="The database holds an archive, so nothing was changed"):
        call_command("restore", file)

    Quote.objects.filter(code="halting-hostilities-04").update(
        withdrawn=dt.date(2026, 5, 6), withdrawn_reason="The speaker asked for it."
    )
    said = said_by("restore", file, "--replace", "--to", str(tmp_path / "replaced"))
    assert "Backed up what was there, version " in said
    assert "Restored 29 quotes as of " in said
    assert "Withdrawn after the backup, and still withdrawn: halting-hostilities-04." in said
    assert Quote.objects.published().count() == 28


@pytest.mark.parametrize(
    ("file", "sentence"), [("", "Name the backup"), ("nowhere.zip", "nowhere.zip")], ids=["none", "missing"]
)
def test_a_restore_without_a_backup_is_one_sentence(file: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("restore", file)


def lost(_execute: Any, statement: str, *_arguments: Any) -> Any:
    """Lose the database at the first statement about the archive."""
    if "explorer" in statement:
        raise OperationalError("the server is gone\nand more")
    return _execute(statement, *_arguments)


@pytest.mark.parametrize("command", [["prepare"], ["backup"], ["restore", "FILE", "--replace"]])
def test_a_database_that_is_lost_on_the_way_is_one_sentence(command: list[str], tmp_path: Path) -> None:
    said_by("prepare")
    file = said_by("backup", "--to", str(tmp_path)).rpartition(" to ")[2].strip()
    words = [file if word == "FILE" else word for word in command]
    with (
        connection.execute_wrapper(lost),
        pytest.raises(CommandError, match=r"^The database can't be used; .*: the server is gone$"),
    ):
        call_command(*words)


def test_a_site_that_is_open_to_the_network_is_told_so(settings: Settings) -> None:
    settings.OPENED_WITHOUT_PROXY = "The site is open to the network without a proxy."
    assert said_by("prepare").endswith("The site is open to the network without a proxy.\n")


def test_a_database_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite3"
    own = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}})
    keep_private(own["default"])
    assert file.stat().st_mode & 0o777 == 0o600
