"""Test that what a page prints after a chapter is left out, and only there."""

import pytest

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.furniture import parted
from explorer.importing.readings import Reading, Readings

LABELS = [
    "Icon for the Creative Commons Attribution-ShareAlike 4.0 International License",
    "Water and Bread by Nobody is licensed under a Creative Commons Attribution 4.0 License.",
    "License",
    "Previous: Roads",
    "Next: Schools",
    "Next",
    "Previous/next navigation",
    "Skip to content",
    "Toggle Menu",
    "Contents",
    "Copyright © 2015 by Nobody",
    "Powered by Pressbooks",
    "Increase Font Size",
]
ENDS = ["Leave a Reply", "Leave a Comment", "Share This Book", "Comments", "3 Responses to “Water”"]
SENTENCES = [
    "Next time we leave a reply for nobody.",
    "Comments on the price of bread were many, and they were bitter.",
    "Homeless people need contents, not licences.",
    "Nextdoor",
]


def blocks(*texts: str, kind: BlockKind = BlockKind.TEXT) -> list[Block]:
    """Return a block for each text, on lines of their own."""
    return [Block((Line(text, number),), kind) for number, text in enumerate(texts, 1)]


def kept(*texts: str, kind: BlockKind = BlockKind.TEXT) -> list[str]:
    """Return the blocks that are content."""
    return [block.text for block in parted(blocks(*texts, kind=kind), Readings({})).kept]


@pytest.mark.parametrize("label", [*LABELS, *ENDS])
@pytest.mark.parametrize("kind", [BlockKind.TEXT, BlockKind.PARAGRAPH])
def test_labels_are_left_out_at_the_end(label: str, kind: BlockKind) -> None:
    found = parted(blocks("Before.", label, kind=kind), Readings({}))
    assert [block.text for block in found.kept] == ["Before."]
    assert [(block.text, block.rule) for block in found.furniture] == [(label, "a label of the page")]
    assert found.problems == []


@pytest.mark.parametrize("label", LABELS)
def test_in_the_middle_of_a_page_a_label_is_a_problem(label: str) -> None:
    found = parted(blocks("Before.", label, "After.", kind=BlockKind.PARAGRAPH), Readings({}))
    assert [block.text for block in found.kept] == ["Before.", "After."]
    assert [block.text for block, _ in found.problems] == [label]


@pytest.mark.parametrize("label", ["Contents", "Next", "License", "Comments", "Home", "Print"])
def test_in_a_plain_text_a_word_is_no_label(label: str) -> None:
    assert kept("Before.", label, "After.") == ["Before.", label, "After."]


@pytest.mark.parametrize("label", ["Leave a Reply", "Leave a comment", "Share this"])
def test_in_a_plain_text_nothing_is_dropped_after_a_label(label: str) -> None:
    found = parted(blocks("Before.", label, "After."), Readings({}))
    assert [block.text for block in found.kept] == ["Before.", "After."]
    assert [block.text for block, _ in found.problems] == [label]


def test_readings_settle_a_label_in_the_middle() -> None:
    chapter = blocks("Before.", "Share this", "After.")
    found = parted(chapter, Readings({"Share this": Reading(None)}))
    assert [block.text for block in found.kept] == ["Before.", "After."]
    assert [block.rule for block in found.furniture] == ["settled by a reading"]
    found = parted(chapter, Readings({"Share this": Reading(None, is_kept=True)}))
    assert [block.text for block in found.kept] == ["Before.", "Share this", "After."]
    assert found.problems == []


@pytest.mark.parametrize("label", ENDS)
def test_a_page_ends_with_its_comments(label: str) -> None:
    found = parted(blocks("Before.", label, "After.", kind=BlockKind.PARAGRAPH), Readings({}))
    assert [block.text for block in found.kept] == ["Before."]
    assert [block.rule for block in found.furniture] == ["a label of the page", f"after “{label}”"]


def test_a_page_does_not_end_where_sections_follow() -> None:
    chapter = [
        *blocks("Before.", "Leave a Reply", kind=BlockKind.PARAGRAPH),
        *blocks("Bread", kind=BlockKind.HEADING),
    ]
    found = parted([*chapter, *blocks("After.", kind=BlockKind.PARAGRAPH)], Readings({}))
    assert [block.text for block in found.kept] == ["Before.", "Bread", "After."]
    assert [block.text for block, _ in found.problems] == ["Leave a Reply"]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("kind", [BlockKind.TEXT, BlockKind.PARAGRAPH])
def test_sentences_with_such_words_stay(text: str, kind: BlockKind) -> None:
    assert kept(text, kind=kind) == [text]
