"""The archive as files: what they hold, and that they are what is written back."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from explorer.archive.fixtures import (
    FILES,
    FixtureError,
    FixturesStatus,
    archive_files,
    digest,
    fixtures_status,
    read_files,
)
from explorer.archive.versions import current_version
from explorer.models import Chapter, Correction, Place, Quote, Report, Theme
from tests.support.derived import check_brute_force, stored
from tests.support.fixture_files import REAL
from tests.support.writes import build

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_the_archive_holds_one_chapter_of_29_quotes() -> None:
    models = [Report, Chapter, Theme, Place, Quote, Correction]
    assert [model.objects.count() for model in models] == [1, 1, 8, 15, 29, 0]
    assert [quote.code for quote in Quote.objects.in_report_order()] == [
        f"halting-hostilities-{number:02d}" for number in range(1, 30)
    ]


@pytest.mark.usefixtures("archive")
def test_every_record_is_valid() -> None:
    for model in FILES.values():
        for row in model.objects.all():
            row.full_clean()


@pytest.mark.usefixtures("archive")
def test_the_files_are_exactly_what_is_written_back() -> None:
    assert archive_files() == REAL
    assert current_version() == digest(REAL)


def test_files_name_no_database_ids_and_hold_one_field_a_line() -> None:
    for name, text in REAL.items():
        assert all(set(record) == {"model", "fields"} for record in json.loads(text)), name
        assert '", "' not in text.replace('\\"', ""), name


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FixtureError) as caught:
        read_files(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(caught.value)


@pytest.mark.usefixtures("archive")
def test_the_status_knows_of_a_raw_edit_that_was_not_taken_in() -> None:
    files = archive_files()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET age = 44 WHERE number = 1")
    assert fixtures_status(files) is FixturesStatus.UNWRITTEN


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("edited", [False, True])
def test_a_database_of_earlier_software_does_not_look_edited_unless_it_was(edited: bool) -> None:
    build()
    files = archive_files()
    call_command("migrate", "explorer", "0005", verbosity=0)
    old = old_digest(files)
    # Earlier software renewed the version with each edit.
    version = "0123456789ab" if edited else old
    values = {"version": version, "loaded_version": old, "loaded_files": old}
    with connection.cursor() as cursor:
        assignments = ", ".join(f"{name} = '{value}'" for name, value in values.items())
        cursor.execute(f"UPDATE explorer_archive SET {assignments}")  # noqa: S608 - a digest
        if edited:
            cursor.execute("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
    call_command("migrate", verbosity=0)
    check_brute_force(stored())
    newer = {**files, "places.json": files["places.json"].replace("Homs", "Hims")}
    assert fixtures_status(newer) is (FixturesStatus.EDITED if edited else FixturesStatus.OUTDATED)
    assert fixtures_status(files) is (FixturesStatus.UNWRITTEN if edited else FixturesStatus.CURRENT)


def old_digest(files: dict[str, str]) -> str:
    """Return the digest that earlier software took of files and database: of their texts."""
    return sha256("".join(f"{name}\0{text}\0" for name, text in files.items()).encode()).hexdigest()[:12]
