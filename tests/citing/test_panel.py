"""How pages cite what they show, in the style that their address names."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.citing.items import CitedArchive
from explorer.citing.panel import cited_archive
from tests.support.builders import build_quote
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
    """Return the labels of the forms that a page shows as chosen."""
    return [words(form) for form in soup.select(".styles [aria-current]")]


@pytest.mark.usefixtures("archive")
def test_a_quote_is_cited_in_apa_and_by_the_report_alone_until_another_form_is_asked_for(
    client: Client,
) -> None:
    soup = page(client, QUOTE)
    assert chosen(soup) == ["APA 7", "The report alone"]
    assert words(soup.select_one("#reference")) == (
        "Charney, C. (2015). “Maybe we can reach a solution”: Syrian perspectives on the conflict and local "
        "initiatives for peace, justice, and reconciliation. Syria Justice and Accountability Centre. "
        "https://syrianperspectives2015.pressbooks.com/"
    )
    assert words(soup.select_one("#in-text")) == "(Charney, 2015, “Local Ceasefires” section)"
    assert words(soup.select_one("#cite > .note")).startswith(
        "APA lists the whole report, because a chapter of a book by the same author has no entry of its own."
    )


@pytest.mark.usefixtures("archive")
def test_style_and_place_are_a_part_of_the_address(client: Client) -> None:
    soup = page(client, f"{QUOTE}?style=mla&where=archive")
    assert chosen(soup) == ["MLA 9", "With the place where you read it"]
    assert words(soup.select_one("#reference")) == (
        f"Charney, Craig. “Halting Hostilities at the Local Level.” {REPORT_TITLE}, Syria Justice and "
        f"Accountability Centre, 2015, {CHAPTER_URL}. Syrian Interview Quotes, version {current_version()}, "
        f"quote halting-hostilities-01 in section “{HEADING},” "
        "https://quotes.example.org/quotes/halting-hostilities-01/."
    )
    assert words(soup.select_one("#in-text")) == "(qtd. in Charney)"
    styles, choice, wheres = soup.select(".styles")
    assert [str(option["value"]) for option in choice.select("option[selected]")] == ["mla"]
    assert [(str(kept["name"]), str(kept["value"])) for kept in choice.select("input")] == [
        ("where", "archive")
    ]
    assert links(styles) == {
        "APA 7": "?style=apa&where=archive#cite",
        "MLA 9": "?style=mla&where=archive#cite",
        "Chicago 18, note": "?style=chicago-note&where=archive#cite",
        "Chicago 18, bibliography": "?style=chicago-bibliography&where=archive#cite",
        "Chicago 18, author-date": "?style=chicago-author-date&where=archive#cite",
        "Harvard (Cite Them Right)": "?style=harvard&where=archive#cite",
    }
    assert links(wheres) == {
        "The report alone": "?style=mla&where=report#cite",
        "With the place where you read it": "?style=mla&where=archive#cite",
    }


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "address", [QUOTE, "/quotes/", "/themes/mistrust/", "/chapters/halting-hostilities/", "/selection/"]
)
def test_a_form_that_does_not_exist_is_named(client: Client, address: str) -> None:
    soup = page(client, f"{address}?style=oxford", 400)
    assert [words(code) for code in soup.select("main code")] == [
        "style",
        "oxford",
        *["apa", "mla", "chicago-note", "chicago-bibliography", "chicago-author-date", "harvard"],
    ]
    soup = page(client, f"{address}?where=here", 400)
    assert [words(code) for code in soup.select("main code")] == ["where", "here", "report", "archive"]


@pytest.mark.usefixtures("archive")
def test_a_section_is_cited_with_its_heading(client: Client) -> None:
    soup = page(client, "/themes/freer-movement/?style=chicago-note&where=archive")
    heading = "Strong Desire for Freer Movement and More Normal Life"
    assert words(soup.select_one("#reference")) == (
        f"Craig Charney, “Halting Hostilities at the Local Level,” in {REPORT_TITLE} (Syria Justice and "
        f"Accountability Centre, 2015), under “{heading},” {CHAPTER_URL}; Syrian Interview Quotes, version "
        f"{current_version()}, https://quotes.example.org/themes/freer-movement/."
    )


@pytest.mark.usefixtures("archive")
def test_a_chapter_is_cited_as_one(client: Client) -> None:
    soup = page(client, "/chapters/halting-hostilities/?style=chicago-author-date")
    assert words(soup.select_one("#reference")) == (
        f"Charney, Craig. 2015. “Halting Hostilities at the Local Level.” In {REPORT_TITLE}. Syria Justice "
        f"and Accountability Centre. {CHAPTER_URL}."
    )
    assert words(soup.select_one("#in-text")) == "(Charney 2015)"


HARVARD = (
    "Charney, C. (2015) ‘Halting hostilities at the local level’, in ‘Maybe we can reach a solution’: "
    "Syrian perspectives on the conflict and local initiatives for peace, justice, and reconciliation. "
    f"The Hague: Syria Justice and Accountability Centre. Available at: {CHAPTER_URL} (Accessed: 22 November "
    "2026)."
)


@pytest.mark.usefixtures("archive")
def test_a_list_has_a_bibliography_that_cites_a_chapter_once(client: Client) -> None:
    soup = page(client, "/quotes/?theme=freer-movement&style=harvard")
    assert [words(entry) for entry in soup.select("#bibliography > li")] == [HARVARD]
    assert soup.select("details#cite[open]") != []
    assert page(client, "/quotes/").select("details#cite[open]") == []


@pytest.mark.usefixtures("archive")
def test_a_bibliography_may_say_where_each_quote_was_read(client: Client) -> None:
    soup = page(client, "/quotes/?theme=freer-movement&style=harvard&where=archive")
    [entry] = soup.select("#bibliography > li")
    assert words(entry).startswith(HARVARD)
    places = [words(place) for place in entry.select(".read-at > li")]
    assert len(places) == 4
    assert places[0] == (
        "Quote halting-hostilities-16 in section ‘Strong Desire for Freer Movement and More Normal Life’, "
        f"Syrian Interview Quotes, version {current_version()}. Available at: "
        "https://quotes.example.org/quotes/halting-hostilities-16/ (Accessed: 22 November 2026)."
    )
    assert soup.select("details#cite[open]") != []


@override_settings(OPERATOR="The Example Trust")
def test_the_archive_s_year_is_that_of_its_last_change() -> None:
    build_quote(1, added=dt.date(2025, 5, 1), changed=dt.date(2025, 6, 1))
    assert cited_archive() == CitedArchive(
        "The Example Trust", current_version(), 2025, "https://quotes.example.org/", dt.date(2026, 11, 22)
    )
    build_quote(2, added=dt.date(2025, 5, 1), withdrawn=dt.date(2026, 2, 1), withdrawn_reason="A name.")
    assert cited_archive().year == 2026


@pytest.mark.usefixtures("archive")
def test_a_chapter_that_is_cited_whole_is_not_said_to_be_cited_by_a_section(client: Client) -> None:
    chicago = page(client, "/chapters/halting-hostilities/?style=chicago-note")
    assert words(chicago.select_one("#cite .note")) == (
        "This cites the chapter as a whole; the page of a quote or a theme names its section. How to cite"
    )
