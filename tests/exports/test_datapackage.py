"""The data package: what it says, and what the standard's own checker says about it."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import pytest
from django.test import override_settings

from explorer.exports import datapackage
from explorer.exports.columns import quote_record
from explorer.models import Quote
from explorer.questions.index import current_index
from tests.support import brute
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db


def packed() -> bytes:
    """Return the whole archive in one file."""
    file = io.BytesIO()
    datapackage.write_archive(file)
    return file.getvalue()


def unpacked(folder: Path) -> Path:
    """Unpack the archive into a folder."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        archive.extractall(folder)
    return folder


def described() -> dict[str, Any]:
    """Return the descriptor as it is packed."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        found: dict[str, Any] = json.loads(archive.read("datapackage.json"))
    return found


def table(name: str) -> str:
    """Return one table of the package."""
    return "".join(datapackage.RESOURCES[name].lines())


def rows(name: str) -> list[dict[str, str]]:
    """Read one table of the package."""
    return list(csv.DictReader(io.StringIO(table(name), newline="")))


def problems(folder: Path) -> list[Any]:
    """Return what the standard's checker finds wrong."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    found: list[Any] = report.flatten(["type", "message"])
    return found


@pytest.mark.usefixtures("archive")
def test_the_package_was_made_when_the_archive_last_changed() -> None:
    days = [row[name] for row in brute.fields("quotes") for name in ("added", "changed")]
    assert described()["created"] == f"{max(days)}T00:00:00Z"


@pytest.mark.usefixtures("archive")
def test_the_package_is_valid(tmp_path: Path) -> None:
    assert problems(unpacked(tmp_path)) == []


WRONG = [
    (",pro-regime,", ",neutral,", "constraint-error"),
    ("halting-hostilities,Halting", "unknown,Halting", "foreign-key"),
    ("halting-hostilities-02,", "halting-hostilities-01,", "primary-key"),
    (",true,", ",perhaps,", "type-error"),
    ("We", "They", "hash-count"),
]
"""What stands in the table of quotes, something that may not stand there, and the problem that it is."""


@pytest.mark.usefixtures("archive")
def test_the_schema_notices_what_is_wrong(tmp_path: Path) -> None:
    quotes = unpacked(tmp_path) / "quotes.csv"
    right = quotes.read_bytes().decode()
    for old, new, problem in WRONG:
        assert old in right
        quotes.write_bytes(right.replace(old, new, 1).encode())
        assert problem in [kind for kind, _message in problems(tmp_path)]


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_what_the_descriptor_says_about_the_archive() -> None:
    about = {name: value for name, value in described().items() if name not in ("description", "resources")}
    title = (
        "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for "
        "Peace, Justice, and Reconciliation"
    )
    assert about == {
        "profile": "tabular-data-package",
        "created": "2026-11-22T00:00:00Z",
        "name": "syrian-interview-quotes",
        "title": "Syrian Interview Quotes",
        "version": current_index().version,
        "homepage": "https://quotes.example.org/",
        "keywords": [
            *("Syria", "interviews", "quotations", "qualitative research"),
            "Halting Hostilities at the Local Level",
        ],
        "licenses": [
            {
                "name": "CC-BY-SA-4.0",
                "title": "Creative Commons Attribution-ShareAlike 4.0 International",
                "path": "https://creativecommons.org/licenses/by-sa/4.0/",
            }
        ],
        "sources": [
            {
                "title": (
                    f"Craig Charney, {title}, Syria Justice and Accountability Centre, February 2015, "
                    "https://syrianperspectives2015.pressbooks.com/"
                ),
                "path": "https://syrianperspectives2015.pressbooks.com/",
            }
        ],
        "contributors": [
            {"title": "Craig Charney", "role": "author"},
            {"title": "Syria Justice and Accountability Centre", "role": "publisher"},
        ],
    }


def test_a_report_without_authors_names_its_publisher_alone() -> None:
    build_quote(theme=build_theme(chapter=build_chapter(report=build_report(authors=[]))))
    assert described()["contributors"] == [{"title": "A Publisher", "role": "publisher"}]
    assert rows("reports.csv")[0]["authors"] == ""


@pytest.mark.usefixtures("archive")
def test_sizes_and_checksums_are_those_of_the_tables() -> None:
    found = {resource["path"]: (resource["bytes"], resource["hash"]) for resource in described()["resources"]}
    assert list(found) == ["quotes.csv", "themes.csv", "chapters.csv", "reports.csv", "places.csv"]
    for name, measured in found.items():
        content = table(name).encode()
        assert measured == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")


