"""Texts to paste: for an article and for a footnote."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.support.html import page
from tests.support.report import CHAPTER_URL, REPORT_TITLE

pytestmark = pytest.mark.django_db

QUOTE = "/quotes/halting-hostilities-01/"
HEADING = "Many Support Local Ceasefires to Stop the Bloodshed"


@pytest.fixture(autouse=True)
def _day(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 22))


@pytest.mark.usefixtures("archive")
def test_texts_for_an_article_and_a_footnote_say_everything_once(client: Client) -> None:
    soup = page(client, QUOTE)
    cards = {
        str(card["id"]): "\n".join(line.get_text() for line in card.select("p"))
        for card in soup.select(".card-text")
    }
    terms = (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. "
        "No endorsement by its authors or publisher is implied."
    )
    assert cards["article"] == (
        "“I have heard of such negotiations. Insha’Allah that they will continue. Maybe we can reach a "
        "solution in this country.” — a 30-year-old Sunni woman, Aleppo, described in the report as "
        "pro-regime (interviews held August to October 2014).\n"
        f"Quoted in Craig Charney, “Halting Hostilities at the Local Level,” in {REPORT_TITLE} (Syria "
        f"Justice and Accountability Centre, 2015), {CHAPTER_URL}\n"
        f"https://quotes.example.org/quotes/halting-hostilities-01/\n{terms}"
    )
    assert cards["footnote"].startswith(
        "Sunni woman (pro-regime), 30, Aleppo, quoted in Craig Charney, “Halting Hostilities at the Local "
        f"Level,” in {REPORT_TITLE} (Syria Justice and Accountability Centre, 2015), under “{HEADING},” "
        f"{CHAPTER_URL}; "
    )
    assert cards["footnote"].endswith(f". Interviews held August to October 2014.\n{terms}")
