"""What leads on from a list: out of an empty answer, to the other side, after a search that is too long."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.support.builders import build_quote
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def ways_out(quotes: BeautifulSoup) -> list[tuple[str, str]]:
    """Return where each way out of an empty result leads, and how many quotes it promises."""
    ways = quotes.select(".empty-result .ways-out li")
    return [(next(iter(links(way).values())), words(way.select_one(".label"))) for way in ways]


@pytest.mark.usefixtures("archive")
def test_an_empty_result_offers_to_take_away_each_filter(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=kurdish&governorate=tartous")
    assert words(quotes.select_one(".list-head [role=status]")) == "0 quotes"
    assert ways_out(quotes) == [
        ("/quotes/?governorate=tartous", "finds 6 quotes"),
        ("/quotes/?sect=kurdish", "finds 3 quotes"),
    ]
    assert quotes.select("article, .pager, .downloads") == []


def test_an_age_range_that_holds_no_age_is_an_empty_result(client: Client) -> None:
    build_quote()
    assert ways_out(page(client, "/quotes/?age_min=40&age_max=30")) == [("/quotes/", "finds 1 quote")]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stance=pro-regime", {"The other side: Anti-regime, 14 quotes": "/quotes/?stance=anti-regime"}),
        (
            "stance=anti-regime&theme=ending-sieges&sect=sunni",
            {
                "The other side on the same theme: Pro-regime, 4 quotes": (
                    "/quotes/?stance=pro-regime&theme=ending-sieges"
                )
            },
        ),
    ],
)
def test_a_list_of_one_side_leads_to_the_other(client: Client, query: str, expected: dict[str, str]) -> None:
    assert links(page(client, f"/quotes/?{query}").select_one(".other-side")) == expected


@pytest.mark.usefixtures("archive")
def test_the_other_side_without_a_quote_is_named(client: Client) -> None:
    found = page(client, "/quotes/?stance=pro-regime&governorate=tartous").select_one(".other-side")
    assert words(found) == "The report prints no such quote from the other side (Anti-regime)."


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("query", ["", "stance=pro-regime&stance=anti-regime", "sect=sunni"])
def test_a_list_of_both_sides_leaves_none_out(client: Client, query: str) -> None:
    assert page(client, f"/quotes/?{query}").select(".other-side") == []


@pytest.mark.usefixtures("archive")
def test_a_search_that_is_too_long_says_how_much_was_read_and_keeps_what_was_typed(client: Client) -> None:
    typed = " ".join(["siege"] * 250)
    found = page(client, f"/quotes/?{urlencode({'q': typed})}")
    assert words(found.select_one(".explanation")) == (
        "Quotes that contain “siege” or “sieges”. Only the first 32 words were read, up to “siege”."
    )
    assert [field["value"] for field in found.select(".search [name=q]")] == [typed]
    assert typed in words(found.select_one(".chips"))
    assert [field["value"] for field in found.select("#filters [name=q]")] == [typed[:1000].strip()]


@pytest.mark.usefixtures("archive")
def test_arabic_words_are_explained_marked_and_offered_one_by_one(client: Client) -> None:
    found = page(client, f"/quotes/?{urlencode({'q': 'الحصار والسلام', 'stance': 'pro-regime'})}")
    assert words(found.select_one(".explanation")) == (
        "Quotes that contain “الحصار” (as siege, sieges), and “والسلام” (as peace)."
    )
    assert {mark.get_text() for mark in found.select("main article mark")} == {"siege", "peace"}
    assert links(found.select_one(".guidance"))["siege"] == "/quotes/?q=siege&stance=pro-regime"
    assert [bdi["lang"] for bdi in found.select(".guidance bdi")] == ["ar", "en"] * 2


@pytest.mark.usefixtures("archive")
def test_an_arabic_word_that_is_not_known_says_so(client: Client) -> None:
    found = page(client, f"/quotes/?{urlencode({'q': 'زرافة'})}")
    assert words(found.select_one(".explanation")) == (
        "Quotes that contain “زرافة” (in no quote, and not in the glossary of Arabic words)."
    )
    assert found.select(".guidance bdi") == []


@pytest.mark.usefixtures("archive")
def test_what_is_typed_makes_a_page_longer_within_bounds(client: Client) -> None:
    plain = len(client.get("/quotes/").content)
    for typed in ["or " * 1990, "حصار سلام " * 300, "!" * 5900, "x" * 5900]:
        assert len(client.get("/quotes/", {"q": typed}).content) < 3 * plain
