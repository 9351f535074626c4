"""Describe a page to programs: link previews, search engines, reference managers."""

import textwrap
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote as percent_encoded
from urllib.parse import urlencode

from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from explorer.citing.credit import interviews, licence
from explorer.citing.items import cited_item
from explorer.citing.names import full_name, inverted
from explorer.citing.styles import apa
from explorer.figures.typesetting import OMITTED
from explorer.links import absolute, permanent_link
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.index import current_index

shortened = partial(textwrap.shorten, placeholder=OMITTED, break_long_words=False, break_on_hyphens=False)
"""Text of at most so many characters on one line: `one two three four` in 16 is `one two […]`."""

OEMBED_TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}


class Alternate(NamedTuple):
    """Another form of the page: its media type and its address."""

    media_type: str
    address: str


class Metadata(NamedTuple):
    """The description in a page's head. `citation` are names and contents of meta tags."""

    title: str
    description: str
    address: str
    image: str
    image_description: str
    citation: list[tuple[str, str]]
    alternates: list[Alternate]
    json_ld: SafeString | str = ""


def quote_metadata(quote: Quote) -> Metadata:
    """Return what the page of a quote says about itself."""
    page = permanent_link(quote)
    return Metadata(
        title=quote_title(quote),
        description=f"“{shortened(quote.text, 300)}” {quote.attribution}. {_printed(quote.chapter.report)}",
        address=page,
        image=absolute("quote-card", quote.code, current_index().version),
        image_description=f"“{quote.text}” {quote.attribution}",
        citation=_citation_tags(quote.chapter, page, quote.text),
        alternates=[
            Alternate(media_type, absolute("oembed", query={"url": page, "format": form}))
            for form, media_type in OEMBED_TYPES.items()
        ],
        json_ld=_data_block(quotation(quote)),
    )


def quote_title(quote: Quote) -> str:
    """Return a quote's first words and who says them."""
    return f"“{shortened(quote.text, 90)}” {quote.attribution}"


def theme_metadata(theme: Theme) -> Metadata:
    """Return what the page of a section says about itself."""
    page = permanent_link(theme)
    about = _("Section “%(heading)s”, summed up in the words of this archive: %(summary)s") % {
        "heading": theme.heading,
        "summary": shortened(theme.summary, 600),
    }
    return Metadata(
        title=current_index().labels["theme"][theme.slug],
        description=f"{shortened(theme.summary, 200)} {_printed(theme.chapter.report)}".strip(),
        address=page,
        image=absolute("theme-card", theme.slug, current_index().version),
        image_description=theme.heading,
        citation=_citation_tags(theme.chapter, page, about),
        alternates=[],
    )


def report_metadata(report: Report) -> Metadata:
    """Return what the page of a report says about itself."""
    page = permanent_link(report)
    return Metadata(
        title=report.title,
        description=_printed(report),
        address=page,
        image=absolute("site-card", current_index().version),
        image_description=_("What Syrians said in interviews, quoted as published"),
        citation=[("citation_title", report.title), *_report_tags(report, page, report.url)],
        alternates=[],
    )


def _printed(report: Report) -> str:
    """Return where a report is printed, and when its interviews were held."""
    return f"{report.title}, {report.publisher}, {report.published.year}. {held(report)}".rstrip()


def held(report: Report) -> str:
    """Return when a report's interviews were held, as a sentence; empty where it doesn't say."""
    dates = interviews(report)
    return _("Interviews held %(dates)s.") % {"dates": dates} if dates else ""


def _citation_tags(chapter: Chapter, page: str, abstract: str) -> list[tuple[str, str]]:
    """Return the meta tags of a section in a book, as Zotero and Google Scholar read them."""
    return [
        ("citation_title", chapter.title),
        ("citation_inbook_title", chapter.report.title),
        *_report_tags(chapter.report, page, chapter.url),
        ("citation_abstract", abstract),
    ]


def _report_tags(report: Report, page: str, source: str) -> list[tuple[str, str]]:
    """Return what the meta tags of a report and of its sections have in common."""
    return [
        *(("citation_author", inverted(author)) for author in cited_item(report, page).authors),
        ("citation_publication_date", f"{report.published:%Y/%m}"),
        ("citation_publisher", report.publisher),
        ("citation_language", "en"),
        ("citation_public_url", page),
        ("DC.rights", _rights(report, source)),
    ]


def _rights(report: Report, source: str) -> str:
    """Return the licence and the source's address in one line, for a reader who sees nothing else."""
    return f"{licence(report)} {source}"


def quotation(quote: Quote) -> dict[str, Any]:
    """Return a quote as schema.org describes it.

    The report names no speaker, so there is no creator and no `spokenByCharacter`; the printed
    attribution is the description.
    """
    chapter, report = quote.chapter, quote.chapter.report
    authors = [
        {"@type": "Organization" if "literal" in author else "Person", "name": full_name(author)}
        for author in report.authors
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": permanent_link(quote),
        "url": permanent_link(quote),
        "identifier": quote.code,
        "text": quote.text,
        "description": quote.attribution,
        "inLanguage": "en",
        "datePublished": f"{report.published:%Y-%m}",
        "license": report.licence_url,
        "creditText": licence(report),
        "citation": apa(quote, permanent_link(quote)),
        "isPartOf": {
            "@type": "Chapter",
            "name": chapter.title,
            "url": chapter.url,
            "isPartOf": {
                "@type": ["Book", "Report"],
                "name": report.title,
                "url": report.url,
                "author": authors,
                "publisher": {"@type": "Organization", "name": report.publisher},
                "datePublished": f"{report.published:%Y-%m}",
                "license": report.licence_url,
            },
        },
    }


def _data_block(value: dict[str, Any]) -> SafeString:
    """Return linked data as a block that no browser executes."""
    # Django escapes whatever could end the element; only the media type differs.
    script = json_script(value).replace("application/json", "application/ld+json", 1)
    return mark_safe(script)  # noqa: S308


def coins(quote: Quote) -> str:
    """Return a quote as a ContextObject in a span (COinS), for reference managers that read lists."""
    report = quote.chapter.report
    names = [
        ("rft.aucorp" if "literal" in author else "rft.au", inverted(author))
        for author in cited_item(quote, "").authors
    ]
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem"),
        ("rft.atitle", quote.chapter.title),
        ("rft.btitle", report.title),
        *names,
        ("rft.pub", report.publisher),
        ("rft.place", report.publisher_place),
        ("rft.date", f"{report.published:%Y-%m}"),
        ("rft.language", "en"),
        ("rft.description", quote.text),
        ("rft.rights", _rights(report, quote.chapter.url)),
        ("rft_id", permanent_link(quote)),
    ]
    return urlencode([pair for pair in pairs if pair[1]], quote_via=percent_encoded)
