"""One question, three writers: the list of quotes, the API and the table hold the same quotes."""

import csv
import io
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import brute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

generated = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

WORDS = st.sampled_from(
    [
        *("siege", "sieges", "peace", "the", "regime", "trust", "ceasefire", "cease-fire", "Homs", "حمص"),
        *(
            '"the regime"',
            '"of the"',
            "-peace",
            "-the",
            "or",
            "OR",
            '"',
            "",
            "zzz",
            "don't",
            "don’t",
            "(",
            "*",
        ),
    ]
)
QUERIES = st.one_of(st.lists(WORDS, max_size=5).map(" ".join), st.text(max_size=12))


def page(client: Client, parameters: brute.Parameters) -> tuple[int, list[str]]:
    """Return the total and the ids on the page of quotes."""
    response = client.get(f"/quotes/?{urlencode(parameters, doseq=True)}")
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser")
    total: Any = found.select_one(".list-head [role=status]")
    ids = [str(article["id"]) for article in found.select("main article[id]")]
    return int(total.get_text().split()[0]), ids


def api(client: Client, parameters: brute.Parameters) -> dict[str, Any]:
    """Return the API's page of quotes."""
    body: dict[str, Any] = client.get(f"/api/v1/quotes/?{urlencode(parameters, doseq=True)}").json()
    return body


def table(client: Client, parameters: brute.Parameters) -> list[dict[str, str]]:
    """Return the rows of the CSV file."""
    response: Any = client.get(f"/quotes.csv?{urlencode(parameters, doseq=True)}")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cell(value: str | float | None) -> str:
    """Return a value of the API as a spreadsheet shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


@generated
@given(parameters=brute.questions())
def test_all_three_hold_the_quotes_of_a_plain_loop(client: Client, parameters: dict[str, list[str]]) -> None:
    expected = brute.answer(parameters)
    everything = parameters | {"page_size": ["100"]}
    assert page(client, everything) == (len(expected), expected)
    assert [record["id"] for record in api(client, everything)["results"]] == expected
    assert [row["id"] for row in table(client, parameters)] == expected


@generated
@given(parameters=brute.questions(), words=QUERIES, size=st.integers(1, 12))
def test_all_three_agree_on_words_page_by_page(
    client: Client, parameters: dict[str, list[str]], words: str, size: int
) -> None:
    asked = parameters | {"q": [words]}
    rows = table(client, asked)
    ids = [row["id"] for row in rows]
    last = max(1, -(-len(ids) // size))
    for number in {1, last}:
        part = asked | {"page": [str(number)], "page_size": [str(size)]}
        answer = api(client, part)
        there = ids[(number - 1) * size : number * size]
        assert page(client, part) == (len(ids), there)
        assert answer["count"] == len(ids)
        assert [record["id"] for record in answer["results"]] == there


@generated
@given(parameters=brute.questions(), words=QUERIES)
def test_the_table_and_the_api_say_the_same_of_each_quote(
    client: Client, parameters: dict[str, list[str]], words: str
) -> None:
    asked = parameters | {"q": [words]}
    records = api(client, asked | {"page_size": ["100"]})["results"]
    written = [{name: cell(value) for name, value in record.items()} for record in records]
    assert table(client, asked) == written


@generated
@given(parameters=brute.questions(), words=QUERIES)
def test_counts_add_up_to_the_list(client: Client, parameters: dict[str, list[str]], words: str) -> None:
    asked = parameters | {"q": [words]}
    total = page(client, asked)[0]
    counted = client.get(f"/api/v1/facets/?{urlencode(asked, doseq=True)}").json()
    assert counted["total"] == total
    for facet, values in counted["facets"].items():
        if facet != "age":
            narrowed = [value for value in values if value["selected"]] or values
            assert sum(value["count"] for value in narrowed) == total


ARABIC = [
    ("حصار", r"sieges?"),
    ("والحصار", r"sieges?"),
    ("الهدنة", r"cease-?fires?"),
    ("وقف إطلاق النار", r"cease-?fires?"),
    ("المفاوضات", r"negotiat(e|es|ed|ing|ion|ions)"),
    ("النظام", r"regimes?"),
    ("للسلام", r"peace"),
    ("الثقة", r"trust(s|ed|ing)?"),
    ("الإرهابيون", r"terrorists?"),
    ("المساعدات الإنسانية", r"humanitarian aid"),
    ('"المساعدات الإنسانية"', r"humanitarian aid"),
    ("حاجز", r"checkpoints?"),
    ("الجيش", r"arm(y|ies)"),
    ("كيماوي", r"chemicals?"),
    ("زرافة", r"giraffes?"),
    ("جوع", r"(hunger|starv(e|ed|ation))"),
]
"""Arabic words, and the English words of the report that they mean."""


def quotes_with(pattern: str) -> set[str]:
    """Return the ids of the quotes whose text has words like these."""
    words = re.compile(rf"\b{pattern}\b", re.IGNORECASE)
    return {row["code"] for row in brute.rows() if words.search(row["text"])}


def agreed(client: Client, typed: str) -> set[str]:
    """Return the ids that page, API and table all have for a search."""
    asked = {"q": [typed], "page_size": ["100"]}
    ids = [row["id"] for row in table(client, asked)]
    assert page(client, asked) == (len(ids), ids)
    assert [record["id"] for record in api(client, asked)["results"]] == ids
    return set(ids)


@pytest.mark.parametrize(("typed", "english"), ARABIC)
def test_arabic_words_find_the_quotes_with_their_english_ones(
    client: Client, typed: str, english: str
) -> None:
    everything = {row["code"] for row in brute.rows()}
    found, sieges = quotes_with(english), quotes_with(r"sieges?")
    assert agreed(client, typed) == found
    assert agreed(client, f"-{typed}" if " " not in typed else f"siege {typed}") == (
        everything - found if " " not in typed else sieges & found
    )
    assert agreed(client, f"{typed} or siege") == found | sieges
    assert agreed(client, f"{typed} -الحصار") == found - sieges


@generated
@given(pairs=st.lists(st.sampled_from(ARABIC), min_size=2, max_size=4))
def test_arabic_words_together_narrow_each_other(client: Client, pairs: list[tuple[str, str]]) -> None:
    expected = set.intersection(*(quotes_with(english) for _typed, english in pairs))
    assert agreed(client, " the ".join(typed for typed, _english in pairs)) == expected & quotes_with("the")
