"""Test titles in sentence case, slugs and addresses, and how rows take over values."""

import pytest

from explorer.importing.values import assign, flaws, sentence_case, theme_slug
from explorer.models import Chapter, Theme

TEXT = "In Syria, the FSA and local people of Aleppo met; people met Local Councils and went to Homs again."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Local People and Water", "Local people and water"),
        ("Views of Local People in Syria and Aleppo", "Views of local people in Syria and Aleppo"),
        ("Mood: “What People Think” of the FSA", "Mood: “What people think” of the FSA"),
        ("Rebuilding Trust Post-Conflict", "Rebuilding trust post-conflict"),
        ("Who Met? People", "Who met? People"),
        ("McDonald’s Mood", "McDonald’s mood"),
        ("", ""),
    ],
)
def test_sentence_case_keeps_the_capitals_of_names(title: str, expected: str) -> None:
    assert sentence_case(title, TEXT) == expected


@pytest.mark.parametrize(
    ("heading", "taken", "slug"),
    [
        ("Mood: “Dry & Hot” in Dar’a", [], "mood-dry-hot-in-dara"),
        ("Mood", ["mood"], "towns-mood"),
        ("Mood", ["mood", "towns-mood"], "towns-mood-2"),
        ("ماء", [], "section-3"),
        ("Word " * 40, [], ("word-" * 24)[:-1]),
        ("w" * 200, [], "w" * 120),
    ],
)
def test_slugs_of_new_headings(heading: str, taken: list[str], slug: str) -> None:
    assert theme_slug(heading, "towns", 3, taken) == slug


def test_only_what_differs_is_assigned() -> None:
    theme = Theme(heading="Water", order=1)
    assert assign(theme, heading="Water", order=1) is False
    assert assign(theme, heading="Bread", order=1) is True
    assert (theme.heading, theme.order) == ("Bread", 1)


def test_what_cannot_be_stored_is_named_field_by_field() -> None:
    chapter = Chapter(
        slug="towns", title="Towns", sentence_case_title="Towns", url="https://example.org/", order=1
    )
    assert flaws(chapter) == ""
    chapter.url, chapter.title = "nowhere", "x" * 301
    title, url = flaws(chapter).split(" url: ")
    assert title == "title: Ensure this value has at most 300 characters (it has 301)."
    assert url == "Enter a valid URL."
