"""The list of themes, and the page of each."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from explorer.archive.changes import change
from explorer.models import KeyPoint, Theme
from tests.support.builders import DAY, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def build_point(theme: Theme, order: int = 1, **fields: object) -> KeyPoint:
    """Create a key point of the anti-regime side, unless `fields` say otherwise."""
    defaults = {"code": f"{theme.slug}-{order}", "stance": "anti-regime", "text": f"Point {order}."}
    point: KeyPoint = KeyPoint.objects.create(theme=theme, order=order, **defaults | fields)
    return point


@pytest.mark.usefixtures("archive")
def test_themes_stand_in_the_report_s_order_under_their_chapter(client: Client) -> None:
    themes = page(client, "/themes/")
    assert links(themes.select_one(".contents h2")) == {
        "Halting Hostilities at the Local Level": "/chapters/halting-hostilities/"
    }
    assert list(links(themes.select_one(".numbered")).values()) == [
        "/themes/local-ceasefires/",
        "/themes/mistrust/",
        "/themes/national-ceasefire/",
        "/themes/freer-movement/",
        "/themes/ending-sieges/",
        "/themes/regime-control/",
        "/themes/security-coordination/",
        "/themes/summary-of-findings/",
    ]


@pytest.mark.usefixtures("archive")
def test_a_theme_says_its_place_its_limits_and_whose_words_the_summary_is(client: Client) -> None:
    theme = page(client, "/themes/mistrust/")
    assert words(theme.select_one(".page-head .label")) == (
        "Halting Hostilities at the Local Level, section 2 of 8"
    )
    assert words(theme.select_one(".limits")) == (
        "9 quotes, chosen by the report’s authors from 40 interviews: not a representative sample. "
        "How to read the numbers"
    )
    assert words(theme.select_one(".summary .label")) == "In this archive’s own words"
    assert links(theme.select_one(".neighbours")) == {
        "Previous section Many Support Local Ceasefires to Stop the Bloodshed": "/themes/local-ceasefires/",
        "Next section Some Want a National Ceasefire": "/themes/national-ceasefire/",
    }
    assert links(theme.select_one(".page-head"))["Read the chapter in the report"] == (
        "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/"
    )


@pytest.mark.usefixtures("archive")
def test_a_theme_shows_its_quotes_in_the_report_s_order(client: Client) -> None:
    quotes = page(client, "/themes/mistrust/").select("article")
    assert [quote["id"] for quote in quotes] == [
        f"halting-hostilities-{number:02d}" for number in range(5, 14)
    ]


@pytest.mark.usefixtures("archive")
def test_a_theme_shows_its_quotes_in_a_column_for_each_side(client: Client) -> None:
    columns = page(client, "/themes/mistrust/?view=sides").select(".theme-quotes .sides > section")
    assert [words(column.select_one("h3")) for column in columns] == ["Pro-regime 3", "Anti-regime 6"]
    assert [[str(quote["id"])[-2:] for quote in column.select("article")] for column in columns] == [
        ["05", "12", "13"],
        ["06", "07", "08", "09", "10", "11"],
    ]


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", "In the report’s order"),
        ("?view=", "In the report’s order"),
        ("?view=order", "In the report’s order"),
        ("?view=order&view=sides", "Side by side"),
    ],
)
def test_the_switch_says_which_layout_is_chosen(client: Client, query: str, chosen: str) -> None:
    build_quote()
    theme = page(client, f"/themes/theme/{query}")
    assert [words(link) for link in theme.select(".theme-quotes .switch [aria-current]")] == [chosen]
    canonical = theme.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "http://127.0.0.1:8000/themes/theme/"


def test_a_layout_keeps_the_style_and_a_style_the_layout(client: Client) -> None:
    build_quote()
    theme = page(client, "/themes/theme/?view=sides&style=mla")
    assert links(theme.select_one(".theme-quotes .switch")) == {
        "In the report’s order": "?view=order&style=mla#quotes",
        "Side by side": "?view=sides&style=mla#quotes",
    }
    assert "?view=sides&style=apa#cite" in links(theme.select_one("#cite")).values()


def test_an_unknown_layout_is_named(client: Client) -> None:
    build_quote()
    problem = page(client, "/themes/theme/?view=circle", status=400)
    assert words(problem.select_one("h2")) == "view"
    assert words(problem.select_one(".given")) == "circle"
    assert [words(value) for value in problem.select(".allowed li")] == ["order", "sides"]
    assert problem.select("blockquote") == []


@pytest.mark.usefixtures("archive")
def test_a_theme_counts_its_quotes_and_leads_to_them(client: Client) -> None:
    who = page(client, "/themes/mistrust/").select_one(".who")
    leading = links(who)
    assert leading["Sunni, 5 quotes"] == "/quotes/?sect=sunni&theme=mistrust"
    assert leading["4 quotes: Sunni, Anti-regime"] == (
        "/quotes/?sect=sunni&stance=anti-regime&theme=mistrust"
    )
    assert leading["Woman, 3 quotes"] == "/quotes/?gender=woman&theme=mistrust"
    assert leading["Aleppo, 2 quotes"] == "/quotes/?governorate=aleppo&theme=mistrust"
    assert "Homs, 1 quote 1 quote: Homs, Pro-regime Quote 12 0 " in words(who)
    assert "Rural Damascus" not in words(who)


@pytest.mark.usefixtures("archive")
def test_a_mark_for_each_quote_stands_under_the_heading(client: Client) -> None:
    head = page(client, "/themes/mistrust/").select_one(".marks-line")
    assert head is not None
    assert [str(mark["href"]) for mark in head.select(".marks a")] == [
        f"#halting-hostilities-{number:02d}" for number in range(5, 14)
    ]
    assert links(head.select_one(".by-side")) == {
        "3 Pro-regime": "/quotes/?stance=pro-regime&theme=mistrust",
        "6 Anti-regime": "/quotes/?stance=anti-regime&theme=mistrust",
    }


def test_a_section_of_several_pages_has_no_marks(client: Client) -> None:
    with change():
        for number in range(1, 32):
            build_quote(number)
    head = page(client, "/themes/theme/").select_one(".marks-line")
    assert words(head) == "31 Anti-regime"
    assert head is not None
    assert head.select(".marks") == []


def test_key_points_stand_with_their_side_and_lead_to_their_quotes_on_the_page(client: Client) -> None:
    theme = build_theme()
    build_point(theme).quotes.add(build_quote(1), build_quote(3))
    build_point(theme, 2, stance="pro-regime").quotes.add(build_quote(2, stance="pro-regime"))
    sides = page(client, "/themes/theme/").select(".key-points section")
    assert [words(side) for side in sides] == [
        "What pro-regime respondents said Point 2. Quote 2",
        "What anti-regime respondents said Point 1. Quote 1 Quote 3",
    ]
    assert links(sides[1]) == {"Quote 1": "#chapter-01", "Quote 3": "#chapter-03"}


def test_a_key_point_does_not_lead_to_a_withdrawn_quote(client: Client) -> None:
    theme = build_theme()
    withdrawn = build_quote(2, withdrawn=DAY, withdrawn_reason="Printed by mistake.")
    build_point(theme).quotes.add(build_quote(1), withdrawn)
    assert links(page(client, "/themes/theme/").select_one(".points")) == {"Quote 1": "#chapter-01"}


def test_a_side_without_a_quote_is_said_to_have_none(client: Client) -> None:
    build_quote()
    theme = page(client, "/themes/theme/?view=sides")
    assert words(theme.select_one(".key-points section")) == (
        "What pro-regime respondents said The archive shows no quote of this side from this section."
    )
    assert words(theme.select_one(".theme-quotes .sides section")) == (
        "Pro-regime 0 The archive shows no quote of this side from this section."
    )


@pytest.mark.usefixtures("archive")
def test_a_theme_without_a_quote_says_so(client: Client) -> None:
    theme = page(client, "/themes/summary-of-findings/")
    assert words(theme.select_one(".no-quotes")) == ("The archive shows no quote from this section.")
    assert theme.select("article") == theme.select(".who") == theme.select(".key-points") == []
    assert list(links(theme.select_one(".neighbours")).values()) == ["/themes/security-coordination/"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/themes/nothing/", "There is no theme with the address nothing."),
        ("/chapters/nothing/", "There is no chapter with the address nothing."),
    ],
)
def test_an_unknown_address_is_named(client: Client, address: str, sentence: str) -> None:
    assert words(page(client, address, status=404).select_one(".lead")) == sentence


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/themes/theme/", (20, 4)),
        ("/themes/theme/?view=sides", (20, 4)),
        ("/chapters/chapter/", (19, 4)),
        ("/themes/", (17, 3)),
    ],
)
def test_pages_ask_the_database_the_same_for_one_quote_and_for_three(
    client: Client,
    number: int,
    address: str,
    queries: tuple[int, int],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    theme = build_theme()
    for quote in range(1, number + 1):
        build_point(theme, quote).quotes.add(build_quote(quote))
    for expected in queries:  # the first page also reads the index, and the quotes
        with django_assert_num_queries(expected):
            page(client, address)
