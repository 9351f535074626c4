"""A crosstab as a table file, for spreadsheets."""

import csv
from collections.abc import Iterator
from typing import Any

from explorer.charts import Figure
from explorer.exports import BYTE_ORDER_MARK, Echo, cell

LABEL, TOTAL, SOURCE = "label", "total", "source"


def crosstab_csv(figure: Figure) -> Iterator[str]:
    """Yield a crosstab line by line: values as in addresses, both totals, and the source in every row.

    The header names the row attribute, then each value of the column attribute. UTF-8 mark, CRLF.
    """
    table = figure.table
    writer: Any = csv.writer(Echo(), lineterminator="\r\n")
    header = [figure.rows, LABEL, *(column.value for column in table.columns), TOTAL, SOURCE]
    yield BYTE_ORDER_MARK + writer.writerow(header)
    lines = [
        [row.value, str(row.label), *(cell.count for cell in cells), row.count]
        for row, cells in zip(table.rows, table.cells, strict=True)
    ]
    lines.append([TOTAL, "", *(column.count for column in table.columns), table.total])
    for line in lines:
        yield writer.writerow([cell(value) for value in [*line, figure.source]])
