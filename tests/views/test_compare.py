"""Comparison: the crosstab as page and as file, two groups side by side, and what can't be compared."""

import csv
import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from explorer.questions.index import current_index
from tests.support import brute
from tests.support.html import links, page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

SOURCE = (
    "Source: Craig Charney, “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local "
    "Initiatives for Peace, Justice, and Reconciliation, Syria Justice and Accountability Centre, February "
    "2015, https://syrianperspectives2015.pressbooks.com/. Interviews held August to October 2014. "
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; no endorsement by its authors or "
    "publisher is implied. Numbers count quotes that were printed, not people, and are not representative. "
    "Syrian Interview Quotes, archive version {version}, http://127.0.0.1:8000/compare/?{query}"
)


def numbers(table: BeautifulSoup | Any) -> list[list[str]]:
    """Return the numbers of a table's body and foot, without what only screen readers hear."""
    for hidden in table.select(".visually-hidden, .dots"):
        hidden.extract()
    return [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr, tfoot tr")]


def test_without_parameters_themes_are_crossed_with_stances(client: Client) -> None:
    compare = page(client, "/compare/")
    [table] = compare.select("table.crosstab")
    assert [words(head) for head in table.select("thead th[scope=col]")] == [
        "Theme",
        "Pro-regime",
        "Anti-regime",
        "Total",
    ]
    assert len(table.select("tbody th[scope=row]")) == 8
    assert numbers(table) == [
        ["3", "1", "4"],
        ["3", "6", "9"],
        ["1", "1", "2"],
        ["2", "2", "4"],
        ["4", "2", "6"],
        ["1", "1", "2"],
        ["1", "1", "2"],
        ["0", "0", "0"],
        ["15", "14", "29"],
    ]


def test_each_number_but_0_leads_to_exactly_its_quotes(client: Client) -> None:
    [table] = page(client, "/compare/?rows=gender&columns=stance&theme=mistrust").select("table.crosstab")
    assert [
        [cell.a["href"] if cell.a else words(cell) for cell in row.select("td")]
        for row in table.select("tbody tr, tfoot tr")
    ] == [
        [
            "/quotes/?gender=woman&stance=pro-regime&theme=mistrust",
            "/quotes/?gender=woman&stance=anti-regime&theme=mistrust",
            "/quotes/?gender=woman&theme=mistrust",
        ],
        [
            "/quotes/?gender=man&stance=pro-regime&theme=mistrust",
            "/quotes/?gender=man&stance=anti-regime&theme=mistrust",
            "/quotes/?gender=man&theme=mistrust",
        ],
        [
            "/quotes/?stance=pro-regime&theme=mistrust",
            "/quotes/?stance=anti-regime&theme=mistrust",
            "/quotes/?theme=mistrust",
        ],
    ]
    first = table.select_one("tbody td")
    assert words(first).startswith("1 quote: Woman, Pro-regime")


def test_few_quotes_are_dots_that_lead_to_them(client: Client) -> None:
    table = page(client, "/compare/?rows=gender&columns=stance&theme=national-ceasefire")
    [dots] = table.select("tbody tr:first-child .dots")
    assert links(dots) == {
        "Quote 15, Sunni woman (anti-regime), 28, Aleppo": "/quotes/halting-hostilities-15/"
    }
    assert [mark["class"] for mark in dots.select(".mark")] == [["mark", "mark-anti-regime"]]
    assert table.select("canvas") == []


def test_many_quotes_are_a_chart_that_points_to_its_table(client: Client) -> None:
    compare = page(client, "/compare/?rows=sect&columns=stance")
    [canvas] = compare.select("canvas")
    assert canvas["role"] == "img"
    assert canvas["aria-label"] == "Sect by stance, drawn as bars. The table has the same numbers."
    described = compare.find(id=str(canvas["aria-describedby"]))
    assert described is not None
    assert described.name == "table"
    frame = canvas.find_parent(class_="chart")
    assert frame is not None
    assert frame.has_attr("hidden")
    for button in compare.select("button[data-save], button[data-show]"):
        assert button.find_parent(class_="with-script") is not None


def test_the_question_s_filters_are_named_and_can_be_taken_away(client: Client) -> None:
    compare = page(client, "/compare/?rows=sect&columns=gender&stance=pro-regime&age_min=30")
    assert links(compare.select_one(".chips")) == {
        "Remove filter: Stance: Pro-regime": "/compare/?age_min=30&rows=sect&columns=gender",
        "Remove filter: Age: 30 and over": "/compare/?stance=pro-regime&rows=sect&columns=gender",
        "See these quotes and choose other filters": "/quotes/?stance=pro-regime&age_min=30",
    }
    hidden = [
        (str(field["name"]), field["value"])
        for field in compare.select("form[aria-labelledby=cross] input[type=hidden]")
    ]
    assert hidden == [("stance", "pro-regime"), ("age_min", "30")]
    assert links(compare.select_one(".crossed"))["Swap rows and columns"] == (
        "/compare/?stance=pro-regime&age_min=30&rows=gender&columns=sect"
    )


def test_a_page_about_one_side_leads_to_the_other_side_on_its_theme(client: Client) -> None:
    compare = page(client, "/compare/?stance=pro-regime&theme=mistrust&sect=alawi")
    assert links(compare.select_one(".other-side")) == {
        "The other side on the same theme: Anti-regime, 6 quotes": (
            "/quotes/?stance=anti-regime&theme=mistrust"
        )
    }


def test_the_limits_stand_beside_the_counts(client: Client) -> None:
    crossed = page(client, "/compare/?stance=pro-regime")
    assert words(crossed.select_one(".crossed .limits")).startswith(
        "15 quotes, chosen by the report’s authors from 40 interviews: not a representative sample."
    )
    groups = page(client, "/compare/?first=governorate:aleppo&second=sect:sunni")
    assert words(groups.select_one(".beside .limits")).startswith("13 quotes, chosen")


def test_two_groups_stand_side_by_side_under_each_theme(client: Client) -> None:
    compare = page(client, "/compare/?first=governorate:aleppo&second=governorate:damascus")
    assert words(compare.select_one("#groups")) == "Aleppo and Damascus"
    assert links(compare.select_one(".group-totals")) == {
        "4 quotes": "/quotes/?governorate=aleppo",
        "6 quotes": "/quotes/?governorate=damascus",
        "as a table (CSV)": "/quotes.csv?governorate=damascus",
    }
    assert [
        [
            [str(quote["id"])[-2:] for quote in side.select("article.quote")]
            for side in section.select(".sides > div")
        ]
        for section in compare.select(".aligned-theme")
    ] == [
        [["01"], ["04"]],
        [["09", "10"], ["05"]],
        [["15"], ["14"]],
        [[], ["18"]],
        [[], ["25"]],
        [[], ["29"]],
    ]
    assert len(links(compare.select_one(".aligned-silent"))) == 2
    assert compare.select("table.crosstab") == []


def test_groups_of_one_question_say_how_many_quotes_they_share(client: Client) -> None:
    compare = page(client, "/compare/?first=governorate:aleppo&second=sect:sunni&gender=woman")
    assert "2 quotes are in both groups." in words(compare.select_one(".beside"))


def test_a_group_shows_as_many_quotes_as_it_counts(client: Client) -> None:
    compare = page(client, "/compare/?first=theme:mistrust&second=stance:pro-regime")
    sections = [section.select(".sides > div") for section in compare.select(".aligned-theme")]
    shown = [
        sum(len(side.select("article.quote")) for side in sides) for sides in zip(*sections, strict=True)
    ]
    assert shown == [9, 15]
    assert "15 quotes" in links(compare.select_one(".group-totals"))


def test_a_filter_that_both_groups_replace_is_not_shown(client: Client) -> None:
    groups = "first=stance:pro-regime&second=stance:anti-regime"
    compare = page(client, f"/compare/?{groups}&stance=pro-regime&sect=sunni")
    assert [words(chip) for chip in compare.select("a.chip")] == ["Remove filter: Sect: Sunni"]
    [canonical] = compare.select("link[rel=canonical]")
    query = "sect=sunni&first=stance%3Apro-regime&second=stance%3Aanti-regime"
    assert canonical["href"] == f"http://127.0.0.1:8000/compare/?{query}"
    crossed = page(client, f"/compare/?{groups}&rows=sect&columns=gender&stance=pro-regime")
    assert [words(chip) for chip in crossed.select("a.chip")] == ["Remove filter: Stance: Pro-regime"]


def test_no_form_offers_a_group_without_quotes(client: Client) -> None:
    chooser = page(client, "/compare/?theme=mistrust").select_one("form[aria-labelledby=beside] select")
    assert chooser is not None
    offered = [str(option["value"]).split(":") for option in chooser.select("option")]
    held = {row["sect"] for row in brute.rows() if row["theme"] == "mistrust"}
    assert [value for name, value in offered if name == "sect"] == [
        sect for sect in brute.VOCABULARY["sect"] if sect in held
    ]
    nobody = page(client, "/compare/?q=zzzz")
    assert nobody.select("form[aria-labelledby=beside]") == []


def test_the_forms_show_what_is_compared(client: Client) -> None:
    crossed = page(client, "/compare/?rows=age&columns=sect")
    assert [
        (str(select["name"]), [option["value"] for option in select.select("option[selected]")])
        for select in crossed.select("select")
    ] == [
        ("rows", ["age"]),
        ("columns", ["sect"]),
        ("first", ["stance:pro-regime"]),
        ("second", ["stance:anti-regime"]),
    ]


def test_crosstab_and_groups_can_be_asked_for_together(client: Client) -> None:
    both = page(client, "/compare/?rows=sect&columns=stance&first=gender:woman&second=gender:man")
    assert len(both.select("table.crosstab")) == 1
    assert words(both.select_one("#groups")) == "Woman and Man"


def test_an_empty_question_is_a_table_of_zeros(client: Client) -> None:
    empty = page(client, "/compare/?rows=gender&columns=stance&sect=druze")
    [table] = empty.select("table.crosstab")
    assert numbers(table) == [["0", "0", "0"], ["0", "0", "0"], ["0", "0", "0"]]
    assert empty.select("canvas, [data-save]") == []


@pytest.mark.parametrize("address", ["/compare/", "/compare.csv", "/api/v1/crosstab/"])
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("rows=theme", "columns"),
        ("columns=theme", "rows"),
        ("rows=theme&columns=theme", "columns"),
        ("rows=colour&columns=theme", "rows"),
        ("rows=theme&columns=chapter", "columns"),
        ("rows=theme&columns=stance&sect=other", "sect"),
    ],
)
def test_what_can_not_be_crossed_is_named(client: Client, address: str, query: str, named: str) -> None:
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    if address.startswith("/api/"):
        assert [problem["parameter"] for problem in response.json()["errors"]] == [named]
    else:
        missing = BeautifulSoup(response.content, "lxml")
        assert [words(name) for name in missing.select("h2 code")] == [named]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("first=stance:pro-regime", ["second"]),
        ("second=sect:sunni", ["first"]),
        ("first=stance:neutral&second=sect:sunni", ["first"]),
        ("first=sunni&second=governorate:nowhere", ["first", "second"]),
        ("first=chapter:halting-hostilities&second=sect:sunni", ["first"]),
    ],
)
def test_groups_that_do_not_exist_are_named(client: Client, query: str, named: list[str]) -> None:
    missing = page(client, f"/compare/?{query}", status=400)
    assert [words(name) for name in missing.select("h2 code")] == named
    assert missing.select("article.quote") == []


