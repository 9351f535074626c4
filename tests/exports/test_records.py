"""JSON and JSON Lines, record by record."""

import json

import pytest
from django.test import override_settings

from explorer.exports import QUOTE_FORMATS
from explorer.exports.columns import quote_record
from explorer.questions.index import current_index
from tests.support.builders import build_quote
from tests.support.files import LICENCE, SOURCE, answered, written

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org")
def test_json_says_what_it_is() -> None:
    answer = answered({"theme": ["mistrust"], "sort": ["-age"]})
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
    answer = answered({"theme": ["mistrust"]})
    lines = written("jsonl", answer).decode().splitlines()
    assert [json.loads(line) for line in lines] == [quote_record(quote) for quote in answer.stream()]


def test_json_keeps_letters_of_every_script() -> None:
    build_quote(text="“حمص” — Homs")
    assert "“حمص” — Homs".encode() in written("json", answered({}))


@pytest.mark.usefixtures("archive")
def test_a_quote_s_own_file_is_its_part_of_the_list() -> None:
    [quote] = answered({"id": ["halting-hostilities-05"]})[:]
    [single] = [file.write(quote) for file in QUOTE_FORMATS if file.extension == "json"]
    assert single == f"{json.dumps(quote_record(quote), ensure_ascii=False)}\n"
