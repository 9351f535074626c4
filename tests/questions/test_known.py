"""Every parameter that the site reads is known, and what it doesn't know changes no page."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from explorer.questions.known import PARAMETERS, without_unknown
from tests.support.project import ROOT

READERS = {"read_choice", "read_value", "read_values"}
"""The functions of explorer.questions.parameters that take the name of a parameter."""


def names_in_code() -> Iterator[str]:
    """Yield the names of parameters that the code reads as they are written there."""
    for file in (ROOT / "explorer").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS:
                name = node.args[1]
                if isinstance(name, ast.Constant):
                    yield str(name.value)


def names_in_forms() -> Iterator[str]:
    """Yield the names of the fields of the site's forms."""
    folder = ROOT / "templates"
    for file in (*(folder / "explorer").rglob("*.html"), *(folder / "parts").rglob("*.jinja")):
        yield from re.findall(r'<(?:input|select|button)\b[^>]*? name="(\w+)"', file.read_text())


def test_every_parameter_that_is_read_is_known() -> None:
    names = {*names_in_code()}
    assert {"after", "style", "url", "view"} <= names
    assert names <= PARAMETERS


def test_every_field_of_a_form_is_known() -> None:
    names = {*names_in_forms()}
    assert {"q", "sort", "rows", "find"} <= names
    assert names <= PARAMETERS


@pytest.mark.django_db
@pytest.mark.usefixtures("archive")
def test_every_parameter_of_the_api_is_known(client: Client) -> None:
    schema = client.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()
    names = {
        parameter["name"]
        for path in schema["paths"].values()
        for parameter in path["get"].get("parameters", [])
        if parameter["in"] == "query"
    }
    assert {"q", "page", "page_size"} <= names
    assert names <= PARAMETERS


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("", ""),
        ("fbclid=IwAR0", ""),
        ("q=siege&utm_source=mail&sect=sunni&sect=alawi", "q=siege&sect=sunni&sect=alawi"),
        ("%71=a+b%26c&q", "%71=a+b%26c&q"),
        ("&&=&q=1&", "q=1"),
        ("%FF=1&Q=2", ""),
        ("&".join(f"a{number}" for number in range(1000)), ""),
    ],
)
def test_what_the_site_does_not_read_is_left_out(query: str, read: str) -> None:
    assert without_unknown(query) == read


def test_too_many_parameters_are_left_to_be_refused() -> None:
    many = "&".join(f"a{number}" for number in range(1001))
    assert without_unknown(many) == many
