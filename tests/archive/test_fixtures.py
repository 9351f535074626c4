"""The archive as files: what they hold, loading, writing back, and what is never lost."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from explorer.archive.fixtures import (
    FILES,
    FixtureError,
    FixturesStatus,
    archive_files,
    digest,
    fixtures_status,
    read_files,
)
from explorer.archive.loading import load
from explorer.archive.versions import current_version
from explorer.models import Chapter, Correction, KeyPoint, Place, Quote, Report, Theme
from tests.support.brute import FIXTURES

pytestmark = pytest.mark.django_db

REAL = read_files(FIXTURES)


def run(command: str, *options: str) -> str:
    """Run a management command and return what it says."""
    said = StringIO()
    call_command(command, *options, stdout=said)
    return said.getvalue()


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return the real files with one text replaced in one of them."""
    assert old in REAL[name]
    return REAL | {name: REAL[name].replace(old, new)}


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder and return it."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


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


@pytest.mark.usefixtures("archive")
def test_loading_again_changes_nothing() -> None:
    before = list(Quote.objects.values_list().order_by("pk"))
    load(REAL)
    assert list(Quote.objects.values_list().order_by("pk")) == before
    assert current_version() == digest(REAL)


def test_files_name_no_database_ids_and_hold_one_field_a_line() -> None:
    for name, text in REAL.items():
        assert all(set(record) == {"model", "fields"} for record in json.loads(text)), name
        assert '", "' not in text.replace('\\"', ""), name


def test_an_empty_archive_is_loaded() -> None:
    assert fixtures_status(REAL) is FixturesStatus.EMPTY
    assert run("load_fixtures").startswith("Loaded 29 quotes")
    assert run("load_fixtures") == "The archive is up to date with the fixtures.\n"


def test_changed_files_are_loaded_when_nothing_was_edited(tmp_path: Path) -> None:
    load(REAL)
    files = changed("places.json", '"Dimashq"', '"Dimashq", "Sham"')
    assert fixtures_status(files) is FixturesStatus.OUTDATED
    run("load_fixtures", "--folder", str(written(tmp_path, files)))
    assert Place.objects.get(slug="damascus").other_spellings == ["Dimashq", "Sham"]


def test_an_edit_in_the_database_is_kept(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    assert run("load_fixtures") == "The archive is up to date with the fixtures.\n"
    folder = str(written(tmp_path, changed("places.json", '"Halab"', '"Haleb"')))
    said = run("load_fixtures", "--folder", folder)
    assert "write_fixtures" in said
    assert "load_fixtures --replace" in said
    assert Place.objects.get(slug="damascus").other_spellings == ["Sham"]
    run("load_fixtures", "--replace", "--folder", folder)
    assert Place.objects.get(slug="damascus").other_spellings == ["Dimashq"]


def test_written_files_count_as_loaded(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    run("write_fixtures", "--folder", str(tmp_path))
    files = read_files(tmp_path)
    assert json.loads(files["places.json"])[0]["fields"]["other_spellings"] == ["Sham"]
    assert fixtures_status(files) is FixturesStatus.CURRENT
    assert fixtures_status(changed("places.json", '"Halab"', '"Haleb"')) is FixturesStatus.OUTDATED


def test_a_record_that_the_files_leave_out_is_removed() -> None:
    load(REAL)
    points = json.loads(REAL["key_points.json"])
    load(REAL | {"key_points.json": json.dumps(points[1:])})
    assert KeyPoint.objects.count() == len(points) - 1


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
        run("load_fixtures", "--folder", str(written(tmp_path, changed(name, old, new))))
    assert sentence in str(caught.value)
    assert not Place.objects.exists()


def test_a_record_in_the_wrong_file_is_refused() -> None:
    with pytest.raises(
        FixtureError, match=r"fixtures/corrections\.json holds a record of another kind: Damascus"
    ):
        load(REAL | {"corrections.json": json.dumps(json.loads(REAL["places.json"])[:1])})


def test_a_record_that_others_name_can_not_be_left_out() -> None:
    load(REAL)
    themes = [theme for theme in json.loads(REAL["themes.json"]) if theme["fields"]["slug"] != "mistrust"]
    with pytest.raises(FixtureError, match="The files leave out a record that another names"):
        load(REAL | {"themes.json": json.dumps(themes)})
    assert Theme.objects.count() == 8


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FixtureError) as caught:
        read_files(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(caught.value)