def test_a_missing_parameter_is_called_missing(client: Client) -> None:
    missing = page(client, "/compare/?rows=theme", status=400)
    assert "This parameter is missing." in words(missing.select_one("main"))


def test_the_file_holds_the_table_and_its_source(client: Client) -> None:
    response: Any = client.get("/compare.csv?rows=gender&columns=stance&theme=mistrust")
    version = current_index().version
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="gender-by-stance-{version}.csv"'
    content = b"".join(response).decode("utf-8")
    assert content.startswith("\ufeffgender,label,pro-regime,anti-regime,total,source\r\n")
    source = SOURCE.format(version=version, query="theme=mistrust&rows=gender&columns=stance")
    assert list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))) == [
        ["gender", "label", "pro-regime", "anti-regime", "total", "source"],
        ["woman", "Woman", "1", "2", "3", source],
        ["man", "Man", "2", "4", "6", source],
        ["total", "", "3", "6", "9", source],
    ]


def test_filtered_comparisons_are_not_indexed(client: Client) -> None:
    plain, crossed = page(client, "/compare/"), page(client, "/compare/?columns=stance&rows=sect")
    assert plain.select("meta[name=robots]") == []
    assert [meta["content"] for meta in crossed.select("meta[name=robots]")] == ["noindex"]
    [canonical] = crossed.select("link[rel=canonical]")
    assert canonical["href"] == "http://127.0.0.1:8000/compare/?rows=sect&columns=stance"
