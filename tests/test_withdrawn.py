"""A withdrawn quote's words are nowhere, and its withdrawal is told."""

import datetime as dt
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client, override_settings

from explorer.archive.changes import change
from explorer.archive.versions import current_version
from explorer.models import Correction, KeyPoint, Quote
from tests.support.html import page, read, words

pytestmark = pytest.mark.django_db

CODE, THEME = "halting-hostilities-02", "local-ceasefires"
WORDS, FORMER = "zebraic palimpsest", "quixotic turnstile"
POINT = "Only one speaker mentioned a xylophone."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True, name="withdrawn")
def withdrawn_quote(archive: None) -> Quote:  # noqa: ARG001  # what it is withdrawn from
    """Withdraw a quote that was corrected before and that alone showed a key point."""
    quote: Quote = Quote.objects.get(code=CODE)
    with change():
        quote.text, quote.attribution = f"The {WORDS}.", "Zoroastrian astronaut"
        quote.withdrawn, quote.withdrawn_reason = dt.date(2026, 5, 6), "The speaker asked for it."
        quote.save()
        Correction.objects.create(
            code=f"{CODE}-1",
            quote=quote,
            date=dt.date(2026, 4, 5),
            change=f"The text read “The {FORMER}.”. It now reads “The {WORDS}.”.",
            reason=f"It is a {WORDS}.",
        )
        point = KeyPoint.objects.create(
            code="only", theme=quote.theme, stance="anti-regime", order=9, text=POINT
        )
        point.quotes.set([quote])
    return quote


def content(client: Client, address: str) -> str:
    """Return all that an address answers with, as text."""
    response: Any = client.get(address, follow=True)
    return b"".join(response).decode("utf-8", "replace")


def test_the_words_are_at_no_address(client: Client, withdrawn: Quote) -> None:
    place = withdrawn.governorate.slug if withdrawn.governorate else "outside-syria"
    addresses = [
        *("/", "/quotes/?page_size=100", "/themes/", f"/themes/{withdrawn.theme.slug}/", "/places/"),
        *(f"/themes/{withdrawn.theme.slug}/?view=sides", f"/places/{place}/", "/compare/"),
        *(
            "/chapters/halting-hostilities/",
            "/about/corrections/",
            f"/quotes/{CODE}/",
            f"/selection/?id={CODE}",
        ),
        *(f"/quotes/{CODE}.{kind}" for kind in ["bib", "ris", "csl.json", "json"]),
        *(f"/quotes.{kind}" for kind in ["csv", "json", "jsonl", "bib", "ris", "csl.json", "hxl.csv"]),
        *("/data/quotes.csv", "/data/themes.csv", "/data/datapackage.json", "/sitemap.xml"),
        *(
            "/reports/maybe-we-can-reach-a-solution/",
            "/data/chapters.csv",
            "/data/reports.csv",
            "/compare.csv",
        ),
        *("/compare/?first=stance:pro-regime&second=stance:anti-regime", "/api/v1/docs/", "/api/v1/facets/"),
        f"/oembed/?url=http://127.0.0.1:8000/quotes/{CODE}/",
        *("/feeds/quotes.atom?page_size=100", "/feeds/corrections.atom", f"/embed/quotes/{CODE}/"),
        *("/api/v1/quotes/?page_size=100", f"/api/v1/quotes/{CODE}/", "/api/v1/themes/", "/api/v1/schema/"),
        *(
            "/api/v1/suggest/?q=zebr",
            "/api/v1/suggest/?q=quix",
            f"/cards/quotes/{CODE}.{current_version()}.png",
        ),
    ]
    for address in addresses:
        found = content(client, address)
        for told in ["zebraic", "palimpsest", "quixotic", "turnstile", "xylophone", "Zoroastrian"]:
            assert told not in found, (address, told)
    assert client.get("/api/v1/quotes/?q=palimpsest").json()["count"] == 0


def test_the_words_are_in_no_packed_file(client: Client) -> None:
    for address in ["/quotes.xlsx", "/data/archive.zip"]:
        with zipfile.ZipFile(io.BytesIO(read(client.get(address)))) as packed:
            for name in packed.namelist():
                found = packed.read(name).decode("utf-8", "replace")
                for told in ["zebraic", "palimpsest", "quixotic", "turnstile", "xylophone", "Zoroastrian"]:
                    assert told not in found, (address, name, told)


def test_a_key_point_that_another_quote_shows_as_well_stays(client: Client) -> None:
    point = KeyPoint.objects.get(code="only")
    point.quotes.add(Quote.objects.published().filter(theme=point.theme)[0])
    assert POINT in words(page(client, f"/themes/{point.theme.slug}/"))
    themes = client.get("/api/v1/themes/").json()["results"]
    texts = [told["text"] for theme in themes for told in theme["key_points"]]
    assert texts.count(POINT) == 1


def test_the_list_of_corrections_says_only_that_there_was_one(client: Client) -> None:
    found = page(client, "/about/corrections/")
    assert words(found.select_one(f"#{CODE}-1")) == (
        f"5 April 2026: Quote {CODE} The quote was withdrawn later: neither its words nor what had changed "
        "are shown."
    )
    assert words(found.select_one(f"#withdrawn-{CODE}")) == (
        f"Quote {CODE} was withdrawn on 6 May 2026: The speaker asked for it."
    )


@override_settings(SITE_URL="https://quotes.example.org")
def test_the_feed_tells_of_the_withdrawal_and_takes_back_the_words(client: Client) -> None:
    feed = ET.fromstring(client.get("/feeds/corrections.atom").content)  # noqa: S314 - our own answer
    entries = [
        tuple(entry.findtext(f"{ATOM}{name}") for name in ["id", "title", "published", "updated"])
        for entry in feed.findall(f"{ATOM}entry")
    ]
    address = "https://quotes.example.org/about/corrections/"
    withdrawal, correction = "2026-05-06T00:00:00+00:00", "2026-04-05T00:00:00+00:00"
    assert entries == [
        (f"{address}#withdrawn-{CODE}", f"Quote {CODE} was withdrawn", withdrawal, withdrawal),
        (f"{address}#{CODE}-1", f"Quote {CODE} was corrected", correction, withdrawal),
    ]
    assert feed.findtext(f"{ATOM}updated") == withdrawal
    assert "The speaker asked for it." in (feed.findtext(f"{ATOM}entry/{ATOM}summary") or "")
