"""`write_fixtures`: what the database holds is written to files, which then count as loaded."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import DjangoAssertNumQueries

from explorer.archive.fixtures import FILES, FixturesStatus, archive_files, fixtures_status, read_files
from explorer.archive.loading import load
from explorer.models import Place
from tests.support.fixture_files import REAL, changed, said_by, written

pytestmark = pytest.mark.django_db

HALEB = changed("places.json", '"Halab"', '"Haleb"')


def edit_the_database() -> None:
    """Load the real files, then change a record in the database."""
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])


def test_written_files_count_as_loaded(tmp_path: Path) -> None:
    edit_the_database()
    said_by("write_fixtures", "--folder", str(written(tmp_path, REAL)))
    files = read_files(tmp_path)
    assert json.loads(files["places.json"])[0]["fields"]["other_spellings"] == ["Sham"]
    assert fixtures_status(files) is FixturesStatus.CURRENT
    assert fixtures_status(HALEB) is FixturesStatus.OUTDATED


def test_a_copy_elsewhere_is_written_and_does_not_count_as_loaded(tmp_path: Path) -> None:
    edit_the_database()
    said_by("write_fixtures", "--folder", str(tmp_path / "copy"))
    assert read_files(tmp_path / "copy") == archive_files()
    assert fixtures_status(REAL) is FixturesStatus.UNWRITTEN


def test_the_records_that_others_name_are_not_asked_for_one_by_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    load(REAL)
    with django_assert_num_queries(len(FILES) + 1):  # the quotes of key points are a table of their own
        archive_files()


@pytest.mark.parametrize("broken", [False, True])
def test_files_that_were_edited_and_not_loaded_are_kept(tmp_path: Path, broken: bool) -> None:
    edit_the_database()
    folder = written(tmp_path, HALEB)
    if broken:
        (folder / "themes.json").unlink()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(CommandError, match=r"were edited and not loaded.*write_fixtures --replace"):
        said_by("write_fixtures", "--folder", str(folder))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    said_by("write_fixtures", "--folder", str(folder), "--replace")
    assert read_files(folder) == archive_files()
