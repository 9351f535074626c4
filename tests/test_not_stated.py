"""What a report doesn't state is a value of its own once the archive has such a quote."""

import csv
import io
import itertools
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.archive.loading import load
from explorer.archive.versions import current_version
from tests.support import brute
from tests.support.fixture_files import REAL
from tests.support.html import page, words

ATTRIBUTES = ["theme", "stance", "sect", "gender", "age", "governorate", "displacement"]
VOCABULARY = brute.UNSTATED_VOCABULARY | {"age": [*brute.BANDS, "not-stated"]}

pytestmark = pytest.mark.django_db

generated = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(name="unstated")
def unstated_archive(db: None) -> None:  # noqa: ARG001  # what the archive is loaded into
    """Load an archive whose report leaves out some attributes of some speakers."""
    load(brute.unstated_files(REAL))


def address(path: str, parameters: brute.Parameters, **more: str) -> str:
    """Return the address that puts a question to a page."""
    return f"{path}?{urlencode(dict(parameters) | more, doseq=True)}"


def value(row: dict[str, Any], attribute: str) -> str:
    """Return what a quote has for an attribute; its band for its age."""
    if attribute != "age":
        return str(row[attribute])
    if row["age"] is None:
        return "not-stated"
    [band] = [band for band, (low, high) in brute.BANDS.items() if low <= row["age"] <= high]
    return band


@generated
@given(parameters=brute.unstated_questions())
@pytest.mark.usefixtures("unstated")
def test_list_api_table_and_facets_agree_with_a_plain_loop(
    client: Client, parameters: dict[str, list[str]]
) -> None:
    expected = brute.answer(parameters, brute.unstated_rows())
    found = page(client, address("/quotes/", parameters, page_size="100"))
    assert [article["id"] for article in found.select("main article[id]")] == expected
    body = client.get(address("/api/v1/quotes/", parameters, page_size="100")).json()
    assert [record["id"] for record in body["results"]] == expected
    response: Any = client.get(address("/quotes.csv", parameters))
    table = csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"), newline=""))
    rows = {row["code"]: row for row in brute.unstated_rows()}
    assert [(line["id"], line["age"], line["sect"]) for line in table] == [
        (code, "" if rows[code]["age"] is None else str(rows[code]["age"]), rows[code]["sect"])
        for code in expected
    ]
    facets = client.get(address("/api/v1/facets/", parameters)).json()["facets"]
    assert {
        name: {line["value"]: line["count"] for line in values} for name, values in facets.items()
    } == brute.unstated_counts(parameters)


@generated
@given(
    parameters=brute.unstated_questions(),
    pair=st.sampled_from(list(itertools.permutations(ATTRIBUTES, 2))),
)
@pytest.mark.usefixtures("unstated")
def test_a_crosstab_counts_every_quote_once(
    client: Client, parameters: dict[str, list[str]], pair: tuple[str, str]
) -> None:
    rows, columns = pair
    found = [row for row in brute.unstated_rows() if brute.matches(row, parameters)]
    expected = [
        [
            sum(value(row, rows) == down and value(row, columns) == across for row in found)
            for across in VOCABULARY[columns]
        ]
        for down in VOCABULARY[rows]
    ]
    body = client.get(address("/api/v1/crosstab/", parameters, rows=rows, columns=columns)).json()
    assert [row["value"] for row in body["rows"]] == VOCABULARY[rows]
    assert [column["value"] for column in body["columns"]] == VOCABULARY[columns]
    assert body["cells"] == expected
    assert sum(map(sum, expected)) == body["total"] == len(found)
    compare = page(client, address("/compare/", parameters, rows=rows, columns=columns))
    shown = [
        [int(words(cell).split()[0]) for cell in row.select("td:not(.total)")]
        for row in compare.select("table.crosstab tbody tr")
    ]
    assert shown == expected
    for link in compare.select("table.crosstab tbody td:not(.total) a.number")[:3]:
        assert (
            words(page(client, str(link["href"])).select_one(".list-head h2")).split()[0]
            == (words(link).split()[0])
        )


@pytest.mark.parametrize("parameter", ["sect", "gender", "stance", "age"])
@pytest.mark.usefixtures("archive")
def test_until_a_quote_has_it_the_value_is_neither_offered_nor_accepted(
    client: Client, parameter: str
) -> None:
    response = client.get(f"/api/v1/quotes/?{parameter}=not-stated")
    assert response.status_code == 400
    [problem] = response.json()["errors"]
    assert (problem["parameter"], problem["values"]) == (parameter, ["not-stated"])
    assert "not-stated" not in problem["allowed"]
    assert client.get(f"/quotes/?{parameter}=not-stated").status_code == 400
    assert client.get(f"/compare/?first={parameter}:not-stated&second=sect:sunni").status_code == 400
    values = client.get("/api/v1/facets/").json()["facets"][parameter]
    assert "not-stated" not in [line["value"] for line in values]
    for path in ["/", "/quotes/", "/compare/", "/places/", "/themes/mistrust/"]:
        assert "Not stated" not in client.get(path).content.decode(), path


