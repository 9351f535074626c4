"""The page of a reading list."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from explorer.archive.changes import change
from explorer.exports import FORMATS
from tests.support.builders import build_quote
from tests.support.html import links, page, shown, words

pytestmark = pytest.mark.django_db

TWO = "/selection/?id=halting-hostilities-07&id=halting-hostilities-01"


def hidden(soup: BeautifulSoup, form: str) -> list[tuple[str, str]]:
    """Return the hidden fields of a form."""
    return [(str(field["name"]), str(field["value"])) for field in soup.select(f"{form} input[type=hidden]")]


@pytest.mark.usefixtures("archive")
def test_the_quotes_stand_in_the_order_of_the_address(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    soup = page(client, TWO)
    assert shown(soup) == ["halting-hostilities-07", "halting-hostilities-01"]
    assert words(soup.select_one(".lead")).startswith("2 quotes. The list is part of this page’s address")
    [field] = soup.select("input#address")
    assert field["value"] == (
        "https://quotes.example.org/selection/?id=halting-hostilities-07&id=halting-hostilities-01"
    )
    assert len(soup.select("span.Z3988")) == 2
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == field["value"]
    assert soup.select('meta[name=robots][content="noindex"]') != []


@pytest.mark.usefixtures("archive")
def test_an_empty_list_explains_itself_and_shows_no_quote(client: Client) -> None:
    for address in ("/selection/", "/selection/?id=", "/selection/?id=nobody"):
        soup = page(client, address)
        assert shown(soup) == []
        assert words(soup.select_one(".lead")) == (
            "A reading list holds the quotes you choose, in your order. This one is empty."
        )
        assert soup.select(".formats a, #cite") == []


def test_ids_that_can_not_be_shown_are_named_and_the_rest_goes_on(client: Client) -> None:
    build_quote(1)
    build_quote(2, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    soup = page(client, "/selection/?id=nobody&id=chapter-02&id=chapter-01&id=%3Cb%3E")
    assert shown(soup) == ["chapter-01"]
    assert [words(item) for item in soup.select(".left-out li")] == [
        "There is no quote with this id: nobody",
        "There is no quote with this id: <b>",
        "Quote chapter-02 was withdrawn on 3 February 2026: It names a person.",
    ]
    assert links(soup.select_one(".left-out"))["The list without them"] == "/selection/?id=chapter-01"


@pytest.mark.usefixtures("archive")
def test_a_change_leads_to_the_address_of_the_changed_list(client: Client) -> None:
    assert hidden(page(client, f"{TWO}&style=mla&where=archive"), "form.selection") == [
        ("id", "halting-hostilities-07"),
        ("id", "halting-hostilities-01"),
        ("style", "mla"),
        ("where", "archive"),
    ]
    response = client.get(f"{TWO}&style=mla&where=archive&up=halting-hostilities-01")
    assert response.status_code == 302
    assert response["Location"] == (
        "/selection/?id=halting-hostilities-01&id=halting-hostilities-07&style=mla&where=archive#halting-hostilities-01"
    )
    assert client.get(f"{TWO}&remove=halting-hostilities-07")["Location"] == (
        "/selection/?id=halting-hostilities-01#halting-hostilities-07"
    )
    last = client.get("/selection/?id=halting-hostilities-07&remove=halting-hostilities-07")
    assert last["Location"] == "/selection/"


@pytest.mark.usefixtures("archive")
def test_the_first_can_not_go_up_nor_the_last_down(client: Client) -> None:
    soup = page(client, TWO)
    assert [(button["name"], button["value"]) for button in soup.select(".arrange button")] == [
        ("down", "halting-hostilities-07"),
        ("remove", "halting-hostilities-07"),
        ("up", "halting-hostilities-01"),
        ("remove", "halting-hostilities-01"),
    ]


@pytest.mark.usefixtures("archive")
def test_every_format_is_offered_for_this_list_and_holds_it_in_order(client: Client) -> None:
    soup = page(client, TWO)
    offered = [str(link["href"]) for link in soup.select(".formats a")]
    asked = "?id=halting-hostilities-07&id=halting-hostilities-01"
    assert offered == [f"/quotes.{file.extension}{asked}" for file in FORMATS]
    table = b"".join(client.get(offered[0])).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in table[1:]] == ["halting-hostilities-07", "halting-hostilities-01"]


@pytest.mark.usefixtures("archive")
def test_the_bibliography_is_in_the_chosen_style(client: Client) -> None:
    soup = page(client, f"{TWO}&style=mla")
    entries = [words(entry) for entry in soup.select("#bibliography > li")]
    assert [entry.partition(" “")[0] for entry in entries] == ["Charney, Craig."]
    assert [words(form) for form in soup.select(".styles [aria-current]")] == ["MLA 9", "The report alone"]
    first = soup.select_one(".styles a")
    assert first is not None
    parts = urlsplit(str(first["href"]))
    assert parts.fragment == "cite"
    assert parse_qs(parts.query) == {
        "id": ["halting-hostilities-07", "halting-hostilities-01"],
        "style": ["apa"],
    }
    assert client.get(f"{TWO}&style=oxford").status_code == 400


def test_two_hundred_quotes_fit_on_a_list(client: Client) -> None:
    codes = [f"halting-hostilities-{number:02d}" for number in range(1, 200)] + ["nobody-knows-this-one"]
    with change():
        for number, code in enumerate(codes[:-1], start=1):
            build_quote(number, code=code)
    query = "&".join(f"id={code}" for code in codes)
    assert len(query) > 5_000
    soup = page(client, f"/selection/?{query}")
    assert shown(soup) == codes[:-1]
    response = client.get(f"/selection/?{query}&down={codes[0]}")
    assert response["Location"].startswith(f"/selection/?id={codes[1]}&id={codes[0]}&id={codes[2]}&")
    assert client.get(f"/quotes/?{query.replace('id=', 'keep=')}").status_code == 200


@pytest.mark.usefixtures("archive")
def test_a_list_goes_along_while_more_quotes_are_looked_for(client: Client) -> None:
    more = links(page(client, TWO))["Add more quotes"]
    assert more == "/quotes/?keep=halting-hostilities-07&keep=halting-hostilities-01"
    soup = page(client, more)
    fields = soup.select("[name=id][form=reading-list]")
    assert [(str(field["type"]), str(field["value"])) for field in fields][:2] == [
        ("hidden", "halting-hostilities-07"),
        ("hidden", "halting-hostilities-01"),
    ]
    ticks = [str(tick["value"]) for tick in soup.select("input[type=checkbox][form=reading-list]")]
    assert "halting-hostilities-02" in ticks
    assert "halting-hostilities-01" not in ticks
    assert ("keep", "halting-hostilities-07") in hidden(soup, "form.search")
    assert ("keep", "halting-hostilities-07") in hidden(soup, "form#filters")
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    assert str(canonical["href"]).endswith("/quotes/")
    assert "keep" not in str(soup.select(".formats a"))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", ["/", "/quotes/", "/chapters/halting-hostilities/", "/themes/mistrust/"])
def test_every_list_has_one_form_for_its_ticks(client: Client, address: str) -> None:
    soup = page(client, address)
    [form] = soup.select("form#reading-list")
    assert (form["action"], form["method"]) == ("/selection/", "get")
    assert len(soup.select("input[form=reading-list][name=id]")) == len(shown(soup)) > 0


@pytest.mark.usefixtures("archive")
def test_a_quote_s_page_adds_its_quote(client: Client) -> None:
    soup = page(client, "/quotes/halting-hostilities-03/?keep=halting-hostilities-01")
    fields = soup.select("[form=reading-list], form#reading-list button")
    assert [(field["name"], field["value"]) for field in fields] == [
        ("id", "halting-hostilities-01"),
        ("id", "halting-hostilities-03"),
    ]
