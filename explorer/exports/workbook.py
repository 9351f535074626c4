"""Write a workbook for spreadsheet programs: quotes, data dictionary, and what the file is."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from explorer.exports.columns import COLUMNS, Value
from explorer.exports.facts import facts
from explorer.exports.rows import rows as quote_rows
from explorer.questions.answer import Answer

MOST_ROWS = 1_048_576 - 1
"""The quotes that fit on a sheet below its header; a program of spreadsheets reads no further."""

BLOCK = 64 * 1024
"""Bytes that are sent at a time."""

WIDTHS = {"text": 80, "attribution": 40, "theme_title": 40, "chapter_title": 40, "citation": 60}
"""Widths of columns in characters; the others have `WIDTH`."""

WIDTH = 18

OPTIONS = {
    # A row is written to disk as soon as the next one begins.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Formats(NamedTuple):
    """The formats of cells: the header's, and the others'."""

    bold: Format
    wrapped: Format


def workbook_blocks(answer: Answer) -> Iterator[bytes]:
    """Yield an answer as a workbook; it is written to a temporary file first."""
    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, OPTIONS) as workbook:
            formats = Formats(
                workbook.add_format({"bold": True}),
                workbook.add_format({"text_wrap": True, "valign": "top"}),
            )
            _write_quotes(workbook.add_worksheet("quotes"), answer, formats)
            _write_dictionary(workbook.add_worksheet("data dictionary"), formats)
            _write_about(workbook.add_worksheet("about"), answer, formats)
        yield from blocks(file)


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its start, a block at a time."""
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


def _write_quotes(sheet: Worksheet, answer: Answer, formats: Formats) -> None:
    """Write a header that stays in sight, and a row for each quote."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(answer), len(COLUMNS) - 1)
    widths = {column.name: WIDTHS.get(column.name, WIDTH) for column in COLUMNS}
    _write_table(sheet, widths, quote_rows(answer), formats)


def _write_dictionary(sheet: Worksheet, formats: Formats) -> None:
    """Write what each column means."""
    widths = {_("column"): 24, _("meaning"): 70, _("type"): 12, _("values"): 60, _("HXL hashtag"): 30}
    rows = (
        [column.name, str(column.meaning), column.kind, str(column.values), column.hxl] for column in COLUMNS
    )
    _write_table(sheet, widths, rows, formats)


def _write_about(sheet: Worksheet, answer: Answer, formats: Formats) -> None:
    """Write which question the file answers, when and from which archive, and the licence."""
    about = facts(answer)
    asked = "; ".join(f"{chip.label}: {chip.value}" for chip in answer.chips())
    rows: list[list[Value]] = [
        [_("question"), asked or _("all quotes")],
        [_("address"), about.question],
        [_("quotes"), len(answer)],
        [_("date"), timezone.localdate().isoformat()],
        [_("archive version"), about.version],
        [_("source"), about.source],
        [_("licence"), about.licence],
        [_("limits"), _("Quotes that a report’s authors chose to print: not a representative sample.")],
    ]
    _write_table(sheet, {_("about this file"): 20, "": 120}, rows, formats)


def _write_table(
    sheet: Worksheet, widths: dict[str, int], rows: Iterable[Sequence[Value]], formats: Formats
) -> None:
    """Write a header and rows; `widths` maps each word of the header to its column's width."""
    for number, width in enumerate(widths.values()):
        sheet.set_column(number, number, width, formats.wrapped)
    sheet.write_row(0, 0, list(widths), formats.bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, formats.wrapped)
