"""The API's answers compared with a plain loop over the fixture files, and what it says of mistakes."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import brute
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
COLUMNS = [
    *("id", "text", "attribution", "sect", "gender", "age", "stance", "stance_inferred", "governorate"),
    *("governorate_pcode", "country", "displacement", "theme", "theme_title", "chapter", "chapter_title"),
    *("position", "url", "source_url", "licence", "citation"),
]

generated = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def get(client: Client, path: str, parameters: brute.Parameters | None = None) -> Any:
    """Return the JSON at an address of the API that answers 200."""
    query = urlencode(parameters or {}, doseq=True)
    response = client.get(f"/api/v1/{path}?{query}" if query else f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    return response.json()


def expected_record(row: dict[str, Any]) -> dict[str, Any]:
    """Return a fixture's quote as the API writes it, without the licence and the citation."""
    [theme] = [theme for theme in brute.fields("themes") if theme["slug"] == row["theme"]]
    [chapter] = [chapter for chapter in brute.fields("chapters") if chapter["slug"] == row["chapter"]]
    pcodes = {place["slug"]: place["pcode"] or None for place in brute.fields("places")}
    same = ("text", "attribution", "sect", "gender", "age", "stance", "stance_inferred", "country")
    return {name: row[name] for name in (*same, "displacement", "theme", "chapter", "position")} | {
        "id": row["code"],
        "governorate": None if row["governorate"] == "outside-syria" else row["governorate"],
        "governorate_pcode": pcodes[row["governorate"]],
        "theme_title": theme["heading"],
        "chapter_title": chapter["title"],
        "url": f"{SITE}/quotes/{row['code']}/",
        "source_url": chapter["url"],
    }


@pytest.mark.usefixtures("archive")
@generated
@given(parameters=brute.questions(), size=st.integers(1, 30))
def test_following_the_pages_yields_the_quotes_of_a_plain_loop(
    client: Client, parameters: dict[str, list[str]], size: int
) -> None:
    expected = brute.answer(parameters)
    page = get(client, "quotes/", parameters | {"page_size": [str(size)]})
    assert page["previous"] is None
    found = page["results"]
    address = f"{SITE}/api/v1/quotes/"
    while page["next"]:
        here, address = address, page["next"]
        assert len(page["results"]) == size
        page = client.get(address.removeprefix(SITE)).json()
        assert urlsplit(page["previous"]).path == urlsplit(here).path
        found += page["results"]
    assert [record["id"] for record in found] == expected
    assert page["count"] == len(expected)


@pytest.mark.usefixtures("archive")
def test_every_record_holds_what_the_fixtures_say(client: Client) -> None:
    records = get(client, "quotes/", {"page_size": ["100"]})["results"]
    assert len(records) == 29
    for record, row in zip(records, brute.rows(), strict=True):
        assert list(record) == COLUMNS
        licence, citation = record.pop("licence"), record.pop("citation")
        assert record == expected_record(row)
        assert licence.startswith("CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/")
        assert citation.startswith("Charney, C. (2015). “Maybe we can reach a solution”: ")
        assert record["url"] in citation


@pytest.mark.usefixtures("archive")
def test_one_quote_is_the_record_of_the_list(client: Client) -> None:
    listed = get(client, "quotes/", {"id": ["halting-hostilities-14"]})["results"]
    assert [get(client, "quotes/halting-hostilities-14/")] == listed


@pytest.mark.usefixtures("archive")
def test_links_to_other_pages_keep_every_parameter_and_drop_defaults(client: Client) -> None:
    page = get(client, "quotes/", {"stance": ["pro-regime", "anti-regime"], "sort": ["-age"], "x": ["1"]})
    assert page["next"] == f"{SITE}/api/v1/quotes/?stance=pro-regime&stance=anti-regime&sort=-age&page=2"
    page = get(client, "quotes/", {"age_min": ["20"], "page_size": ["5"], "page": ["2"]})
    assert page["next"] == f"{SITE}/api/v1/quotes/?age_min=20&page=3&page_size=5"
    assert page["previous"] == f"{SITE}/api/v1/quotes/?age_min=20&page_size=5"
    page = get(client, "quotes/", {"page": ["2"]})
    assert (page["next"], page["previous"]) == (None, f"{SITE}/api/v1/quotes/")


def test_links_come_from_the_site_s_address_not_from_the_request(client: Client) -> None:
    build_quote(1)
    build_quote(2)
    body = client.get("/api/v1/quotes/?page_size=1", HTTP_HOST="localhost").json()
    assert body["next"] == f"{SITE}/api/v1/quotes/?page=2&page_size=1"
    assert body["results"][0]["url"] == f"{SITE}/quotes/chapter-01/"


def test_what_is_absent_is_null(client: Client) -> None:
    build_quote(1, country="Lebanon", displacement="refugee")
    record = get(client, "quotes/chapter-01/")
    assert (record["governorate"], record["governorate_pcode"], record["country"]) == (None, None, "Lebanon")
    assert record["stance_inferred"] is False


@pytest.mark.usefixtures("archive")
@generated
@given(parameters=brute.questions())
def test_counts_are_those_of_a_plain_loop(client: Client, parameters: dict[str, list[str]]) -> None:
    answer = get(client, "facets/", parameters)
    counts = brute.counts(parameters)
    assert answer["total"] == len(brute.answer(parameters))
    found = {
        name: {value["value"]: value["count"] for value in values}
        for name, values in answer["facets"].items()
    }
    assert found == counts
    for facet in brute.VOCABULARY:
        chosen = {value["value"] for value in answer["facets"][facet] if value["selected"]}
        assert chosen == set(parameters.get(facet, []))
    themes = get(client, "themes/", parameters)["results"]
    assert {theme["slug"]: theme["count"] for theme in themes} == counts["theme"]
    places = get(client, "places/", parameters)["results"]
    assert {place["slug"]: place["count"] for place in places} == counts["governorate"]


