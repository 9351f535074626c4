"""The page of one quote."""

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from tests.support.builders import DAY, build_chapter, build_place, build_quote, build_report, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_the_text_is_verbatim_and_alone_in_its_element(client: Client) -> None:
    quote = page(client, "/quotes/halting-hostilities-11/")
    [text] = quote.select("main blockquote")
    assert text.get_text() == "We care about nothing except not selling our martyrs’ blood and sacrifices."
    assert text["cite"] == (
        "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
    )
    assert words(quote.select_one(".attribution")) == "Kurdish woman (anti-regime), 23, Al-Hasakah"


@pytest.mark.usefixtures("archive")
@override_settings(SITE_URL="https://quotes.example.org", CONTACT="archive@example.org")
def test_the_page_says_where_the_quote_stands_and_how_to_cite_it(client: Client) -> None:
    quote = page(client, "/quotes/halting-hostilities-06/")
    sections = {
        words(section.select_one("h2")): words(section) for section in quote.select(".apparatus section")
    }
    assert sections == {
        "Permanent link": "Permanent link https://quotes.example.org/quotes/halting-hostilities-06/ "
        "Copy the permanent link",
        "Where it is printed": "Where it is printed Quote 2 of 9 in its section, Mistrust, Fear of Regime "
        "Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations "
        "See it in the report’s chapter All quotes from Hamah "
        "No other quote of this report carries this attribution.",
        "What the labels mean": "What the labels mean “Anti-regime” is the report’s label for respondents "
        "on the "
        "opposition’s side. Who was interviewed, and how",
        "Licence": "Licence Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0), "
        "https://creativecommons.org/licenses/by-sa/4.0/ Interviews held August to October 2014. Craig "
        "Charney "
        "and Syria Justice and Accountability Centre don’t endorse this archive or any use of it. "
        "Report a mistake in this quote",
    }
    assert links(quote.select_one(".apparatus"))["Report a mistake in this quote"] == (
        "/about/corrections/?id=halting-hostilities-06#report"
    )
    canonical = quote.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://quotes.example.org/quotes/halting-hostilities-06/"


@pytest.mark.usefixtures("archive")
def test_neighbours_lead_on_across_the_borders_of_sections(client: Client) -> None:
    middle = page(client, "/quotes/halting-hostilities-06/").select_one(".neighbours")
    assert links(middle) == {
        "Previous quote Alawi woman (pro-regime), 55, Damascus": "/quotes/halting-hostilities-05/",
        "Next quote Sunni man (anti-regime), 40, Raqqah": "/quotes/halting-hostilities-07/",
    }
    border = page(client, "/quotes/halting-hostilities-05/").select_one(".neighbours")
    assert links(border) == {
        "Previous quote, in the previous section Alawi man (pro-regime), 44, Damascus": (
            "/quotes/halting-hostilities-04/"
        ),
        "Next quote Sunni man (anti-regime), 25, Hamah": "/quotes/halting-hostilities-06/",
    }
    first = page(client, "/quotes/halting-hostilities-01/").select_one(".neighbours")
    assert list(links(first).values()) == ["/quotes/halting-hostilities-02/"]
    last = page(client, "/quotes/halting-hostilities-29/").select_one(".neighbours")
    assert list(links(last).values()) == ["/quotes/halting-hostilities-28/"]


def test_a_quote_alone_has_no_neighbours(client: Client) -> None:
    build_quote()
    quote = page(client, "/quotes/chapter-01/")
    assert quote.select(".neighbours") == []
    assert "The only quote in its section, Theme" in words(quote.select_one(".apparatus"))


def test_withdrawn_quotes_are_neither_neighbours_nor_counted(client: Client) -> None:
    build_quote(1)
    build_quote(2, withdrawn=DAY, withdrawn_reason="Asked for by the publisher.")
    build_quote(3)
    quote = page(client, "/quotes/chapter-03/")
    assert list(links(quote.select_one(".neighbours")).values()) == ["/quotes/chapter-01/"]
    assert "Quote 2 of 2 in its section" in words(quote.select_one(".apparatus"))
    assert "2 quotes of this report carry this attribution: probably, not certainly, one person." in words(
        quote
    )


def test_only_the_quote_s_own_report_counts_for_equal_attributions(client: Client) -> None:
    build_quote(1)
    other = build_chapter("other", report=build_report("other"))
    build_quote(1, theme=build_theme("elsewhere", chapter=other))
    assert "No other quote of this report carries this attribution." in words(
        page(client, "/quotes/chapter-01/")
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"stance": "pro-regime"},
            "“Pro-regime” is the report’s label for respondents on the government’s side.",
        ),
        ({"sect": "kurdish"}, "“Kurdish” names an ethnic group; the report prints it where it prints a sect"),
        (
            {"displacement": "refugee", "country": "Turkey"},
            "Refugee: the place is the country of refuge, Turkey; the attribution names no governorate.",
        ),
        (
            {"displacement": "idp"},
            "whether Homs is where the speaker came from or where they lived at the time.",
        ),
        (
            {"stance_inferred": True},
            "Anti-regime, inferred: the report names this speaker inside a paragraph",
        ),
    ],
)
def test_labels_are_explained_where_they_apply(
    client: Client, fields: dict[str, object], sentence: str
) -> None:
    build_place()
    build_quote(1)
    build_quote(2, **fields)
    assert sentence not in words(page(client, "/quotes/chapter-01/"))
    assert sentence in words(page(client, "/quotes/chapter-02/"))


def test_markup_in_a_quote_is_text(client: Client) -> None:
    build_quote(text="a <b>& b")
    assert page(client, "/quotes/chapter-01/").select("main blockquote b") == []


def test_a_withdrawn_quote_is_gone_with_reason_and_date_and_without_its_text(client: Client) -> None:
    build_quote(text="Words to forget.", withdrawn=DAY, withdrawn_reason="Printed by mistake.")
    gone = page(client, "/quotes/chapter-01/", status=410)
    assert words(gone.select_one(".lead")) == (
        "Quote chapter-01 was withdrawn on 1 January 2026, for this reason:"
    )
    assert words(gone.select_one(".reason")) == "Printed by mistake."
    assert "Words to forget." not in str(gone)
    assert "Sunni woman" not in str(gone)


def test_an_unknown_id_is_named(client: Client) -> None:
    missing = page(client, "/quotes/chapter-99/", status=404)
    assert words(missing.select_one(".lead")) == "There is no quote with the id chapter-99."


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_beside_one_quote_and_beside_three(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in range(1, number + 1):
        build_quote(quote)
    for queries in (15, 3):  # the first page also reads the index, and the quotes
        with django_assert_num_queries(queries):
            page(client, "/quotes/chapter-01/")
