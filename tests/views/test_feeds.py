"""Atom feeds of any question, and the pages that lead to them."""

import pytest
from django.test import Client
from pytest_django import Settings

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
    }
    assert len(ids(feed(client, "/feeds/quotes.atom"))) == 20
    assert len(ids(feed(client, "/feeds/quotes.atom?page_size=100"))) == 29
    assert client.get("/feeds/quotes.atom?stance=neutral").status_code == 400


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
