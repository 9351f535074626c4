"""Point programs to a page's identifier, licence and files, in the header `Link` (Signposting).

The relations are those of RFC 8574 (`cite-as`), RFC 6892 (`describes`, `describedby`), RFC 4946
(`license`) and RFC 6573 (`item`, `collection`); https://signposting.org/ says how they go together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.http import HttpResponse

from explorer.exports.formats import FORMATS, QUOTE_FORMATS
from explorer.links import absolute, permanent_link
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.question import Question

HTML = "text/html"

MOST_ITEMS = 20
"""Parts of a page that its header names; some servers refuse headers of more than 4 kilobytes."""


class Signpost(NamedTuple):
    """A link of a page: its relation, the address it leads to, and the media type of what is there."""

    relation: str
    address: str
    media_type: str = ""

    def __str__(self) -> str:
        media_type = f'; type="{self.media_type}"' if self.media_type else ""
        return f'<{self.address}>; rel="{self.relation}"{media_type}'


def signposted(response: HttpResponse, signposts: Iterable[Signpost]) -> HttpResponse:
    """Return the response with its signposts in the header `Link`."""
    response.headers["Link"] = ", ".join(map(str, signposts))
    return response


def of_quote(quote: Quote) -> Iterator[Signpost]:
    """Yield where a quote's page leads to: its permanent link, records of it, its licence, its chapter."""
    yield Signpost("cite-as", permanent_link(quote))
    for file in QUOTE_FORMATS:
        yield Signpost("describedby", absolute(file.route, quote.code), _plain(file.content_type))
    yield Signpost("license", quote.chapter.report.licence_url)
    yield Signpost("collection", permanent_link(quote.chapter), HTML)


def of_section(theme: Theme, quotes: Sequence[Quote]) -> Iterator[Signpost]:
    """Yield where the page of a section leads to: each of its quotes, and its chapter."""
    yield from _of_part(theme, Question(theme=(theme.slug,)), theme.chapter.report, quotes)
    yield Signpost("collection", permanent_link(theme.chapter), HTML)


def of_chapter(chapter: Chapter, themes: Sequence[Theme]) -> Iterator[Signpost]:
    """Yield where the page of a chapter leads to: each of its sections, and its report."""
    yield from _of_part(chapter, Question(chapter=(chapter.slug,)), chapter.report, themes)
    yield Signpost("collection", permanent_link(chapter.report), HTML)


def of_report(report: Report, chapters: Sequence[Chapter]) -> Iterator[Signpost]:
    """Yield where the page of a report leads to: each of its chapters."""
    return _of_part(report, Question(report=(report.slug,)), report, chapters)


def _of_part(
    part: Theme | Chapter | Report,
    question: Question,
    report: Report,
    items: Sequence[Quote | Theme | Chapter],
) -> Iterator[Signpost]:
    """Yield the permanent link of a report or a part of it, records of it, its licence, and what is in it."""
    yield Signpost("cite-as", permanent_link(part))
    for file in FORMATS:
        if file.is_for_references:
            yield Signpost("describedby", question.address(absolute(file.route)), _plain(file.content_type))
    yield Signpost("license", report.licence_url)
    if len(items) <= MOST_ITEMS:
        yield from (Signpost("item", permanent_link(item), HTML) for item in items)


def of_data(reports: Iterable[Report]) -> Iterator[Signpost]:
    """Yield where the page of the whole archive's data leads to: its description, its files, its licences."""
    yield Signpost("cite-as", absolute("data"))
    yield Signpost("describedby", absolute("data-package"), "application/json")
    for address in sorted({report.licence_url for report in reports}):
        yield Signpost("license", address)
    yield from (Signpost("item", absolute(file.route), _plain(file.content_type)) for file in FORMATS)
    yield Signpost("item", absolute("data-archive"), "application/zip")


def _plain(content_type: str) -> str:
    """Return a media type without its parameters: `text/csv; charset=utf-8` is `text/csv`."""
    return content_type.partition(";")[0]
