"""`load_fixtures`: the files are loaded where that loses nothing, and whole."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from explorer.archive.fixtures import FixturesStatus, fixtures_status
from explorer.archive.loading import load
from explorer.models import Place
from tests.support.fixture_files import REAL, changed, said_by, written

pytestmark = pytest.mark.django_db


def test_an_empty_archive_is_loaded() -> None:
    assert fixtures_status(REAL) is FixturesStatus.EMPTY
    assert said_by("load_fixtures").startswith("Loaded 29 quotes")
    assert said_by("load_fixtures") == "The archive is up to date with the fixtures.\n"


def test_changed_files_are_loaded_when_nothing_was_edited(tmp_path: Path) -> None:
    load(REAL)
    files = changed("places.json", '"Dimashq"', '"Dimashq", "Sham"')
    assert fixtures_status(files) is FixturesStatus.OUTDATED
    said_by("load_fixtures", "--folder", str(written(tmp_path, files)))
    assert Place.objects.get(slug="damascus").other_spellings == ["Dimashq", "Sham"]


def test_an_edit_in_the_database_is_kept(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    assert said_by("load_fixtures") == "The archive is up to date with the fixtures.\n"
    folder = str(written(tmp_path, changed("places.json", '"Halab"', '"Haleb"')))
    said = said_by("load_fixtures", "--folder", folder)
    assert "write_fixtures" in said
    assert "load_fixtures --replace" in said
    assert Place.objects.get(slug="damascus").other_spellings == ["Sham"]
    said_by("load_fixtures", "--replace", "--folder", folder)
    assert Place.objects.get(slug="damascus").other_spellings == ["Dimashq"]


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("quotes.json", '"age": 55', '"age": 155', "fixtures/quotes.json, halting-hostilities-"),
        ("quotes.json", '"sect": "kurdish"', '"sect": "kurd"', "sect: "),
        ("quotes.json", '"country": "Turkey"', '"country": "Syria"', "quote_governorate_only_inside_syria"),
        ("quotes.json", '"raqqah"', '"nowhere"', "fixtures/quotes.json can't be read"),
        ("themes.json", "[", "{", "fixtures/themes.json can't be read"),
        ("themes.json", "explorer.theme", "explorer.place", "fixtures/themes.json"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_one_sentence(
    tmp_path: Path, name: str, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(CommandError) as caught:
        said_by("load_fixtures", "--folder", str(written(tmp_path, changed(name, old, new))))
    assert sentence in str(caught.value)
    assert not Place.objects.exists()
