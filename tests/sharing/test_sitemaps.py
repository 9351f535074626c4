"""The list of pages for search engines."""

import datetime as dt
import re

import pytest
from django.test import Client
from protego import Protego
from pytest_django import Settings

from explorer.sharing.sitemaps import PAGES, SitePages
from tests.support.builders import build_quote
from tests.support.many import build_many

pytestmark = pytest.mark.django_db


def listed(client: Client, address: str = "/sitemap.xml") -> dict[str, str]:
    """Return the addresses of the list with the days of their last change."""
    response = client.get(address, headers={"host": "localhost"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    entries = re.findall(r"<loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", response.content.decode())
    return dict(entries)


@pytest.mark.usefixtures("archive")
def test_every_page_is_listed_under_the_site_s_own_address_and_answers(
    client: Client, settings: Settings
) -> None:
    own = settings.SITE_URL
    settings.SITE_URL = "https://quotes.example.org"
    pages = listed(client)
    settings.SITE_URL = own
    in_one_language = len(PAGES) + 1 + 1 + 8 + 15 + 29
    # The documentation of the API exists once.
    assert len(pages) == 2 * in_one_language - 1
    assert {address.split("/")[2] for address in pages} == {"quotes.example.org"}
    for address in pages:
        response = client.get(address.removeprefix("https://quotes.example.org"))
        assert response.status_code == 200, address
        assert b'name="robots"' not in response.content


def test_a_quote_is_listed_with_its_last_change_and_no_longer_once_withdrawn(
    client: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    build_quote(1, changed=dt.date(2026, 3, 4))
    build_quote(2, withdrawn=dt.date(2026, 3, 4), withdrawn_reason="It names a person.")
    pages = listed(client)
    assert pages["https://quotes.example.org/quotes/chapter-01/"] == "2026-03-04"
    assert pages["https://quotes.example.org/themes/theme/"] == ""
    assert "https://quotes.example.org/quotes/chapter-02/" not in pages


@pytest.mark.usefixtures("archive")
def test_each_page_names_itself_in_the_other_language(client: Client) -> None:
    lines = client.get("/sitemap.xml").content.decode().splitlines()
    site, path = "http://127.0.0.1:8000", "themes/mistrust/"
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{site}/{before}{path}"/>'
        for code, before in (("en", ""), ("ar", "ar/"))
    )
    for before in ("", "ar/"):
        assert f"<url><loc>{site}/{before}{path}</loc>{alternates}</url>" in lines
    assert f"<url><loc>{site}/api/v1/docs/</loc></url>" in lines


@pytest.mark.parametrize(
    ("robot", "path", "may_read"),
    [
        ("Googlebot", "/", True),
        ("Googlebot", "/quotes/?page=2", True),
        ("Googlebot", "/quotes/?sect=sunni&gender=woman", False),
        ("Googlebot", "/quotes.csv?sect=sunni&sort=age", False),
        ("Googlebot", "/compare/?rows=sect&columns=stance", False),
        ("Twitterbot", "/selection/?id=chapter-01&id=chapter-02", True),
    ],
)
def test_robots_keep_out_of_endless_combinations(
    client: Client, robot: str, path: str, may_read: bool
) -> None:
    rules = Protego.parse(client.get("/robots.txt").content.decode())
    assert rules.can_fetch(f"https://quotes.example.org{path}", robot) is may_read


def test_robots_are_led_to_the_list(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    response = client.get("/robots.txt", headers={"host": "localhost"})
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines()[-2:] == [
        "",
        "Sitemap: https://quotes.example.org/sitemap.xml",
    ]


def test_a_long_list_is_a_list_of_files_that_hold_each_page_once(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    build_many(chapters=2, sections=3, quotes=7)
    whole = listed(client)
    assert len(whole) == 2 * (len(PAGES) + 1 + 2 + 6 + 4 + 14) - 1
    monkeypatch.setattr(SitePages, "limit", 7)
    files = list(listed(client))
    assert files == [f"https://quotes.example.org/sitemap.xml?p={part}" for part in range(1, 7)]
    found = [listed(client, file.removeprefix("https://quotes.example.org")) for file in files]
    assert [len(pages) for pages in found] == [14, 13, 14, 14, 14, len(whole) - 69]
    assert {address: day for pages in found for address, day in pages.items()} == whole
    assert client.get("/sitemap.xml?p=7").status_code == 404
