"""Every file format, read back with a reader that isn't ours, against a plain loop over the files."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.db import connection
from django.http import QueryDict
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from explorer.answer import Answer
from explorer.columns import Value, quote_record
from explorer.exports import FORMATS, QUOTE_FORMATS, file_name
from explorer.filters import read_request
from explorer.index import current_index
from explorer.models import Quote
from explorer.question import Question
from tests import brute
from tests.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db

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


def ask(parameters: brute.Parameters) -> Answer:
    """Answer parameters the way a page does."""
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, list(values))
    return current_index().answer(read_request(query).question)


def written(extension: str, answer: Answer) -> bytes:
    """Return the file of an answer."""
    [file] = [file for file in FORMATS if file.extension == extension]
    return b"".join(part.encode() if isinstance(part, str) else part for part in file.write(answer))


def cells(content: bytes) -> list[list[str]]:
    """Read a table."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Read a workbook: sheet -> rows."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}


def bibtex_ids(content: bytes) -> list[str]:
    """Return the keys of a BibTeX file."""
    library = parse_string(content.decode())
    assert library.failed_blocks == []
    return [entry.key for entry in library.entries]


IDS: dict[str, Callable[[bytes], list[str]]] = {
    "csv": lambda content: [row[0] for row in cells(content)[1:]],
    "xlsx": lambda content: [row[0] for row in sheets(content)["quotes"][1:]],
    "json": lambda content: [record["id"] for record in json.loads(content)["results"]],
    "jsonl": lambda content: [json.loads(line)["id"] for line in content.decode().splitlines()],
    "hxl.csv": lambda content: [row[0] for row in cells(content)[2:]],
    "bib": bibtex_ids,
    "ris": lambda content: [record["id"] for record in rispy.loads(content.decode().replace("\r\n", "\n"))],
    "csl.json": lambda content: [item["id"] for item in json.loads(content)],
}
"""Format -> a reader of the ids in a file."""


def test_every_format_has_a_reader_here() -> None:
    assert [file.extension for file in FORMATS] == list(IDS)


def test_names_of_formats_and_routes() -> None:
    assert [(file.slug, file.route) for file in FORMATS] == [
        ("csv", "quotes-csv"),
        ("xlsx", "quotes-xlsx"),
        ("json", "quotes-json"),
        ("jsonl", "quotes-jsonl"),
        ("hxl-csv", "quotes-hxl-csv"),
        ("bib", "quotes-bib"),
        ("ris", "quotes-ris"),
        ("csl-json", "quotes-csl-json"),
    ]
    assert [(file.slug, file.route) for file in QUOTE_FORMATS] == [
        ("bib", "quote-bib"),
        ("ris", "quote-ris"),
        ("csl-json", "quote-csl-json"),
        ("json", "quote-json"),
    ]


@pytest.mark.usefixtures("archive")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parameters=brute.questions())
def test_every_format_holds_exactly_the_quotes_of_the_question_in_its_order(
    parameters: dict[str, list[str]],
) -> None:
    expected = brute.answer(parameters)
    answer = ask(parameters)
    found = {extension: read(written(extension, answer)) for extension, read in IDS.items()}
    assert found == dict.fromkeys(IDS, expected)


@pytest.mark.usefixtures("archive")
def test_an_empty_answer_is_a_header_alone() -> None:
    answer = ask({"age_min": ["90"], "age_max": ["20"]})
    names = list(quote_record(Quote.objects.with_context()[0]))
    assert cells(written("csv", answer)) == [names]
    header, tags = cells(written("hxl.csv", answer))
    assert (header, tags[0]) == (names, "#meta+id")
    workbook = sheets(written("xlsx", answer))
    assert workbook["quotes"] == [names]
    record = json.loads(written("json", answer))
    assert (record["count"], record["results"]) == (0, [])
    assert record["archive"]["source"].startswith("Craig Charney, “Maybe We Can Reach a Solution”")
    assert {extension: written(extension, answer) for extension in ("jsonl", "bib", "ris", "csl.json")} == {
        "jsonl": b"",
        "bib": b"",
        "ris": b"",
        "csl.json": b"[]\n",
    }


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_every_format_carries_source_licence_and_permanent_link() -> None:
    answer = ask({"id": ["halting-hostilities-05"]})
    texts = {file.extension: written(file.extension, answer).decode(errors="replace") for file in FORMATS}
    rows = sheets(written("xlsx", answer))["quotes"]
    texts["xlsx"] = "\n".join(str(value) for row in rows for value in row)
    for carried in (
        TITLE,
        "Syria Justice and Accountability Centre",
        "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/",
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "Interviews held August to October 2014.",
        "No endorsement by its authors or publisher is implied.",
        "https://quotes.example.org/quotes/halting-hostilities-05/",
    ):
        assert [extension for extension, text in texts.items() if carried not in text] == []


