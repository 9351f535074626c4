"""Test headings and titles in files that don't mark them."""

import pytest

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.headings import heading_length, is_heading, leading_heading, title_index


def lines(*texts: str) -> list[Line]:
    """Return lines of a block."""
    return [Line(text, number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Many Support Local Wells to Stop the Thirst",
        "Mistrust, Fear of Thirst, and Hostility to Wells Hamper the Digging of Canals and Pipes",
        "How Did Things Get This Dry?",
        "Opponents: Dig if it Stops the Thirst",
        "“Dig and Forget” Rejected",
        "In Tartous, Water is Mostly Normal",
        "Mood",
        "Trust is hard to rebuild",
        "2014: A Dry Year",
    ],
)
def test_headings(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "We want water.",
        "We want water!",
        "Do we want water?",
        "One man told us:",
        "Water, bread, peace,",
        "and then nothing",
        "— Somebody",
        "• A point",
        "[1] A note",
        "Figure 1 The wells",
        "Source: the water board",
        "123",
        "“We want water.”",
        "A paragraph that simply stops without a full stop because somebody forgot it when typing",
    ],
)
def test_other_lines(text: str) -> None:
    assert not is_heading(text)


def test_a_heading_may_run_over_lines_and_stand_right_before_its_text() -> None:
    text = "A sentence follows at once, and it is a long one."
    assert heading_length(lines("Strong Desire for", "Water and Bread"), is_followed=False) == 2
    assert heading_length(lines("Strong Desire for", "Water and Bread", text), is_followed=False) == 2
    assert heading_length(lines("Strong Desire for Water", text), is_followed=False) == 1
    assert (
        heading_length(lines("The first line of a paragraph that", "goes on here."), is_followed=False) == 0
    )


def test_what_stands_before_an_attribution_is_a_quote_unless_it_is_written_like_a_title() -> None:
    assert heading_length(lines("We want water and bread"), is_followed=True) == 0
    assert heading_length(lines("Strong Desire for Water"), is_followed=True) == 1
    assert leading_heading(lines("Strong Desire for Water")) == 0
    assert leading_heading(lines("Strong Desire for Water", "We want it.")) == 1
    assert leading_heading([]) == 0


def titled(*texts: str, level: int = 0) -> list[Block]:
    """Return headings, and paragraphs where a text ends with a full stop."""
    kinds = [BlockKind.TEXT if text.endswith(".") else BlockKind.HEADING for text in texts]
    return [Block((Line(text, 1),), kind, level) for text, kind in zip(texts, kinds, strict=True)]


@pytest.mark.parametrize(
    ("blocks", "index"),
    [
        (titled("Water andBread", "One", "Text."), 0),
        (titled("Chapter 3 Water and Bread", "One", "Text."), 0),
        (titled("Contents", "Water and Bread", "One", "Water and Bread", "Text.", "One"), 3),
        (titled("Another Title", "One", "Text."), 0),
        (titled("Text.", "Water and Bread"), None),
        (titled("A Site", level=1) + titled("3. Water and Bread", "One", level=2), 1),
        (titled("Printed Otherwise", level=1) + titled("One", "Two", level=2), 0),
        (titled("One", "Two", level=2), None),
        (titled("One", level=2), None),
        ([], None),
    ],
)
def test_the_title(blocks: list[Block], index: int | None) -> None:
    assert title_index(blocks, "Water and Bread") == index