@pytest.mark.usefixtures("archive")
def test_facets_are_labelled_values_in_a_fixed_order(client: Client) -> None:
    facets = get(client, "facets/", {"age_min": ["25"], "age_max": ["34"]})["facets"]
    assert list(facets) == [
        *("sect", "gender", "age", "stance", "governorate", "displacement", "theme", "chapter", "report")
    ]
    assert [(value["value"], value["label"], value["selected"]) for value in facets["age"]] == [
        ("0-17", "Under 18", False),
        ("18-24", "18–24", False),
        ("25-34", "25–34", True),
        ("35-44", "35–44", False),
        ("45-54", "45–54", False),
        ("55-64", "55–64", False),
        ("65-120", "65 and over", False),
    ]
    assert [value["label"] for value in facets["governorate"]] == [
        place["name"] for place in brute.fields("places")
    ]


@pytest.mark.usefixtures("archive")
def test_themes_hold_our_summaries_and_the_quotes_that_show_each_point(client: Client) -> None:
    answer = get(client, "themes/")
    assert answer["count"] == 8
    points = brute.fields("key_points")
    for theme, fixture in zip(answer["results"], brute.fields("themes"), strict=True):
        for name in ("slug", "heading", "order", "summary"):
            assert theme[name] == fixture[name]
        assert theme["chapter"] == "halting-hostilities"
        assert theme["url"] == f"{SITE}/themes/{fixture['slug']}/"
        written = [
            {"stance": point["stance"], "text": point["text"], "quotes": [code for [code] in point["quotes"]]}
            for point in points
            if point["theme"] == [fixture["slug"]]
        ]
        assert [point | {"quotes": sorted(point["quotes"])} for point in theme["key_points"]] == written


@pytest.mark.usefixtures("archive")
def test_places_hold_every_spelling_and_code(client: Client) -> None:
    answer = get(client, "places/")
    assert answer["count"] == 15
    for place, fixture in zip(answer["results"], brute.fields("places"), strict=True):
        for name in ("slug", "name", "other_spellings", "name_ar"):
            assert place[name] == fixture[name]
        assert place["pcode"] == (fixture["pcode"] or None)
        assert place["url"] == f"{SITE}/places/{fixture['slug']}/"


@pytest.mark.parametrize(
    "path", ["quotes/", "quotes/chapter-01/", "themes/", "places/", "facets/", "schema/"]
)
def test_head_says_what_get_would_and_options_what_is_allowed(client: Client, path: str) -> None:
    build_quote(1)
    got, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in got.headers} == dict(got.headers)
    assert head["Allow"] == client.options(f"/api/v1/{path}")["Allow"] == "GET, HEAD, OPTIONS"


def test_the_address_alone_decides_the_form(client: Client) -> None:
    build_quote(1)
    response = client.get("/api/v1/quotes/?format=xml", headers={"accept": "text/html"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    assert "Accept" not in response["Vary"].split(", ")


def test_an_archive_without_quotes_answers_with_nothing(client: Client) -> None:
    assert get(client, "quotes/") == {"count": 0, "next": None, "previous": None, "results": []}
    assert get(client, "facets/")["total"] == 0


def test_answers_are_utf_8_as_they_stand(client: Client) -> None:
    build_quote(1, text="“Insha’Allah” سلام")
    content = client.get("/api/v1/quotes/chapter-01/").content
    assert "“Insha’Allah” سلام".encode() in content
    assert json.loads(content)["text"] == "“Insha’Allah” سلام"


def test_the_last_of_a_repeated_single_value_counts_and_empty_ones_do_not(client: Client) -> None:
    for number in (1, 2, 3):
        build_quote(number)
    page = client.get("/api/v1/quotes/?page=7&page=2&page_size=1&page_size=&sect=&sort=&q=").json()
    assert [record["id"] for record in page["results"]] == ["chapter-02"]
    assert dict(parse_qsl(urlsplit(page["next"]).query)) == {"page": "3", "page_size": "1"}


def test_a_search_that_was_not_read_to_its_end_says_so_and_no_other_does(client: Client) -> None:
    build_quote()
    whole = client.get("/api/v1/quotes/?q=words").json()
    assert list(whole) == ["count", "next", "previous", "results"]
    cut = client.get("/api/v1/quotes/", {"q": " ".join(["words"] * 33)}).json()
    assert cut["note"] == "Only the first 32 words were read, up to “words”."
    assert cut["count"] == whole["count"] == 1


@pytest.mark.usefixtures("archive")
def test_how_arabic_words_were_read_is_said(client: Client) -> None:
    asked = {"q": "الحصار -زرافة", "stance": "anti-regime"}
    answer = get(client, "quotes/", asked)
    siege, besiege = answer["readings"][0]["english"]
    assert answer["count"] == 2
    assert [reading["word"] for reading in answer["readings"]] == ["الحصار", "زرافة"]
    assert (siege["word"], siege["count"]) == ("siege", 2)
    assert siege["url"] == f"{SITE}/quotes/?q=siege&stance=anti-regime"
    assert (besiege["word"], besiege["count"], answer["readings"][1]["english"]) == ("besiege", 0, [])
    assert "readings" not in get(client, "quotes/", {"q": "siege حمص"})
