"""The small files that browsers ask for by themselves."""

import datetime as dt
import json
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from django.conf import settings as site_settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from explorer.views.browsers import PAPER
from tests.support.html import page

pytestmark = pytest.mark.django_db


def static_file(address: str) -> Path:
    """Return the file that a static address leads to."""
    return Path(str(finders.find(address.removeprefix(site_settings.STATIC_URL))))


@pytest.mark.usefixtures("archive")
def test_the_head_of_a_page_names_icons_manifest_and_search(client: Client) -> None:
    names, front = ("apple-touch-icon", "manifest", "search"), page(client, "/")
    found = {name: str(link["href"]) for name in names for link in front.select(f"link[rel={name}]")}
    assert (found["manifest"], found["search"]) == ("/manifest.webmanifest", "/opensearch.xml")
    with Image.open(static_file(found["apple-touch-icon"])) as icon:
        assert icon.size == (180, 180)


def test_a_browser_that_asks_for_the_icon_is_led_to_it(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    with Image.open(static_file(response["Location"])) as icon:
        assert sorted(icon.info["sizes"]) == [(16, 16), (32, 32), (48, 48)]


def test_the_manifest_names_pictures_of_the_sizes_that_it_says(client: Client) -> None:
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    content = json.loads(response.content)
    assert (content["name"], content["start_url"]) == ("Syrian Interview Quotes", "/")
    for named in content["icons"]:
        with Image.open(static_file(named["src"])) as icon:
            assert f"{icon.width}x{icon.height}" == named["sizes"]


@pytest.mark.usefixtures("archive")
def test_the_browsers_own_colours_are_those_of_the_page(client: Client) -> None:
    tokens = static_file("/static/explorer/tokens.css").read_text()
    [ground] = re.findall(r"--paper: light-dark\((#\w+), (#\w+)\)", tokens)
    colours = [meta["content"] for meta in page(client, "/").select("meta[name=theme-color]")]
    assert (tuple(colours), PAPER) == (ground, ground[0])


def test_a_browser_searches_the_archive_from_its_address_bar(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    described = fromstring(response.content)  # noqa: S314  # our own answer
    assert described.tag == f"{name}OpenSearchDescription"
    assert len(described.findtext(f"{name}ShortName", "")) <= 16
    assert [url.get("template") for url in described.findall(f"{name}Url")] == [
        "https://quotes.example.org/quotes/?q={searchTerms}",
        "https://quotes.example.org/opensearch.xml",
    ]


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("archive@example.org", "Contact: mailto:archive@example.org"),
        ("https://example.org/contact/", "Contact: https://example.org/contact/"),
    ],
)
def test_finders_of_holes_are_told_whom_to_write_to(
    client: Client, settings: Settings, contact: str, line: str
) -> None:
    settings.SITE_URL, settings.CONTACT = "https://quotes.example.org", contact
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    in_half_a_year = timezone.localdate() + dt.timedelta(days=180)
    assert response.content.decode().splitlines() == [
        line,
        f"Expires: {in_half_a_year}T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://quotes.example.org/.well-known/security.txt",
    ]


def test_without_a_contact_there_is_no_file_about_security(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
