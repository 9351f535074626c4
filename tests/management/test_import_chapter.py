"""Test `import_chapter`: what it says, what it stores, and what it refuses."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from explorer.archive.versions import current_version
from explorer.models import Chapter, Place, Quote, Report, Theme
from tests.support.builders import build_report
from tests.support.forms import CHAPTERS
from tests.support.imports import HEAD, TITLE, A, B, C, counts, edit, prepare, record, refused, run, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(name="chapter", autouse=True)
def prepared_chapter(db: None, tmp_path: Path) -> Path:  # noqa: ARG001  # what it is stored in
    """Return the file of the chapter that the tests import and change."""
    return prepare(tmp_path)


def test_a_new_chapter_is_stored(chapter: Path) -> None:
    answer = record(chapter)
    assert counts(answer) == (3, 0, 0)
    assert answer["problems"] == []
    assert answer["chapter"] == {
        "slug": "towns",
        "report": "towns-report",
        "title": TITLE,
        "sentence_case_title": "Water and bread in the towns",
        "url": "https://example.org/towns/",
        "order": 1,
    }
    assert answer["themes"] == [
        {"slug": "wells-and-water", "heading": "Wells and Water", "order": 1},
        {"slug": "bread-and-ovens", "heading": "Bread and Ovens", "order": 2},
    ]
    assert stored() == [
        ("towns-01", 1, "wells-and-water", "One."),
        ("towns-02", 2, "wells-and-water", "Two."),
        ("towns-03", 3, "bread-and-ovens", "Three."),
    ]
    assert Chapter.objects.get(slug="towns").last_number == 3
    assert {row.added for row in Quote.objects.all()} == {timezone.localdate()}


def test_a_quote_is_printed_with_every_column_and_its_line(chapter: Path) -> None:
    quote = record(chapter, "--dry-run")["quotes"][1]
    licence, citation = quote.pop("licence"), quote.pop("citation")
    assert licence.startswith("CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/")
    assert citation.endswith("/quotes/towns-02/)") or "/quotes/towns-02/" in citation
    assert quote == {
        "id": "towns-02",
        "text": "Two.",
        "attribution": B,
        "sect": "sunni",
        "gender": "man",
        "age": 31,
        "stance": "anti-regime",
        "stance_inferred": False,
        "governorate": "homs",
        "governorate_pcode": "SY04",
        "country": "Syria",
        "displacement": "none-stated",
        "theme": "wells-and-water",
        "theme_title": "Wells and Water",
        "chapter": "towns",
        "chapter_title": TITLE,
        "position": 2,
        "url": quote["url"],
        "source_url": "https://example.org/towns/",
        "line": 10,
    }
    assert quote["url"].endswith("/quotes/towns-02/")


def test_no_address_is_guessed(chapter: Path) -> None:
    told = ["import_chapter", str(chapter), "--slug", "towns", "--title", TITLE]
    with pytest.raises(CommandError) as caught:
        call_command(*told)
    assert str(caught.value) == "A new chapter needs the address where the report has it: give it with --url."
    assert not Chapter.objects.exists()
    said = StringIO()
    call_command(*told, "--dry-run", "--format", "json", stdout=said)
    assert json.loads(said.getvalue())["chapter"]["url"] == ""


def test_a_dry_run_stores_nothing(chapter: Path) -> None:
    version = current_version()
    assert counts(record(chapter, "--dry-run")) == (3, 0, 0)
    assert not Chapter.objects.exists()
    assert current_version() == version


@pytest.mark.parametrize("name", ["forms.txt", "webbook.html"])
def test_the_sample_chapters_are_stored_and_stay(name: str) -> None:
    readings = ["--readings", str((CHAPTERS / name).with_suffix(".json"))]
    created = record(CHAPTERS / name, *readings)["created"]
    assert created == {"forms.txt": 15, "webbook.html": 8}[name]
    version = current_version()
    assert counts(record(CHAPTERS / name, *readings)) == (0, 0, created)
    assert current_version() == version
    for quote in Quote.objects.all():
        quote.full_clean()


def test_the_text_format_is_for_people(chapter: Path) -> None:
    assert run(chapter).splitlines() == [
        "1. Wells and Water (wells-and-water)",
        f"   towns-01, line 7, created: {A}",
        f"   towns-02, line 10, created: {B}",
        "2. Bread and Ovens (bread-and-ovens)",
        f"   towns-03, line 15, created: {C}",
        "3 created, 0 updated, 0 unchanged.",
    ]
    chapter.write_text(HEAD + "One.\n— Teacher, Homs\n", encoding="utf-8")
    said = StringIO()
    told = ["--slug", "other", "--title", "Other", "--dry-run"]
    with pytest.raises(CommandError, match=r"^1 problem: nothing was saved\.$"):
        call_command("import_chapter", str(chapter), *told, stdout=said)
    assert "line 8: “Teacher” is not known here." in said.getvalue()


def test_problems_are_printed_and_nothing_is_stored() -> None:
    sentence, answer = refused(CHAPTERS / "problems.txt")
    assert sentence == "9 problems: nothing was saved."
    assert answer["problems"][0] == {
        "line": 6,
        "text": "— Sunni man (anti-regime), 32, al-Qamishli",
        "reason": "“al-Qamishli” is not known here. It names no place.",
    }
    assert counts(answer) == (0, 0, 0)
    assert not Chapter.objects.exists()
    assert not Theme.objects.exists()


def test_readings_settle_problems(chapter: Path, tmp_path: Path) -> None:
    edit(chapter, B, "Sunni man (anti-regime), 31, al-Qamishli")
    readings = tmp_path / "readings.json"
    text = "— Sunni man (anti-regime), 31, al-Qamishli"
    fields = {"sect": "sunni", "gender": "man", "age": 31, "stance": "anti-regime"}
    readings.write_text(json.dumps([{"text": text, **fields, "governorate": "al-hasakah"}]), encoding="utf-8")
    assert refused(chapter)[0] == "1 problem: nothing was saved."
    assert counts(record(chapter, "--readings", str(readings))) == (3, 0, 0)
    quote = Quote.objects.get(code="towns-02")
    assert quote.attribution == text.removeprefix("— ")
    assert quote.governorate == Place.objects.get(slug="al-hasakah")


def test_a_reading_settles_what_a_report_does_not_state(chapter: Path, tmp_path: Path) -> None:
    edit(chapter, B, "Activist in Homs, in his 30s")
    fields = {"sect": "not-stated", "gender": "man", "age": "not-stated", "stance": "not-stated"}
    settled = [{"text": "— Activist in Homs, in his 30s", **fields, "governorate": "homs"}]
    readings = tmp_path / "readings.json"
    readings.write_text(json.dumps(settled), encoding="utf-8")
    found = record(chapter, "--readings", str(readings))["quotes"][1]
    assert [found[name] for name in ["attribution", "sect", "gender", "age", "stance"]] == [
        "Activist in Homs, in his 30s",
        "not-stated",
        "man",
        None,
        "not-stated",
    ]
    quote = Quote.objects.get(code="towns-02")
    assert (quote.sect, quote.gender, quote.age, quote.stance) == ("not-stated", "man", None, "not-stated")


def test_a_reading_that_nothing_needs_is_a_problem(chapter: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.json"
    readings.write_text('[{"text": "— Nobody", "ignore": true}]', encoding="utf-8")
    problems = refused(chapter, "--readings", str(readings))[1]["problems"]
    assert [(problem["line"], problem["text"]) for problem in problems] == [(None, "— Nobody")]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--slug", "Towns"], "“Towns” can't be a slug"),
        (["--slug", "to--wns"], "“to--wns” can't be a slug"),
        (["--slug", "../x"], "“../x” can't be a slug"),
        (["--slug", ""], "“” can't be a slug"),
        (["--slug", "x" * 51], "can't be a slug: 50 small letters"),
        (["--title", " "], "The title is empty."),
        (["--title", "x" * 301], "title: "),
        (["--url", "nowhere"], "url: "),
        (["--order", "-1"], "--order is a whole number from 1 to 999, not -1."),
        (["--order", "1000"], "--order is a whole number from 1 to 999, not 1000."),
        (["--report", "none"], "There is no report “none”. Choose one of: towns-report."),
        (["--readings", "/nowhere.json"], "/nowhere.json can't be read: No such file or directory."),
    ],
)
def test_wrong_options_get_one_sentence(chapter: Path, options: list[str], sentence: str) -> None:
    told = ["--slug", "towns", "--title", TITLE, "--url", "https://example.org/towns/", *options]
    with pytest.raises(CommandError) as caught:
        call_command("import_chapter", str(chapter), *told)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not Chapter.objects.exists()


@pytest.mark.parametrize("missing", [Report, Place])
def test_an_archive_without_reports_or_places_says_what_to_do(chapter: Path, missing: Any) -> None:
    missing.objects.all().delete()
    with pytest.raises(CommandError, match=r"Load the fixtures first: manage\.py load_fixtures"):
        run(chapter)


def test_the_report_has_to_be_named_where_there_are_several(chapter: Path) -> None:
    build_report("older-report", published=dt.date(2013, 1, 1), url="https://example.org/older/")
    with pytest.raises(CommandError) as caught:
        run(chapter)
    assert (
        str(caught.value) == "There are several reports. Name one with --report: older-report, towns-report."
    )
    assert record(chapter, "--report", "older-report")["chapter"]["report"] == "older-report"
    assert counts(record(chapter)) == (0, 0, 3)
    with pytest.raises(CommandError, match="belongs to the report “older-report”, not to “towns-report”"):
        run(chapter, "--report", "towns-report")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        run(tmp_path / "none.txt")
    assert str(caught.value) == f"{tmp_path / 'none.txt'} can't be read: No such file or directory."


@pytest.mark.parametrize("unfit", ["\x01", "\x9b", "\u202e", "\u2067", "\ufffe"])
def test_characters_that_xml_or_an_eye_can_not_take_are_problems(chapter: Path, unfit: str) -> None:
    edit(chapter, "Two.", f"Tw{unfit}o.")
    edit(chapter, "Bread and Ovens", f"Bread{unfit} and Ovens")
    sentence, answer = refused(chapter)
    assert sentence == "2 problems: nothing was saved."
    named = f"has characters that no text may hold: U+{ord(unfit):04X}."
    assert sorted((problem["line"], problem["reason"]) for problem in answer["problems"]) == [
        (10, f"text: {named}"),
        (13, f"heading: {named}"),
    ]
    assert stored() == []


def test_the_ledger_is_printed(chapter: Path) -> None:
    lines = record(chapter)["ledger"]
    assert lines[-2:] == [
        {"line": 15, "kind": "quote", "quote": "towns-03"},
        {"line": 16, "kind": "attribution", "quote": "towns-03"},
    ]


@pytest.mark.parametrize("option", [[], ["--dry-run"]])
def test_a_proof_shows_every_line_and_escapes_it(chapter: Path, tmp_path: Path, option: list[str]) -> None:
    page = tmp_path / "proof.html"
    run(chapter, "--proof", str(page), *option)
    html = page.read_text(encoding="utf-8")
    assert "<dt>Quotes</dt><dd>3</dd>" in html
    assert "towns-03: sect sunni, gender man, age 32" in html
    edit(chapter, "One.", "One <b> &amp; two.\n\n— Teacher")
    with pytest.raises(CommandError):
        run(chapter, "--proof", str(page), *option)
    html = page.read_text(encoding="utf-8")
    assert "One &lt;b&gt; &amp;amp; two." in html
    assert "“Teacher” is not known here." in html
    assert "<script" not in html


def test_a_proof_that_cannot_be_written_stores_nothing(chapter: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"can't be written: "):
        run(chapter, "--proof", str(tmp_path / "missing" / "proof.html"))
    assert not Chapter.objects.exists()
