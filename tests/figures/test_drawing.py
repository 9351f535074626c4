"""Pictures to save: what is drawn where."""

import pytest
from django.utils import translation

from explorer.figures.drawing import Picture, Piece, drawing
from explorer.questions.answer import ask
from explorer.questions.crosstab import crosstab
from explorer.questions.question import Question
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


def drawn(*attributes: str) -> Picture:
    """Return the drawing of one woman and three men, two of them pro-regime."""
    for number, (gender, stance) in enumerate(
        [("woman", "anti-regime"), ("man", "pro-regime"), ("man", "pro-regime"), ("man", "anti-regime")], 1
    ):
        build_quote(number, gender=gender, stance=stance)
    answer = ask(Question())
    tables = [crosstab(answer, attribute, "stance") for attribute in attributes]
    return drawing("A title", "4 quotes", tables, "word " * 60)


def test_bars_are_as_long_as_their_numbers_and_divided_by_column() -> None:
    [(label, _top, bars)] = drawn("gender").groups
    assert (label, [(bar.lines, bar.total, bar.end) for bar in bars]) == (
        "Gender",
        [(["Woman"], 1, 490), (["Man"], 3, 908)],
    )
    assert [bar.pieces for bar in bars] == [
        [Piece("anti-regime", "stripes", 282, 208, 1)],
        [Piece("pro-regime", "dots", 282, 417, 2), Piece("anti-regime", "stripes", 699, 209, 1)],
    ]


def test_rows_and_groups_follow_each_other_and_nothing_without_a_quote_is_drawn() -> None:
    picture = drawn("sect", "gender")
    assert [
        (str(label), top, [(bar.top, *bar.lines) for bar in bars]) for label, top, bars in picture.groups
    ] == [
        ("Sect", 150, [(176, "Sunni")]),
        ("Gender", 220, [(246, "Woman"), (276, "Man")]),
    ]
    assert (picture.source.top, [len(line) for line in picture.source.lines]) == (338, [124, 124, 49])
    assert picture.height == 424
    assert [(str(key.label), key.start) for key in picture.keys] == [("Pro-regime", 32), ("Anti-regime", 152)]


def test_an_arabic_picture_is_drawn_from_the_right() -> None:
    from_left = drawn("gender")
    assert [from_left.across(32), from_left.across(32, 100)] == [32, 32]
    with translation.override("ar"):
        from_right = drawing("عنوان", "", [crosstab(ask(Question()), "gender", "stance")], "")
    assert [from_right.across(32), from_right.across(32, 100)] == [968, 868]
