"""Builders of archive rows for tests: give what the test is about, the rest is filled in.

What one call builds is one change of the archive.
"""

import datetime as dt
from typing import Any

from explorer.archive.changes import change
from explorer.models import Chapter, Place, Quote, Report, Theme

DAY = dt.date(2026, 1, 1)


def build_report(slug: str = "report", **fields: Any) -> Report:
    """Return the report `slug`, created where it is missing."""
    defaults = {
        "title": "A Report",
        "sentence_case_title": "A report",
        "authors": [{"family": "Author", "given": "Ann"}],
        "publisher": "A Publisher",
        "published": DAY,
        "url": "https://example.org/report/",
        "licence": "CC BY-SA 4.0",
        "licence_name": "Creative Commons Attribution-ShareAlike 4.0 International",
        "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    report: Report = Report.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]
    return report


@change()
def build_chapter(slug: str = "chapter", **fields: Any) -> Chapter:
    """Return the chapter `slug`, created where it is missing."""
    existing: Chapter | None = Chapter.objects.filter(slug=slug).first()
    if existing:
        return existing
    defaults = {
        "title": "A Chapter",
        "sentence_case_title": "A chapter",
        "url": "https://example.org/chapter/",
        "order": 1,
    }
    report = fields.pop("report", None) or build_report()
    chapter: Chapter = Chapter.objects.create(slug=slug, report=report, **defaults | fields)
    return chapter


@change()
def build_theme(slug: str = "theme", **fields: Any) -> Theme:
    """Return the theme `slug`, created where it is missing."""
    existing: Theme | None = Theme.objects.filter(slug=slug).first()
    if existing:
        return existing
    chapter = fields.pop("chapter", None) or build_chapter()
    defaults = {"heading": slug.replace("-", " ").title(), "order": chapter.themes.count() + 1}
    theme: Theme = Theme.objects.create(slug=slug, chapter=chapter, **defaults | fields)
    return theme


def build_place(slug: str = "homs", **fields: Any) -> Place:
    """Return the place `slug`, created where it is missing."""
    defaults = {"name": slug.title(), "order": Place.objects.count() + 1}
    place: Place = Place.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]
    return place


@change()
def build_quote(number: int = 1, **fields: Any) -> Quote:
    """Create a quote: a Sunni woman of 30, anti-regime, from Homs, unless `fields` say otherwise."""
    theme = fields.pop("theme", None) or build_theme()
    country = fields.get("country", "Syria")
    defaults = {
        "code": f"{theme.chapter.slug}-{number:02d}",
        "chapter": theme.chapter,
        "position": number,
        "text": f"These are the words of quote {number}.",
        "attribution": "Sunni woman (anti-regime), 30, Homs",
        "sect": "sunni",
        "gender": "woman",
        "age": 30,
        "stance": "anti-regime",
        "governorate": build_place() if country == "Syria" else None,
        "added": DAY,
        "changed": DAY,
    }
    quote: Quote = Quote.objects.create(theme=theme, number=number, **defaults | fields)
    return quote
