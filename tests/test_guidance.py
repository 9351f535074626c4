"""Ways out of an empty answer, and ways to widen a small one."""

import pytest

from explorer.answer import Answer
from explorer.guidance import emptying, ways_on
from explorer.index import current_index
from explorer.question import Question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def ask(question: Question) -> Answer:
    """Answer a question."""
    return current_index().answer(question)


def offered(question: Question) -> list[tuple[str, int]]:
    """Return the label and count of each way that is offered."""
    return [(way.label, way.count) for way in ways_on(ask(question))]


def test_a_full_answer_needs_no_way_out() -> None:
    assert offered(Question()) == []
    assert offered(Question(stance=("pro-regime",))) == []


def test_the_one_filter_that_empties_an_answer_is_named() -> None:
    assert offered(Question(sect=("druze",), governorate=("homs",))) == [("Without Sect: Druze", 3)]


def test_every_part_that_empties_an_answer_alone_is_named() -> None:
    question = Question(gender=("woman",), governorate=("hamah",), age_max=40)
    assert offered(question) == [("Without Gender: Woman", 3), ("Without Governorate: Hamah", 8)]


def test_a_word_that_empties_an_answer_is_named_and_known_to_be_nowhere() -> None:
    question = Question(q="zebra siege")
    assert offered(question) == [("Without the word zebra", 5), ("Without Words: zebra siege", 29)]
    assert emptying(ask(question)) == ["zebra"]
    assert emptying(ask(Question(q="siege"))) == []


def test_an_excluded_word_is_named_as_it_was_typed() -> None:
    assert ("Without the word -religion", 1) in offered(Question(q="robbed -religion"))


def test_where_no_single_part_is_enough_larger_parts_are_left_out() -> None:
    assert offered(Question(q="siege", sect=("druze",), governorate=("quneitra",))) == [
        ("The words, without any filter", 5),
        ("The whole archive", 29),
    ]


def test_a_small_answer_can_be_widened_but_not_to_everything() -> None:
    assert offered(Question(displacement=("refugee",), gender=("man",))) == [
        ("Without Displacement: Refugee", 18),
    ]
    assert offered(Question(displacement=("refugee",))) == []


def test_a_way_leads_to_as_many_quotes_as_it_says() -> None:
    for way in ways_on(ask(Question(q="zebra siege", sect=("druze",)))):
        assert ask(way.question).total == way.count
