"""oEmbed."""

import datetime as dt
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from PIL import Image
from pytest_django import Settings

from explorer.models import Quote
from explorer.sharing.embedding import oembed
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

URL = "https://quotes.example.org/quotes/halting-hostilities-01/"


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("query", ["", "&format=json", "&format="])
def test_json(client: Client, query: str) -> None:
    response = client.get(f"/oembed/?url={URL}{query}")
    assert response["Content-Type"] == "application/json"
    assert response.json() == oembed(Quote.objects.with_context().get(code="halting-hostilities-01"))


@pytest.mark.usefixtures("archive")
def test_xml_says_the_same(client: Client) -> None:
    response = client.get("/oembed/", {"url": URL, "format": "xml"})
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = ET.fromstring(response.content)  # noqa: S314  # written by the site
    fields = oembed(Quote.objects.with_context().get(code="halting-hostilities-01"))
    assert root.tag == "oembed"
    assert {field.tag: field.text for field in root} == {name: str(value) for name, value in fields.items()}


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "url",
    [
        "https://quotes.example.org/quotes/halting-hostilities-01/?style=mla#cite",
        "http://quotes.example.org/quotes/halting-hostilities-01/",
        "https://quotes.example.org/embed/quotes/halting-hostilities-01/",
        "https://quotes.example.org/quotes/halting-hostilities-01",
        "https://quotes.example.org/quotes/halting-hostilities-01?style=mla",
    ],
)
def test_any_address_that_shows_the_quote_will_do(client: Client, url: str) -> None:
    answer = client.get("/oembed/", {"url": url}).json()
    assert "https://quotes.example.org/embed/quotes/halting-hostilities-01/" in answer["html"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("sizes", "size"),
    [
        ({}, (1200, 630)),
        ({"maxwidth": "600"}, (600, 315)),
        ({"maxwidth": "599"}, (400, 210)),
        ({"maxwidth": "1200", "maxheight": "209"}, (200, 105)),
    ],
)
def test_the_picture_is_no_larger_than_asked_for(
    client: Client, sizes: dict[str, str], size: tuple[int, int]
) -> None:
    answer = client.get("/oembed/", {"url": URL, **sizes}).json()
    assert (answer["thumbnail_width"], answer["thumbnail_height"]) == size
    image = client.get(answer["thumbnail_url"].removeprefix("https://quotes.example.org"))
    assert Image.open(BytesIO(image.content)).size == size


@pytest.mark.usefixtures("archive")
def test_where_no_picture_fits_there_is_none(client: Client) -> None:
    answer = client.get("/oembed/", {"url": URL, "maxwidth": "199"}).json()
    assert [name for name in answer if name.startswith("thumbnail")] == []


@pytest.mark.usefixtures("archive")
def test_the_frame_is_as_small_as_asked_for(client: Client) -> None:
    answer = client.get("/oembed/", {"url": URL, "maxwidth": "320", "maxheight": "200"}).json()
    assert (answer["width"], answer["height"]) == (320, 200)
    assert 'width="320" height="200"' in answer["html"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("query", "status", "detail"),
    [
        ({}, 400, "“url” is missing: the address of a quote’s page."),
        ({"url": " "}, 400, "“url” is missing: the address of a quote’s page."),
        ({"url": "https://example.org/"}, 404, "“url” is not the address of a quote’s page here."),
        ({"url": "https://quotes.example.org/"}, 404, "“url” is not the address of a quote’s page here."),
        (
            {"url": "https://quotes.example.org/quotes/nobody-01/"},
            404,
            "“url” is not the address of a quote’s page here.",
        ),
        ({"url": URL, "format": "yaml"}, 501, "The formats are: json, xml."),
        (
            {"url": URL, "maxwidth": "0"},
            400,
            "“maxwidth” and “maxheight” take a whole number of pixels from 1.",
        ),
        (
            {"url": URL, "maxheight": "1e3"},
            400,
            "“maxwidth” and “maxheight” take a whole number of pixels from 1.",
        ),
    ],
)
def test_mistakes_are_answered_with_a_sentence(
    client: Client, query: dict[str, str], status: int, detail: str
) -> None:
    response = client.get("/oembed/", query)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response.json()["detail"] == detail


def test_a_withdrawn_quote_is_gone(client: Client) -> None:
    build_quote(1, withdrawn=dt.date(2026, 2, 3), withdrawn_reason="It names a person.")
    response = client.get("/oembed/", {"url": "https://quotes.example.org/quotes/chapter-01/"})
    assert response.status_code == 410
    assert response.json()["detail"] == ("Quote chapter-01 was withdrawn on 2026-02-03: It names a person.")


@pytest.mark.usefixtures("archive")
def test_scripts_of_other_sites_may_ask_and_nobody_may_post(client: Client) -> None:
    response = client.get("/oembed/", {"url": URL}, headers={"origin": "https://news.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.post("/oembed/").status_code == 405


@pytest.mark.parametrize("typed", ["%01", "%EF%BF%BF", "%E2%80%AE"])
def test_an_answer_is_well_formed_whatever_is_typed(client: Client, typed: str) -> None:
    build_quote(1)
    url = f"https://quotes.example.org/quotes/chap{typed}ter-01/"
    response = client.get(f"/oembed/?url={url}&format={typed}xml")
    assert response.status_code == 200
    assert ET.fromstring(response.content).findtext("url") == url.replace(typed, "")  # noqa: S314  # our own
