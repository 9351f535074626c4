"""Test which words of a paragraph name a person, and which stances it ascribes to people."""

import pytest

from explorer.importing.people import people, stances
from tests.support.places import LEXICON


def named(text: str) -> list[str]:
    """Return the words that name people in a text."""
    return [text[person.start : person.end] for person in people(text, 0, len(text), LEXICON)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was said by a Sunni man, age 32, from Aleppo, who left.", ["a Sunni man, age 32, from Aleppo"]),
        (
            "A 39-year-old Christian man, IDP in Homs, put it this way",
            ["A 39-year-old Christian man, IDP in Homs"],
        ),
        ("explained one Sunni man (32, Aleppo), “gladly”", ["one Sunni man (32, Aleppo)"]),
        ("a Druze woman, 40 years old", ["a Druze woman, 40 years old"]),
        (
            "A Sunni man, 30, from Homs left. An Alawi woman, 50, from Tartous stayed.",
            ["A Sunni man, 30, from Homs", "An Alawi woman, 50, from Tartous"],
        ),
        ("a Sunni teacher, a man of 30 from Homs", ["a Sunni teacher, a man of 30 from Homs"]),
        ("a regime opponent from Homs", []),
        ("a Sunni man from Homs", []),
        ("a man, 30, from Homs", []),
        ("a Sunni man left. At 30, from Homs, one leaves.", []),
        ("", []),
    ],
)
def test_a_person_is_named_by_sect_gender_and_age(text: str, words: list[str]) -> None:
    assert named(text) == words


def test_only_the_stretch_between_two_positions_counts() -> None:
    text = "A Sunni man, 30, from Homs left; an Alawi woman, 50, from Tartous stayed."
    start = text.index("; ")
    (person,) = people(text, start, len(text), LEXICON)
    assert text[person.start : person.end] == "an Alawi woman, 50, from Tartous"
    assert person.genders == {"woman"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A regime opponent saw it.", {"anti-regime"}),
        ("Some regime supporters hold similar views.", {"pro-regime"}),
        ("Pro-regime and anti-regime respondents alike.", {"pro-regime", "anti-regime"}),
        ("He is not a regime opponent.", {""}),
        ("A former regime supporter.", {""}),
        ("They negotiate with the opposition.", set()),
        ("Damascus supports the regime.", set()),
        ("Nobody is named.", set()),
    ],
)
def test_stances_are_ascribed_to_people(text: str, expected: set[str]) -> None:
    assert stances(text, 0, len(text), LEXICON) == expected
