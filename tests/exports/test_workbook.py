"""The workbook: its sheets, what they say, and the types of its cells."""

import datetime as dt
import io

import openpyxl
import pytest
from django.test import override_settings
from openpyxl.utils.escape import unescape

from explorer.exports import workbook as workbooks
from explorer.exports.columns import quote_record
from explorer.questions.index import current_index
from tests.support.builders import build_quote
from tests.support.files import FORMULAS, LICENCE, SOURCE, answered, sheets, written

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_a_workbook_holds_quotes_dictionary_and_what_it_is() -> None:
    answer = answered({"stance": ["pro-regime"], "governorate": ["homs", "tartous"]})
    workbook = sheets(written("xlsx", answer))
    assert list(workbook) == ["quotes", "data dictionary", "about"]
    header, *rows = workbook["quotes"]
    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        quote_record(quote) for quote in answer.stream()
    ]
    title, *documented = workbook["data dictionary"]
    assert title == ["column", "meaning", "type", "values", "HXL hashtag"]
    assert [row[0] for row in documented] == header
    assert documented[6] == [
        "stance",
        "the report's category of political stance",
        "string",
        "pro-regime, anti-regime, not-stated",
        "#respondee+stance",
    ]


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_a_workbook_says_what_was_asked_and_when() -> None:
    answer = answered({"stance": ["pro-regime"], "governorate": ["homs", "tartous"]})
    [heading, *rows] = sheets(written("xlsx", answer))["about"]
    assert heading == ["about this file", None]
    about = {str(name): value for name, value in rows}
    assert about.pop("date") == dt.datetime.now(dt.UTC).date().isoformat()
    assert about == {
        "question": "Stance: Pro-regime; Governorate: Homs; Governorate: Tartous",
        "address": (
            "https://quotes.example.org/quotes/?stance=pro-regime&governorate=homs&governorate=tartous"
        ),
        "quotes": 7,
        "archive version": current_index().version,
        "source": SOURCE,
        "licence": LICENCE,
        "limits": "Quotes that a report’s authors chose to print: not a representative sample.",
    }


def test_a_workbook_of_everything_says_so() -> None:
    build_quote()
    about = {str(row[0]): row[1] for row in sheets(written("xlsx", answered({})))["about"]}
    assert about["question"] == "all quotes"


@pytest.mark.usefixtures("archive")
def test_a_workbook_is_described_linked_and_ready_to_print() -> None:
    answer = answered({"stance": ["pro-regime"], "governorate": ["homs"]})
    workbook = openpyxl.load_workbook(io.BytesIO(written("xlsx", answer)))
    about = workbook.properties
    assert about.title == "Syrian Interview Quotes: Stance: Pro-regime; Governorate: Homs"
    assert about.creator == "Syrian Interview Quotes"
    assert str(about.description).startswith(LICENCE)
    assert about.created.date() == dt.datetime.now(dt.UTC).date()
    quotes = workbook["quotes"]
    header = [cell.value for cell in quotes[1]]
    linked = [name for name, cell in zip(header, quotes[2], strict=True) if cell.hyperlink]
    assert linked == ["url", "source_url"]
    assert quotes["R2"].hyperlink.target == quotes["R2"].value
    assert quotes.print_area == f"'quotes'!$A$1:$K${len(answer) + 1}"
    for sheet in workbook:
        assert (sheet.print_title_rows, sheet.page_setup.fitToHeight) == ("$1:$1", 0)
        assert sheet.page_setup.orientation == "landscape"
        assert (found := sheet.sheet_properties.pageSetUpPr)
        assert found.fitToPage


def test_a_workbook_has_no_more_links_than_excel_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_LINKS", 3)
    build_quote(1)
    build_quote(2)
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", answered({}))))["quotes"]
    assert [cell.hyperlink for cell in sheet["R"]] == [None, None, None]
    assert sheet["R2"].value == "http://127.0.0.1:8000/quotes/chapter-01/"


@pytest.mark.parametrize("text", [*FORMULAS, "https://example.org/", "12", "{=1}"])
def test_a_cell_of_a_workbook_is_verbatim_text(text: str) -> None:
    build_quote(text=text)
    workbook = openpyxl.load_workbook(io.BytesIO(written("xlsx", answered({}))))
    cell = workbook["quotes"]["B2"]
    assert (unescape(str(cell.value)), cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_and_booleans_of_a_workbook_are_numbers_and_booleans() -> None:
    build_quote()
    workbook = openpyxl.load_workbook(io.BytesIO(written("xlsx", answered({}))))
    row = workbook["quotes"][2]
    assert (row[5].value, row[5].data_type, row[7].value, row[7].data_type) == (30, "n", False, "b")
