"""Importing a chapter again: its title, its headings, and the themes with their texts."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from explorer.archive.versions import current_version
from explorer.models import KeyPoint, Quote, Report, Theme
from tests.support.builders import DAY, build_chapter, build_theme
from tests.support.imports import HEAD, A, C, counts, edit, record, refused, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("chapter")]


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
    for old, new in [("One.", "Four."), ("Two.", "Five.")]:
        edit(chapter, old, new)
    answer = record(chapter, slug="villages", title="Villages")
    assert [theme["slug"] for theme in answer["themes"]] == [
        "villages-wells-and-water",
        "villages-bread-and-ovens",
    ]
    assert answer["chapter"]["order"] == 2
    assert answer["quotes"][0]["id"] == "villages-01"
    edit(chapter, "Four.", "One.")
    edit(chapter, "Five.", "Two.")
    assert counts(record(chapter)) == (0, 0, 3)


@pytest.mark.parametrize(
    ("slug", "title", "sentence"),
    [
        ("villages", "Villages", "The archive has a chapter with 3 of these 3 quotes."),
        ("villages", "WATER AND BREAD in the Towns", "The archive has a chapter with this title."),
    ],
)
def test_the_same_chapter_under_another_slug_is_refused(
    chapter: Path, slug: str, title: str, sentence: str
) -> None:
    run(chapter)
    if "title" in sentence:
        chapter.write_text(HEAD + f"Other words.\n— {A}\n", encoding="utf-8")
    version = current_version()
    with pytest.raises(CommandError) as caught:
        run(chapter, slug=slug, title=title)
    assert str(caught.value) == f"{sentence} Import it under its own slug: --slug towns"
    assert current_version() == version


def test_a_renamed_heading_keeps_its_theme_and_its_texts_and_is_shown(chapter: Path) -> None:
    run(chapter)
    Theme.objects.filter(slug="bread-and-ovens").update(summary="Ours.")
    edit(chapter, "Bread and Ovens", "Loaves and Ovens")
    said = run(chapter, title="Water and Loaves in the Towns").splitlines()
    assert said[:2] == [
        "The title was “Water and Bread in the Towns”. It is now “Water and Loaves in the Towns”.",
        "The heading of bread-and-ovens was “Bread and Ovens”. It is now “Loaves and Ovens”.",
    ]
    assert list(Theme.objects.values_list("slug", "heading", "summary")) == [
        ("wells-and-water", "Wells and Water", ""),
        ("bread-and-ovens", "Loaves and Ovens", "Ours."),
    ]


def test_a_heading_without_quotes_that_was_renamed_is_a_problem(chapter: Path) -> None:
    path = chapter
    edit(path, "Bread and Ovens", "Salt and Sugar\n\nA text.\n\nBread and Ovens")
    run(path)
    edit(path, "Salt and Sugar", "Salt and Honey")
    [problem] = refused(path)[1]["problems"]
    assert (problem["text"], problem["line"]) == ("Salt and Sugar", None)
    assert "no section with this heading any more, but a new one" in problem["reason"]
    assert Theme.objects.filter(slug="salt-and-sugar").exists()


def test_a_section_that_left_goes_unless_it_has_a_text_of_ours(chapter: Path) -> None:
    run(chapter)
    edit(chapter, "Bread and Ovens\n\n", "")
    Theme.objects.filter(slug="bread-and-ovens").update(summary="Ours.")
    (problem,) = refused(chapter)[1]["problems"]
    assert (problem["line"], problem["text"]) == (None, "Bread and Ovens")
    Theme.objects.filter(slug="bread-and-ovens").update(summary="")
    assert counts(record(chapter)) == (0, 1, 2)
    assert list(Theme.objects.values_list("slug", flat=True)) == ["wells-and-water"]


def test_key_points_survive_a_second_import(chapter: Path) -> None:
    run(chapter)
    point = KeyPoint.objects.create(
        code="point",
        theme=Theme.objects.get(slug="wells-and-water"),
        stance="anti-regime",
        order=1,
        text="Ours.",
    )
    point.quotes.set(Quote.objects.filter(code="towns-01"))
    assert counts(record(chapter)) == (0, 0, 3)
    assert list(point.quotes.values_list("code", flat=True)) == ["towns-01"]


def test_other_chapters_are_left_alone(chapter: Path) -> None:
    other = build_chapter("other", report=Report.objects.get())
    build_theme("wells-and-water", chapter=other)
    answer = record(chapter)
    assert answer["themes"][0]["slug"] == "towns-wells-and-water"
    assert list(other.themes.values_list("slug", flat=True)) == ["wells-and-water"]


def test_a_section_stays_while_a_withdrawn_quote_belongs_to_it(chapter: Path) -> None:
    run(chapter)
    Quote.objects.filter(code="towns-03").update(withdrawn=DAY, withdrawn_reason="At the speaker's wish.")
    edit(chapter, f"Bread and Ovens\n\nThree.\n— {C}\n", "Loaves and Ovens\n\nText.\n")
    assert counts(record(chapter)) == (0, 0, 2)
    assert set(Theme.objects.values_list("slug", flat=True)) == {
        "wells-and-water",
        "bread-and-ovens",
        "loaves-and-ovens",
    }
