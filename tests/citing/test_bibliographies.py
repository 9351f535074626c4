"""Bibliographies of several works in each style.

The references with letters are what pandoc 2.17 printed with the official style of Chicago (18th edition,
August 2026); the letters are those it gave in Harvard (Cite Them Right, 12th edition), too.
"""

import datetime as dt
from typing import Any

import pytest

from explorer.citing.bibliographies import bibliography, with_letters
from explorer.citing.items import cited_item
from explorer.citing.styles import STYLES
from explorer.models import Chapter, Report
from tests.support.builders import build_chapter, build_quote, build_report, build_theme
from tests.support.cited import chapter, quote

pytestmark = pytest.mark.django_db

HEADING = "“Some Want a National Ceasefire,”"


def test_a_bibliography_names_what_several_quotes_share_once() -> None:
    first = chapter()
    theme = quote(first).theme
    second = build_chapter("mood", report=first.report, title="Mood", sentence_case_title="Mood", order=1)
    quotes = [
        build_quote(7, theme=theme),
        build_quote(6, theme=theme),
        build_quote(1, theme=build_theme("hope", chapter=second)),
    ]
    counts = {
        style.slug: [len(entry.places) for entry in bibliography(style, [cited_item(q) for q in quotes])]
        for style in STYLES
    }
    assert counts == {style.slug: [0] if style.slug == "apa" else [0, 0] for style in STYLES}
    [mla] = [style for style in STYLES if style.slug == "mla"]
    entries = bibliography(mla, [cited_item(q, f"L{q.number}") for q in quotes])
    assert [(entry.reference.text[:35], [place.text for place in entry.places]) for entry in entries] == [
        (
            "Charney, Craig. “Halting Hostilitie",
            [
                f"Syrian Interview Quotes, quote halting-hostilities-07 in section {HEADING} L7.",
                f"Syrian Interview Quotes, quote halting-hostilities-06 in section {HEADING} L6.",
            ],
        ),
        (
            "Charney, Craig. “Mood.” “Maybe We C",
            ["Syrian Interview Quotes, quote mood-01 in section “Hope,” L1."],
        ),
    ]


def roads_home(slug: str = "roads-home", **fields: Any) -> Report:
    """Build a report by one author."""
    facts: dict[str, Any] = {
        "title": "Roads Home: Invented Talks",
        "sentence_case_title": "Roads home: Invented talks",
        "authors": [{"family": "Odeh", "given": "Fay"}],
        "publisher": "Example Press",
        "publisher_place": "Exampleville",
        "published": dt.date(2015, 2, 1),
    }
    return build_report(slug, **facts | fields)


def two_chapters(report: Report) -> list[Chapter]:
    """Build two chapters, the first by the alphabet behind the other."""
    return [
        build_chapter(
            slug,
            report=report,
            title=title,
            sentence_case_title=title.capitalize(),
            url=f"https://example.org/roads/{slug}/",
        )
        for slug, title in (("carried", "What Was Carried"), ("keys", "Keys and Doors"))
    ]


LETTERED = {
    "apa": ["Odeh, F. (2015). Roads home: Invented talks. Example Press. https://example.org/report/"],
    "mla": [
        (
            "Odeh, Fay. “Keys and Doors.” Roads Home: Invented Talks, Example Press, 2015, "
            "https://example.org/roads/keys/."
        ),
        (
            "Odeh, Fay. “What Was Carried.” Roads Home: Invented Talks, Example Press, 2015, "
            "https://example.org/roads/carried/."
        ),
    ],
    "chicago-note": [
        (
            "Fay Odeh, “Keys and Doors,” in Roads Home: Invented Talks (Example Press, 2015), "
            "https://example.org/roads/keys/."
        ),
        (
            "Fay Odeh, “What Was Carried,” in Roads Home: Invented Talks (Example Press, 2015), "
            "https://example.org/roads/carried/."
        ),
    ],
    "chicago-bibliography": [
        (
            "Odeh, Fay. “Keys and Doors.” In Roads Home: Invented Talks. Example Press, 2015. "
            "https://example.org/roads/keys/."
        ),
        (
            "Odeh, Fay. “What Was Carried.” In Roads Home: Invented Talks. Example Press, 2015. "
            "https://example.org/roads/carried/."
        ),
    ],
    "chicago-author-date": [
        (
            "Odeh, Fay. 2015a. “Keys and Doors.” In Roads Home: Invented Talks. Example Press. "
            "https://example.org/roads/keys/."
        ),
        (
            "Odeh, Fay. 2015b. “What Was Carried.” In Roads Home: Invented Talks. Example Press. "
            "https://example.org/roads/carried/."
        ),
    ],
    "harvard": [
        (
            "Odeh, F. (2015a) ‘Keys and doors’, in Roads home: Invented talks. Exampleville: Example "
            "Press. Available at: https://example.org/roads/keys/."
        ),
        (
            "Odeh, F. (2015b) ‘What was carried’, in Roads home: Invented talks. Exampleville: Example "
            "Press. Available at: https://example.org/roads/carried/."
        ),
    ],
}


def test_works_of_one_author_and_year_have_letters_where_the_style_cites_by_the_year() -> None:
    items = [cited_item(part) for part in two_chapters(roads_home())]
    entries = {style.slug: bibliography(style, items) for style in STYLES}
    assert {slug: [entry.reference.text for entry in found] for slug, found in entries.items()} == LETTERED


def test_two_reports_of_one_author_and_year_have_letters_in_apa_too() -> None:
    reports = [roads_home(), roads_home(slug="bread", title="Bread", sentence_case_title="Bread")]
    [apa] = [style for style in STYLES if style.slug == "apa"]
    assert [entry.reference.text[:24] for entry in bibliography(apa, map(cited_item, reports))] == [
        "Odeh, F. (2015a). Bread.",
        "Odeh, F. (2015b). Roads ",
    ]


def test_other_authors_and_other_years_have_no_letters() -> None:
    others = [
        roads_home(),
        roads_home(slug="later", published=dt.date(2016, 2, 1)),
        roads_home(slug="two", authors=[{"family": "Odeh", "given": "Fay"}, {"literal": "Example Press"}]),
    ]
    assert [item.dated for item in with_letters([cited_item(report) for report in others])] == [
        "2015",
        "2016",
        "2015",
    ]


def test_letters_go_on_after_z() -> None:
    item = cited_item(roads_home())
    letters = [lettered.letter for lettered in with_letters([item] * 28)]
    assert (letters[0], letters[25:]) == ("a", ["z", "aa", "ab"])
