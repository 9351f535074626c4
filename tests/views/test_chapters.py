"""The page of a chapter: its story section by section, and its contents."""

import pytest
from django.test import Client

from explorer.archive.changes import change
from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_a_chapter_is_told_section_by_section(client: Client) -> None:
    chapter = page(client, "/chapters/halting-hostilities/")
    assert words(chapter.select_one("h1")) == "Halting Hostilities at the Local Level"
    sections = {
        str(section["id"]): len(section.select("article")) for section in chapter.select(".chapter-section")
    }
    assert sections == {
        "local-ceasefires": 4,
        "mistrust": 9,
        "national-ceasefire": 2,
        "freer-movement": 4,
        "ending-sieges": 6,
        "regime-control": 2,
        "security-coordination": 2,
        "summary-of-findings": 0,
    }
    assert [quote["id"] for quote in chapter.select("article")] == [
        f"halting-hostilities-{number:02d}" for number in range(1, 30)
    ]
    assert "The archive shows no quote from this section." in words(
        chapter.select_one("#summary-of-findings")
    )


def test_a_chapter_tells_when_and_from_which_file_it_was_imported(client: Client) -> None:
    chapter = build_quote(1).chapter
    assert "SHA-256" not in words(page(client, chapter.get_absolute_url()).select_one(".page-head"))
    first = {"day": "2026-05-03", "file": "cd" * 32, "readings": "", "url": "https://example.org/"}
    chapter.imports = [first, first | {"day": "2026-05-04", "file": "ab" * 32}]
    chapter.save()
    assert f"Imported on 2026-05-04 from a file with the SHA-256 digest {'ab' * 32}" in words(
        page(client, chapter.get_absolute_url()).select_one(".page-head")
    )


@pytest.mark.usefixtures("archive")
def test_a_chapter_s_contents_lead_to_its_sections_and_quotes_on_the_page(client: Client) -> None:
    contents = page(client, "/chapters/halting-hostilities/").select_one("[data-contents]")
    assert contents is not None
    assert [str(line["href"]) for line in contents.select(".track-name")][:2] == [
        *["#local-ceasefires", "#mistrust"]
    ]
    assert [str(mark["href"]) for mark in contents.select(".point")] == [
        f"#halting-hostilities-{number:02d}" for number in range(1, 30)
    ]


@pytest.mark.usefixtures("archive")
def test_each_section_of_a_chapter_begins_with_the_opening_of_its_summary(client: Client) -> None:
    section = page(client, "/chapters/halting-hostilities/").select_one("#freer-movement")
    assert section is not None
    assert words(section.select_one(".opening")) == (
        "However divided they were on local ceasefires, respondents on both sides, in the report’s account, "
        "shared a wish for what such ceasefires could bring: easier movement and a more normal life. "
        "The whole summary, and what each side said"
    )
    arabic = page(client, "/ar/chapters/halting-hostilities/").select_one(".own-words")
    assert words(arabic) == (
        "ما يسبق اقتباسات كل قسم هو بكلام هذا الأرشيف. لم يراجع هذا النص بعدُ أحد من الناطقين بالعربية."
    )


def test_a_long_chapter_s_contents_list_the_sections_around_the_page(client: Client) -> None:
    with change():
        for number in range(1, 61):
            build_quote(
                number, theme=build_theme(f"section-{number}", order=number, heading=f"Section {number}")
            )
    for query, first, last in (("", 1, 40), ("?page=2", 21, 60)):
        contents = page(client, f"/chapters/chapter/{query}").select_one("[data-contents]")
        assert contents is not None
        listed = [str(line["data-number"]) for line in contents.select(".track")]
        assert listed == [str(number) for number in range(first, last + 1)]
        assert links(contents)["20 more sections"] == "/themes/"


def test_a_chapter_shows_no_other_chapter_s_quotes(client: Client) -> None:
    build_quote(1)
    build_quote(1, theme=build_theme("elsewhere", chapter=build_chapter("other", order=2)))
    chapter = page(client, "/chapters/other/")
    assert [quote["id"] for quote in chapter.select("article")] == ["other-01"]
