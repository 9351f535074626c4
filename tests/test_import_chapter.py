"""`import_chapter`: what it says, what it stores, and what it refuses."""

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from explorer.models import Chapter, Correction, KeyPoint, Place, Quote, Report, Theme
from explorer.versions import current_version
from tests.builders import DAY, build_chapter, build_report, build_theme
from tests.importing.places import PLACES
from tests.importing.test_outline import CHAPTERS

pytestmark = pytest.mark.django_db

TITLE = "Water and Bread in the Towns"
HEAD = f"{TITLE}\n\nAn introduction about Syria, which Syria itself knows.\n\nWells and Water\n\n"
A, B, C = (f"Sunni man (anti-regime), {age}, Homs" for age in (30, 31, 32))
THREE = f"One.\n— {A}\n\nTwo.\n— {B}\n\nBread and Ovens\n\nThree.\n— {C}\n"


@pytest.fixture(autouse=True)
def places_and_report(db: None) -> None:  # noqa: ARG001  # where they are stored
    """Store the fifteen places and one report."""
    for place in PLACES:
        Place.objects.create(
            slug=place.slug,
            name=place.name,
            other_spellings=place.other_spellings,
            order=place.order,
            pcode=f"SY{place.order:02d}" if place.slug != "outside-syria" else "",
        )
    build_report("towns-report")


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """Return the file of the chapter that the tests import and change."""
    path = tmp_path / "chapter.txt"
    path.write_text(HEAD + THREE, encoding="utf-8")
    return path


def run(path: Path, *options: str, slug: str = "towns", title: str = TITLE) -> str:
    """Import a file; return what is said."""
    said = StringIO()
    call_command("import_chapter", str(path), "--slug", slug, "--title", title, *options, stdout=said)
    return said.getvalue()


def record(path: Path, *options: str, **details: str) -> dict[str, Any]:
    """Import a file; return the object that is printed."""
    answer: dict[str, Any] = json.loads(run(path, "--format", "json", *options, **details))
    return answer


def refused(path: Path, *options: str, **details: str) -> tuple[str, dict[str, Any]]:
    """Import a file that has problems; return the sentence and the object that is printed."""
    said = StringIO()
    command = ["import_chapter", str(path), "--slug", details.get("slug", "towns"), "--title", TITLE]
    with pytest.raises(CommandError) as caught:
        call_command(*command, "--format", "json", *options, stdout=said)
    assert caught.value.returncode == 1
    return str(caught.value), json.loads(said.getvalue() or "{}")


def counts(answer: dict[str, Any]) -> tuple[int, int, int]:
    """Return how many quotes were created, updated and left."""
    return answer["created"], answer["updated"], answer["unchanged"]


def stored() -> list[tuple[str, int, str, str]]:
    """Return code, position, theme and text of the published quotes, in order."""
    rows = Quote.objects.order_by("position", "number")
    return [(row.code, row.position, row.theme.slug, row.text) for row in rows]


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a chapter's file."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_a_new_chapter_is_stored(chapter: Path) -> None:
    answer = record(chapter)
    assert counts(answer) == (3, 0, 0)
    assert answer["problems"] == []
    assert answer["chapter"] == {
        "slug": "towns",
        "report": "towns-report",
        "title": TITLE,
        "sentence_case_title": "Water and bread in the towns",
        "url": "https://example.org/report/chapter/water-and-bread-in-the-towns/",
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
        "source_url": "https://example.org/report/chapter/water-and-bread-in-the-towns/",
        "line": 10,
    }
    assert quote["url"].endswith("/quotes/towns-02/")


def test_a_dry_run_stores_nothing(chapter: Path) -> None:
    version = current_version()
    assert counts(record(chapter, "--dry-run")) == (3, 0, 0)
    assert not Chapter.objects.exists()
    assert current_version() == version


def test_the_same_file_again_changes_nothing(chapter: Path) -> None:
    run(chapter)
    Quote.objects.update(changed=DAY, added=DAY)
    version = current_version()
    assert counts(record(chapter)) == (0, 0, 3)
    assert current_version() == version


@pytest.mark.parametrize("name", ["forms.txt", "webbook.html"])
def test_the_sample_chapters_are_stored_and_stay(name: str) -> None:
    created = record(CHAPTERS / name)["created"]
    assert created == {"forms.txt": 15, "webbook.html": 8}[name]
    version = current_version()
    assert counts(record(CHAPTERS / name)) == (0, 0, created)
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
    with pytest.raises(CommandError, match=r"^2 problems: nothing was saved\.$"):
        call_command("import_chapter", str(chapter), "--slug", "other", "--title", TITLE, stdout=said)
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
    assert (quote.attribution, quote.governorate.slug) == (text.removeprefix("— "), "al-hasakah")
    readings.write_text("[]", encoding="utf-8")
    assert refused(chapter, "--readings", str(readings))[0] == "1 problem: nothing was saved."


