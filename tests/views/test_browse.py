"""The list of quotes: filters, order, pages, and what is said where nothing fits."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from tests.support.builders import build_chapter, build_place, build_quote, build_theme
from tests.support.html import links, page, shown, words

pytestmark = pytest.mark.django_db

ORDER = ".results nav[aria-label='Order of the quotes']"

ARCHIVE = [f"halting-hostilities-{number:02d}" for number in range(1, 30)]


def facet(quotes: BeautifulSoup, name: str) -> list[str]:
    """Return the values of a facet with their counts, as they are read."""
    return [words(value) for value in quotes.select(f"[aria-labelledby=facet-{name}] li")]


@pytest.mark.usefixtures("archive")
def test_all_quotes_stand_in_the_report_s_order_on_two_pages(client: Client) -> None:
    first, second = page(client, "/quotes/"), page(client, "/quotes/?page=2")
    assert shown(first) == ARCHIVE[:20]
    assert shown(second) == ARCHIVE[20:]
    assert words(first.select_one(".list-head [role=status]")) == "29 quotes page 1 of 2"
    assert links(first.select_one(".pager")) == {
        "Page 1": "/quotes/",
        "Page 2": "/quotes/?page=2",
        "Next": "/quotes/?page=2",
    }
    assert [words(link) for link in second.select(".pager [aria-current=page]")] == ["Page 2"]
    [numbered] = second.select("ol.quotes")
    assert numbered["start"] == "21"


@pytest.mark.usefixtures("archive")
def test_each_quote_has_its_words_its_attribution_and_a_link_to_its_page_and_its_section(
    client: Client,
) -> None:
    quote = page(client, "/quotes/?id=halting-hostilities-09").select_one("article")
    assert quote is not None
    assert words(quote.select_one("blockquote")) == (
        "These negotiations are just talk. They are only attempts by the supporters of the regime to show "
        "the world that there is freedom in Syria"
    )
    assert words(quote.select_one(".attribution")) == "a Sunni man, age 32, from Aleppo"
    assert "Anti-regime, inferred from the report’s paragraph" in words(quote.select_one(".quote-links"))
    leading = links(quote)
    assert leading["Quote 9"] == "/quotes/halting-hostilities-09/"
    assert (
        leading[
            "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations"
        ]
        == "/themes/mistrust/"
    )


@pytest.mark.usefixtures("archive")
def test_facets_count_with_their_own_choice_lifted(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=kurdish&stance=anti-regime")
    assert facet(quotes, "sect") == [
        "Sunni 11 quotes",
        "Alawi 0 quotes",
        "Christian 1 quote",
        "Kurdish 2 quotes",
        "Shia 0 quotes",
        "Druze 0 quotes",
        "Ismaili 0 quotes",
    ]
    assert facet(quotes, "stance") == ["Pro-regime 1 quote", "Anti-regime 2 quotes"]
    assert facet(quotes, "displacement") == [
        "Refugee 0 quotes",
        "Internally displaced (IDP) 0 quotes",
        "None stated 2 quotes",
    ]


@pytest.mark.usefixtures("archive")
def test_facet_values_are_links_that_toggle_and_zeros_are_none(client: Client) -> None:
    sect = page(client, "/quotes/?sect=kurdish&sort=age&page=1").select_one("[aria-labelledby=facet-sect]")
    assert links(sect) == {
        "Sunni 13 quotes": "/quotes/?sect=kurdish&sect=sunni&sort=age",
        "Alawi 10 quotes": "/quotes/?sect=kurdish&sect=alawi&sort=age",
        "Christian 3 quotes": "/quotes/?sect=kurdish&sect=christian&sort=age",
        "Kurdish 3 quotes": "/quotes/?sort=age",
    }
    assert sect is not None
    assert [words(link) for link in sect.select("[aria-current=true]")] == ["Kurdish 3 quotes"]
    assert {str(link["rel"]) for link in sect.select("a")} == {"['nofollow']"}


def test_a_chosen_value_without_a_quote_can_be_taken_away(client: Client) -> None:
    build_quote()
    sect = page(client, "/quotes/?sect=druze").select_one("[aria-labelledby=facet-sect]")
    assert links(sect) == {
        "Sunni 1 quote": "/quotes/?sect=druze&sect=sunni",
        "Druze 0 quotes": "/quotes/",
    }


def test_the_facet_of_chapters_is_shown_where_there_are_several(client: Client) -> None:
    build_quote()
    assert facet(page(client, "/quotes/"), "chapter") == []
    build_theme("elsewhere", chapter=build_chapter("other", order=2, title="Other"))
    assert facet(page(client, "/quotes/"), "chapter") == ["A Chapter 1 quote", "Other 0 quotes"]


@pytest.mark.usefixtures("archive")
def test_active_filters_are_chips_that_remove_themselves(client: Client) -> None:
    quotes = page(client, "/quotes/?governorate=homs&governorate=hamah&age_min=26&sort=-age")
    assert links(quotes.select_one(".chips")) == {
        "Remove filter: Governorate: Homs": "/quotes/?governorate=hamah&age_min=26&sort=-age",
        "Remove filter: Governorate: Hamah": "/quotes/?governorate=homs&age_min=26&sort=-age",
        "Remove filter: Age: 26 and over": "/quotes/?governorate=homs&governorate=hamah&sort=-age",
        "Clear all filters": "/quotes/?sort=-age",
    }
    assert words(quotes.select_one("summary")) == "Filters (3)"


def test_without_a_filter_there_is_nothing_to_remove(client: Client) -> None:
    build_quote()
    quotes = page(client, "/quotes/?sort=age")
    assert quotes.select(".chips") == []
    assert words(quotes.select_one("summary")) == "Filters"


@pytest.mark.usefixtures("archive")
def test_the_forms_keep_the_rest_of_the_question(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=sunni&age_min=26&age_max=40&sort=age&page=1")
    forms = {
        str(form["class"]): [(field["name"], field["value"]) for field in form.select("input")]
        for form in quotes.select("form.search, form.ages")
    }
    assert forms == {
        "['search']": [
            ("q", ""),
            ("sect", "sunni"),
            ("age_min", "26"),
            ("age_max", "40"),
            ("sort", "age"),
        ],
        "['ages']": [("age_min", "26"), ("age_max", "40"), ("sect", "sunni"), ("sort", "age")],
    }


@pytest.mark.usefixtures("archive")
def test_the_order_can_be_chosen(client: Client) -> None:
    quotes = page(client, "/quotes/?theme=freer-movement&sort=-age")
    assert shown(quotes) == [f"halting-hostilities-{number}" for number in (18, 16, 17, 19)]
    assert links(quotes.select_one(ORDER)) == {
        "As printed": "/quotes/?theme=freer-movement&sort=report",
        "Youngest first": "/quotes/?theme=freer-movement&sort=age",
        "Oldest first": "/quotes/?theme=freer-movement&sort=-age",
    }
    assert [words(link) for link in quotes.select(f"{ORDER} [aria-current]")] == ["Oldest first"]


@pytest.mark.usefixtures("archive")
def test_the_best_match_is_an_order_only_for_words(client: Client) -> None:
    assert "Best match first" not in links(page(client, "/quotes/").select_one(ORDER))
    assert links(page(client, "/quotes/?q=the").select_one(ORDER))["Best match first"] == (
        "/quotes/?q=the&sort=relevance"
    )


@override_settings(SITE_URL="https://quotes.example.org")
@pytest.mark.parametrize(
    ("query", "canonical", "robots"),
    [
        ("", "", []),
        ("?stance=anti-regime&sect=sunni&utm=1", "?sect=sunni&stance=anti-regime", ["noindex"]),
        ("?page=2&page_size=1", "?page=2&page_size=1", ["noindex"]),
        ("?page=1&page_size=20", "", ["noindex"]),
    ],
)
def test_filtered_lists_are_not_indexed_and_have_one_address(
    client: Client, query: str, canonical: str, robots: list[str]
) -> None:
    build_quote(1)
    build_quote(2)
    quotes = page(client, f"/quotes/{query}")
    assert [link["href"] for link in quotes.select("link[rel=canonical]")] == [
        f"https://quotes.example.org/quotes/{canonical}"
    ]
    assert [meta["content"] for meta in quotes.select("meta[name=robots]")] == robots


def test_pages_keep_their_size_and_leave_out_the_middle(client: Client) -> None:
    for number in range(1, 10):
        build_quote(number)
    pager = page(client, "/quotes/?page_size=1&page=5").select_one(".pager")
    assert words(pager) == "Previous Page 1 … Page 4 Page 5 Page 6 … Page 9 Next"
    assert links(pager)["Page 4"] == "/quotes/?page=4&page_size=1"
    assert links(pager)["Page 1"] == "/quotes/?page_size=1"


@pytest.mark.usefixtures("archive")
def test_a_facet_an_order_and_a_chip_keep_the_size_of_pages(client: Client) -> None:
    soup = page(client, "/quotes/?q=the&stance=pro-regime&page_size=5&page=2")
    ways = [
        *soup.select("a.facet-value, .chips a, [aria-label='Order of the quotes'] a"),
        *soup.select(".pager a"),
    ]
    assert len(ways) > 30
    assert [way["href"] for way in ways if "page_size=5" not in str(way["href"])] == []
    forms = soup.select("form.search, form.ages")
    assert [[field["value"] for field in form.select("[name=page_size]")] for form in forms] == [["5"], ["5"]]
    assert "page_size" not in str(soup.select_one(".formats"))


def test_the_title_says_what_was_asked(client: Client) -> None:
    build_place(name="Homs")
    for number in (1, 2):
        build_quote(number)
    title = page(client, "/quotes/?governorate=homs&sect=sunni&page_size=1&page=2").title
    assert words(title) == "2 quotes: Sunni, Homs (page 2) – Syrian Interview Quotes"


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.0", "3"])
def test_a_page_that_does_not_exist_is_named(client: Client, number: str) -> None:
    build_quote(1)
    build_quote(2)
    missing = page(client, f"/quotes/?page_size=1&page={number}", status=404)
    assert words(missing.select_one(".lead")) == (f"There is no page {number}: this list has pages 1 to 2.")
    assert missing.select("article") == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("query", ["", "?sect=sunni&sort=age", "?governorate=homs&page_size=3"])
def test_the_list_asks_the_database_the_same_for_one_quote_and_for_three(
    client: Client, number: int, query: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in range(1, number + 1):
        build_quote(quote)
    client.get("/api/v1/facets/")  # reads the index, which a process does once
    with django_assert_num_queries(4):
        page(client, f"/quotes/{query}")
    # By then the cards of the quotes and the reports of the footer are kept.
    with django_assert_num_queries(1):
        page(client, f"/quotes/{query}")
