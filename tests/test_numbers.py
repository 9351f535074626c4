"""Every number agrees: pages, charts, crosstabs, facets, API and files count what a plain loop counts."""

import csv
import io
import itertools
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.figures.charts import DOTS_AT_MOST, DRAWN_AT_MOST
from tests.support import brute
from tests.support.html import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

ATTRIBUTES = ["theme", "stance", "sect", "gender", "age", "governorate", "displacement"]
WHO = ["sect", "gender", "age", "governorate"]
VOCABULARY = brute.VOCABULARY | {"age": list(brute.BANDS)}
PAIRS = st.sampled_from(list(itertools.permutations(ATTRIBUTES, 2)))

generated = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

Numbers = list[list[int]]


def value(row: Mapping[str, Any], attribute: str) -> str:
    """Return what a quote has for an attribute; its band for its age."""
    if attribute != "age":
        return str(row[attribute])
    [band] = [band for band, (low, high) in brute.BANDS.items() if low <= row["age"] <= high]
    return band


def crossed(parameters: brute.Parameters, rows: str, columns: str) -> Numbers:
    """Count the quotes of a question by two attributes, in a plain loop."""
    counts = {(down, across): 0 for down in VOCABULARY[rows] for across in VOCABULARY[columns]}
    for row in brute.rows():
        if brute.matches(row, parameters):
            counts[value(row, rows), value(row, columns)] += 1
    return [[counts[down, across] for across in VOCABULARY[columns]] for down in VOCABULARY[rows]]


def with_totals(cells: Numbers) -> Numbers:
    """Return the cells with the totals of their rows and columns."""
    lines = [*cells, [sum(column) for column in zip(*cells, strict=True)]]
    return [[*line, sum(line)] for line in lines]


def shown(table: Tag) -> Numbers:
    """Return the numbers that a table on a page shows, its totals included."""
    return [
        [int(re.match(r"\d+", words(cell))[0]) for cell in row.select("td")]  # type: ignore[index]
        for row in table.select("tbody tr, tfoot tr")
    ]


def drawn(figure: Tag, rows: str, columns: str) -> Numbers:
    """Return the numbers of a figure's chart; a column that has no part has no quotes."""
    script = figure.select_one("script[type='application/json']")
    assert script is not None
    data = json.loads(str(script.string))["data"]
    table = figure.select_one("thead")
    assert table is not None
    labels = [words(head) for head in table.select("th")][1:-1]
    assert len(labels) == len(VOCABULARY[columns])
    parts = {part["label"]: part["data"] for part in data["datasets"]}
    assert len(parts) == len(data["datasets"])
    none = [0] * len(VOCABULARY[rows])
    return [list(line) for line in zip(*(parts.get(label, none) for label in labels), strict=True)]


def assert_figures_agree(found: BeautifulSoup, parameters: brute.Parameters) -> list[str]:
    """Compare every figure on a page, its dots and its chart with a plain loop; return their names."""
    names = []
    for figure in found.select("figure[data-figure]"):
        name = str(figure["data-figure"]).removesuffix("-data")
        rows, columns = name.split("-by-")
        expected = crossed(parameters, rows, columns)
        table = figure.select_one("table.crosstab")
        assert table is not None
        assert shown(table) == with_totals(expected), name
        if sum(map(sum, expected)) > DOTS_AT_MOST and len(VOCABULARY[columns]) <= DRAWN_AT_MOST:
            assert drawn(figure, rows, columns) == expected, name
        else:
            assert figure.select_one("script") is None
        if dots := table.select(".dots"):
            cells = table.select("tbody td:not(.total)")
            counted = [len(cell.select(".dots li")) for cell in cells]
            assert counted == list(itertools.chain(*expected)), name
            codes = [str(dot["href"]).split("/")[2] for part in dots for dot in part.select("a")]
            assert sorted(codes) == sorted(brute.answer(dict(parameters) | {"sort": ["report"]})), name
        names.append(name)
    return names


def assert_breakdown_agrees(
    found: BeautifulSoup, parameters: brute.Parameters, attributes: list[str]
) -> None:
    """Compare the table that says who is quoted, and its marks, with a plain loop."""
    expected = {
        name: [line for line in crossed(parameters, name, "stance") if any(line)] for name in attributes
    }
    groups = found.select(".breakdown-table tbody")
    assert len(groups) == len(attributes)
    for group, lines in zip(groups, expected.values(), strict=True):
        rows = group.select("tr")
        assert [[int(words(cell).split()[0]) for cell in row.select("td")] for row in rows] == lines
        totals = [words(row.select_one("th .visually-hidden")).split()[1] for row in rows]
        assert list(map(int, totals)) == list(map(sum, lines))
        if marks := group.select(".marks a"):
            assert sorted(str(mark["href"]).split("/")[2] for mark in marks) == sorted(
                brute.answer(parameters)
            )
            counts = [len(cell.select(".marks li")) for cell in group.select("td")]
            assert counts == list(itertools.chain(*lines))


def address(path: str, parameters: brute.Parameters, **more: str) -> str:
    """Return the address that puts a question to a page."""
    return f"{path}?{urlencode(dict(parameters) | more, doseq=True)}"


