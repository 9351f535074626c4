"""Write a crosstab as a table file, for spreadsheet programs."""

import csv
from collections.abc import Iterator
from typing import Any

from explorer.exports.tables import BYTE_ORDER_MARK, Echo, guarded
from explorer.questions.crosstab import Crosstab

LABEL, TOTAL, SOURCE = "label", "total", "source"


def crosstab_lines(table: Crosstab, rows: str, provenance: str) -> Iterator[str]:
    """Yield a crosstab with values as in addresses, both totals, and where they come from in every row.

    The header names the attribute of the rows, then each value of the columns' attribute; `provenance`
    is the sentence that says which reports the numbers come from.
    """
    header = [rows, LABEL, *(column.value for column in table.columns), TOTAL, SOURCE]
    lines: list[list[str | int]] = [
        [row.value, str(row.label), *(cell.count for cell in cells), row.count]
        for row, cells in zip(table.rows, table.cells, strict=True)
    ]
    lines.append([TOTAL, "", *(column.count for column in table.columns), table.total])
    writer: Any = csv.writer(Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK
    yield writer.writerow(header)
    yield from (writer.writerow([guarded(value) for value in [*line, provenance]]) for line in lines)
