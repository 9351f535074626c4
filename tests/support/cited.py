"""What the tests of citations cite: a quote in a chapter of a report, and how a citation reads."""

import datetime as dt
from typing import Any

from explorer.citing.items import CitedItem, cited_item
from explorer.citing.styles import citations
from explorer.models import Chapter, Quote
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

LINK = "https://quotes.example.org/quotes/halting-hostilities-05/"

VERSION = "0123456789ab"

DAY = dt.date(2026, 9, 2)

CHAPTER_URL = "https://report.example.org/chapter/halting/"

TITLE = "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict"

SENTENCE_CASE_TITLE = "“Maybe we can reach a solution”: Syrian perspectives on the conflict"

PUBLISHER = "Syria Justice and Accountability Centre"

AUTHORS = [
    {"family": "Charney", "given": "Craig"},
    {"family": "Quirk", "given": "Christine"},
    {"family": "Haddad", "given": "Anna Maria"},
    {"family": "Masri", "given": "Jean-Paul"},
    {"family": "Nasser", "given": "Eve"},
    {"family": "Odeh", "given": "Fay"},
    {"family": "Qassem", "given": "Gus"},
]

ORGANISATION = {"literal": "Charney Research"}


def chapter(**fields: Any) -> Chapter:
    """Build the chapter that is cited; `fields` are the report's."""
    facts: dict[str, Any] = {
        "title": TITLE,
        "sentence_case_title": SENTENCE_CASE_TITLE,
        "authors": AUTHORS[:1],
        "publisher": PUBLISHER,
        "publisher_place": "The Hague",
        "published": dt.date(2015, 2, 1),
        "interviews_began": dt.date(2014, 8, 1),
        "interviews_ended": dt.date(2014, 10, 31),
    }
    return build_chapter(
        "halting-hostilities",
        report=build_report(**facts | fields),
        title="Halting Hostilities at the Local Level",
        sentence_case_title="Halting hostilities at the local level",
        short_title="Halting Hostilities",
        url=CHAPTER_URL,
    )


def quote(cited: Chapter, **fields: Any) -> Quote:
    """Build the quote that is cited."""
    theme = build_theme(
        "national-ceasefire",
        chapter=cited,
        heading="Some Want a National Ceasefire",
        short_title="National Ceasefire",
    )
    return build_quote(5, **{"theme": theme} | fields)


def cite(item: CitedItem) -> dict[str, tuple[str, str]]:
    """Return style -> reference and short form, as plain text."""
    return {cited.slug: (cited.reference.text, cited.in_text.text) for cited in citations(item)}


def references(authors: list[dict[str, str]], **fields: Any) -> dict[str, tuple[str, str]]:
    """Cite a chapter by these authors."""
    return cite(cited_item(chapter(authors=authors, **fields), "LINK"))
