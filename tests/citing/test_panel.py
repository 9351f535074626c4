"""How pages cite what they show, in the style that their address names."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from explorer.archive.versions import current_version
from tests.support.html import links, page, words
from tests.support.report import CHAPTER_URL, REPORT_TITLE

pytestmark = pytest.mark.django_db

QUOTE = "/quotes/halting-hostilities-01/"
HEADING = "Many Support Local Ceasefires to Stop the Bloodshed"


@pytest.fixture(autouse=True)
def _day(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 22))


def chosen(soup: BeautifulSoup) -> list[str]:
    """Return the labels of the styles that a page shows as chosen."""
    return [words(style) for style in soup.select(".styles [aria-current]")]


@pytest.mark.usefixtures("archive")
def test_a_quote_is_cited_in_apa_until_another_style_is_asked_for(client: Client) -> None:
    soup = page(client, QUOTE)
    assert chosen(soup) == ["APA 7"]
    assert words(soup.select_one("#reference")) == (
        "Charney, C. (2015). Halting hostilities at the local level. In “Maybe we can reach a solution”: "
        "Syrian perspectives on the conflict and local initiatives for peace, justice, and reconciliation. "
        f"Syria Justice and Accountability Centre. {CHAPTER_URL} (Quote halting-hostilities-01 in section "
        f"“{HEADING},” Syrian Interview Quotes, version {current_version()}, retrieved November 22, 2026, "
        "from https://quotes.example.org/quotes/halting-hostilities-01/)"
    )
    assert words(soup.select_one("#in-text")) == f"(Charney, 2015, {HEADING} section)"


@pytest.mark.usefixtures("archive")
def test_the_style_is_a_part_of_the_address(client: Client) -> None:
    soup = page(client, f"{QUOTE}?style=mla")
    assert chosen(soup) == ["MLA 9"]
    assert words(soup.select_one("#reference")) == (
        f"Charney, Craig. “Halting Hostilities at the Local Level.” {REPORT_TITLE}, Syria Justice and "
        f"Accountability Centre, 2015, {CHAPTER_URL}. Syrian Interview Quotes, version {current_version()}, "
        f"quote halting-hostilities-01 in section “{HEADING},” "
        "https://quotes.example.org/quotes/halting-hostilities-01/. Accessed 22 Nov. 2026."
    )
    assert words(soup.select_one("#in-text")) == f"(Charney, sec. “{HEADING}”)"
    assert links(soup.select_one(".styles")) == {
        "APA 7": "?style=apa#cite",
        "MLA 9": "?style=mla#cite",
        "Chicago 18, note": "?style=chicago-note#cite",
        "Chicago 18, bibliography": "?style=chicago-bibliography#cite",
        "Chicago 18, author-date": "?style=chicago-author-date#cite",
        "Harvard (Cite Them Right)": "?style=harvard#cite",
    }


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", [QUOTE, "/quotes/", "/themes/mistrust/", "/selection/"])
def test_a_style_that_does_not_exist_is_named(client: Client, address: str) -> None:
    soup = page(client, f"{address}?style=oxford", 400)
    assert [words(code) for code in soup.select("main code")] == [
        "style",
        "oxford",
        *["apa", "mla", "chicago-note", "chicago-bibliography", "chicago-author-date", "harvard"],
    ]


@pytest.mark.usefixtures("archive")
def test_a_section_is_cited_with_its_heading(client: Client) -> None:
    soup = page(client, "/themes/freer-movement/?style=chicago-note")
    heading = "Strong Desire for Freer Movement and More Normal Life"
    assert words(soup.select_one("#reference")) == (
        f"Craig Charney, “Halting Hostilities at the Local Level,” in {REPORT_TITLE} (Syria Justice and "
        f"Accountability Centre, 2015), under “{heading},” {CHAPTER_URL}; Syrian Interview Quotes, version "
        f"{current_version()}, accessed November 22, 2026, https://quotes.example.org/themes/freer-movement/."
    )


@pytest.mark.usefixtures("archive")
def test_a_list_has_a_bibliography_of_what_it_shows(client: Client) -> None:
    soup = page(client, "/quotes/?theme=freer-movement&style=harvard")
    entries = [words(entry) for entry in soup.select("#bibliography li")]
    assert len(entries) == 4
    assert entries[0] == (
        "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a solution’: "
        "Syrian perspectives on the conflict and local initiatives for peace, justice, and reconciliation. "
        f"The Hague: Syria Justice and Accountability Centre. Available at: {CHAPTER_URL}. Quote "
        "halting-hostilities-16 in section ‘Strong Desire for Freer Movement and More Normal Life’, Syrian "
        f"Interview Quotes, version {current_version()}. Available at: "
        "https://quotes.example.org/quotes/halting-hostilities-16/ (Accessed: 22 November 2026)."
    )
    assert soup.select("details#cite[open]") != []
    assert page(client, "/quotes/").select("details#cite[open]") == []
