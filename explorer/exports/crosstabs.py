"""Write a crosstab as a table file, for spreadsheet programs."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from explorer.exports.tables import BYTE_ORDER_MARK, Echo, guarded
from explorer.questions.answer import Answer
from explorer.questions.crosstab import cells, headings

LABEL, TOTAL, SOURCE = "label", "total", "source"


ATTRIBUTE, VALUE = "attribute", "value"


def crosstab_lines(answer: Answer, attributes: Sequence[str], columns: str, provenance: str) -> Iterator[str]:
    """Yield crosstabs with values as in addresses, both totals, and where they come from in every row.

    The header names the attribute of the rows, then each value of the columns' attribute; with several
    attributes a column says of which one a row is. `provenance` is the sentence that says which reports
    the numbers come from. A row is counted when it is written.
    """
    several = len(attributes) > 1
    first = [ATTRIBUTE, VALUE] if several else list(attributes)
    across = list(headings(answer, columns))
    writer: Any = csv.writer(Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK
    yield writer.writerow([*first, LABEL, *(column.value for column in across), TOTAL, SOURCE])

    def line(*values: str | int) -> str:
        written: str = writer.writerow([guarded(value) for value in (*values, provenance)])
        return written

    for rows in attributes:
        of = [rows] if several else []
        for row in headings(answer, rows):
            counts = (cell.count for cell in cells(answer, (rows, row), (columns, across)))
            yield line(*of, row.value, str(row.label), *counts, row.count)
    yield line(*[""] * several, TOTAL, "", *(column.count for column in across), answer.total)
