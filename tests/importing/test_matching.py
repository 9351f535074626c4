"""Test how published quotes are matched to those of a file."""

import pytest

from explorer.importing.found import FoundQuote, Speaker
from explorer.importing.matching import match
from explorer.models import Quote
from tests.support.builders import DAY

SPEAKER = Speaker("sunni", "man", 30, "anti-regime", governorate="homs")


def published(row: str, withdrawn: str = "") -> list[Quote]:
    """Return published quotes, one for each letter of `row`: text "A", key 1, and so on."""
    return [
        Quote(pk=number, text=letter, attribution="X", withdrawn=DAY if letter in withdrawn else None)
        for number, letter in enumerate(row, 1)
    ]


def found(row: str, other: str = "") -> list[FoundQuote]:
    """Return the quotes of a file, one for each letter; those of `other` have another attribution."""
    return [
        FoundQuote(letter, "Y" if letter in other else "X", SPEAKER, line)
        for line, letter in enumerate(row, 1)
    ]


def keys(before: list[Quote], after: list[FoundQuote]) -> dict[int, int]:
    """Return which place of the file has which published quote, by its key."""
    return {place: quote.pk for place, quote in match(before, after).items()}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ABC", "ABC", {0: 1, 1: 2, 2: 3}),
        ("ABC", "CAB", {0: 3, 1: 1, 2: 2}),
        ("ABC", "AXBC", {0: 1, 2: 2, 3: 3}),
        ("ABC", "AC", {0: 1, 1: 3}),
        ("ABA", "ABA", {0: 1, 1: 2, 2: 3}),
        ("AA", "A", {0: 1}),
        ("", "A", {}),
        ("A", "", {}),
    ],
    ids=["same", "moved", "added", "removed", "equal", "fewer", "new", "gone"],
)
def test_quotes_are_known_by_text_and_attribution(before: str, after: str, expected: dict[int, int]) -> None:
    assert keys(published(before), found(after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("ABC", "AxC", {0: 1, 1: 2, 2: 3}),
        ("ABC", "xBC", {0: 1, 1: 2, 2: 3}),
        ("ABC", "ABx", {0: 1, 1: 2, 2: 3}),
        ("A", "x", {0: 1}),
        ("ABCD", "AxyD", {0: 1, 3: 4}),
        ("ABCD", "AxD", {0: 1, 2: 4}),
        ("ABC", "xAC", {1: 1, 2: 3}),
    ],
    ids=["between", "first", "last", "only", "two in a row", "two became one", "elsewhere"],
)
def test_another_text_is_known_by_its_neighbours(before: str, after: str, expected: dict[int, int]) -> None:
    assert keys(published(before), found(after)) == expected


def test_another_text_with_another_attribution_is_another_quote() -> None:
    assert keys(published("ABC"), found("AxC", other="x")) == {0: 1, 2: 3}


def test_another_attribution_is_known_by_text_and_neighbours() -> None:
    assert keys(published("ABC"), found("ABC", other="B")) == {0: 1, 1: 2, 2: 3}
    assert keys(published("ABC"), found("BAC", other="B")) == {1: 1, 2: 3}


def test_a_withdrawn_quote_that_left_is_nobodys_neighbour() -> None:
    assert keys(published("ABC", withdrawn="B"), found("xC")) == {0: 1, 1: 3}
    assert keys(published("ABC", withdrawn="B"), found("ABx")) == {0: 1, 1: 2, 2: 3}
