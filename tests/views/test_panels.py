"""What a list keeps folded: pages of their own, with the numbers of the list."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db

THEME = "theme=freer-movement"


@pytest.mark.usefixtures("archive")
def test_a_list_holds_no_panel_but_the_way_to_it(client: Client) -> None:
    quotes = page(client, "/quotes/?governorate=homs&governorate=hamah&sort=age&page=2&page_size=3")
    assert quotes.select("table, canvas, .figure, #bibliography, script[src*=chart]") == []
    panels = {str(panel["class"]): links(panel) for panel in quotes.select("details[data-panel]")}
    assert panels == {
        "['breakdown']": {
            "A table: sect, gender, age and place, by stance": (
                "/quotes/speakers/?governorate=homs&governorate=hamah&sort=age&page_size=3"
            )
        },
        "['citing']": {
            "One entry for each quote, in the style of your choice": (
                "/quotes/bibliography/?governorate=homs&governorate=hamah&sort=age&page=2&page_size=3"
            )
        },
    }


@pytest.mark.usefixtures("archive")
def test_who_is_quoted_is_crossed_with_stance_for_all_quotes_of_the_list(client: Client) -> None:
    speakers = page(client, f"/quotes/speakers/?{THEME}&page_size=1")
    theme = "Strong Desire for Freer Movement and More Normal Life"
    assert words(speakers.title) == f"Who is quoted, 4 quotes: {theme} – Syrian Interview Quotes"
    part = speakers.select_one("[data-panel-part]")
    assert part is not None
    assert [words(caption) for caption in part.select("caption")] == ["Who is quoted"]
    assert [str(group["aria-label"]) for group in part.select("tbody")] == [
        *["Sect", "Gender", "Age", "Governorate"]
    ]
    assert links(part)["Save as table (CSV)"] == "/quotes/speakers.csv?theme=freer-movement"
    assert "/quotes/?gender=woman&theme=freer-movement&page_size=1" in links(part).values()
    assert list(links(part).values())[-1] == "/compare/?theme=freer-movement"
    assert len(speakers.select("head script[src*=saving]")) == 1
    assert speakers.select("script[src*=chart]") == []
    assert links(speakers.select_one("main"))["Back to the list of these quotes"] == (
        f"/quotes/?{THEME}&page_size=1"
    )


@pytest.mark.usefixtures("archive")
def test_a_page_of_a_list_is_cited_in_the_style_that_is_asked_for(client: Client) -> None:
    cited = page(client, "/quotes/bibliography/?page=2&page_size=3&style=mla&where=archive")
    part = cited.select_one("[data-panel-part]")
    assert part is not None
    [entry] = part.select("#bibliography > li")
    assert words(entry).startswith("Charney, Craig. “Halting Hostilities at the Local Level.” ")
    places = [words(place) for place in entry.select("li")]
    assert [re.findall(r"/halting-hostilities-(\d+)/", place) for place in places] == [["04"], ["05"], ["06"]]
    chosen = [words(choice) for choice in part.select("[aria-current]")]
    assert chosen == ["MLA 9", "With the place where you read it"]
    assert (
        links(cited.select_one("main"))["Back to the list of these quotes"] == "/quotes/?page=2&page_size=3"
    )
    assert cited.select("script[src*=chart]") == []


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("panel", ["speakers", "bibliography"])
def test_a_panel_without_quotes_says_so(client: Client, panel: str) -> None:
    empty = page(client, f"/quotes/{panel}/?sect=druze")
    assert words(empty.select_one(".lead")) == "No quote matches all of these together."
    assert empty.select("[data-panel-part]") == []


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("panel", ["speakers", "bibliography", "values/theme"])
def test_a_panel_is_not_indexed_and_knows_its_address(client: Client, settings: Settings, panel: str) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    shown = page(client, f"/quotes/{panel}/?stance=anti-regime&sect=sunni&utm=1")
    assert [meta["content"] for meta in shown.select("meta[name=robots]")] == ["noindex"]
    assert [link["href"] for link in shown.select("link[rel=canonical]")] == [
        f"https://quotes.example.org/quotes/{panel}/?sect=sunni&stance=anti-regime"
    ]


@pytest.mark.usefixtures("archive")
def test_a_reading_list_goes_along_into_the_panels(client: Client) -> None:
    kept = "keep=halting-hostilities-02"
    speakers = page(client, f"/quotes/speakers/?sect=sunni&{kept}")
    leading = links(speakers.select_one("main"))
    assert f"/quotes/?sect=sunni&gender=woman&{kept}" in leading.values()
    assert leading["Back to the list of these quotes"] == f"/quotes/?sect=sunni&{kept}"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("panel", ["speakers", "bibliography", "values/theme"])
def test_a_panel_takes_no_value_that_does_not_exist(client: Client, panel: str) -> None:
    assert [words(code) for code in page(client, f"/quotes/{panel}/?gender=x", 400).select("main code")] == [
        *("gender", "x", "woman", "man")
    ]


@pytest.mark.usefixtures("archive")
def test_a_list_takes_few_bytes(client: Client) -> None:
    """A first visit to the list may take 60 KB without fonts; the page itself at most a quarter of that."""
    response = client.get("/quotes/", headers={"Accept-Encoding": "br"})
    assert response["Content-Encoding"] == "br"
    assert len(response.content) < 15_000
