"""Pack the whole archive into one file, the same bytes for the same version."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from django.conf import settings
from django.utils import translation

from explorer.citing.credit import ARCHIVE_NAME, licence, report_in_words
from explorer.exports.datapackage.descriptor import DESCRIPTION, Checksum, descriptor
from explorer.exports.datapackage.resources import RESOURCES, Resource
from explorer.exports.records import json_lines
from explorer.models import Report
from explorer.questions.answer import ask
from explorer.questions.index import current_index
from explorer.questions.question import Question

DESCRIPTOR = "datapackage.json"

LINES = 500
"""The number of lines that are packed at a time."""

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every packed file, the earliest that the format knows."""


def write_archive(file: IO[bytes]) -> None:
    """Write the archive as it is now to `file`: tables, JSON, descriptor, dictionary, readme, licence.

    Each is written once; the descriptor comes last, when the checksums of the tables are known.
    """
    with zipfile.ZipFile(file, "w") as packed:
        _pack(packed, "README.md", [readme()])
        _pack(packed, "LICENCE.md", licence_text())
        _pack(packed, "data-dictionary.md", dictionary())
        checksums = {
            resource.name: _pack(packed, resource.path, resource.lines()) for resource in RESOURCES.values()
        }
        _pack(packed, "quotes.json", json_lines(ask(Question())))
        described = json.dumps(descriptor(checksums), ensure_ascii=False, indent=2)
        _pack(packed, DESCRIPTOR, [described, "\n"])


def plain_entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a packed file: nothing but its name and content shows in the bytes."""
    entry = zipfile.ZipInfo(name, FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _pack(packed: zipfile.ZipFile, name: str, lines: Iterable[str]) -> Checksum:
    """Add a file a few lines at a time."""
    digest = hashlib.sha256()
    remaining = iter(lines)
    entry = plain_entry(name)
    with packed.open(entry, "w", force_zip64=True) as target:
        while block := "".join(islice(remaining, LINES)).encode():
            target.write(block)
            digest.update(block)
    return Checksum(entry.file_size, digest.hexdigest())


@translation.override("en")
def readme() -> str:
    """Return what the package is, as Markdown."""
    files = "".join(f"- `{resource.path}`: {resource.title}\n" for resource in RESOURCES.values())
    sources = "".join(f"- {report_in_words(report)}\n" for report in Report.objects.all())
    return (
        f"# {ARCHIVE_NAME}\n\n{DESCRIPTION}\n\n"
        f"- Archive version: {current_index().version}\n- Address: {settings.SITE_URL}/\n\n"
        f"## Files\n\n{files}"
        "- `quotes.json`: the same quotes as JSON\n"
        "- `datapackage.json`: Frictionless Data Package with schemas and checksums\n"
        "- `data-dictionary.md`: what every column means\n- `LICENCE.md`: the licence\n\n"
        f"## Sources\n\n{sources}\n"
        "## Citing\n\nThe column `citation` of `quotes.csv` is a ready reference for each quote.\n"
    )


def licence_text() -> Iterator[str]:
    """Yield the licence of the data, as Markdown."""
    yield "# Licence\n\n"
    for report in Report.objects.all():
        yield f"## {report.title}\n\n{report.licence_name}: {report.licence_url}\n\n{licence(report)}\n\n"
    yield "Name the report, its authors and its publisher, keep the licence, and say what you changed.\n"


@translation.override("en")
def dictionary() -> list[str]:
    """Return what every column of every table means, as Markdown."""
    return ["# Data dictionary\n", *(_table(resource) for resource in RESOURCES.values())]


def _table(resource: Resource) -> str:
    """Return the columns of one table as a table of Markdown."""
    rows = "".join(
        f"| `{column.name}` | {column.meaning} | {column.kind} | {column.values} |\n"
        for column in resource.columns
    )
    header = "| column | meaning | type | values |\n| --- | --- | --- | --- |\n"
    return f"\n## {resource.path}\n\n{resource.title}\n\n{header}{rows}"
