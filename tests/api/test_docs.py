"""The page of the API: complete, and every example does what it prints."""

import json
import shlex
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django import Settings

from explorer.api import openapi
from explorer.api.docs import OperationParameter, operations
from tests.support.builders import build_quote

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def shown(client: Client, archive: None) -> BeautifulSoup:  # noqa: ARG001
    """Return the page of the API, about the real archive."""
    response = client.get("/api/v1/docs/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def texts(found: Any) -> list[str]:
    """Return the text of each element."""
    return [element.get_text() for element in found]


def test_every_address_has_a_section_and_a_link(shown: BeautifulSoup) -> None:
    addresses = [
        "/api/v1/quotes/",
        "/api/v1/quotes/{quote_id}/",
        "/api/v1/themes/",
        "/api/v1/places/",
        "/api/v1/facets/",
        "/api/v1/schema/",
    ]
    links = shown.select("nav[aria-labelledby=operations] a")
    assert [address for address in texts(links) if address in addresses] == addresses
    for link in links:
        heading = shown.find(id=str(link["href"]).removeprefix("#"))
        assert isinstance(heading, Tag)
        section = heading.find_parent("section")
        assert isinstance(section, Tag)
        assert section["aria-labelledby"] == heading["id"]
        assert f"GET {link.get_text()}" in texts(section.select("p code"))


def test_parameters_are_listed_with_their_values(shown: BeautifulSoup) -> None:
    rows = shown.select('[aria-labelledby^="listQuotes-parameters "] tbody tr')
    table = {row.select("th")[0].get_text(): texts(row.select("td"))[1] for row in rows}
    assert table["stance"] == "pro-regime, anti-regime; may be repeated"
    assert table["sort"] == "report, relevance, age, -age"
    assert table["q"] == "text"
    assert table["id"] == "text; may be repeated"
    assert table["age_min"] == "a whole number from 0 to 120"
    assert table["page"] == "a whole number from 1; 1 if not given"
    assert table["page_size"] == "a whole number from 1 to 100; 20 if not given"
    assert table["chapter"] == "halting-hostilities; may be repeated"
    assert table["report"] == "maybe-we-can-reach-a-solution; may be repeated"
    assert len(table) == 16


def test_errors_are_listed_with_their_meaning(shown: BeautifulSoup) -> None:
    heading = shown.find(id="getQuote-errors")
    assert isinstance(heading, Tag)
    listed = heading.find_next_sibling("dl")
    assert isinstance(listed, Tag)
    assert [text.split()[0] for text in texts(listed.select("dt"))] == ["404", "410", "414"]
    assert texts(listed.select("dd"))[1] == "The quote was withdrawn: when and why."


def test_every_example_answers_what_is_printed(client: Client, shown: BeautifulSoup) -> None:
    samples = list(zip(shown.select("pre.command"), shown.select("pre.answer"), strict=True))
    assert len(samples) >= 11
    for command, answer in samples:
        curl, address = shlex.split(command.get_text())
        assert curl == "curl"
        assert address.startswith(f"{SITE}/api/v1/")
        assert client.get(address.removeprefix(SITE)).json() == json.loads(answer.get_text())


def test_every_operation_but_the_description_itself_shows_success_and_mistake(shown: BeautifulSoup) -> None:
    for heading in shown.select("section[aria-labelledby] > h2"):
        section = heading.find_parent("section")
        assert isinstance(section, Tag)
        titles = texts(section.select("h3"))
        expected = heading["id"] != "getSchema"
        assert ("Example" in titles, "Example of an error" in titles) == (expected, expected)


def test_the_page_needs_no_script_and_leads_to_the_description(shown: BeautifulSoup) -> None:
    main = shown.find("main")
    assert isinstance(main, Tag)
    assert main.find("script") is None
    links = [link["href"] for link in main.find_all("a")]
    assert "/api/v1/schema/" in links
    assert "/api/v1/schema/?format=yaml" in links


def test_what_scrolls_can_be_reached_and_has_a_name(shown: BeautifulSoup) -> None:
    regions = shown.select(".table-scroll")
    assert len(regions) >= 6
    for region in regions:
        assert (region["tabindex"], region["role"]) == ("0", "region")
        assert all(shown.find(id=name) for name in str(region["aria-labelledby"]).split())
    names = [region["aria-labelledby"] for region in regions]
    assert len(set(names)) == len(names)
    assert all(block["tabindex"] == "0" for block in shown.find_all("pre"))


@pytest.mark.django_db
def test_commands_name_the_operator_s_site(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    build_quote(1)
    [command] = [sample.command for sample in operations(openapi.document())[1].samples if not sample.failure]
    assert command == "curl https://quotes.example.org/api/v1/quotes/chapter-01/"


def test_a_parameter_is_read_off_its_schema() -> None:
    node = {
        "name": "x",
        "description": "Something",
        "schema": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
    }
    get = {"operationId": "op", "summary": "s", "description": "d", "parameters": [node], "responses": {}}
    [operation] = operations({"paths": {"/x/": {"get": get}}})
    assert operation.parameters == [
        OperationParameter("x", "Something", ["a", "b"], "text", repeatable=True, default="")
    ]
    assert (operation.failures, operation.samples) == ([], [])
