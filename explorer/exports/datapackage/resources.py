"""Define the tables of the data package: what each holds, and which table names another's rows."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from explorer.citing.credit import licence
from explorer.citing.names import names_in_words
from explorer.exports.columns import COLUMNS, REQUIRED, Column
from explorer.exports.tables import plain_lines, plain_quote_lines
from explorer.links import permanent_link
from explorer.models import Chapter, Place, Report, Theme
from explorer.questions.answer import ask
from explorer.questions.question import Question

KEY = REQUIRED | {"unique": True}


class Resource(NamedTuple):
    """A table of the package; `references` maps a column to the table whose slug it holds."""

    name: str
    title: Any
    columns: list[Column]
    write: Callable[[], Iterator[str]]
    references: dict[str, str]

    @property
    def path(self) -> str:
        """The table's file name, beside the descriptor."""
        return f"{self.name}.csv"

    def lines(self) -> Iterator[str]:
        """Yield the table line by line."""
        return self.write()


def _slug(meaning: Any) -> Column:
    """Return the column that names a row for good."""
    return Column("slug", meaning, _("slug"), lambda row: row.slug, constraints=KEY)


def _order(meaning: Any) -> Column:
    """Return the column that holds a row's place among the others."""
    return Column(
        "order",
        meaning,
        _("whole number"),
        lambda row: row.order,
        kind="integer",
        constraints=REQUIRED | {"minimum": 0},
    )


def _text(name: str, meaning: Any, read: Callable[[Any], str]) -> Column:
    """Return a column of text that every row has."""
    return Column(name, meaning, _("text"), read, constraints=REQUIRED)


def _note(name: str, meaning: Any, read: Callable[[Any], str]) -> Column:
    """Return a column of text that a row may lack."""
    return Column(name, meaning, _("text; may be empty"), lambda row: read(row) or None)


def _address(name: str, meaning: Any, read: Callable[[Any], str]) -> Column:
    """Return a column that holds a web address."""
    return Column(name, meaning, _("address"), read, form="uri", constraints=REQUIRED)


def _day(name: str, meaning: Any, read: Callable[[Any], Any]) -> Column:
    """Return a column that holds a day, or nothing."""
    return Column(name, meaning, "YYYY-MM-DD", lambda row: str(read(row)) if read(row) else None, kind="date")


THEME_COLUMNS = [
    _slug(_("the theme in addresses and files")),
    _text("chapter", _("the chapter that the section is in"), lambda theme: theme.chapter.slug),
    _order(_("the section's place in its chapter")),
    _text("heading", _("the section's heading, as printed"), lambda theme: theme.heading),
    _note("summary", _("the section in this archive's own words"), lambda theme: theme.summary),
    _address("url", _("the permanent link"), permanent_link),
]

CHAPTER_COLUMNS = [
    _slug(_("the chapter in addresses and files")),
    _text("report", _("the report that the chapter belongs to"), lambda chapter: chapter.report.slug),
    _order(_("the chapter's place in its report")),
    _text("title", _("the chapter's title"), lambda chapter: chapter.title),
    _note("summary", _("the chapter in this archive's own words"), lambda chapter: chapter.summary),
    _address("url", _("the permanent link"), permanent_link),
    _address("source_url", _("the report's own chapter on the web"), lambda chapter: chapter.url),
]

PLACE_COLUMNS = [
    _slug(_("the place in addresses and files")),
    _text("name", _("the report's spelling"), lambda place: place.name),
    _note(
        "other_spellings",
        _("further English spellings, separated by semicolons"),
        lambda place: "; ".join(place.other_spellings),
    ),
    _note("name_ar", _("the Arabic name"), lambda place: place.name_ar),
    _note("pcode", _("OCHA's code of the governorate"), lambda place: place.pcode),
    _order(_("the place's rank in lists")),
]

REPORT_COLUMNS = [
    _slug(_("the report in addresses and files")),
    _text("title", _("the report's title"), lambda report: report.title),
    _note("authors", _("the names to cite"), lambda report: names_in_words(report.authors)),
    _text("publisher", _("the publisher"), lambda report: report.publisher),
    _note("publisher_place", _("the publisher's city"), lambda report: report.publisher_place),
    _note("series", _("the series and the number in it"), lambda report: report.series),
    Column(
        "published",
        _("year and month of publication"),
        "YYYY-MM",
        lambda report: f"{report.published:%Y-%m}",
        kind="yearmonth",
        constraints=REQUIRED,
    ),
    _day(
        "interviews_began", _("when the first interviews were held"), lambda report: report.interviews_began
    ),
    _day("interviews_ended", _("when the last interviews were held"), lambda report: report.interviews_ended),
    Column(
        "interview_count",
        _("how many interviews were held"),
        _("whole number"),
        lambda report: report.interview_count,
        kind="integer",
    ),
    _address("url", _("the permanent link"), permanent_link),
    _address("source_url", _("the report on the web"), lambda report: report.url),
    _text("licence", _("licence, dates of the interviews, no endorsement"), licence),
]

RESOURCES = {
    resource.path: resource
    for resource in [
        Resource(
            "quotes",
            _("Quotes as the reports print them"),
            COLUMNS,
            lambda: plain_quote_lines(ask(Question())),
            {"theme": "themes", "chapter": "chapters", "governorate": "places"},
        ),
        Resource(
            "themes",
            _("Sections of the chapters"),
            THEME_COLUMNS,
            lambda: plain_lines(THEME_COLUMNS, Theme.objects.select_related("chapter")),
            {"chapter": "chapters"},
        ),
        Resource(
            "chapters",
            _("Chapters of the reports"),
            CHAPTER_COLUMNS,
            lambda: plain_lines(CHAPTER_COLUMNS, Chapter.objects.select_related("report")),
            {"report": "reports"},
        ),
        Resource(
            "reports",
            _("Reports"),
            REPORT_COLUMNS,
            lambda: plain_lines(REPORT_COLUMNS, Report.objects.all()),
            {},
        ),
        Resource(
            "places",
            _("Governorates, and outside Syria"),
            PLACE_COLUMNS,
            lambda: plain_lines(PLACE_COLUMNS, Place.objects.all()),
            {},
        ),
    ]
}
"""The tables of the package by file name."""
