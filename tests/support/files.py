"""Files of answers: written the way a page does, read back with readers that aren't ours."""

import csv
import io
from typing import Any

import openpyxl
from django.http import QueryDict

from explorer.exports import FORMATS
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import read_request
from tests.support import brute

TITLE = (
    "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, "
    "Justice, and Reconciliation"
)

LICENCE = (
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October 2014. "
    f"Printed in {TITLE} (Syria Justice and Accountability Centre, 2015). "
    "No endorsement by its authors or publisher is implied."
)

SOURCE = (
    f"Craig Charney, {TITLE}, Syria Justice and Accountability Centre, February 2015, "
    "https://syrianperspectives2015.pressbooks.com/"
)

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\ufeff+1", "＝1", "＋1", "－1", "＠A1"]


def answered(parameters: brute.Parameters) -> Answer:
    """Answer parameters the way a page does."""
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, list(values))
    return ask(read_request(query).question)


def written(extension: str, answer: Answer, *, each: bool = False) -> bytes:
    """Return the file of an answer; with `each` a record is of one quote, in a file of any format."""
    [file] = [file for file in FORMATS if file.extension == extension]
    write = file.write_each if each and file.write_each else file.write
    return b"".join(part.encode() if isinstance(part, str) else part for part in write(answer))


def cells(content: bytes) -> list[list[str]]:
    """Read a table."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Read a workbook: sheet -> rows."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}
