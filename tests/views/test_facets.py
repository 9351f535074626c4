"""Filters with many values: what stands beside a list, and the page with all of them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from explorer.archive.changes import change
from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def values(soup: BeautifulSoup, where: str) -> list[str]:
    """Return the values of a filter with their counts, as they are read."""
    return [words(value) for value in soup.select(f"{where} .facet-values li")]


@pytest.fixture
def _themes() -> None:
    """Build 30 themes, of which every second one has a quote."""
    with change():
        for number in range(1, 31):
            theme = build_theme(f"theme-{number:02d}", heading=f"Heading {number:02d}")
            if number % 2:
                build_quote(number, theme=theme)


BESIDE = "#facet-theme"
PAGES = {"Page 1": "", "Page 2": "&page=2"}


@pytest.mark.usefixtures("_themes")
def test_a_long_filter_shows_the_first_twelve_values_that_hold_quotes(client: Client) -> None:
    quotes = page(client, "/quotes/")
    assert values(quotes, BESIDE) == [f"Heading {number:02d} 1 quote" for number in range(1, 25, 2)]
    assert links(quotes.select_one(BESIDE))["All 30 values: Theme"] == "/quotes/values/theme/"


@pytest.mark.usefixtures("_themes")
def test_chosen_values_stay_in_their_place(client: Client) -> None:
    quotes = page(client, "/quotes/?theme=theme-29&theme=theme-02&sort=age")
    shown = [1, 2, *range(3, 25, 2), 29]
    assert values(quotes, BESIDE) == [
        f"Heading {number:02d} {'0 quotes' if number == 2 else '1 quote'}" for number in shown
    ]
    assert [box["value"] for box in quotes.select(f"{BESIDE} [checked]")] == ["theme-02", "theme-29"]
    form = quotes.select_one("form#find-theme")
    assert form is not None
    assert (form["action"], [(field["name"], field["value"]) for field in form.select("input")]) == (
        "/quotes/values/theme/",
        [("theme", "theme-29"), ("theme", "theme-02"), ("sort", "age")],
    )
    assert [field["name"] for field in quotes.select(f"{BESIDE} input[form=find-theme]")] == ["find"]


@pytest.mark.usefixtures("_themes")
def test_all_values_are_checkboxes_with_the_same_question(client: Client) -> None:
    all_values = page(client, "/quotes/values/theme/?theme=theme-29&sort=age")
    assert len(values(all_values, ".values")) == 30
    form = all_values.select_one("form.values")
    assert form is not None
    assert form["action"] == "/quotes/"
    assert [box["value"] for box in form.select("[checked]")] == ["theme-29"]
    assert len(form.select("[disabled]")) == 15
    assert [(field["name"], field["value"]) for field in form.select("[type=hidden]")] == [("sort", "age")]


@pytest.mark.usefixtures("_themes")
def test_chosen_values_that_a_page_of_values_leaves_out_stay_chosen(client: Client) -> None:
    found = page(client, "/quotes/values/theme/?theme=theme-29&theme=theme-11&find=heading+1")
    hidden = [(field["name"], field["value"]) for field in found.select("form.values [type=hidden]")]
    assert [box["value"] for box in found.select("form.values [checked]")] == ["theme-11"]
    assert hidden == [("theme", "theme-29")]


@pytest.mark.usefixtures("archive")
def test_the_bands_of_ages_have_a_page_too(client: Client) -> None:
    ages = page(client, "/quotes/values/age/?age_min=25&age_max=34&sect=sunni")
    assert values(ages, ".values")[1:4] == ["18–24 0 quotes", "25–34 8 quotes", "35–44 5 quotes"]
    assert [box["value"] for box in ages.select("form.values [checked]")] == ["25-34"]
    assert [(field["name"], field["value"]) for field in ages.select("form.values [type=hidden]")] == [
        ("sect", "sunni")
    ]


@pytest.mark.usefixtures("_themes")
def test_values_are_found_by_the_beginnings_of_their_words(client: Client) -> None:
    found = page(client, "/quotes/values/theme/?find=head+1")
    assert values(found, ".values") == [
        f"Heading {number} {'1 quote' if number % 2 else '0 quotes'}" for number in range(10, 20)
    ]
    assert words(found.select_one("main [role=status]")) == "10 values"
    assert values(page(client, "/quotes/values/theme/?find=eading"), ".values") == []


@pytest.mark.usefixtures("_themes")
def test_a_page_of_values_ends_after_a_hundred(client: Client) -> None:
    with change():
        for number in range(31, 131):
            build_theme(f"theme-{number:03d}", heading=f"Heading {number:03d}")
    first, second = (page(client, f"/quotes/values/theme/?find=heading&page={number}") for number in (1, 2))
    assert len(values(first, ".values")) == 100
    assert values(second, ".values")[0] == "Heading 101 0 quotes"
    ways = {name: f"/quotes/values/theme/?find=heading{number}" for name, number in PAGES.items()}
    assert links(first.select_one(".pager")) == ways | {"Next": ways["Page 2"]}
    assert links(second.select_one(".pager")) == ways | {"Previous": ways["Page 1"]}
    page(client, "/quotes/values/theme/?page=3", status=404)


def test_no_list_grows_with_the_number_of_chapters(client: Client) -> None:
    build_quote()
    chapters = [build_chapter(f"chapter-{number}", order=number, title="A") for number in range(2, 5)]
    few = page(client, "/quotes/").select(".facet-values li")
    with change():
        for number in range(5, 40):
            build_theme(f"of-{number}", chapter=build_chapter(f"chapter-{number}", order=number, title="B"))
    many = page(client, "/quotes/").select(".facet-values li")
    assert len(chapters) == 3
    assert len(many) <= len(few)


def test_the_page_of_a_filter_that_does_not_exist_is_not_found(client: Client) -> None:
    page(client, "/quotes/values/id/", status=404)
    page(client, "/quotes/values/age_min/", status=404)


@pytest.mark.usefixtures("archive")
def test_the_fifteen_places_are_always_all_shown(client: Client) -> None:
    assert len(values(page(client, "/quotes/"), "#facet-governorate")) == 15
