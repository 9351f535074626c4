"""Who is quoted: rows by attribute, tallies by side."""

import pytest

from explorer.figures import breakdown as breakdowns
from explorer.figures.breakdown import Breakdown, breakdown
from explorer.questions.answer import ask
from explorer.questions.question import Question
from tests.support.builders import build_place, build_quote

pytestmark = pytest.mark.django_db


def rows(shown: Breakdown) -> dict[str, list[tuple[str, list[int]]]]:
    """Return the rows of a breakdown with the numbers of both sides, by attribute."""
    return {
        str(group.label): [
            (str(row.heading.label), [tally.cell.count for tally in row.tallies]) for row in group.rows
        ]
        for group in shown.groups
    }


@pytest.mark.usefixtures("archive")
def test_values_with_quotes_stand_by_attribute_with_the_number_of_each_side() -> None:
    shown = breakdown(ask(Question(theme=("mistrust",))))
    assert [str(side.label) for side in shown.sides] == ["Pro-regime", "Anti-regime"]
    assert rows(shown) == {
        "Sect": [("Sunni", [1, 4]), ("Alawi", [2, 0]), ("Kurdish", [0, 2])],
        "Gender": [("Woman", [1, 2]), ("Man", [2, 4])],
        "Age": [("18–24", [0, 2]), ("25–34", [1, 3]), ("35–44", [1, 1]), ("55–64", [1, 0])],
        "Governorate": [
            ("Damascus", [1, 0]),
            ("Aleppo", [0, 2]),
            ("Homs", [1, 0]),
            ("Hamah", [0, 1]),
            ("Al-Hasakah", [0, 2]),
            ("Tartous", [1, 0]),
            ("Raqqah", [0, 1]),
        ],
    }


def test_of_few_quotes_each_is_a_mark_in_the_report_s_order() -> None:
    for number, gender in enumerate(["man", "woman", "man"], 1):
        build_quote(number, gender=gender)
    [group] = breakdown(ask(Question()), ["gender"]).groups
    assert [[quote.code for quote in row.tallies[1].marks] for row in group.rows] == [
        ["chapter-02"],
        ["chapter-01", "chapter-03"],
    ]


def test_of_many_quotes_bars_are_as_long_as_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breakdowns, "DOTS_AT_MOST", 3)
    for number, gender in enumerate(["man", "woman", "man", "man"], 1):
        build_quote(number, gender=gender)
    shown = breakdown(ask(Question()), ["gender"])
    assert not shown.has_marks
    assert [[(tally.length, tally.marks) for tally in row.tallies] for row in shown.groups[0].rows] == [
        [(0, []), (34, [])],
        [(0, []), (100, [])],
    ]


def test_what_a_report_does_not_state_is_a_column_and_a_row_of_its_own() -> None:
    build_quote(1, stance="not-stated", gender="not-stated", governorate=build_place())
    build_quote(2)
    shown = breakdown(ask(Question()), ["gender"])
    assert [str(side.label) for side in shown.sides] == ["Pro-regime", "Anti-regime", "Not stated"]
    assert rows(shown) == {"Gender": [("Woman", [0, 1, 0]), ("Not stated", [0, 0, 1])]}
