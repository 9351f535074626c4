"""Table formats: the quotes of an answer as a stream of text, never more than a few in memory."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.columns import COLUMNS, Value, quote_record
from explorer.models import Quote

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""


class Echo:
    """A file that hands back what is written to it, so that csv can feed a stream."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def cell(value: Value) -> str | int:
    """Return a value as a spreadsheet cell that can't be taken for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        return f"'{value}"
    return value


def csv_lines(quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield a CSV file line by line: a header, then a row for each quote; UTF-8 mark, CRLF."""
    writer: Any = csv.writer(Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow([column.name for column in COLUMNS])
    for quote in quotes:
        yield writer.writerow([cell(value) for value in quote_record(quote).values()])