def test_a_reading_that_nothing_needs_is_a_problem(chapter: Path, tmp_path: Path) -> None:
    readings = tmp_path / "readings.json"
    readings.write_text('[{"text": "— Nobody", "ignore": true}]', encoding="utf-8")
    problems = refused(chapter, "--readings", str(readings))[1]["problems"]
    assert [(problem["line"], problem["text"]) for problem in problems] == [(None, "— Nobody")]


def test_a_quote_found_later_takes_the_next_number(chapter: Path) -> None:
    run(chapter)
    Quote.objects.update(changed=DAY, added=DAY)
    edit(chapter, f"Two.\n— {B}", f"Between.\n— {A}\n\nTwo.\n— {B}")
    assert counts(record(chapter)) == (1, 2, 1)
    assert stored() == [
        ("towns-01", 1, "wells-and-water", "One."),
        ("towns-04", 2, "wells-and-water", "Between."),
        ("towns-02", 3, "wells-and-water", "Two."),
        ("towns-03", 4, "bread-and-ovens", "Three."),
    ]
    today = timezone.localdate()
    dates = {row.code: (row.added, row.changed) for row in Quote.objects.all()}
    assert dates["towns-01"] == (DAY, DAY)
    assert dates["towns-02"] == (DAY, today)
    assert dates["towns-04"] == (today, today)
    assert Chapter.objects.get(slug="towns").last_number == 4


def test_a_number_is_never_given_twice(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-03").delete()
    assert counts(record(chapter)) == (1, 0, 2)
    assert [row[0] for row in stored()] == ["towns-01", "towns-02", "towns-04"]


def test_a_moved_quote_keeps_its_number(chapter: Path) -> None:
    run(chapter)
    chapter.write_text(
        HEAD + f"Two.\n— {B}\n\nBread and Ovens\n\nThree.\n— {C}\n\nOne.\n— {A}\n", encoding="utf-8"
    )
    assert counts(record(chapter)) == (0, 3, 0)
    assert stored() == [
        ("towns-02", 1, "wells-and-water", "Two."),
        ("towns-03", 2, "bread-and-ovens", "Three."),
        ("towns-01", 3, "bread-and-ovens", "One."),
    ]


def test_words_that_changed_between_the_same_neighbours_are_a_logged_correction(chapter: Path) -> None:
    run(chapter)
    edit(chapter, "Two.", "Two and a half.")
    assert counts(record(chapter)) == (0, 1, 2)
    assert stored()[1] == ("towns-02", 2, "wells-and-water", "Two and a half.")
    (correction,) = Correction.objects.all()
    assert (correction.code, correction.quote.code, correction.date) == (
        "towns-02-1",
        "towns-02",
        timezone.localdate(),
    )
    assert correction.change == "The text read “Two.”. It now reads “Two and a half.”."
    edit(chapter, "Two and a half.", "Two.")
    assert "towns-02, a correction is recorded" in run(chapter)
    assert list(Correction.objects.order_by("code").values_list("code", flat=True)) == ["towns-02-1", "towns-02-2"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (f"Two.\n— {B}\n", "", ["towns-02"]),
        (f"Two.\n— {B}", f"Two.\n— {B.replace('31', '41')}", ["towns-02"]),
        (f"Two.\n— {B}", f"2.\n— {B.replace('31', '41')}", ["towns-02"]),
        (f"One.\n— {A}\n\nTwo.\n— {B}", f"1.\n— {A}\n\n2.\n— {B}", ["towns-01", "towns-02"]),
    ],
    ids=["removed", "attribution", "both", "two-in-a-row"],
)
def test_any_other_change_of_a_published_quote_is_a_problem(
    chapter: Path, old: str, new: str, codes: list[str]
) -> None:
    run(chapter)
    before, version = stored(), current_version()
    edit(chapter, old, new)
    problems = refused(chapter)[1]["problems"]
    assert [(problem["line"], problem["reason"].split()[0]) for problem in problems] == [
        (None, code) for code in codes
    ]
    assert "withdraw it first" in problems[0]["reason"]
    assert stored() == before
    assert current_version() == version


