"""Figures as files."""

import csv
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from explorer.archive.versions import current_version
from tests.support.html import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

MISTRUST = "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations"
SVG = "{http://www.w3.org/2000/svg}"


def written(content: bytes) -> list[str]:
    """Return the lines of text of a drawing."""
    return [str(text.text) for text in ET.fromstring(content).iter(f"{SVG}text")]  # noqa: S314 - ours


@pytest.mark.parametrize(
    ("address", "name", "lines"),
    [
        (
            "/compare.svg?rows=sect&columns=stance&theme=mistrust",
            "sect-by-stance",
            [
                "Sect by stance",
                f"9 quotes; Theme: {MISTRUST}",
                *["Pro-regime", "Anti-regime", "Sunni", "1 + 4", "Alawi", "2", "Kurdish", "2"],
            ],
        ),
        (
            "/quotes/speakers.svg?governorate=homs",
            "who-is-quoted",
            [
                *["Who is quoted", "3 quotes; Governorate: Homs", "Pro-regime", "Anti-regime"],
                *["Sect", "Sunni", "1 + 1", "Christian", "1", "Gender", "Woman", "1", "Man", "1 + 1"],
                *["Age", "25–34", "1", "35–44", "1 + 1", "Governorate", "Homs", "1 + 2"],
            ],
        ),
        (
            "/ar/compare.svg?rows=gender&columns=stance&governorate=homs",
            "gender-by-stance",
            ["الجنس حسب الموقف"],
        ),
    ],
)
def test_a_picture_says_what_is_counted_and_where_it_is_from(
    client: Client, address: str, name: str, lines: list[str]
) -> None:
    response = client.get(address)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == f'attachment; filename="{name}-{current_version()}.svg"'
    words = written(response.content)
    assert words[: len(lines)] == lines
    source = " ".join(words[-7:])
    assert "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/" in source
    assert current_version() in source


def test_a_picture_of_no_quotes_is_empty_but_whole(client: Client) -> None:
    assert written(client.get("/quotes/speakers.svg?sect=druze").content)[:2] == [
        "Who is quoted",
        "0 quotes; Sect: Druze",
    ]


def test_who_is_quoted_is_a_table_of_every_value(client: Client) -> None:
    response = client.get("/quotes/speakers.csv?governorate=homs")
    assert response["Content-Disposition"] == f'attachment; filename="who-is-quoted-{current_version()}.csv"'
    header, *lines = csv.reader(read(response).decode("utf-8-sig").splitlines())
    assert header == ["attribute", "value", "label", "pro-regime", "anti-regime", "total", "source"]
    assert [line[:6] for line in lines[:3]] == [
        ["sect", "sunni", "Sunni", "1", "1", "2"],
        ["sect", "alawi", "Alawi", "0", "0", "0"],
        ["sect", "christian", "Christian", "0", "1", "1"],
    ]
    assert lines[-1][:6] == ["", "total", "", "1", "2", "3"]
    assert {line[6].rpartition(" ")[2] for line in lines} == {
        "http://127.0.0.1:8000/quotes/speakers/?governorate=homs"
    }


@pytest.mark.parametrize("address", ["/compare.svg", "/quotes/speakers.svg", "/quotes/speakers.csv"])
def test_a_value_that_does_not_exist_is_no_picture(client: Client, address: str) -> None:
    assert client.get(f"{address}?gender=x").status_code == 400
