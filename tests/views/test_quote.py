"""The page of one quote."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from explorer.archive.changes import change
from explorer.archive.versions import current_version
from tests.support.builders import DAY, build_chapter, build_place, build_quote, build_report, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def near(soup: BeautifulSoup) -> dict[str, str]:
    """Return the links to the quotes before and after the one of a page."""
    return {words(link): str(link["href"]) for link in soup.select(".standing a.near")}


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
        "Versions": f"Versions As it is in version {current_version()}, which a citation of today names",
        "Where it is printed": "Where it is printed In its section: Mistrust, Fear of Regime "
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
    middle = page(client, "/quotes/halting-hostilities-06/")
    assert near(middle) == {
        "Previous quote How would you trust someone who destroyed your house … "
        "Alawi woman (pro-regime), 55, Damascus": "/quotes/halting-hostilities-05/",
        "Next quote These are weak and absurd negotiations, because the regime … "
        "Sunni man (anti-regime), 40, Raqqah": "/quotes/halting-hostilities-07/",
    }
    border = page(client, "/quotes/halting-hostilities-05/")
    assert near(border) == {
        "Previous quote, in the previous section I, as a Syrian citizen who loves the country, … "
        "Alawi man (pro-regime), 44, Damascus": "/quotes/halting-hostilities-04/",
        "Next quote I have friends that I grew up with in … "
        "Sunni man (anti-regime), 25, Hamah": "/quotes/halting-hostilities-06/",
    }
    first = page(client, "/quotes/halting-hostilities-01/")
    assert list(near(first).values()) == ["/quotes/halting-hostilities-02/"]
    last = page(client, "/quotes/halting-hostilities-29/")
    assert list(near(last).values()) == ["/quotes/halting-hostilities-28/"]


@pytest.mark.usefixtures("archive")
def test_its_section_s_marks_stand_beside_it_and_its_own_has_a_ring(client: Client) -> None:
    standing = page(client, "/quotes/halting-hostilities-06/").select_one(".standing-here")
    assert words(standing).startswith("Quote 2 of 9 in its section, 6 of 29 in its chapter")
    assert standing is not None
    ringed = [str(mark["href"]) for mark in standing.select("[aria-current=page]")]
    assert ringed == ["/quotes/halting-hostilities-06/"]
    assert list(links(standing)) == [
        "Quote 5, Alawi woman (pro-regime), 55, Damascus",
        "Quote 6, Sunni man (anti-regime), 25, Hamah",
        "Quote 7, Sunni man (anti-regime), 40, Raqqah",
        "Quote 8, Kurdish woman (anti-regime), 23, Al-Hasakah",
        "Quote 9, a Sunni man, age 32, from Aleppo",
        "Quote 10, Sunni, man, (Anti-regime), 27, Aleppo",
        "Quote 11, Kurdish woman (anti-regime), 23, Al-Hasakah",
        "Quote 12, Sunni man (pro-regime), 37, Homs",
        "Quote 13, Alawi man (pro-regime), 34, Tartous",
    ]


def test_of_a_long_section_the_marks_around_the_quote_are_shown(client: Client) -> None:
    with change():
        for number in range(1, 31):
            build_quote(number)
    beside = {
        code: [str(mark["href"])[-3:-1] for mark in page(client, f"/quotes/{code}/").select(".marks a")]
        for code in ("chapter-01", "chapter-16", "chapter-30")
    }
    assert {code: (marks[0], marks[-1], len(marks)) for code, marks in beside.items()} == {
        "chapter-01": ("01", "24", 24),
        "chapter-16": ("04", "27", 24),
        "chapter-30": ("07", "30", 24),
    }


@pytest.mark.usefixtures("archive")
def test_the_points_it_shows_stand_in_our_words_and_lead_to_their_section(client: Client) -> None:
    shown = page(client, "/quotes/halting-hostilities-05/").select_one(".points-made")
    assert words(shown) == (
        "The point made, in this archive’s words: People held responsible for a destroyed home, and for "
        "killing and robbing in the name of religion, can’t be trusted. Interviews held August to October "
        "2014."
    )
    [address] = links(shown).values()
    assert len(page(client, "/themes/mistrust/").select(address.removeprefix("/themes/mistrust/"))) == 1


def test_a_quote_alone_has_no_neighbours(client: Client) -> None:
    build_quote()
    quote = page(client, "/quotes/chapter-01/")
    assert near(quote) == {}
    assert (
        words(quote.select_one(".standing .label")) == "The only quote in its section, 1 of 1 in its chapter"
    )


def test_withdrawn_quotes_are_neither_neighbours_nor_counted(client: Client) -> None:
    build_quote(1)
    build_quote(2, withdrawn=DAY, withdrawn_reason="Asked for by the publisher.")
    build_quote(3)
    quote = page(client, "/quotes/chapter-03/")
    assert list(near(quote).values()) == ["/quotes/chapter-01/"]
    assert "Quote 2 of 2 in its section" in words(quote.select_one(".standing"))
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
    for queries in (19, 5):  # the first page also reads the index, and the quotes
        with django_assert_num_queries(queries):
            page(client, "/quotes/chapter-01/")
