"""A search in plain words."""

import pytest

from explorer.search.explanation import explain
from explorer.search.query import parse
from explorer.search.words import Vocabulary
from tests.search.test_query import NAMES

LONG = "a" * 1000
VOCABULARY = Vocabulary.of({"siege": 3, "sieges": 1, "aid": 2, "ceasefire": 4, "ceasefires": 1, "rural": 1})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("aid", "Quotes that contain “aid”."),
        ("Sieges", "Quotes that contain “siege” or “sieges”."),
        ("siege aid", "Quotes that contain “siege” or “sieges”, and “aid”."),
        ("Seige", "Quotes that contain “Seige” (in no quote)."),
        ("الحصار", "Quotes that contain “الحصار” (as siege, sieges)."),
        ("-هدنة", "Quotes that do not contain “هدنة” (as ceasefire, ceasefires)."),
        ("برميل", "Quotes that contain “برميل” (as barrel bomb, in no quote)."),
        (
            "حصار aid زرافة",
            (
                "Quotes that contain “حصار” (as siege, sieges), and “aid”,"
                " and “زرافة” (in no quote, and not in the glossary of Arabic words)."
            ),
        ),
        ('"وقف إطلاق النار"', "Quotes that contain “وقف إطلاق النار” (as ceasefire, ceasefires)."),
        (
            "الحصار في aid و حماة or من aid في",
            (
                "Quotes that contain “الحصار” (as siege, sieges), and “aid”, and the place Hamah in any"
                " spelling; or that contain “aid”. Not searched for: “في”, “و”, “من”."
            ),
        ),
        ("حماة", "Quotes that contain the place Hamah in any spelling."),
        ("cease-fire", "Quotes that contain “cease-fire” or “ceasefire” or “ceasefires”."),
        ("high-profile", "Quotes that contain “high-profile”."),
        ("“To be”", "Quotes that contain the phrase “To be”."),
        ("hama", "Quotes that contain the place Hamah in any spelling."),
        (
            "rural damascus",
            (
                "Quotes that contain the place Rural Damascus in any spelling"
                " (or the words of “rural damascus” apart)."
            ),
        ),
        (
            'siege -aid -"to be"',
            "Quotes that contain “siege” or “sieges”, and not “aid”, nor the phrase “to be”.",
        ),
        ("-siege", "Quotes that do not contain “siege” or “sieges”."),
        ("aid or -siege", "Quotes that contain “aid”; or that do not contain “siege” or “sieges”."),
    ],
)
def test_a_search_is_explained(typed: str, expected: str) -> None:
    assert explain(parse(typed, NAMES), VOCABULARY) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "aid " * 31 + "siege bread",
            (
                "Quotes that contain “aid”, and “siege” or “sieges”."
                " Only the first 32 words were read, up to “siege”."
            ),
        ),
        ("-aid " * 33, "Quotes that do not contain “aid”. Only the first 32 words were read, up to “aid”."),
        (
            "a" * 1001,
            f"Quotes that contain “{LONG}” (in no quote). Only the first word was read, “{LONG}”.",
        ),
    ],
)
def test_where_reading_stopped_is_said(typed: str, expected: str) -> None:
    assert explain(parse(typed, NAMES), VOCABULARY) == expected
