"""`load_fixtures`: the files are loaded where that loses nothing, and whole."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from explorer.archive.fixtures import FixturesStatus, archive_files, digest, fixtures_status
from explorer.archive.loading import load
from explorer.archive.versions import current_version
from explorer.models import Archive, Place, Quote, Theme
from tests.support.builders import build_quote
from tests.support.fixture_files import REAL, changed, said_by, written

pytestmark = pytest.mark.django_db

IN_RAQQAH = '"country": "Syria",\n    "governorate": [\n      "raqqah"'


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


def test_files_that_took_over_an_edit_are_loaded_when_they_change_again(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    folder = str(tmp_path / "copy")
    said_by("write_fixtures", "--folder", folder)
    assert said_by("load_fixtures", "--folder", folder) == "The archive is up to date with the fixtures.\n"
    assert (
        fixtures_status(changed("places.json", '"Dimashq"', '"Dimashq", "Dimashk"'))
        is FixturesStatus.OUTDATED
    )


def test_an_edit_in_the_database_is_kept(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    assert said_by("load_fixtures").startswith(
        "The archive was edited in the database and the fixtures were not, so the database is kept as it is."
    )
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
        ("quotes.json", '"age": 55', '"age": 155', "fixtures/quotes.json, line 130, halting-hostilities-"),
        ("quotes.json", '"sect": "kurdish"', '"sect": "kurd"', "sect: "),
        ("quotes.json", IN_RAQQAH, IN_RAQQAH.replace("Syria", "Iraq"), "quote_governorate_only_inside_syria"),
        ("quotes.json", '"raqqah"', '"nowhere"', "governorate: There is no record “nowhere”."),
        ("themes.json", "[", "{", "fixtures/themes.json, line 2: This is not JSON"),
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


def test_a_raw_edit_of_the_database_is_kept_and_told(tmp_path: Path) -> None:
    load(REAL)
    version = current_version()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_theme SET summary = 'By hand.' WHERE slug = 'mistrust'")
    assert fixtures_status(REAL) is FixturesStatus.UNWRITTEN
    files = changed("places.json", '"Halab"', '"Haleb"')
    assert fixtures_status(files) is FixturesStatus.EDITED
    said = said_by("load_fixtures", "--folder", str(written(tmp_path, files)))
    assert said.startswith("The archive was edited in the database and the fixtures were edited too")
    assert Theme.objects.get(slug="mistrust").summary == "By hand."
    assert current_version() == digest(archive_files()) != version


def test_an_edit_made_alike_in_both_is_no_difference() -> None:
    load(REAL)
    files = changed("places.json", '"Halab"', '"Haleb"')
    Place.objects.filter(slug="aleppo").update(
        other_spellings=json.loads(files["places.json"])[1]["fields"]["other_spellings"]
    )
    assert fixtures_status(files) is FixturesStatus.CURRENT


def test_the_files_replace_an_archive_that_holds_more_only_when_asked_to(tmp_path: Path) -> None:
    load(REAL)
    theme = Theme.objects.get(slug="mistrust")
    build_quote(30, theme=theme, governorate=Place.objects.get(slug="homs"))
    folder = str(written(tmp_path, changed("places.json", '"Halab"', '"Haleb"')))
    said_by("load_fixtures", "--folder", folder)
    assert Quote.objects.count() == 30
    said_by("load_fixtures", "--folder", folder, "--replace")
    assert Quote.objects.count() == 29


def test_a_synthetic_archive_is_never_mixed_with_real_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    build_quote(1)
    Archive.objects.update(synthetic=True)
    call_command("load_fixtures")
    assert capsys.readouterr().out == "The archive is synthetic, so the fixtures are not loaded.\n"
    with pytest.raises(CommandError, match="real quotes need a database of their own"):
        call_command("load_fixtures", replace=True)
    assert Quote.objects.count() == 1


def test_key_points_that_no_published_quote_shows_are_named_with_the_way_out(tmp_path: Path) -> None:
    load(REAL)
    [code, shown_by] = next(
        (point["fields"]["code"], point["fields"]["quotes"][0][0])
        for point in json.loads(REAL["key_points.json"])
        if len(point["fields"]["quotes"]) == 1
    )
    quotes = json.loads(REAL["quotes.json"])
    for quote in quotes:
        if quote["fields"]["code"] == shown_by:
            quote["fields"] |= {"withdrawn": "2026-05-06", "withdrawn_reason": "The speaker asked for it."}
    files = REAL | {"quotes.json": json.dumps(quotes)}
    said = said_by("load_fixtures", "--replace", "--folder", str(written(tmp_path, files)))
    assert f"No published quote shows these key points, so they are hidden: {code}" in said
    assert "take them out of key_points.json." in said
