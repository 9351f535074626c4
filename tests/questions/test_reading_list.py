"""Reading lists: what an address holds, and how a list is changed."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from explorer.questions.question import Question
from explorer.questions.reading_list import CHANGES, ReadingList, kept, read_list
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

LIST = ReadingList(("a", "b", "c"), [], [])


def test_ids_stay_in_the_order_given_and_stand_once() -> None:
    for number in (1, 2, 3):
        build_quote(number)
    listed = read_list(QueryDict("id=chapter-03&id=chapter-01&id=chapter-03&id=&id=%20chapter-02%00"))
    assert listed == ReadingList(("chapter-03", "chapter-01", "chapter-02"), [], [])
    assert listed.question == Question(id=("chapter-03", "chapter-01", "chapter-02"))


def test_ids_that_can_not_be_shown_are_kept_apart() -> None:
    build_quote(1)
    gone = build_quote(2, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="The speaker asked for it.")
    listed = read_list(QueryDict("id=nobody&id=chapter-02&id=chapter-01&id=CHAPTER-01"))
    assert listed == ReadingList(("chapter-01",), ["nobody", "CHAPTER-01"], [gone])


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("up", "b", ("b", "a", "c")),
        ("up", "a", ("a", "b", "c")),
        ("up", "c", ("a", "c", "b")),
        ("down", "a", ("b", "a", "c")),
        ("down", "b", ("a", "c", "b")),
        ("down", "c", ("a", "b", "c")),
        ("remove", "b", ("a", "c")),
        ("remove", "d", ("a", "b", "c")),
        ("up", "d", ("a", "b", "c")),
    ],
)
def test_changes(name: str, code: str, expected: tuple[str, ...]) -> None:
    assert CHANGES[name](LIST, code).codes == expected


def test_pages_know_the_list_that_their_address_brings_along(rf: RequestFactory) -> None:
    build_quote(1)
    build_quote(2)
    assert kept(rf.get("/")) == {"keep": []}
    address = "/?keep=chapter-02&keep=nobody&keep=chapter-01&keep=chapter-02"
    assert kept(rf.get(address)) == {"keep": ["chapter-02", "chapter-01"]}
