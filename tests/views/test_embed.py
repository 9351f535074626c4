"""A quote in a frame."""

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from tests.support.builders import build_quote
from tests.support.html import page, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_the_frame_holds_the_quote_its_source_its_licence_and_its_link(
    client: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    soup = page(client, "/embed/quotes/halting-hostilities-01/")
    assert words(soup.select_one("blockquote")) == (
        "I have heard of such negotiations. Insha’Allah that they will continue. "
        "Maybe we can reach a solution in this country."
    )
    assert words(soup.select_one("figcaption")) == (
        "Sunni woman (pro-regime), 30, Aleppo Interviews held August to October 2014. Craig Charney, "
        "“Halting Hostilities at the Local Level”, “Maybe We Can Reach a Solution”: Syrian Perspectives on "
        "the Conflict and Local Initiatives for Peace, Justice, and Reconciliation, Syria Justice and "
        "Accountability Centre, 2015. CC BY-SA 4.0 Syrian Interview Quotes"
    )
    assert [link["href"] for link in soup.select("a")] == [
        "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://quotes.example.org/quotes/halting-hostilities-01/",
    ]
    assert {str(link["target"]) for link in soup.select("a")} == {"_blank"}
    assert soup.select("script") == []


@pytest.mark.usefixtures("archive")
def test_anyone_may_frame_it_and_no_other_page(client: Client) -> None:
    framed = client.get("/embed/quotes/halting-hostilities-01/")
    policy = framed["Content-Security-Policy"].split("; ")
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in framed
    other = client.get("/quotes/halting-hostilities-01/")
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"].split("; ")
    assert other["X-Frame-Options"] == "DENY"


def test_a_withdrawn_quote_leaves_its_frame_at_once(client: Client) -> None:
    build_quote(1, text="Secret words.", withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    response = client.get("/embed/quotes/chapter-01/")
    assert response.status_code == 410
    assert "frame-ancestors *" in response["Content-Security-Policy"].split("; ")
    text = response.content.decode()
    assert "Quote chapter-01 was withdrawn on 3 February 2026, for this reason:" in text
    assert "It names a person." in text
    assert "Secret words." not in text


def test_an_unknown_quote(client: Client) -> None:
    assert client.get("/embed/quotes/chapter-01/").status_code == 404
