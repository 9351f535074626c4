"""Every file format, read back with a reader that isn't ours, against a plain loop over the files."""

import json
from collections.abc import Callable

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from explorer.exports import FORMATS, QUOTE_FORMATS, file_name
from explorer.exports.columns import quote_record
from explorer.models import Quote
from explorer.questions.question import Question
from tests.support import brute
from tests.support.builders import build_quote
from tests.support.files import TITLE, answered, cells, sheets, written

pytestmark = pytest.mark.django_db


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
    answer = answered(parameters)
    found = {extension: read(written(extension, answer, each=True)) for extension, read in IDS.items()}
    assert found == dict.fromkeys(IDS, expected)


@pytest.mark.usefixtures("archive")
def test_an_empty_answer_is_a_header_alone() -> None:
    answer = answered({"age_min": ["90"], "age_max": ["20"]})
    names = list(quote_record(Quote.objects.with_context()[0]))
    assert cells(written("csv", answer)) == [names]
    header, tags = cells(written("hxl.csv", answer))
    assert (header[: len(names)], tags[0]) == (names, "#meta+id")
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
    answer = answered({"id": ["halting-hostilities-05"]})
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


@pytest.mark.parametrize("extension", [file.extension for file in FORMATS if file.extension != "xlsx"])
def test_a_stream_reads_a_few_quotes_at_a_time(extension: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.questions.answer.STREAM_SIZE", 2)
    monkeypatch.setattr("explorer.exports.rows.STREAM_SIZE", 2)
    for number in range(1, 6):
        build_quote(number)
    [file] = [file for file in FORMATS if file.extension == extension]
    answer = answered({})
    with CaptureQueriesContext(connection) as queries:
        read = [
            sum('FROM "explorer_quote"' in query["sql"] for query in queries)
            for part in file.write(answer)
            if "chapter-0" in str(part)
        ]
    assert read == [1, 1, 2, 2, 3]


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
