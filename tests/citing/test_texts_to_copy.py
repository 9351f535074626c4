"""Texts to paste: a quote for an article, a footnote, and who speaks."""

from typing import Any

import pytest

from explorer.citing.items import cited_item
from explorer.citing.texts_to_copy import article, footnote, speaker
from tests.support.builders import build_quote
from tests.support.cited import DAY, LINK, VERSION, chapter, quote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "a 30-year-old Sunni woman, Homs, described in the report as anti-regime"),
        (
            {"age": 18, "sect": "alawi", "gender": "man", "stance": "pro-regime"},
            "an 18-year-old Alawi man, Homs, described in the report as pro-regime",
        ),
        ({"age": 80}, "an 80-year-old Sunni woman, Homs, described in the report as anti-regime"),
        ({"age": 79}, "a 79-year-old Sunni woman, Homs, described in the report as anti-regime"),
        (
            {"stance_inferred": True},
            "a 30-year-old Sunni woman, Homs, anti-regime as inferred from the report’s wording",
        ),
        (
            {"displacement": "refugee", "country": "Turkey"},
            "a 30-year-old Sunni woman, a refugee in Turkey, described in the report as anti-regime",
        ),
        (
            {"displacement": "idp"},
            "a 30-year-old Sunni woman, internally displaced (Homs), described in the report as anti-regime",
        ),
        ({"age": None, "stance": "not-stated"}, "a Sunni woman, Homs"),
        (
            {"age": None, "sect": "alawi", "gender": "not-stated"},
            "an Alawi person, Homs, described in the report as anti-regime",
        ),
        (
            {"age": 18, "sect": "not-stated", "gender": "not-stated", "stance": "not-stated"},
            "an 18-year-old person, Homs",
        ),
        (
            {"country": "Lebanon"},
            "a 30-year-old Sunni woman, Lebanon, described in the report as anti-regime",
        ),
    ],
)
def test_the_attribution_in_words(fields: dict[str, Any], expected: str) -> None:
    assert speaker(build_quote(**fields)) == expected


def test_a_quote_for_an_article_keeps_its_brackets_and_carries_source_and_licence() -> None:
    said = quote(chapter(), text="They [the army] left. “Peace,” they said (twice)!")
    assert article(said, cited_item(said, LINK, VERSION, DAY)).text == (
        "“They [the army] left. “Peace,” they said (twice)!” — a 30-year-old Sunni woman, Homs, described in "
        "the "
        "report as anti-regime (interviews held August to October 2014).\n"
        "Quoted in Craig Charney, “Halting Hostilities at the Local Level,” in “Maybe We Can Reach a "
        "Solution”: Syrian Perspectives on the Conflict (Syria Justice and Accountability Centre, 2015), "
        "https://report.example.org/chapter/halting/\n"
        "https://quotes.example.org/quotes/halting-hostilities-05/\n"
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. "
        "No endorsement by its authors or publisher is implied."
    )


def test_an_article_without_dates_of_interviews() -> None:
    said = build_quote()
    [first, *_rest] = article(said, cited_item(said, LINK)).text.split("\n")
    assert first == (
        "“These are the words of quote 1.” — a 30-year-old Sunni woman, Homs, described in the report as "
        "anti-regime."
    )


def test_a_footnote() -> None:
    said = quote(chapter())
    assert footnote(said, cited_item(said, LINK, VERSION, DAY)).text == (
        "Sunni woman (anti-regime), 30, Homs, quoted in Craig Charney, “Halting Hostilities at the Local "
        "Level,” in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria Justice and "
        "Accountability Centre, 2015), under “Some Want a National Ceasefire,” "
        "https://report.example.org/chapter/halting/; quote halting-hostilities-05, Syrian Interview Quotes, "
        "version 0123456789ab, https://quotes.example.org/quotes/halting-hostilities-05/. "
        "Interviews held August to October 2014.\n"
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. "
        "No endorsement by its authors or publisher is implied."
    )