# Tables


def as_cell(value: Value) -> str:
    """Return how a value reads in a table."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)"]


@pytest.mark.usefixtures("archive")
def test_csv_is_utf_8_with_mark_and_crlf_and_holds_every_column() -> None:
    answer = ask({"sort": ["age"]})
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
    assert cells(written(extension, ask({})))[-1][1] == f"'{text}"


def test_a_cell_of_a_table_keeps_commas_quotation_marks_and_lines() -> None:
    build_quote(text='“Peace”, "now"\nor =later')
    assert cells(written("csv", ask({})))[1][1] == '“Peace”, "now"\nor =later'


@pytest.mark.usefixtures("archive")
def test_hxl_tags_stand_below_the_header() -> None:
    content = written("hxl.csv", ask({"id": ["halting-hostilities-12"]}))
    header, tags, row = cells(content)
    assert dict(zip(header, tags, strict=True)) == {
        "id": "#meta+id",
        "text": "#description+quote",
        "attribution": "#respondee+attribution",
        "sect": "#respondee+sect",
        "gender": "#respondee+gender",
        "age": "#respondee+age",
        "stance": "#respondee+stance",
        "stance_inferred": "#respondee+stance+inferred",
        "governorate": "#adm1+name",
        "governorate_pcode": "#adm1+code",
        "country": "#country+name",
        "displacement": "#respondee+displacement",
        "theme": "#meta+theme+code",
        "theme_title": "#meta+theme+name",
        "chapter": "#meta+chapter+code",
        "chapter_title": "#meta+chapter+name",
        "position": "#meta+position",
        "url": "#meta+url",
        "source_url": "#meta+source+url",
        "licence": "#meta+licence",
        "citation": "#meta+citation",
    }
    assert dict(zip(tags, row, strict=True))["#adm1+code"] == "SY04"


# Workbook


@pytest.mark.usefixtures("archive")
def test_a_workbook_holds_quotes_dictionary_and_what_it_is() -> None:
    answer = ask({"stance": ["pro-regime"], "governorate": ["homs", "tartous"]})
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
        "pro-regime, anti-regime",
        "#respondee+stance",
    ]


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_a_workbook_says_what_was_asked_and_when() -> None:
    answer = ask({"stance": ["pro-regime"], "governorate": ["homs", "tartous"]})
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
    about = {str(row[0]): row[1] for row in sheets(written("xlsx", ask({})))["about"]}
    assert about["question"] == "all quotes"


@pytest.mark.parametrize("text", [*FORMULAS, "https://example.org/", "12", "{=1}"])
def test_a_cell_of_a_workbook_is_verbatim_text(text: str) -> None:
    build_quote(text=text)
    workbook = openpyxl.load_workbook(io.BytesIO(written("xlsx", ask({}))))
    cell = workbook["quotes"]["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_and_booleans_of_a_workbook_are_numbers_and_booleans() -> None:
    build_quote()
    workbook = openpyxl.load_workbook(io.BytesIO(written("xlsx", ask({}))))
    row = workbook["quotes"][2]
    assert (row[5].value, row[5].data_type, row[7].value, row[7].data_type) == (30, "n", False, "b")


# Records


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_json_says_what_it_is() -> None:
    answer = ask({"theme": ["mistrust"], "sort": ["-age"]})
    record = json.loads(written("json", answer))
    assert list(record) == ["archive", "count", "results"]
    assert record["archive"] == {
        "version": current_index().version,
        "licence": LICENCE,
        "source": SOURCE,
        "question": "https://quotes.example.org/quotes/?theme=mistrust&sort=-age",
    }
    assert record["count"] == 9
    assert record["results"] == [quote_record(quote) for quote in answer.stream()]


@pytest.mark.usefixtures("archive")
def test_json_lines_are_the_same_records() -> None:
    answer = ask({"theme": ["mistrust"]})
    lines = written("jsonl", answer).decode().splitlines()
    assert [json.loads(line) for line in lines] == [quote_record(quote) for quote in answer.stream()]


def test_json_keeps_letters_of_every_script() -> None:
    build_quote(text="“حمص” — Homs")
    assert "“حمص” — Homs".encode() in written("json", ask({}))


@pytest.mark.usefixtures("archive")
def test_a_quote_s_own_file_is_its_part_of_the_list() -> None:
    answer = ask({"id": ["halting-hostilities-05"]})
    [quote] = answer[:]
    single = {file.extension: file.write(quote) for file in QUOTE_FORMATS}
    assert single["json"] == f"{json.dumps(quote_record(quote), ensure_ascii=False)}\n"
    assert json.loads(single["csl.json"]) == json.loads(written("csl.json", answer))
    assert f"{single['bib']}\n".encode() == written("bib", answer)
    assert f"{single['ris']}\r\n".encode() == written("ris", answer)


def test_only_the_reports_of_the_quotes_are_named() -> None:
    old = build_report("old", title="An Old Report", published=dt.date(2013, 1, 1), authors=[])
    build_quote(1, theme=build_theme("early", chapter=build_chapter("elder", report=old)))
    build_quote(1, theme=build_theme("late", chapter=build_chapter("younger", report=build_report("new"))))
    source = {
        slug: json.loads(written("json", ask({"chapter": [slug]})))["archive"]["source"]
        for slug in ("elder", "younger")
    }
    assert source == {
        "elder": "An Old Report, A Publisher, January 2013, https://example.org/report/",
        "younger": "Ann Author, A Report, A Publisher, January 2026, https://example.org/report/",
    }
    assert json.loads(written("json", ask({})))["archive"]["source"] == (
        "An Old Report, A Publisher, January 2013, https://example.org/report/ "
        "Ann Author, A Report, A Publisher, January 2026, https://example.org/report/"
    )


# Bounded memory


@pytest.mark.parametrize("extension", [file.extension for file in FORMATS if file.extension != "xlsx"])
def test_a_stream_reads_a_few_quotes_at_a_time(extension: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.answer.STREAM_SIZE", 2)
    for number in range(1, 6):
        build_quote(number)
    [file] = [file for file in FORMATS if file.extension == extension]
    answer = ask({})
    with CaptureQueriesContext(connection) as queries:
        read = [
            sum('FROM "explorer_quote"' in query["sql"] for query in queries)
            for part in file.write(answer)
            if "chapter-0" in str(part)
        ]
    assert read == [1, 1, 2, 2, 3]


# Names of files

VERSION = "0123456789ab"


@pytest.mark.parametrize(
    ("question", "extension", "expected"),
    [
        (Question(), "csv", "quotes-all-0123456789ab.csv"),
        (Question(sort="age"), "csv", "quotes-all-0123456789ab.csv"),
        (
            Question(theme=("mistrust",), stance=("pro-regime",)),
            "hxl.csv",
            "quotes-pro-regime-mistrust-0123456789ab.hxl.csv",
        ),
        (
            Question(age_min=30, age_max=40),
            "xlsx",
            "quotes-from-age-30-to-age-40-0123456789ab.xlsx",
        ),
        (Question(q='"a cease-fire" ÉTÉ /../'), "json", "quotes-a-cease-fire-ete-0123456789ab.json"),
        (Question(q="حمص"), "json", "quotes-selection-0123456789ab.json"),
        (Question(id=("a-01", "a-02")), "bib", "quotes-2-chosen-0123456789ab.bib"),
    ],
)
def test_a_file_s_name_says_the_question_and_the_version(
    question: Question, extension: str, expected: str
) -> None:
    assert file_name(question, VERSION, extension) == expected


def test_a_file_s_name_is_short() -> None:
    question = Question(governorate=tuple(brute.VOCABULARY["governorate"]))
    assert file_name(question, VERSION, "csl.json") == (
        "quotes-damascus-aleppo-rural-damascus-homs-hamah-lattakia-0123456789ab.csl.json"
    )
    words = Question(q="x" * 500)
    assert len(file_name(words, VERSION, "csl.json")) == 80
