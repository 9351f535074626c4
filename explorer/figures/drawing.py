"""Draw crosstabs as one picture to save: bars by row, with title, key and source, that can be restyled.

Its template writes it as SVG. All lengths are whole units, of which the picture is a thousand wide. A
page in Arabic has its picture from the right.
"""

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import get_language_bidi

from explorer.figures.charts import label_lines, look
from explorer.questions.crosstab import Cell, Crosstab, Heading

WIDTH = 1000
MARGIN = 32
LABELS = 250
"""The width of the column of names."""

NUMBERS = 60
"""The room after the longest bar for the number of its row."""

LINE = 18
ROW = 30
BAR = 20
LETTERS = 125
"""About as many letters of 13 units fill a line from margin to margin."""

LETTER = 8
"""The width that a letter of the key is given; a wide one takes less."""


class Piece(NamedTuple):
    """A part of a bar: its look, where it begins, how long it is, and how many quotes it stands for."""

    tone: str
    texture: str
    start: int
    length: int
    stands_for: int


class Bar(NamedTuple):
    """A row: where it is, the lines of its name, its pieces, and where its number stands."""

    top: int
    lines: list[str]
    pieces: list[Piece]
    end: int
    total: int


class Key(NamedTuple):
    """The meaning of a look: the value it stands for, and where that is written."""

    tone: str
    texture: str
    start: int
    label: Any


class Words(NamedTuple):
    """Lines of text, and where the first of them is."""

    top: int
    lines: list[str]


class Picture(NamedTuple):
    """A drawing with its height; `groups` are the name of an attribute, where it is written, and its bars."""

    title: str
    asked: Words
    keys: list[Key]
    keys_top: int
    groups: list[tuple[Any, int, list[Bar]]]
    source: Words
    height: int
    from_right: bool

    def across(self, start: int, length: int = 0) -> int:
        """Return how far from the left something is that begins `start` from where reading begins."""
        return WIDTH - start - length if self.from_right else start


def drawing(title: str, asked: str, tables: Sequence[Crosstab], source: str) -> Picture:
    """Draw crosstabs with the same columns, one below the other; rows without a quote are left out."""
    columns = [(number, column) for number, column in enumerate(tables[0].columns) if column.count]
    above = Words(84, textwrap.wrap(asked, LETTERS))
    keys_top = above.top + LINE * len(above.lines)
    top = keys_top + 48
    longest = max(row.count for table in tables for row in table.rows)
    groups = []
    for table in tables:
        bars: list[Bar] = []
        label_top, top = top, top + (26 if len(tables) > 1 else 0)
        for row, cells in zip(table.rows, table.cells, strict=True):
            if row.count:
                bars.append(_bar(row, cells, columns, top, max(longest, 1)))
                top += max(ROW, LINE * len(bars[-1].lines) + 6)
        groups.append((table.row_label, label_top, bars))
        top += 14
    below = Words(top + LINE, textwrap.wrap(source, LETTERS))
    height = below.top + LINE * len(below.lines) + MARGIN
    return Picture(
        title, above, _keys(columns), keys_top, groups, below, height, from_right=get_language_bidi()
    )


def _bar(row: Heading, cells: list[Cell], columns: list[tuple[int, Heading]], top: int, longest: int) -> Bar:
    """Draw a row: of 30 quotes, where the longest has 60, 20 are a third of the room."""
    room = WIDTH - 2 * MARGIN - LABELS - NUMBERS
    first = MARGIN + LABELS
    pieces, counted = [], 0
    for number, column in columns:
        count = cells[number].count
        start, end = (room * upto // longest for upto in (counted, counted + count))
        if count:
            pieces.append(Piece(*look(column.value, number), first + start, end - start, count))
        counted += count
    return Bar(top, label_lines(str(row.label)), pieces, first + room * counted // longest, row.count)


def _keys(columns: list[tuple[int, Heading]]) -> list[Key]:
    """Place what the looks mean on one line."""
    keys, start = [], MARGIN
    for number, column in columns:
        keys.append(Key(*look(column.value, number), start, column.label))
        start += 40 + LETTER * len(str(column.label))
    return keys
