"""Write a workbook for spreadsheet programs: quotes, data dictionary, and what the file is."""

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from explorer.citing.credit import ARCHIVE_NAME
from explorer.exports.columns import COLUMNS, Value
from explorer.exports.facts import KEYWORDS, facts
from explorer.exports.rows import rows as quote_rows
from explorer.questions.answer import Answer

MOST_ROWS = 1_048_576 - 1
"""The quotes that fit on a sheet below its header; a program of spreadsheets reads no further."""

BLOCK = 64 * 1024
"""Bytes that are sent at a time."""

WIDTHS = {
    "id": 24,
    "text": 80,
    "attribution": 40,
    "sect": 10,
    "gender": 9,
    "age": 6,
    "stance": 13,
    "stance_inferred": 10,
    "governorate": 14,
    "governorate_pcode": 10,
    "country": 10,
    "theme_title": 40,
    "chapter_title": 40,
    "citation": 60,
}
"""Widths of columns in characters; the others have `WIDTH`."""

PRINTED_LAST = "country"
"""The last column that is printed: with the others beside it, the words would be too small to read."""

LINKED = ("url", "source_url")

MOST_LINKS = 65_530
"""The links that Excel opens a sheet with; of more quotes the addresses are plain text."""

A4 = 9
"""The size of paper, as the format numbers it."""

WIDTH = 18

OPTIONS = {
    # A row is written to disk as soon as the next one begins.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Formats(NamedTuple):
    """The formats of cells: the header's, that of links, and the others'."""

    bold: Format
    link: Format
    wrapped: Format


def workbook_blocks(answer: Answer) -> Iterator[bytes]:
    """Yield an answer as a workbook; it is written to a temporary file first."""
    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, OPTIONS) as workbook:
            formats = Formats(
                workbook.add_format({"bold": True}),
                workbook.add_format({"hyperlink": True, "text_wrap": True, "valign": "top"}),
                workbook.add_format({"text_wrap": True, "valign": "top"}),
            )
            _describe(workbook, answer)
            _write_quotes(workbook.add_worksheet("quotes"), answer, formats)
            _write_dictionary(workbook.add_worksheet("data dictionary"), formats)
            _write_about(workbook.add_worksheet("about"), answer, formats)
        yield from blocks(file)


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its start, a block at a time."""
    file.seek(0)
    while block := file.read(BLOCK):
        yield block


def _describe(workbook: xlsxwriter.Workbook, answer: Answer) -> None:
    """Write the file's properties, which programs show without opening it."""
    about = facts(answer)
    workbook.set_properties(
        {
            "title": f"{ARCHIVE_NAME}: {_asked(answer)}",
            "subject": _("Quotes from interviews with Syrians, as published research printed them."),
            "author": ARCHIVE_NAME,
            "keywords": ", ".join(KEYWORDS),
            "comments": f"{about.licence} {about.question}",
            # The day, as in the sheet "about", so that equal files are equal all day long.
            "created": dt.datetime.combine(timezone.localdate(), dt.time.min),
        }
    )


def _asked(answer: Answer) -> str:
    """Return the question in words."""
    return answer.question_in_words() or _("all quotes")


def _write_quotes(sheet: Worksheet, answer: Answer, formats: Formats) -> None:
    """Write a header that stays in sight, and a row for each quote."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(answer), len(COLUMNS) - 1)
    widths = {column.name: WIDTHS.get(column.name, WIDTH) for column in COLUMNS}
    sheet.print_area(0, 0, len(answer), list(widths).index(PRINTED_LAST))
    names = [name for name in LINKED if len(answer) * len(LINKED) <= MOST_LINKS]
    _write_table(sheet, widths, quote_rows(answer), formats, [list(widths).index(name) for name in names])


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
    rows: list[list[Value]] = [
        [_("question"), _asked(answer)],
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
    sheet: Worksheet,
    widths: dict[str, int],
    rows: Iterable[Sequence[Value]],
    formats: Formats,
    links: Sequence[int] = (),
) -> None:
    """Write a header and rows; `widths` maps each word of the header to its column's width.

    `links` are the places of columns that hold addresses to open. On paper the table is as wide as a page,
    and each page begins with the header.
    """
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{ARCHIVE_NAME}&R&P / &N")
    for number, width in enumerate(widths.values()):
        sheet.set_column(number, number, width, formats.wrapped)
    sheet.write_row(0, 0, list(widths), formats.bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, formats.wrapped)
        for place in links:
            sheet.write_url(number, place, str(row[place]), formats.link)
