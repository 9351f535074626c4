"""Test white space, dashes, brackets, quotation marks and footnotes."""

import pytest

from explorer.importing.cleaning import (
    squash,
    tidy,
    without_brackets,
    without_dash,
    without_footnote,
    without_quotation_marks,
)


def test_white_space_becomes_one_space() -> None:
    assert tidy("\u00a0 A\u202fword\u200b,\t two\u00ad-part\r\n words \ufeff") == "A word, two-part words"


def test_joiners_go_from_latin_words_and_stay_in_others() -> None:
    assert tidy("wa\u200dter, b\u200c\u200dread") == "water, bread"
    assert tidy("\u0645\u06cc\u200c\u062e") == "\u0645\u06cc\u200c\u062e"


def test_headings_compare_by_letters_alone() -> None:
    assert squash("Dar’a: “Water” and Breadin 2014!") == "darawaterandbreadin2014"


@pytest.mark.parametrize("dash", ["—", "– ", " -- ", "―", "- ", "‒", "−", "— — ", "\u2011"])
def test_dashes_come_off_the_front(dash: str) -> None:
    assert without_dash(f"{dash}A man – 30") == "A man – 30"


def test_text_without_a_dash_stays() -> None:
    assert without_dash("A man – 30") == "A man – 30"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("(A man (30))", "A man (30)"),
        ("(A man) (30)", "(A man) (30)"),
        ("A man (30)", "A man (30)"),
        ("(A man (30)", "(A man (30)"),
        ("()", ""),
    ],
)
def test_only_brackets_around_everything_come_off(text: str, inside: str) -> None:
    assert without_brackets(text) == inside


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("So fast.[1]", "So fast."),
        ("So fast.[1][12]", "So fast."),
        ("So fast [1]", "So fast [1]"),
        ("In [2014]", "In [2014]"),
        ("[1]", "[1]"),
        ("It fell[s]", "It fell[s]"),
    ],
)
def test_marks_of_footnotes_come_off_the_end(text: str, rest: str) -> None:
    assert without_footnote(text) == rest


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We wait.”", "We wait."),
        ("„We wait.“", "We wait."),
        ("« We wait. »", "We wait."),
        ('"We wait."', "We wait."),
        ("‘We wait.’", "We wait."),
        ("“We wait,” he said, “and hope.”", "“We wait,” he said, “and hope.”"),
        ("“We wait.", "“We wait."),
        ("I said: “We wait.”", "I said: “We wait.”"),
        ("‘We don’t wait for the towns’ wells.’", "We don’t wait for the towns’ wells."),
        ("‘We wait,’ he said, ‘and hope.’", "‘We wait,’ he said, ‘and hope.’"),
        ("‘We wait,’ he said of the towns’", "‘We wait,’ he said of the towns’"),
        ('"', '"'),
        ("", ""),
    ],
)
def test_only_quotation_marks_around_everything_come_off(text: str, inside: str) -> None:
    assert without_quotation_marks(text) == inside