def test_a_withdrawn_quote_may_leave_and_stays_withdrawn(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-02").update(withdrawn=DAY, withdrawn_reason="At the speaker's wish.")
    assert counts(record(chapter)) == (0, 0, 3)
    edit(chapter, f"Two.\n— {B}\n", "")
    assert counts(record(chapter)) == (0, 1, 1)
    assert Quote.objects.get(code="towns-02").withdrawn == DAY
    edit(chapter, "One.", "One and a half.")
    assert counts(record(chapter)) == (0, 1, 1)


def test_what_is_read_differently_today_is_an_update(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-02").update(age=99, stance_inferred=True, changed=DAY)
    assert counts(record(chapter)) == (0, 1, 2)
    quote = Quote.objects.get(code="towns-02")
    assert (quote.age, quote.stance_inferred, quote.changed) == (31, False, timezone.localdate())
    assert not Correction.objects.exists()


def test_equal_quotes_are_told_apart_by_their_order(chapter: Path) -> None:
    chapter.write_text(HEAD + f"Yes.\n— {A}\n\nNo.\n— {B}\n\nYes.\n— {A}\n", encoding="utf-8")
    assert counts(record(chapter)) == (3, 0, 0)
    assert counts(record(chapter)) == (0, 0, 3)


def test_a_known_heading_keeps_its_slug_and_a_new_title_is_taken_over(chapter: Path) -> None:
    run(chapter)
    Theme.objects.filter(slug="wells-and-water").update(slug="wells")
    edit(chapter, "Wells and Water", "WELLS\nAND WATER")
    answer = record(chapter, "--order", "7", "--url", "https://example.org/x/", title="Bread in Syria")
    assert counts(answer) == (0, 0, 3)
    assert answer["themes"][0] == {"slug": "wells", "heading": "WELLS AND WATER", "order": 1}
    assert answer["chapter"] | {"report": ""} == {
        "slug": "towns",
        "report": "",
        "title": "Bread in Syria",
        "sentence_case_title": "Bread in Syria",
        "url": "https://example.org/x/",
        "order": 7,
    }
    kept = record(chapter, title="Bread in Syria")["chapter"]
    assert (kept["url"], kept["order"]) == ("https://example.org/x/", 7)


def test_the_same_heading_in_another_chapter_gets_the_chapters_slug_in_front(chapter: Path) -> None:
    run(chapter)
    answer = record(chapter, slug="villages", title="Villages")
    assert [theme["slug"] for theme in answer["themes"]] == [
        "villages-wells-and-water",
        "villages-bread-and-ovens",
    ]
    assert answer["chapter"]["order"] == 2
    assert answer["quotes"][0]["id"] == "villages-01"
    assert counts(record(chapter)) == (0, 0, 3)


def test_a_section_that_left_goes_unless_it_has_a_text_of_ours(chapter: Path) -> None:
    run(chapter)
    edit(chapter, "Bread and Ovens", "Loaves and Ovens")
    assert counts(record(chapter)) == (0, 1, 2)
    assert list(Theme.objects.values_list("slug", flat=True)) == ["wells-and-water", "loaves-and-ovens"]
    Theme.objects.filter(slug="loaves-and-ovens").update(summary="Ours.")
    edit(chapter, "Loaves and Ovens", "Bread and Ovens")
    (problem,) = refused(chapter)[1]["problems"]
    assert (problem["line"], problem["text"]) == (None, "Loaves and Ovens")
    assert Theme.objects.get(slug="loaves-and-ovens").quotes.count() == 1


def test_key_points_survive_a_second_import(chapter: Path) -> None:
    run(chapter)
    point = KeyPoint.objects.create(
        code="point", theme=Theme.objects.get(slug="wells-and-water"), stance="anti-regime", order=1, text="Ours."
    )
    point.quotes.set(Quote.objects.filter(code="towns-01"))
    assert counts(record(chapter)) == (0, 0, 3)
    assert list(point.quotes.values_list("code", flat=True)) == ["towns-01"]


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
        (["--order", "-1"], "order: "),
        (["--report", "none"], "There is no report “none”. Choose one of: towns-report."),
        (["--readings", "/nowhere.json"], "/nowhere.json can't be read: No such file or directory."),
    ],
)
def test_wrong_options_get_one_sentence(chapter: Path, options: list[str], sentence: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("import_chapter", str(chapter), "--slug", "towns", "--title", TITLE, *options)
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
    assert str(caught.value) == "There are several reports. Name one with --report: older-report, towns-report."
    assert record(chapter, "--report", "older-report")["chapter"]["report"] == "older-report"
    assert counts(record(chapter)) == (0, 0, 3)
    with pytest.raises(CommandError, match="belongs to the report “older-report”, not to “towns-report”"):
        run(chapter, "--report", "towns-report")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        run(tmp_path / "none.txt")
    assert str(caught.value) == f"{tmp_path / 'none.txt'} can't be read: No such file or directory."


def test_other_chapters_are_left_alone(chapter: Path) -> None:
    other = build_chapter("other", report=Report.objects.get())
    build_theme("wells-and-water", chapter=other)
    answer = record(chapter)
    assert answer["themes"][0]["slug"] == "towns-wells-and-water"
    assert list(other.themes.values_list("slug", flat=True)) == ["wells-and-water"]
