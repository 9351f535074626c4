"""Describe the data package, from the same columns as the tables."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation

from explorer.archive.lookup import last_change
from explorer.citing.credit import ARCHIVE_NAME, report_in_words
from explorer.citing.names import names_in_words
from explorer.exports.columns import Column
from explorer.exports.datapackage.resources import RESOURCES, Resource
from explorer.exports.facts import KEYWORDS
from explorer.models import Report
from explorer.questions.index import current_index

PACKAGE_NAME = "syrian-interview-quotes"

DESCRIPTION = (
    "Quotes from interviews with Syrians, as published research printed them, with what the reports say "
    "about each speaker. A qualitative source: the reports' authors chose the quotes, one person may be "
    "quoted several times, and a count of quotes is not a count of what Syrians think. No endorsement "
    "of this archive by the reports' authors or publishers is implied."
)


class Checksum(NamedTuple):
    """The size of a file in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    digest: str


@translation.override("en")
def descriptor(checksums: Mapping[str, Checksum]) -> dict[str, Any]:
    """Return the descriptor of the archive as it is now; `checksums` are those of its tables, by name."""
    reports = list(Report.objects.all())
    licences = {report.licence: report for report in reports}.values()
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE_NAME,
        "title": ARCHIVE_NAME,
        "description": DESCRIPTION,
        "version": current_index().version,
        **_created(),
        "homepage": f"{settings.SITE_URL}/",
        "keywords": keywords(),
        "licenses": [
            {
                "name": report.licence.replace(" ", "-"),
                "title": report.licence_name,
                "path": report.licence_url,
            }
            for report in licences
        ],
        "sources": [{"title": report_in_words(report), "path": report.url} for report in reports],
        "contributors": _contributors(reports),
        "resources": [_resource(resource, checksums[resource.name]) for resource in RESOURCES.values()],
    }


def _created() -> dict[str, str]:
    """Return when the content came to be: the day of the last change, since equal content gives equal files.

    An archive in which nothing was added or changed yet has no such day.
    """
    return {"created": f"{last_change().isoformat()}T00:00:00Z"} if current_index().everything else {}


def keywords() -> list[str]:
    """Return what the archive is about: its kind of source, and the titles of the chapters."""
    return [*KEYWORDS, *map(str, current_index().labels["chapter"].values())]


def _contributors(reports: list[Report]) -> list[dict[str, str]]:
    """Return the authors and publishers of the reports, each named once."""
    named = [
        pair
        for report in reports
        for pair in ((names_in_words(report.authors), "author"), (report.publisher, "publisher"))
        if pair[0]
    ]
    return [{"title": title, "role": role} for title, role in dict.fromkeys(named)]


def _resource(resource: Resource, checksum: Checksum) -> dict[str, Any]:
    """Return what the descriptor says about one table, with its size and checksum."""
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "path": resource.path,
        "title": str(resource.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": checksum.size,
        "hash": f"sha256:{checksum.digest}",
        "schema": _schema(resource),
    }


def _schema(resource: Resource) -> dict[str, Any]:
    """Return the Table Schema of a table; its first column is the key."""
    references = [
        {"fields": [name], "reference": {"resource": table, "fields": ["slug"]}}
        for name, table in resource.references.items()
    ]
    return {
        "fields": [_field(column) for column in resource.columns],
        "primaryKey": [resource.columns[0].name],
        "missingValues": [""],
        **({"foreignKeys": references} if references else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    """Return the Table Schema of one column."""
    return {
        "name": column.name,
        "type": column.kind,
        "format": column.form,
        "description": f"{column.meaning} ({column.values})",
        **({"constraints": dict(column.constraints)} if column.constraints else {}),
    }
