"""Break an answer down: who is quoted in it, by side, with a mark for each quote or a bar for many.

One table says it: a group of rows for each attribute, a row for each of its values that has quotes.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any, NamedTuple

from explorer.figures.charts import DOTS_AT_MOST
from explorer.models import Quote
from explorer.questions.answer import Answer
from explorer.questions.crosstab import SHOWN_AT_MOST, Cell, Heading, crosstab

WHO = ("sect", "gender", "age", "governorate")
"""The attributes by which an answer is broken down."""

BAR_LENGTH = 100
"""The length of the longest bar, in whole units of the drawing."""


class Tally(NamedTuple):
    """One side's quotes in a row: their number, a mark for each or the length of a bar for all."""

    cell: Cell
    marks: list[Quote]
    length: int


class Row(NamedTuple):
    """A value that has quotes, with the tally of each side."""

    heading: Heading
    tallies: list[Tally]


class Group(NamedTuple):
    """The rows of one attribute."""

    label: Any
    rows: list[Row]


class Breakdown(NamedTuple):
    """An answer broken down: the sides, and the groups of rows; `has_marks` where each quote is a mark."""

    answer: Answer
    sides: list[Heading]
    groups: list[Group]
    has_marks: bool


def breakdown(answer: Answer, attributes: Sequence[str] = WHO) -> Breakdown:
    """Break an answer down by these attributes and by side; few quotes are read, to be marks."""
    has_marks = len(answer) <= DOTS_AT_MOST
    quotes = answer.index.quotes(answer.matching) if has_marks else {}
    tables = [crosstab(answer, name, "stance", SHOWN_AT_MOST) for name in attributes]
    longest = max(cell.count for table in tables for cells in table.cells for cell in cells)

    def tally(name: str, cell: Cell) -> Tally:
        if not has_marks:
            return Tally(cell, [], ceil(BAR_LENGTH * cell.count / max(longest, 1)))
        bitmaps = answer.index.bitmaps
        here = bitmaps[name][cell.row.value] & bitmaps["stance"][cell.column.value]
        return Tally(cell, [quote for number, quote in quotes.items() if number in here], 0)

    groups = [
        Group(
            table.row_label,
            [
                Row(heading, [tally(name, cell) for cell in cells])
                for heading, cells in zip(table.rows, table.cells, strict=True)
                if heading.count
            ],
        )
        for name, table in zip(attributes, tables, strict=True)
    ]
    return Breakdown(answer, tables[0].columns, groups, has_marks)
