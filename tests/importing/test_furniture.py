"""Test that what a page prints around a chapter is left out of a text copied from it."""

import pytest

from explorer.importing.furniture import without_furniture
from explorer.importing.reader import text_blocks


def kept(text: str) -> list[str]:
    """Return the blocks that are content."""
    return [block.text for block in without_furniture(text_blocks(text))]


@pytest.mark.parametrize(
    "label",
    [
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
    ],
)
def test_labels_are_left_out(label: str) -> None:
    assert kept(f"Before.\n\n{label}\n\nAfter.") == ["Before.", "After."]


@pytest.mark.parametrize(
    "label",
    ["Leave a Reply", "Leave a Comment", "Share This Book", "Comments", "3 Responses to “Water”"],
)
def test_what_follows_the_chapter_is_left_out(label: str) -> None:
    assert kept(f"Before.\n\n{label}\n\nAfter.") == ["Before."]


@pytest.mark.parametrize(
    "text",
    [
        "Next time we leave a reply for nobody.",
        "Comments on the price of bread were many, and they were bitter.",
        "Homeless people need contents, not licences.",
        "Nextdoor",
    ],
)
def test_sentences_with_such_words_stay(text: str) -> None:
    assert kept(text) == [text]