@generated
@given(parameters=brute.questions(), pair=PAIRS)
def test_a_crosstab_is_the_same_as_page_chart_json_and_file(
    client: Client, parameters: dict[str, list[str]], pair: tuple[str, str]
) -> None:
    rows, columns = pair
    expected = crossed(parameters, rows, columns)
    compare = page(client, address("/compare/", parameters, rows=rows, columns=columns))
    assert assert_figures_agree(compare, parameters) == [f"{rows}-by-{columns}"]
    body = client.get(address("/api/v1/crosstab/", parameters, rows=rows, columns=columns)).json()
    assert [row["value"] for row in body["rows"]] == VOCABULARY[rows]
    assert [column["value"] for column in body["columns"]] == VOCABULARY[columns]
    assert (body["cells"], body["total"]) == (expected, sum(map(sum, expected)))
    response: Any = client.get(address("/compare.csv", parameters, rows=rows, columns=columns))
    file = csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"), newline=""))
    header, *lines = file
    assert header == [rows, "label", *VOCABULARY[columns], "total", "source"]
    assert [[int(cell) for cell in line[2:-1]] for line in lines] == with_totals(expected)


@generated
@given(parameters=brute.questions())
def test_a_list_its_breakdown_its_facets_and_its_files_count_alike(
    client: Client, parameters: dict[str, list[str]]
) -> None:
    total = len(brute.answer(parameters))
    quotes = page(client, address("/quotes/", parameters))
    assert words(quotes.select_one(".list-head h2")).split()[0] == str(total)
    speakers = page(client, address("/quotes/speakers/", parameters))
    assert_breakdown_agrees(speakers, parameters, WHO if total else [])
    body = client.get(address("/api/v1/facets/", parameters)).json()
    assert body["total"] == total
    counted = {
        name: {value["value"]: value["count"] for value in values} for name, values in body["facets"].items()
    }
    assert counted == brute.counts(parameters)
    response: Any = client.get(address("/quotes.csv", parameters))
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"), newline="")))
    assert len(rows) == total


@generated
@given(parameters=brute.questions(), first=st.sampled_from(ATTRIBUTES), data=st.data())
def test_two_groups_count_what_a_loop_counts_under_each_theme(
    client: Client, parameters: dict[str, list[str]], first: str, data: st.DataObject
) -> None:
    groups = [(first, data.draw(st.sampled_from(VOCABULARY[first]))) for _group in range(2)]
    names = {
        name: f"{attribute}:{chosen}"
        for name, (attribute, chosen) in zip(["first", "second"], groups, strict=True)
    }
    compare = page(client, address("/compare/", parameters, **names))
    lifted = {"age": ["age_min", "age_max"]}.get(first, [first])
    others = {name: values for name, values in parameters.items() if name not in lifted}
    expected = [
        [row for row in brute.rows() if brute.matches(row, others) and value(row, first) == chosen]
        for _attribute, chosen in groups
    ]
    found = {
        str(section["aria-labelledby"]).removeprefix("on-"): [
            int(words(count).split()[0]) for count in section.select("h4 .count")
        ]
        for section in compare.select(".aligned-theme")
    }
    assert found == {
        theme: counts
        for theme in VOCABULARY["theme"]
        if any(counts := [sum(row["theme"] == theme for row in group) for group in expected])
    }


@pytest.mark.parametrize("theme", VOCABULARY["theme"])
def test_a_theme_s_page(client: Client, theme: str) -> None:
    found = page(client, f"/themes/{theme}/")
    total = len(brute.answer({"theme": [theme]}))
    assert words(found.select_one(".limits")).split()[0] == str(total)
    assert_breakdown_agrees(found, {"theme": [theme]}, WHO if total else [])
    assert len(found.select("article.quote")) == total


@pytest.mark.parametrize("place", VOCABULARY["governorate"])
def test_a_place_s_page(client: Client, place: str) -> None:
    asked = {"governorate": [place]}
    found = page(client, f"/places/{place}/")
    assert_breakdown_agrees(found, asked, WHO[:3] if brute.answer(asked) else [])
    sections = {
        str(section["aria-labelledby"]).removeprefix("on-"): [
            int(words(count).split()[0]) for count in section.select("h4 .count")
        ]
        for section in found.select(".aligned-theme")
    }
    counts = dict(zip(VOCABULARY["theme"], crossed(asked, "theme", "stance"), strict=True))
    assert sections == {theme: sides for theme, sides in counts.items() if any(sides)}


def test_the_map_the_table_of_places_and_the_api(client: Client) -> None:
    found = page(client, "/places/")
    expected = crossed({}, "governorate", "stance")
    dots = [
        [len(tile.select(f'use[href="#dot-{stance}"]')) for stance in VOCABULARY["stance"]]
        for tile in found.select("svg a.tile")
    ]
    assert dots == expected
    table = found.select_one("table.crosstab")
    assert table is not None
    for code in table.select("td.code, tfoot td:empty"):
        code.extract()
    assert shown(table) == with_totals(expected)
    places = client.get("/api/v1/places/").json()["results"]
    assert [place["count"] for place in places] == [sum(sides) for sides in expected]
    themes = client.get("/api/v1/themes/").json()["results"]
    assert [theme["count"] for theme in themes] == [sum(line) for line in crossed({}, "theme", "stance")]


def test_the_front_page(client: Client) -> None:
    home = page(client, "/")
    rows = brute.rows()
    assert words(home.select_one(".lead")).split()[0] == str(len(rows))
    marks = {
        str(track.select_one(".track-name")["href"]).split("/")[2]: [  # type: ignore[index]
            str(mark["href"]).split("/")[2] for mark in track.select(".marks a")
        ]
        for track in home.select(".track")
    }
    assert {theme: codes for theme, codes in marks.items() if codes} == {
        theme: [str(row["code"]) for row in rows if row["theme"] == theme]
        for theme in dict.fromkeys(row["theme"] for row in rows)
    }
    counts = brute.counts({})
    assert {
        str(tile["href"]).split("/")[2]: int(str(tile["aria-label"]).split()[-2])
        for tile in home.select(".map .tile:not(.tile-empty)")
    } == {place: count for place, count in counts["governorate"].items() if count}
