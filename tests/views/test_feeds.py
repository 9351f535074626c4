"""Atom feeds of any question, and the pages that lead to them."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.support import brute
from tests.support.atom import ATOM, feed, ids, text
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


@pytest.mark.usefixtures("archive")
def test_any_question_is_a_feed(client: Client) -> None:
    root = feed(client, "/feeds/quotes.atom?theme=freer-movement&stance=pro-regime")
    assert sorted(map(str, ids(root))) == [
        "https://quotes.example.org/quotes/halting-hostilities-17/",
        "https://quotes.example.org/quotes/halting-hostilities-18/",
    ]
    assert text(root, "title") == (
        "Syrian Interview Quotes: Stance: Pro-regime; "
        "Theme: Strong Desire for Freer Movement and More Normal Life"
    )
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    query = "?stance=pro-regime&theme=freer-movement"
    assert links == {
        "alternate": f"https://quotes.example.org/quotes/{query}",
        "self": f"https://quotes.example.org/feeds/quotes.atom{query}",
        "first": f"https://quotes.example.org/feeds/quotes.atom{query}",
        "last": f"https://quotes.example.org/feeds/quotes.atom{query}",
    }
    assert len(ids(feed(client, "/feeds/quotes.atom"))) == 20
    assert len(ids(feed(client, "/feeds/quotes.atom?page_size=100"))) == 29
    assert client.get("/feeds/quotes.atom?stance=neutral").status_code == 400


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", [row["code"] for row in brute.fields("quotes")]),
        ("stance=pro-regime&", [r["code"] for r in brute.fields("quotes") if r["stance"] == "pro-regime"]),
    ],
)
def test_the_pages_of_a_feed_lead_through_every_quote_once(
    client: Client, query: str, codes: list[str]
) -> None:
    start = f"/feeds/quotes.atom?{query}page_size=4"
    address: str | None = start
    found: list[str | None] = []
    before: str | None = None
    identities = set()
    while address:
        root = feed(client, address.removeprefix("https://quotes.example.org"))
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links.get("previous") == before
        assert links["first"] == f"https://quotes.example.org{start}"
        identities.add(text(root, "id"))
        found += ids(root)
        before, address = links["self"], links.get("next")
    assert links["last"] == before
    assert sorted(map(str, found)) == [f"https://quotes.example.org/quotes/{code}/" for code in codes]
    assert len(identities) == 1
    assert client.get("/feeds/quotes.atom?page=99").status_code == 404


@pytest.mark.usefixtures("archive")
def test_pages_lead_to_their_feeds(client: Client) -> None:
    feeds = 'type="application/atom+xml" href="https://quotes.example.org/feeds/'
    assert f"{feeds}quotes.atom?theme=mistrust" in client.get("/quotes/?theme=mistrust").content.decode()
    assert f"{feeds}corrections.atom" in client.get("/about/corrections/").content.decode()


@pytest.mark.parametrize(
    "typed", ["%01", "%EF%BF%BF", "%0B", "%C2%80", "%E2%80%AE", "%00", "%ED%A0%80", "%F4%8F%BF%BF"]
)
def test_a_feed_is_well_formed_whatever_is_typed(client: Client, typed: str) -> None:
    build_quote(1)
    root = feed(client, f"/feeds/quotes.atom?q=wo{typed}rds")
    asked = "wo\ufffd\ufffd\ufffdrds" if typed == "%ED%A0%80" else "words"
    assert text(root, "title") == f"Syrian Interview Quotes: Words: {asked}"
