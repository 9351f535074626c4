"""Describe pages to search engines as linked data (JSON-LD, schema.org)."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from explorer.archive.lookup import last_change
from explorer.citing.credit import ARCHIVE_NAME, licence
from explorer.citing.names import full_name
from explorer.citing.styles import apa
from explorer.exports.datapackage.descriptor import DESCRIPTION, keywords
from explorer.exports.formats import FORMATS
from explorer.links import absolute, permanent_link
from explorer.models import SYRIA, Chapter, Quote, Report, Theme
from explorer.questions.index import current_index

CONTEXT = {"@context": "https://schema.org"}


def data_block(value: dict[str, Any]) -> SafeString:
    """Return linked data as a block that no browser executes."""
    # Django escapes whatever could end the element; only the media type differs.
    script = json_script(CONTEXT | value).replace("application/json", "application/ld+json", 1)
    return mark_safe(script)  # noqa: S308


def quotation(quote: Quote) -> dict[str, Any]:
    """Return a quote as schema.org describes it.

    The report names no speaker, so there is no creator and no `spokenByCharacter`; the printed
    attribution is the description.
    """
    report = quote.chapter.report
    return {
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
        "isPartOf": _printed_chapter(quote.chapter),
    }


def section(theme: Theme) -> dict[str, Any]:
    """Return a section of a chapter: a part of the chapter that has the section's heading."""
    return {
        "@type": "Chapter",
        "@id": permanent_link(theme),
        "url": permanent_link(theme),
        "name": theme.heading,
        "inLanguage": "en",
        "license": theme.chapter.report.licence_url,
        "isPartOf": _printed_chapter(theme.chapter),
    }


def chapter(found: Chapter) -> dict[str, Any]:
    """Return a chapter of a report, as this archive shows it."""
    return {
        "@type": "Chapter",
        "@id": permanent_link(found),
        "url": permanent_link(found),
        "name": found.title,
        "position": found.order,
        "inLanguage": "en",
        "license": found.report.licence_url,
        "sameAs": found.url,
        "citation": apa(found),
        "isPartOf": report_printed(found.report),
    }


def report(found: Report) -> dict[str, Any]:
    """Return a report, as this archive shows it."""
    return report_printed(found) | {
        "@id": permanent_link(found),
        "url": permanent_link(found),
        "sameAs": found.url,
        "inLanguage": "en",
        "citation": apa(found),
    }


def _printed_chapter(found: Chapter) -> dict[str, Any]:
    """Return a chapter at the report's own address."""
    return {
        "@type": "Chapter",
        "name": found.title,
        "url": found.url,
        "isPartOf": report_printed(found.report),
    }


def report_printed(report: Report) -> dict[str, Any]:
    """Return a report at its own address."""
    return {
        "@type": ["Book", "Report"],
        "name": report.title,
        "url": report.url,
        "author": [
            {"@type": "Organization" if "literal" in author else "Person", "name": full_name(author)}
            for author in report.authors
        ],
        "publisher": {"@type": "Organization", "name": report.publisher},
        "datePublished": f"{report.published:%Y-%m}",
        "license": report.licence_url,
    }


def dataset(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the archive as a data set, with every file that holds all of it."""
    operator = settings.OPERATOR or ARCHIVE_NAME
    files = [(absolute(file.route), file.content_type) for file in FORMATS]
    files += [(absolute("data-archive"), "application/zip")]
    return {
        "@type": "Dataset",
        "@id": absolute("data"),
        "url": absolute("data"),
        "name": ARCHIVE_NAME,
        "description": DESCRIPTION,
        "version": current_index().version,
        "dateModified": last_change().isoformat(),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "keywords": keywords(),
        "license": sorted({report.licence_url for report in reports}),
        "creator": {"@type": "Organization", "name": operator, "url": absolute("home")},
        "isBasedOn": [report_printed(report) for report in reports],
        "spatialCoverage": SYRIA,
        **_time_covered(reports),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": address,
                "encodingFormat": media_type.partition(";")[0],
            }
            for address, media_type in files
        ],
    }


def _time_covered(reports: Sequence[Report]) -> dict[str, str]:
    """Return from when to when interviews were held, as far as the reports say."""
    began = min((report.interviews_began for report in reports if report.interviews_began), default=None)
    ended = max((report.interviews_ended for report in reports if report.interviews_ended), default=None)
    return {"temporalCoverage": f"{began}/{ended}"} if began and ended else {}
