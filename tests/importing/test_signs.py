"""Test the signs of a page in quotes and headings: each is named, and what quotes themselves have isn't."""

import pytest

from explorer.importing.signs import heading_sign, is_running_title, quote_sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("We wait.*", "*"),
        ("We wait.”†", "†"),
        ("We wait[12] for it.", "[12]"),
        ("We wait.[^1]", "[^1]"),
        ("We wait.[a]", "[a]"),
        ("We wait.[note 3]", "[note 3]"),
        ("We wait.[citation needed]", "[citation needed]"),
        ("We wait. (12)", "(12)"),
        ("We wait. 12", "12"),
        ("We wait.\\", "\\"),
        ("We wait. Tweet this", "Tweet this"),
        ("We wait.Click to Tweet", "Click to Tweet"),
        ("• We wait.", "•"),
        ("* We wait.", "*"),
        ("1. We wait.", "1."),
        ("(a) We wait.", "(a)"),
        ("``We wait.''", "``"),
        ("‘We wait.", "‘"),
        ("W e wait.", "W e"),
        ("“We wait”.", "“We wait”."),
    ],
)
def test_a_sign_in_a_quote_is_named(text: str, sign: str) -> None:
    assert f"“{sign}”" in quote_sign(text)


@pytest.mark.parametrize(
    "text",
    [
        "These are weak negotiations, because the regime will evade [an agreement].",
        "[The] students’ freedom (to take exams) came true in 2014.",
        "It began at 5.30 with 12 wells; 3 of them ran dry.",
        "He said: “We wait.”",
        "A. and I wait.",
        "A well ran dry.",
        "I wait.",
    ],
)
def test_a_sign_of_the_quote_is_none_of_its_page(text: str) -> None:
    assert quote_sign(text) == ""


@pytest.mark.parametrize(
    ("heading", "sign"),
    [
        ("Wells[edit]", "[edit]"),
        ("Wells [edit | edit source]", "[edit | edit source]"),
        ("Wells¶", "¶"),
        ("#Wells", "#"),
        ("Wells#", "#"),
        ("WellsPermalink to this headline", "Permalink to this"),
        ("Wells and Water", ""),
    ],
)
def test_a_sign_of_a_heading_is_named(heading: str, sign: str) -> None:
    assert (f"“{sign}”" in heading_sign(heading)) is bool(sign)
    assert bool(heading_sign(heading)) is bool(sign)


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Maybe We Can Reach a Solution", True),
        ("Homs and Hamah", False),
        ("We want peace and safety", False),
    ],
)
def test_a_line_that_is_written_like_a_title(line: str, is_title: bool) -> None:
    assert is_running_title(line) is is_title
