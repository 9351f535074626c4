"""Cross two attributes of an answer: counts of quotes, each cell a question of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from explorer.questions.answer import Answer
from explorer.questions.question import LABELS, Question

ATTRIBUTES = ("theme", "stance", "sect", "gender", "age", "governorate", "displacement")
"""The attributes that can be crossed; "age" is crossed by its bands."""

SHOWN_AT_MOST = 20
"""The most values of an attribute that a page shows: all places, but not all sections of many chapters."""

CROSSED = ("theme", "stance")
"""The rows and the columns where an address names none."""


@dataclass(frozen=True)
class Heading:
    """A row or a column: its value, its label, how many quotes it holds, and the question for them."""

    value: str
    label: Any
    count: int
    question: Question


@dataclass(frozen=True, slots=True)
class Cell:
    """The number of quotes with the values of a row and of a column of the attribute `across`."""

    count: int
    row: Heading
    across: str
    column: Heading

    @property
    def question(self) -> Question:
        """The question for exactly these quotes; made when it is asked for, since tables have many cells."""
        return self.row.question.narrowed_to(self.across, self.column.value)


@dataclass(frozen=True)
class Crosstab:
    """Counts of an answer by two attributes; `cells` holds a list for each row, one cell a column.

    Every quote has exactly one value of each attribute, so rows, columns and cells each add up to
    `total`. Whole vocabularies are counted, so a combination that nobody was quoted for is a 0; where
    only the first values of a longer one are, `rows_left` and `columns_left` are the numbers of the
    others.
    """

    row_label: Any
    column_label: Any
    rows: list[Heading]
    columns: list[Heading]
    cells: list[list[Cell]]
    total: int
    rows_left: int = 0
    columns_left: int = 0


def crosstab(answer: Answer, rows: str, columns: str, at_most: int | None = None) -> Crosstab:
    """Cross two different attributes of `ATTRIBUTES` for the quotes of an answer.

    Of a vocabulary of more than `at_most` values the first ones that have quotes are counted.
    """
    row_headings = list(headings(answer, rows, at_most))
    column_headings = list(headings(answer, columns, at_most))
    labels = answer.index.labels
    return Crosstab(
        row_label=LABELS[rows],
        column_label=LABELS[columns],
        rows=row_headings,
        columns=column_headings,
        cells=[cells(answer, (rows, row), (columns, column_headings)) for row in row_headings],
        total=answer.total,
        rows_left=len(labels[rows]) - len(row_headings),
        columns_left=len(labels[columns]) - len(column_headings),
    )


def headings(answer: Answer, attribute: str, at_most: int | None = None) -> Iterator[Heading]:
    """Yield the values of an attribute with their part of the answer, as `Answer.held_values` does."""
    labels = answer.index.labels[attribute]
    for value in answer.held_values(attribute, at_most):
        question = answer.question.narrowed_to(attribute, value)
        yield Heading(value, labels[value], answer.count(attribute, value), question)


def cells(answer: Answer, row: tuple[str, Heading], columns: tuple[str, list[Heading]]) -> list[Cell]:
    """Count the quotes that a row shares with each column."""
    (attribute, heading), (across, column_headings) = row, columns
    bitmaps = answer.index.bitmaps
    quotes = answer.matching & bitmaps[attribute][heading.value]
    return [
        Cell(quotes.intersection_cardinality(bitmaps[across][column.value]), heading, across, column)
        for column in column_headings
    ]
