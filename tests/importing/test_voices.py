"""Test whose voice a paragraph has: the report's own, or that of somebody who isn't named."""

import pytest

from explorer.importing.voices import is_first_person, is_quotation


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("We wait for the rain.", True),
        ("It was my house.", True),
        ("How would you trust them?", True),
        ("When we asked respondents about rain, they laughed.", False),
        ("As we have seen in this chapter, rain is rare.", False),
        ("It rained, and I’m glad.", True),
        ("“Yes.” I wait.", True),
        ("The US and Russia agreed at Geneva I, as after World War I.", False),
        ("Many of them wait for the rain.", False),
    ],
)
def test_who_speaks(text: str, is_theirs: bool) -> None:
    assert is_first_person(text) is is_theirs


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("We wait for the rain and for nothing else.", True),
        ("[The] rain is what we wait for, and nothing else", True),
        ("We wait.", False),
        ("tired of this war and of all its leaders", False),
        ("Maybe We Can Reach a Solution: Syrian Perspectives on Peace", False),
    ],
)
def test_a_quotation_is_more_than_a_title(words: str, is_said: bool) -> None:
    assert is_quotation(words) is is_said
