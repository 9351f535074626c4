"""Rows from plain values: the same as each column reads off a whole quote."""

import csv
import io
from typing import Any

import pytest

from explorer.exports import rows as rows_of_quotes
from explorer.exports.columns import COLUMNS, quote_record
from explorer.exports.rows import records, rows
from explorer.exports.tables import encoded
from explorer.questions.answer import ask
from explorer.questions.question import Question
from tests.support.builders import build_chapter, build_place, build_quote, build_report, build_theme
from tests.support.many import build_many

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_a_record_is_that_of_the_whole_quote() -> None:
    answer = ask(Question(sort="-age"))
    assert list(records(answer)) == [quote_record(quote) for quote in answer.stream()]


def test_quotes_of_other_reports_chapters_sections_and_places_borrow_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rows_of_quotes, "MOST_SHARED", 1)
    monkeypatch.setattr("explorer.questions.answer.STREAM_SIZE", 2)
    monkeypatch.setattr(rows_of_quotes, "STREAM_SIZE", 2)
    build_many(chapters=2, sections=3, quotes=7)
    other = build_chapter("other", report=build_report("else", title="Another", authors=[]))
    theme = build_theme("a-section", chapter=other, heading="“Quoted?” and, more")
    build_quote(1, theme=theme, governorate=build_place("hamah", pcode="SY05"))
    build_quote(2, theme=theme, age=None, country="Turkey", text="__the-id__")
    answer = ask(Question())
    assert list(records(answer)) == [quote_record(quote) for quote in answer.stream()]


def test_each_value_goes_through_the_shape_that_the_format_gives_it() -> None:
    build_quote(1)
    [row] = rows(ask(Question()), lambda value: f"<{value}>")
    quote = ask(Question())[0]
    assert row == [f"<{column.read(quote)}>" for column in COLUMNS]


@pytest.mark.parametrize("text", ["", "plain", "a,b", 'a "b"', "a\rb", "a\nb", "“a; b”", " a", '"', 12])
def test_a_cell_is_encoded_as_python_s_own_writer_does(text: Any) -> None:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerow(["first", text])
    assert f"first,{encoded(text)}\r\n" == file.getvalue()
