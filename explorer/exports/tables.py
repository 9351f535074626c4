"""Write comma-separated tables, line by line: UTF-8, CRLF."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from explorer.exports.columns import COLUMNS, Column, Value
from explorer.exports.rows import rows as quote_rows
from explorer.questions.answer import Answer

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheet programs that the file is UTF-8."""


# A sign that begins a formula, after white space that a program may skip, and in full width, which some
# take for the plain one: "=1+1", "\t=1+1" and "＝1+1"; "1+1" is none.
_FORMULA = re.compile(r"[\s\ufeff]*[-=+@－＝＋＠]")


# What a cell of CSV can't hold without quotation marks around it: "a,b" is such a cell, "a;b" isn't.
_TO_BE_QUOTED = re.compile(r'[",\r\n]')


class Echo:
    """A file that hands back what is written to it, so that csv can feed a stream."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def cell(value: Value) -> str | int:
    """Return a value as the content of a cell: nothing for None, `true` or `false` for a boolean."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def guarded(value: Value) -> str | int:
    """Return a value as a cell that no spreadsheet program takes for a formula: `=1+1` gives `'=1+1`."""
    content = cell(value)
    # Most cells begin with a letter: that is told faster than the pattern does.
    if isinstance(content, str) and not content[:1].isalnum() and _FORMULA.match(content):
        return f"'{content}"
    return content


def csv_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer for spreadsheet programs: a header, then a row for each quote."""
    yield BYTE_ORDER_MARK
    yield from lines([[column.name for column in COLUMNS]])
    yield from _encoded(answer, lambda value: encoded(guarded(value)))


def plain_quote_lines(answer: Answer) -> Iterator[str]:
    """Yield the quotes of an answer for programs."""
    yield from lines([[column.name for column in COLUMNS]])
    yield from _encoded(answer, lambda value: encoded(cell(value)))


def plain_lines(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """Yield a table for programs: no byte order mark, every value as it is."""
    yield from lines([[column.name for column in columns]])
    yield from lines([cell(column.read(row)) for column in columns] for row in rows)


def encoded(content: str | int) -> str:
    """Return a cell as CSV has it: in quotation marks, its own doubled, where it needs them."""
    text = str(content)
    return '"' + text.replace('"', '""') + '"' if _TO_BE_QUOTED.search(text) else text


def _encoded(answer: Answer, encode: Callable[[Value], str]) -> Iterator[str]:
    """Yield the quotes of an answer as lines of CSV: what many rows share is encoded once."""
    return (",".join(row) + "\r\n" for row in quote_rows(answer, encode))


def lines(rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Yield rows as lines of CSV."""
    writer: Any = csv.writer(Echo(), lineterminator="\r\n")
    yield from (writer.writerow(row) for row in rows)
