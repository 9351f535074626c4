"""What feeds hold, in which order."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from explorer.models import Archive, Correction
from tests.support.atom import ATOM, feed, ids, text
from tests.support.builders import build_quote
from tests.support.html import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def test_of_one_day_the_quote_that_came_last_is_first(client: Client) -> None:
    build_quote(1)
    build_quote(2)
    address = "https://quotes.example.org/quotes/chapter"
    assert ids(feed(client, "/feeds/quotes.atom")) == [f"{address}-02/", f"{address}-01/"]


def test_the_latest_change_comes_first_under_a_permanent_id(client: Client) -> None:
    build_quote(1, changed=dt.date(2026, 5, 1))
    build_quote(2, changed=dt.date(2026, 6, 1))
    build_quote(3, added=dt.date(2026, 5, 1), changed=dt.date(2026, 5, 1))
    build_quote(4, changed=dt.date(2026, 7, 1), withdrawn=dt.date(2026, 7, 1), withdrawn_reason="Why.")
    root = feed(client, "/feeds/quotes.atom")
    address = "https://quotes.example.org/quotes/chapter"
    assert ids(root) == [f"{address}-02/", f"{address}-03/", f"{address}-01/"]
    assert text(root, "updated") == "2026-06-01T00:00:00+00:00"
    assert text(root, "id") == "https://quotes.example.org/feeds/quotes.atom"
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "title") == "“These are the words of quote 2.” Sunni woman (anti-regime), 30, Homs"
    assert text(entry, "published") == "2026-01-01T00:00:00+00:00"
    assert text(entry, "updated") == "2026-06-01T00:00:00+00:00"
    assert text(entry, "rights") == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Printed in A Report (A Publisher, "
        "2026). No endorsement by its authors or publisher is implied. https://example.org/chapter/"
    )
    summary = text(entry, "summary") or ""
    assert "<p>These are the words of quote 2.</p>" in summary
    assert '<a href="https://quotes.example.org/quotes/chapter-02/">' in summary


def test_an_empty_feed_changes_only_with_the_archive(client: Client) -> None:
    build_quote(1)
    Archive.objects.update(renewed=dt.datetime(2026, 8, 9, 10, tzinfo=dt.UTC))
    root = feed(client, "/feeds/quotes.atom?sect=druze")
    assert ids(root) == []
    assert text(root, "updated") == "2026-08-09T10:00:00+00:00"


def test_corrections(client: Client) -> None:
    quote = build_quote(1)
    for code, day in [("chapter-01-1", 3), ("chapter-01-2", 5)]:
        Correction.objects.create(
            code=code,
            quote=quote,
            date=dt.date(2026, 4, day),
            change="A comma & a <b>.",
            reason="As printed.",
        )
    root = feed(client, "/feeds/corrections.atom")
    told = "https://quotes.example.org/about/corrections/"
    assert ids(root) == [f"{told}#chapter-01-2", f"{told}#chapter-01-1"]
    assert text(root, "updated") == "2026-04-05T00:00:00+00:00"
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "title") == "Quote chapter-01 was corrected"
    assert "A comma &amp; a &lt;b&gt;." in (text(entry, "summary") or "")
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == "https://quotes.example.org/quotes/chapter-01/#chapter-01-2"
    assert page(client, "/quotes/chapter-01/").select_one("#chapter-01-2") is not None


def test_the_corrections_feed_has_pages_and_every_change_once(client: Client) -> None:
    quote = build_quote(1)
    Correction.objects.bulk_create(
        Correction(code=f"c-{number:03}", quote=quote, date=dt.date(2026, 4, 5), change="A", reason="B")
        for number in range(150)
    )
    build_quote(2, withdrawn=dt.date(2026, 4, 6), withdrawn_reason="It names a person.")
    start = "https://quotes.example.org/feeds/corrections.atom"
    first, second = feed(client, "/feeds/corrections.atom"), feed(client, "/feeds/corrections.atom?page=2")
    told = "https://quotes.example.org/about/corrections/#"
    assert ids(first) == [
        f"{told}withdrawn-chapter-02",
        *(f"{told}c-{number:03}" for number in range(149, 50, -1)),
    ]
    assert ids(second) == [f"{told}c-{number:03}" for number in range(50, -1, -1)]
    assert [link.get("href") for link in first.iter(f"{ATOM}link") if link.get("rel") == "next"] == [
        f"{start}?page=2"
    ]
    assert {text(root, "id") for root in (first, second)} == {start}
    entry = first.find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None
    assert entry.get("href") == "https://quotes.example.org/quotes/chapter-02/"
    assert client.get("/feeds/corrections.atom?page=3").status_code == 404
