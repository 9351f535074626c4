"""CSV and HXL, cell by cell."""

import pytest

from explorer.exports.columns import Value, quote_record
from tests.support.builders import build_quote
from tests.support.files import FORMULAS, answered, cells, written

pytestmark = pytest.mark.django_db


def as_cell(value: Value) -> str:
    """Return how a value reads in a table."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


@pytest.mark.usefixtures("archive")
def test_csv_is_utf_8_with_mark_and_crlf_and_holds_every_column() -> None:
    answer = answered({"sort": ["age"]})
    content = written("csv", answer)
    assert content.startswith(b"\xef\xbb\xbfid,text,attribution,sect,gender,age,stance,stance_inferred,")
    assert content.count(b"\n") == content.count(b"\r\n") == 30
    header, *rows = cells(content)
    records = [quote_record(quote) for quote in answer.stream()]
    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        {name: as_cell(value) for name, value in record.items()} for record in records
    ]


@pytest.mark.parametrize("extension", ["csv", "hxl.csv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_of_a_table_is_never_a_formula(text: str, extension: str) -> None:
    build_quote(text=text)
    assert cells(written(extension, answered({})))[-1][1] == f"'{text}"


def test_a_cell_of_a_table_keeps_commas_quotation_marks_and_lines() -> None:
    build_quote(text='“Peace”, "now"\nor =later')
    assert cells(written("csv", answered({})))[1][1] == '“Peace”, "now"\nor =later'