@pytest.mark.usefixtures("archive")
def test_fields_of_the_quotes() -> None:
    [quotes, *_others] = described()["resources"]
    fields = {field["name"]: field for field in quotes["schema"]["fields"]}
    assert list(fields) == list(quote_record(Quote.objects.with_context()[0]))
    assert fields["stance"] == {
        "name": "stance",
        "type": "string",
        "format": "default",
        "description": "the report's category of political stance (pro-regime, anti-regime, not-stated)",
        "constraints": {"required": True, "enum": ["pro-regime", "anti-regime", "not-stated"]},
    }
    assert fields["age"]["constraints"] == {"minimum": 0, "maximum": 120}
    assert fields["url"]["format"] == "uri"
    assert quotes["schema"]["primaryKey"] == ["id"]
    assert quotes["schema"]["foreignKeys"] == [
        {"fields": ["theme"], "reference": {"resource": "themes", "fields": ["slug"]}},
        {"fields": ["chapter"], "reference": {"resource": "chapters", "fields": ["slug"]}},
        {"fields": ["governorate"], "reference": {"resource": "places", "fields": ["slug"]}},
    ]


@pytest.mark.usefixtures("archive")
def test_tables_hold_every_record_of_the_files() -> None:
    assert [row["id"] for row in rows("quotes.csv")] == brute.answer({})
    assert [(row["slug"], row["heading"], row["summary"]) for row in rows("themes.csv")] == [
        (theme["slug"], theme["heading"], theme["summary"]) for theme in brute.fields("themes")
    ]
    assert [(row["slug"], row["pcode"], row["name_ar"]) for row in rows("places.csv")] == [
        (place["slug"], place["pcode"], place["name_ar"]) for place in brute.fields("places")
    ]
    assert [(row["slug"], row["report"], row["order"]) for row in rows("chapters.csv")] == [
        ("halting-hostilities", "maybe-we-can-reach-a-solution", "3")
    ]
    [report] = rows("reports.csv")
    facts = ["authors", "publisher_place", "published", "interviews_began", "interview_count"]
    assert [report[name] for name in facts] == ["Craig Charney", "The Hague", "2015-02", "2014-08-01", "40"]


def test_a_table_of_the_package_has_no_mark_and_no_guard() -> None:
    build_quote(text="=1+1")
    assert table("quotes.csv").startswith("id,text,attribution,")
    assert rows("quotes.csv")[0]["text"] == "=1+1"


@pytest.mark.usefixtures("archive")
def test_what_is_packed(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == [
        "LICENCE.md",
        "README.md",
        "chapters.csv",
        "data-dictionary.md",
        "datapackage.json",
        "places.csv",
        "quotes.csv",
        "quotes.json",
        "reports.csv",
        "themes.csv",
    ]
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) == described()
    record = json.loads((folder / "quotes.json").read_text(encoding="utf-8"))
    assert [quote["id"] for quote in record["results"]] == brute.answer({})
    for name in datapackage.RESOURCES:
        assert (folder / name).read_bytes() == table(name).encode()


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_readme_licence_and_dictionary(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert f"- Archive version: {current_index().version}\n" in texts["README"]
    assert "- Address: https://quotes.example.org/\n" in texts["README"]
    assert "- `themes.csv`: Sections of the chapters\n" in texts["README"]
    for name in ("README", "LICENCE"):
        assert "Syria Justice and Accountability Centre" in texts[name]
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in texts["LICENCE"]
    assert "No endorsement by its authors or publisher is implied." in texts["LICENCE"]
    assert (
        "| `age` | the speaker's age in whole years | integer | 0–120; empty where not stated |\n"
        in texts["data-dictionary"]
    )
    assert texts["data-dictionary"].count("\n## ") == 5


@pytest.mark.usefixtures("archive")
def test_the_same_version_is_the_same_bytes() -> None:
    assert packed() == packed()


def test_another_version_is_another_descriptor() -> None:
    quote = build_quote()
    before = described()
    quote.text = "Other words."
    quote.save()
    after = described()
    assert before["version"] != after["version"]
    assert before["resources"][0]["hash"] != after["resources"][0]["hash"]
    assert before["resources"][1] == after["resources"][1]
