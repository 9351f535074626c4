"""A workbook for spreadsheet programs: quotes, data dictionary, and what the file is."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any


from django.utils import timezone
from django.utils.translation import gettext as _

from explorer.answer import Answer
from explorer.columns import COLUMNS
from explorer.exports.facts import facts

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


def workbook_blocks(answer: Answer) -> Iterator[bytes]:
    """Yield an answer as a workbook; it is written to a temporary file first."""
    import xlsxwriter  # noqa: PLC0415

    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, OPTIONS) as workbook:
            bold = workbook.add_format({"bold": True})
            wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
            _write_quotes(workbook.add_worksheet("quotes"), answer, bold, wrapped)
            _write_dictionary(workbook.add_worksheet("data dictionary"), bold, wrapped)
            _write_about(workbook.add_worksheet("about"), answer, bold, wrapped)
        yield from blocks(file)


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its start, a block at a time."""
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


def _write_quotes(sheet: Any, answer: Answer, bold: Any, wrapped: Any) -> None:
    """Write a header that stays in sight, and a row for each quote."""
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, WIDTHS.get(column.name, WIDTH), wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(answer), len(COLUMNS) - 1)
    sheet.write_row(0, 0, [column.name for column in COLUMNS], bold)
    for row, quote in enumerate(answer.stream(), start=1):
        sheet.write_row(row, 0, [column.read(quote) for column in COLUMNS], wrapped)


def _write_dictionary(sheet: Any, bold: Any, wrapped: Any) -> None:
    """Write what each column means."""
    header = [_("column"), _("meaning"), _("type"), _("values"), _("HXL hashtag")]
    rows = (
        [column.name, str(column.meaning), column.kind, str(column.values), column.hxl]
        for column in COLUMNS
    )
    _write_text(sheet, [24, 70, 12, 60, 30], header, rows, bold, wrapped)


def _write_about(sheet: Any, answer: Answer, bold: Any, wrapped: Any) -> None:
    """Write which question the file answers, when and from which archive, and the licence."""
    about = facts(answer)
    asked = "; ".join(f"{chip.label}: {chip.value}" for chip in answer.chips())
    rows = [
        (_("question"), asked or _("all quotes")),
        (_("address"), about.question),
        (_("quotes"), str(len(answer))),
        (_("date"), timezone.localdate().isoformat()),
        (_("archive version"), about.version),
        (_("source"), about.source),
        (_("licence"), about.licence),
        (
            _("limits"),
            _("Quotes that a report's authors chose to print: not a representative sample."),
        ),
    ]
    _write_text(sheet, [20, 120], [_("about this file"), ""], rows, bold, wrapped)


def _write_text(
    sheet: Any,
    widths: list[int],
    header: list[str],
    rows: Iterable[Iterable[str]],
    bold: Any,
    wrapped: Any,
) -> None:
    """Write a small table of text."""
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width, wrapped)
    sheet.write_row(0, 0, header, bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, wrapped)
