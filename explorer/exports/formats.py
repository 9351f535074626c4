"""Declare the file formats, each once: what it is for, what it is called, and what writes it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from explorer.citing.files import bibtex, csl, ris
from explorer.exports import records, references
from explorer.exports.columns import quote_record
from explorer.exports.hxl import hxl_lines
from explorer.exports.references import RECORDS, WriteRecords
from explorer.exports.tables import csv_lines
from explorer.exports.workbook import MOST_ROWS, workbook_blocks
from explorer.models import Quote
from explorer.questions.answer import Answer
from explorer.questions.question import FACETS, Question

LONGEST_NAME = 80
"""Characters of a file name; some mail programs and archives cut longer ones."""

BIBTEX = "application/x-bibtex; charset=utf-8"
RIS = "application/x-research-info-systems; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json"
JSON = "application/json"

WriteAnswer = Callable[[Answer], Iterator[str]]


class Format(NamedTuple):
    """A format that a whole answer can be downloaded in.

    A file for reference managers has a record for each chapter; `write_each` writes one for each quote.
    `most` is the number of quotes that a file can hold, where there is one.
    """

    extension: str
    label: Any
    purpose: Any
    content_type: str
    write: Callable[[Answer], Iterator[str] | Iterator[bytes]]
    write_each: Callable[[Answer], Iterator[str]] | None = None
    most: int | None = None

    @property
    def is_for_references(self) -> bool:
        """Whether the file has records for reference managers; templates would call `write_each`."""
        return self.write_each is not None

    @property
    def slug(self) -> str:
        """The format's name in routes and pages."""
        return self.extension.replace(".", "-")

    @property
    def route(self) -> str:
        """The name of the route."""
        return f"quotes-{self.slug}"


class QuoteFormat(NamedTuple):
    """A format that one quote can be downloaded in."""

    extension: str
    label: Any
    content_type: str
    write: Callable[[Quote], str]

    @property
    def slug(self) -> str:
        """The format's name in routes and pages."""
        return self.extension.replace(".", "-")

    @property
    def route(self) -> str:
        """The name of the route, which takes the quote's id."""
        return f"quote-{self.slug}"


def _both(write: WriteRecords) -> tuple[WriteAnswer, WriteAnswer]:
    """Return the writers of an answer as a record for each chapter, and as one for each quote."""
    of_chapters, of_quotes = (partial(references.records_of, find, write) for find in RECORDS.values())
    return of_chapters, of_quotes


FORMATS = [
    Format("csv", _("CSV"), _("a table for any spreadsheet"), "text/csv; charset=utf-8", csv_lines),
    Format(
        "xlsx",
        _("Excel"),
        _("a workbook with the data dictionary"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook_blocks,
        most=MOST_ROWS,
    ),
    Format("json", _("JSON"), _("for programs"), JSON, records.json_lines),
    Format(
        "jsonl",
        _("JSON lines"),
        _("for programs, one quote a line"),
        "application/x-ndjson; charset=utf-8",
        records.jsonl_lines,
    ),
    Format(
        "hxl.csv",
        _("CSV with HXL tags"),
        _("a table for humanitarian data tools"),
        "text/csv; charset=utf-8",
        hxl_lines,
    ),
    Format(
        "bib", _("BibTeX"), _("for LaTeX and reference managers"), BIBTEX, *_both(references.bibtex_lines)
    ),
    Format("ris", _("RIS"), _("for Zotero, EndNote, Mendeley"), RIS, *_both(references.ris_lines)),
    Format("csl.json", _("CSL-JSON"), _("for Zotero and pandoc"), CSL, *_both(references.csl_lines)),
]
"""Every format of an answer, in the order of the download menu."""

QUOTE_FORMATS = [
    QuoteFormat("bib", _("BibTeX"), BIBTEX, partial(references.single, bibtex)),
    QuoteFormat("ris", _("RIS"), RIS, partial(references.single, ris)),
    QuoteFormat("csl.json", _("CSL-JSON"), CSL, lambda quote: f"[{references.single(csl, quote)}]\n"),
    QuoteFormat("json", _("JSON"), JSON, lambda quote: f"{records.as_json(quote_record(quote))}\n"),
]
"""Every format of one quote."""


def file_name(question: Question, version: str, extension: str) -> str:
    """Return a name that says the question and the archive's version, in plain letters.

    A search for "no aid" by Sunnis gives `quotes-no-aid-sunni-0a1b2c3d4e5f.csv`.
    """
    ending = f"-{version}.{extension}"
    words = slugify(" ".join(_words(question))) or ("selection" if question.is_narrowed else "all")
    start = f"quotes-{words}"[: LONGEST_NAME - len(ending)]
    return f"{start.rstrip('-')}{ending}"


def _words(question: Question) -> Iterator[str]:
    """Yield the parts of a question as words of a file name."""
    yield question.q
    yield from (value for facet in FACETS for value in question.values(facet))
    yield from (f"age-{value}" for value in question.age)
    if question.age_min is not None:
        yield f"from-age-{question.age_min}"
    if question.age_max is not None:
        yield f"to-age-{question.age_max}"
    if question.id:
        yield f"{len(question.id)}-chosen"
