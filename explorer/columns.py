"""The columns of every table and JSON record: the only list of what leaves the site."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from explorer import citations
from explorer.models import Quote

Value = str | int | bool | None


class Column(NamedTuple):
    """A column: its name, what it means, what it may hold, and how it is read off a quote."""

    name: str
    meaning: Any
    values: Any
    read: Callable[[Quote], Value]


def address(quote: Quote) -> str:
    """Return a quote's permanent link."""
    return f"{settings.SITE_URL}{quote.get_absolute_url()}"


COLUMNS = [
    Column("id", _("the quote's permanent id"), _("chapter and number"), lambda quote: quote.code),
    Column("text", _("the quote, verbatim"), _("text"), lambda quote: quote.text),
    Column(
        "attribution",
        _("who says it, as the report prints it"),
        _("text"),
        lambda quote: quote.attribution,
    ),
    Column("sect", _("the report's word for the speaker's community"), _("slug"), lambda quote: quote.sect),
    Column("gender", _("the speaker's gender"), "woman, man", lambda quote: quote.gender),
    Column("age", _("the speaker's age in whole years"), "0–120", lambda quote: quote.age),
    Column(
        "stance",
        _("the report's category of political stance"),
        "pro-regime, anti-regime",
        lambda quote: quote.stance,
    ),
    Column(
        "stance_inferred",
        _("whether the stance is known only from the wording of the paragraph around the quote"),
        "true, false",
        lambda quote: quote.stance_inferred,
    ),
    Column(
        "governorate",
        _("the governorate of the attribution"),
        _("slug; empty outside Syria"),
        lambda quote: quote.governorate and quote.governorate.slug,
    ),
    Column(
        "governorate_pcode",
        _("OCHA's code of the governorate"),
        _("p-code; empty outside Syria"),
        lambda quote: quote.governorate and quote.governorate.pcode,
    ),
    Column("country", _("the country of the attribution"), _("English name"), lambda quote: quote.country),
    Column(
        "displacement",
        _("whether the report calls the speaker displaced"),
        "refugee, idp, none-stated",
        lambda quote: quote.displacement,
    ),
    Column("theme", _("the section of the report"), _("slug"), lambda quote: quote.theme.slug),
    Column(
        "theme_title",
        _("the section's heading, as printed"),
        _("text"),
        lambda quote: quote.theme.heading,
    ),
    Column("chapter", _("the chapter of the report"), _("slug"), lambda quote: quote.chapter.slug),
    Column("chapter_title", _("the chapter's title"), _("text"), lambda quote: quote.chapter.title),
    Column(
        "position",
        _("the quote's place in its chapter today"),
        _("whole number from 1"),
        lambda quote: quote.position,
    ),
    Column("url", _("the permanent link"), _("address"), address),
    Column(
        "source_url",
        _("the report's own chapter on the web"),
        _("address"),
        lambda quote: quote.chapter.url,
    ),
    Column(
        "licence",
        _("licence, dates of the interviews, no endorsement"),
        _("text"),
        lambda quote: citations.licence(quote.chapter.report),
    ),
    Column(
        "citation",
        _("APA 7 reference with the permanent link"),
        _("text"),
        lambda quote: citations.apa(quote, address(quote)),
    ),
]
"""Every column, in the order of the table formats; documented in docs/data-dictionary.md."""


def quote_record(quote: Quote) -> dict[str, Value]:
    """Return a quote as column name -> value; None where the report says nothing."""
    return {column.name: column.read(quote) for column in COLUMNS}