@pytest.mark.usefixtures("unstated")
def test_an_age_that_is_no_value_is_refused_with_what_is_allowed(client: Client) -> None:
    [problem] = client.get("/api/v1/quotes/?age=30").json()["errors"]
    assert problem == {
        "parameter": "age",
        "values": ["30"],
        "allowed": [*brute.BANDS, "not-stated"],
    }


@pytest.mark.usefixtures("unstated")
def test_a_record_says_what_is_not_stated(client: Client) -> None:
    record = client.get("/api/v1/quotes/halting-hostilities-20/").json()
    assert [record[name] for name in ["sect", "gender", "age", "stance"]] == [
        "not-stated",
        "not-stated",
        None,
        "not-stated",
    ]
    found = page(client, "/quotes/halting-hostilities-20/")
    assert "The report doesn’t state, or not exactly: sect, gender, age, stance." in words(found)
    assert "“Anti-regime” is" not in words(found)
    assert "“Pro-regime” is" not in words(found)


@pytest.mark.usefixtures("unstated")
def test_a_quote_of_neither_side_is_shown_and_belongs_to_neither(client: Client) -> None:
    theme = next(row["theme"] for row in brute.rows() if row["code"] == "halting-hostilities-09")
    found = page(client, f"/themes/{theme}/?view=sides")
    quotes = {
        str(section["aria-labelledby"]): [article["id"] for article in section.select("article.quote")]
        for section in found.select("[aria-labelledby^='side-']")
    }
    among = [row for row in brute.unstated_rows() if row["theme"] == theme]
    assert quotes == {
        f"side-{stance}": codes
        for stance in VOCABULARY["stance"]
        if (codes := [row["code"] for row in among if row["stance"] == stance]) or stance != "not-stated"
    }
    place = next(row["governorate"] for row in brute.rows() if row["code"] == "halting-hostilities-09")
    assert page(client, f"/places/{place}/").select("article#halting-hostilities-09")


@pytest.mark.usefixtures("unstated")
def test_maps_and_legends_show_a_ring(client: Client) -> None:
    found = page(client, "/places/")
    assert len(found.select('use[href="#dot-not-stated"]')) == 2
    assert [words(entry) for entry in found.select(".legend span:not(.mark)")] == [
        "Pro-regime",
        "Anti-regime",
        "Not stated",
    ]


@pytest.mark.usefixtures("unstated")
def test_a_group_may_be_what_is_not_stated(client: Client) -> None:
    for attribute in ["sect", "gender", "age", "stance"]:
        found = page(client, f"/compare/?first={attribute}:not-stated&second=stance:anti-regime")
        ids = {
            str(article["id"]) for article in found.select(".aligned-theme .sides > div:first-child article")
        }
        assert ids == {
            row["code"] for row in brute.unstated_rows() if value(row, attribute) == "not-stated"
        }, attribute


@pytest.mark.usefixtures("unstated")
def test_every_format_and_card_holds_such_quotes(client: Client) -> None:
    for extension in ["csv", "xlsx", "json", "jsonl", "bib", "ris", "csl.json", "hxl.csv"]:
        assert client.get(f"/quotes.{extension}?age=not-stated").status_code == 200
    disposition = client.get("/quotes.csv?age=not-stated")["Content-Disposition"]
    assert "quotes-age-not-stated-" in disposition
    for path in [
        "/feeds/quotes.atom?stance=not-stated",
        "/embed/quotes/halting-hostilities-20/",
        "/about/data/",
    ]:
        assert client.get(path).status_code == 200
    for name, key in [("quote-card", "halting-hostilities-20"), ("theme-card", "mistrust")]:
        card = client.get(reverse(name, args=[key, current_version()]))
        assert (card.status_code, card["Content-Type"]) == (200, "image/png")
    schema = client.get("/api/v1/schema/?format=json").json()
    listed = schema["paths"]["/api/v1/quotes/"]["get"]["parameters"]
    assert [parameter["schema"]["items"]["enum"] for parameter in listed if parameter["name"] == "age"] == [
        [*brute.BANDS, "not-stated"]
    ]
