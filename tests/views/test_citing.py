"""What the pages of citations offer to copy, and the page that explains how to cite."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.citing.styles import STYLES
from tests.support.builders import build_quote
from tests.support.html import page, words
from tests.support.report import CHAPTER_URL, REPORT_TITLE

pytestmark = pytest.mark.django_db

QUOTE = "/quotes/halting-hostilities-01/"


@pytest.fixture(autouse=True)
def _day(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 22))


@pytest.mark.usefixtures("archive")
def test_titles_stand_in_italics_and_addresses_are_links(client: Client) -> None:
    [reference] = page(client, f"{QUOTE}?style=mla&where=archive").select("#reference")
    assert [words(title) for title in reference.select("cite")] == [REPORT_TITLE, "Syrian Interview Quotes"]
    assert [link["href"] for link in reference.select("a")] == [
        CHAPTER_URL,
        "https://quotes.example.org/quotes/halting-hostilities-01/",
    ]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(("name", "extension"), [("bib", "bib"), ("ris", "ris"), ("csl-json", "csl.json")])
def test_reference_files_are_to_be_copied_and_downloaded(client: Client, name: str, extension: str) -> None:
    soup = page(client, QUOTE)
    [field] = soup.select(f"pre#{name}")
    address = f"/quotes/halting-hostilities-01.{extension}"
    assert field.get_text().split() == client.get(address).content.decode().split()
    assert [link["href"] for link in soup.select(f"#{name} ~ .card-foot a")] == [address]


@pytest.mark.usefixtures("archive")
def test_each_button_copies_a_field_of_the_page(client: Client) -> None:
    listed = "/selection/?id=halting-hostilities-01"
    for address in (QUOTE, "/themes/mistrust/", "/quotes/bibliography/", listed):
        soup = page(client, address)
        named = [str(button["data-copy"]) for button in soup.select("[data-copy]:not([data-from])")]
        assert named
        assert [name for name in named if len(soup.select(f"#{name}")) != 1] == []


@pytest.mark.usefixtures("archive")
def test_the_buttons_of_a_list_copy_a_field_of_each_quote_s_page(client: Client) -> None:
    for button in page(client, "/quotes/?theme=mistrust").select("[data-copy][data-from]"):
        other = page(client, str(button["data-from"]))
        assert len(other.select(f"#{button['data-copy']}")) == 1


@pytest.mark.usefixtures("archive")
def test_the_page_on_citing_shows_every_style(client: Client) -> None:
    soup = page(client, "/about/citing/")
    labels = [str(style.label) for style in STYLES]
    assert [words(label) for label in soup.select(".examples dt")] == labels * 3
    quote, placed, archive = soup.select("dl.examples")
    assert [len(part.select(".copyable")) for part in (quote, placed, archive)] == [12, 6, 12]
    read_at = "https://quotes.example.org/quotes/halting-hostilities-01/"
    assert [read_at in words(part) for part in (quote, placed, archive)] == [False, True, False]
    assert words(archive.select_one(".copyable")) == (
        f"Syrian Interview Quotes (Version {current_version()}) [Data set]. (2026). "
        "https://quotes.example.org/"
    )


def test_an_empty_archive_has_the_page_on_citing_too(client: Client) -> None:
    build_quote(1, withdrawn=dt.date(2026, 1, 2), withdrawn_reason="It names a person.")
    [archive] = page(client, "/about/citing/").select(".examples")
    assert words(archive.select_one("dt")) == "APA 7"
