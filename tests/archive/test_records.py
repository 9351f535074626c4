"""A broken fixture file gives its name, the line and the reason; nothing is stored."""

import json
from typing import Any

import pytest

from explorer.archive.fixtures import FixtureError
from explorer.archive.loading import load
from explorer.models import Place
from tests.support.fixture_files import REAL

pytestmark = pytest.mark.django_db

FIRST = "halting-hostilities-01"


def said(files: dict[str, str]) -> str:
    """Return why files are refused."""
    with pytest.raises(FixtureError) as caught:
        load(files)
    assert not Place.objects.exists()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def edited(name: str, place: int, **fields: Any) -> dict[str, str]:
    """Return the real files with fields of one record changed, written as they are written."""
    records = json.loads(REAL[name])
    records[place]["fields"] |= fields
    return REAL | {name: json.dumps(records, indent=2, ensure_ascii=False)}


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "quotes.json",
            '"number": 1,',
            '"number": 1',
            "fixtures/quotes.json, line 13: This is not JSON: Expecting",
        ),
        (
            "themes.json",
            "[\n",
            "<<<<<<< HEAD\n[\n",
            "fixtures/themes.json, line 1: “<<<<<<< HEAD” is a mark of a",
        ),
        ("themes.json", '    "order": 2,', '=======\n    "order": 2,', "“=======” is a mark of a merge"),
        (
            "themes.json",
            '"model": "explorer.theme",',
            '"pk": 1, "model": "explorer.theme",',
            "and nothing else.",
        ),
        ("themes.json", '"slug": "mistrust"', '"slug": " "', "and among them its “slug”."),
        (
            "themes.json",
            '"heading"',
            '"headings"',
            "There is no field “headings”; those are arabic_reviewed,",
        ),
        ("places.json", '"slug": "aleppo"', '"slug": "damascus"', "The same record is already in line"),
        ("quotes.json", '    "number": 1,\n', "", f"{FIRST}: There is no “number”."),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_line(
    name: str, old: str, new: str, sentence: str
) -> None:
    files = REAL | {name: REAL[name].replace(old, new, 1)}
    assert files != REAL
    assert sentence in said(files)


@pytest.mark.parametrize(
    ("name", "fields", "reason"),
    [
        ("quotes.json", {"age": "38"}, 'age: It has to be a whole number, not "38".'),
        ("quotes.json", {"age": True}, "age: It has to be a whole number, not true."),
        ("quotes.json", {"number": None}, "number: It can't be null."),
        ("quotes.json", {"stance_inferred": 1}, "stance_inferred: It has to be true or false, not 1."),
        ("quotes.json", {"text": " \n "}, "text: It is blank."),
        ("quotes.json", {"text": 5}, "text: It has to be a text, not 5."),
        ("quotes.json", {"added": "yesterday"}, "added: “yesterday” value has an invalid date format."),
        ("quotes.json", {"added": 5}, "added: "),
        ("places.json", {"other_spellings": 5}, "other_spellings: It has to be a list of texts"),
        ("quotes.json", {"theme": "mistrust"}, 'theme: It has to be a reference such as ["damascus"].'),
        ("quotes.json", {"country": "Atlantis"}, "country: “Atlantis” is not the English name of a country."),
        ("quotes.json", {"number": 30}, "number: It is above the chapter's last_number, 29."),
        ("quotes.json", {"number": 2}, "number: "),
        ("quotes.json", {"position": 2}, "position: "),
        ("reports.json", {"authors": ["Craig Charney"]}, "authors: It has to be a list of names, each"),
        ("reports.json", {"authors": [{"given": "Craig"}]}, "authors: It has to be a list of names, each"),
        ("reports.json", {"authors": [{"family": " "}]}, "authors: It has to be a list of names, each"),
        ("reports.json", {"authors": "Charney"}, "authors: It has to be a list of names, each"),
        ("places.json", {"other_spellings": "Sham"}, "other_spellings: It has to be a list of texts"),
        ("places.json", {"other_spellings": [5]}, "other_spellings: It has to be a list of texts"),
        (
            "places.json",
            {"other_spellings": ["aléppo"]},
            "The spelling “Aleppo” belongs to damascus as well.",
        ),
        ("key_points.json", {"quotes": [FIRST]}, "quotes: It has to be a list of references, each such as"),
        ("key_points.json", {"quotes": [["none-01"]]}, "quotes: There is no record “none-01”."),
    ],
)
def test_what_is_wrong_with_a_record_is_told(name: str, fields: dict[str, Any], reason: str) -> None:
    sentence = said(edited(name, 0, **fields))
    assert sentence.startswith(f"fixtures/{name}, line ")
    assert reason in sentence


def test_a_theme_of_another_chapter_is_refused() -> None:
    chapters = json.loads(REAL["chapters.json"])
    other = json.loads(json.dumps(chapters[0]))
    other["fields"]["slug"] = "other"
    files = edited("quotes.json", 0, chapter=["other"]) | {"chapters.json": json.dumps([*chapters, other])}
    assert "is a theme of the chapter “halting-hostilities”." in said(files)


def test_authors_may_be_organisations_or_nobody() -> None:
    for authors in [[], [{"literal": "Charney Research"}], [{"family": "Charney"}]]:
        load(edited("reports.json", 0, authors=authors))


def test_a_file_that_is_no_list_is_refused() -> None:
    assert (
        said(REAL | {"themes.json": "{}"})
        == "fixtures/themes.json, line 1: The file has to be a list of records."
    )
