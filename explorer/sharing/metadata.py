"""Describe a page to programs: link previews, search engines, reference managers."""

import textwrap
from functools import partial
from typing import NamedTuple
from urllib.parse import quote as percent_encoded
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from explorer.citing.items import cited_item
from explorer.citing.names import inverted
from explorer.citing.records import quoted_words, source_note, title_among_others
from explorer.figures.typesetting import OMITTED
from explorer.links import absolute, permanent_link
from explorer.locales import Number, months
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.answer import Answer
from explorer.questions.compared import Compared
from explorer.questions.index import current_index

shortened = partial(textwrap.shorten, placeholder=OMITTED, break_long_words=False, break_on_hyphens=False)
"""Text of at most so many characters on one line: `one two three four` in 16 is `one two […]`."""

OEMBED_TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


class Alternate(NamedTuple):
    """Another form of the page: its media type and its address."""

    media_type: str
    address: str


class Preview(NamedTuple):
    """The picture for shared links: its address, and what it shows in words."""

    address: str
    description: str


class Metadata(NamedTuple):
    """The words in the head of a page about one record; `citation` are names and contents of meta tags."""

    title: str
    description: str
    preview: Preview
    citation: list[tuple[str, str]]
    alternates: list[Alternate]


def quote_metadata(quote: Quote) -> Metadata:
    """Return what the page of a quote says about itself."""
    page = permanent_link(quote)
    return Metadata(
        title=quote_title(quote),
        description=f"“{shortened(quote.text, 300)}” {quote.attribution}. {_printed(quote.chapter.report)}",
        preview=Preview(
            _picture("quote-card", quote.code, current_index().version), f"“{quote.text}” {quote.attribution}"
        ),
        citation=_citation_tags(quote.chapter, page, quoted_words(quote)),
        alternates=[
            Alternate(media_type, absolute("oembed", query={"url": page, "format": form}))
            for form, media_type in OEMBED_TYPES.items()
        ],
    )


def quote_title(quote: Quote) -> str:
    """Return a quote's first words and who says them."""
    return f"“{shortened(quote.text, 90)}” {quote.attribution}"


def theme_metadata(theme: Theme) -> Metadata:
    """Return what the page of a section says about itself."""
    page = permanent_link(theme)
    summary = shortened(theme.summary, 600)
    about = f"Section “{theme.heading}”, summed up in the words of this archive: {summary}"
    title = str(current_index().labels["theme"][theme.slug])
    return Metadata(
        title=title,
        description=_described(theme, theme.chapter.report),
        preview=Preview(_picture("theme-card", theme.slug, current_index().version), title),
        citation=_citation_tags(theme.chapter, page, about),
        alternates=[],
    )


def chapter_metadata(chapter: Chapter) -> Metadata:
    """Return what the page of a chapter says about itself."""
    page = permanent_link(chapter)
    about = f"Summed up in the words of this archive: {shortened(chapter.summary, 600)}"
    return Metadata(
        title=chapter.label,
        description=_described(chapter, chapter.report),
        preview=site_preview(),
        citation=_citation_tags(chapter, page, about if chapter.summary else ""),
        alternates=[],
    )


def report_metadata(report: Report) -> Metadata:
    """Return what the page of a report says about itself."""
    page = permanent_link(report)
    return Metadata(
        title=report.label,
        description=_printed(report),
        preview=site_preview(),
        citation=[
            ("citation_title", report.sentence_case_title),
            *_report_tags(report, page, source_note(report)),
        ],
        alternates=[],
    )


def _described(part: Theme | Chapter, report: Report) -> str:
    """Return the beginning of a part's summary, and where it is printed."""
    return f"{shortened(part.in_our_words('summary'), 200)} {_printed(report)}".strip()


def site_preview() -> Preview:
    """Return the picture of every page that has none of its own."""
    return Preview(
        _picture("site-card", current_index().version),
        _("What Syrians said in interviews, quoted as published"),
    )


def list_preview(answer: Answer) -> Preview | None:
    """Return the picture of a list of quotes, which says its question; None for all quotes: the site's."""
    if not answer.question.is_narrowed:
        return None
    address = answer.question.alone().address(_picture("list-card", answer.index.version))
    return Preview(address, _counted(answer.total, answer.question_in_words()))


def comparison_preview(compared: Compared) -> Preview | None:
    """Return the picture of a comparison, which says what is compared; None where nothing is chosen."""
    if not compared.is_chosen:
        return None
    address = _picture("comparison-card", compared.answer.index.version)
    return Preview(
        f"{address}?{urlencode(compared.alone())}", _counted(len(compared.matching), compared.in_words())
    )


def _picture(route: str, *arguments: str) -> str:
    """Return the absolute address of a picture, which is in the page's language."""
    return f"{settings.SITE_URL}{reverse(route, args=arguments)}"


def _counted(total: int, words: str) -> str:
    """Return how many quotes answer a question, and the question in words."""
    counted = ngettext("%(count)s quote", "%(count)s quotes", total) % {"count": Number(total)}
    return f"{counted}. {words}"


def _printed(report: Report) -> str:
    """Return where a report is printed, and when its interviews were held."""
    return f"{report.title}, {report.publisher}, {report.published.year}. {held(report)}".rstrip()


def held(report: Report) -> str:
    """Return when a report's interviews were held, as a sentence; empty where it doesn't say."""
    dates = months(report.interviews_began, report.interviews_ended)
    return _("Interviews held %(dates)s.") % {"dates": dates} if dates else ""


def _citation_tags(chapter: Chapter, page: str, abstract: str) -> list[tuple[str, str]]:
    """Return the meta tags of a section in a book, as Zotero and Google Scholar read them."""
    return [
        ("citation_title", chapter.sentence_case_title),
        ("citation_inbook_title", chapter.report.sentence_case_title),
        *_report_tags(chapter.report, page, source_note(chapter)),
        ("citation_abstract", abstract),
    ]


def _report_tags(report: Report, page: str, rights: str) -> list[tuple[str, str]]:
    """Return what the meta tags of a report and of its sections have in common."""
    return [
        *(("citation_author", inverted(author)) for author in cited_item(report, page).authors),
        ("citation_publication_date", f"{report.published:%Y/%m}"),
        *([("citation_series_title", report.series)] if report.series else []),
        ("citation_publisher", report.publisher),
        ("citation_language", "en"),
        ("citation_public_url", page),
        ("DC.rights", rights),
    ]


# What a value may hold as it is: a list of twenty quotes is 2 KB shorter than with "%2C" for a comma.
_SAFE = "/:,()"


def coins(quote: Quote) -> str:
    """Return a quote as a ContextObject in a span (COinS), for reference managers that read lists.

    Its title says which quote it is, because a reader picks from the titles.
    """
    report = quote.chapter.report
    names = [
        ("rft.aucorp" if "literal" in author else "rft.au", inverted(author))
        for author in cited_item(quote, "").authors
    ]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem"),
        ("rft.atitle", title_among_others(quote)),
        ("rft.btitle", report.sentence_case_title),
        ("rft.series", report.series),
        *names,
        ("rft.pub", report.publisher),
        ("rft.place", report.publisher_place),
        ("rft.date", f"{report.published:%Y-%m}"),
        ("rft.language", "en"),
        ("rft.description", quoted_words(quote)),
        ("rft.rights", source_note(quote.chapter)),
        ("rft_id", permanent_link(quote)),
    ]
    return urlencode([pair for pair in pairs if pair[1]], safe=_SAFE, quote_via=percent_encoded)
