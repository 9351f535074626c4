"""The list of quotes: its quotes, their order, its pages and its title."""

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from explorer.archive.changes import change
from tests.support.builders import build_place, build_quote
from tests.support.html import links, page, shown, words

pytestmark = pytest.mark.django_db

ORDER = ".results select[name=sort]"

ARCHIVE = [f"halting-hostilities-{number:02d}" for number in range(1, 30)]


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
def test_the_order_can_be_chosen(client: Client) -> None:
    quotes = page(client, "/quotes/?theme=freer-movement&sort=-age")
    assert shown(quotes) == [f"halting-hostilities-{number}" for number in (18, 16, 17, 19)]
    assert [(option["value"], words(option)) for option in quotes.select(f"{ORDER} option")] == [
        ("", "As printed"),
        ("age", "Youngest first"),
        ("-age", "Oldest first"),
    ]
    assert [words(option) for option in quotes.select(f"{ORDER} option[selected]")] == ["Oldest first"]


@pytest.mark.usefixtures("archive")
def test_the_best_match_is_an_order_only_for_words(client: Client) -> None:
    assert "Best match first" not in words(page(client, "/quotes/").select_one(ORDER))
    options = page(client, "/quotes/?q=the").select(f"{ORDER} option")
    assert [(option["value"], words(option)) for option in options][:2] == [
        ("report", "As printed"),
        ("", "Best match first"),
    ]


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
    with change():
        for number in range(1, 10):
            build_quote(number)
    pager = page(client, "/quotes/?page_size=1&page=5").select_one(".pager")
    assert words(pager) == "Previous Page 1 … Page 4 Page 5 Page 6 … Page 9 Next"
    assert links(pager)["Page 4"] == "/quotes/?page=4&page_size=1"
    assert links(pager)["Page 1"] == "/quotes/?page_size=1"


def test_the_title_says_what_was_asked(client: Client) -> None:
    build_place(name="Homs")
    for number in (1, 2):
        build_quote(number)
    title = page(client, "/quotes/?governorate=homs&sect=sunni&page_size=1&page=2").title
    assert words(title) == "2 quotes: Sunni, Homs (page 2) – Syrian Interview Quotes"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("prefix", "asked"),
    [
        ("", "Stance: Pro-regime; Governorate: Homs."),
        ("/ar", "الموقف: مؤيد للنظام؛ المحافظة: حمص."),
    ],
)
def test_the_description_says_what_was_asked(client: Client, prefix: str, asked: str) -> None:
    quotes = page(client, f"{prefix}/quotes/?stance=pro-regime&governorate=homs")
    [described] = quotes.select("meta[name=description]")
    assert str(described["content"]).split(". ")[-1] == asked


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
    with django_assert_num_queries(5):
        page(client, f"/quotes/{query}")
    # By then the cards of the quotes, the themes of the menu and the reports of the footer are kept.
    with django_assert_num_queries(1):
        page(client, f"/quotes/{query}")
