"""Searches of the real archive through its index; what is expected was counted in the report's text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from explorer.models import Quote
from explorer.questions.answer import Answer, ask
from explorer.questions.index import current_index
from explorer.questions.question import Question
from explorer.search.query import Query, parse
from explorer.search.words import KEPT_RANKINGS, KEPT_TERMS, Vocabulary, starting
from tests.support.builders import build_quote


def searched(typed: str, sort: str = "") -> Answer:
    """Search the archive."""
    return ask(Question(q=typed, sort=sort))


def numbers(answer: Answer) -> set[int]:
    """Return the numbers of the quotes of an answer."""
    return {quote.number for quote in answer[0 : len(answer)]}


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("siege", {20, 22, 23, 24, 25}),
        ("SIEGES", {20, 22, 23, 24, 25}),
        ("siege -suffering", {20, 24, 25}),
        ("chemical or robbed", {5, 27}),
        ('"there is freedom"', {9}),
        ('"is no"', set()),
        ("don't hate", {14}),
        ("don’t hate", {14}),
        ("Hama", {7}),
        ("حماة", {7}),
        ("Homs", {7}),
        ("cease-fire", {14}),
        ("zebra", set()),
        ("الحصار", {20, 22, 23, 24, 25}),
        ("الحصار -suffering", {20, 24, 25}),
        ("الكيماوي or robbed", {5, 27}),
        ("وقف إطلاق النار", {14}),
        ("الثقة", {5, 6}),
        ("الثقة أو الكيماوي", {5, 6, 27}),
        ("المفاوضات في حمص", {7}),
        ("زرافة", set()),
        ("!!!", set(range(1, 30))),
    ],
)
def test_a_search_finds(typed: str, expected: set[int]) -> None:
    assert numbers(searched(typed)) == expected


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_facets_count_within_what_a_search_finds() -> None:
    counts = {item.value: item.count for item in searched("siege").facet("stance").values}
    assert counts == {"pro-regime": 3, "anti-regime": 2}


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_other_orders_hold_the_same_quotes() -> None:
    assert [quote.number for quote in searched("siege", "report")[0:9]] == [20, 22, 23, 24, 25]
    assert [quote.age for quote in searched("siege", "age")[0:9]] == [21, 25, 32, 40, 55]
    assert numbers(searched("siege", "relevance")) == {20, 22, 23, 24, 25}


@pytest.mark.django_db
def test_the_best_match_comes_first_and_equal_ones_in_the_order_of_the_report() -> None:
    build_quote(
        1, text="A long text in which the word truce is one word among many other words of all kinds."
    )
    build_quote(2, text="Truce, truce, truce.")
    build_quote(3, text="Peace now.")
    build_quote(4, text="Peace now.")
    assert [quote.number for quote in searched("truce")[0:9]] == [2, 1]
    assert [quote.number for quote in searched("peace")[0:9]] == [3, 4]


@pytest.mark.django_db
def test_an_edited_quote_is_found_by_its_new_words_at_once() -> None:
    build_quote(1, text="An old word.")
    assert searched("old").total == 1
    Quote.objects.update(text="A fresh word.")
    assert (searched("old").total, searched("fresh").total) == (0, 1)


def test_words_that_share_a_stem_are_together_shortest_first() -> None:
    vocabulary = Vocabulary.of({"sieges": 1, "aid": 2, "siege": 3})
    assert vocabulary.forms == {"sieg": ("siege", "sieges"), "aid": ("aid",)}
    assert vocabulary.words == {"sieges": 1, "aid": 2, "siege": 3}


def test_words_are_completed_in_the_order_of_their_letters() -> None:
    words = Vocabulary.of({"siege": 1, "aid": 2, "sick": 3, "حصار": 1}).in_order
    assert [list(starting(words, typed)) for typed in ("si", "siege", "z", "حص", "")] == [
        ["sick", "siege"],
        ["siege"],
        [],
        ["حصار"],
        ["aid", "sick", "siege", "حصار"],
    ]


def may_hold(typed: str) -> bool:
    """Say whether the one term that is typed can be in a quote of two words."""
    return Vocabulary.of({"ceasefire": 1, "talks": 1}).may_hold(parse(typed).terms[0])


def test_a_term_can_be_where_all_words_of_one_way_to_find_it_are() -> None:
    assert [may_hold(typed) for typed in ["ceasefires", "cease-fire", "talk", '"talks"']] == [True] * 4
    assert [may_hold(typed) for typed in ["siege", '"talk"', '"talks of"', "talks-siege"]] == [False] * 4


def asked(typed: str) -> int:
    """Return how many statements a search is, with its ranking left aside."""
    words = current_index().words
    words.vocabulary  # noqa: B018 - read once for an archive
    with CaptureQueriesContext(connection) as queries:
        words.found(words.read(typed))
    return len(queries)


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_the_database_is_asked_once_for_all_words_and_never_again() -> None:
    assert asked('the siege of -aid or "the regime" Homs') == 1
    assert asked('siege "the regime" -the') == 0
    assert asked("siege peace") == 1
    assert asked("zebra -siege") == 0
    assert asked("xyz " * 500) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_what_an_index_remembers_has_a_bound() -> None:
    words = current_index().words
    for first in list(words.vocabulary.words)[:40]:
        typed = " or ".join(f'"{first} {second}"' for second in list(words.vocabulary.words)[:10])
        found = words.found(words.read(typed))
        assert set(words.ranking(words.read(typed), found)) == set(found)
    assert len(words._kept) == KEPT_TERMS  # noqa: SLF001
    assert words._ranked.cache_info().currsize == KEPT_RANKINGS  # noqa: SLF001


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_what_was_found_is_the_caller_s_own() -> None:
    words = current_index().words
    for query in [Query(), words.read("siege"), words.read("-siege")]:
        words.found(query).clear()
    assert (len(words.found(Query())), len(words.found(words.read("siege")))) == (29, 5)
