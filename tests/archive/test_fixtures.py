"""The archive as files: what they hold, and that they are what is written back."""

import json
from pathlib import Path

import pytest

from explorer.archive.fixtures import FILES, FixtureError, archive_files, digest, read_files
from explorer.archive.versions import current_version
from explorer.models import Chapter, Correction, Place, Quote, Report, Theme
from tests.support.fixture_files import REAL

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
