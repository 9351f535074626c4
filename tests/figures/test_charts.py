"""Figures: the table, its dots and its chart as data."""

import pytest
from django.conf import settings

from explorer.archive.changes import change
from explorer.figures import charts
from explorer.figures.charts import Figure, asked_in_words
from explorer.questions.answer import ask
from explorer.questions.index import current_index
from explorer.questions.question import Question
from tests.support.builders import build_place, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db


def figure(rows: str, columns: str, question: Question | None = None) -> Figure:
    """Return one figure of a question."""
    return charts.figure(ask(question or Question()), rows, columns)


def test_a_bar_for_each_row_and_a_part_for_each_column_with_quotes() -> None:
    build_quote(1, gender="woman", stance="anti-regime")
    build_quote(2, gender="man", stance="anti-regime")
    build_quote(3, gender="man", stance="pro-regime")
    build_quote(4, gender="man", stance="pro-regime")
    data = figure("gender", "stance").chart["data"]
    assert data == {
        "labels": [["Woman"], ["Man"]],
        "datasets": [
            {
                "label": "Pro-regime",
                "data": [0, 2],
                "tone": "pro-regime",
                "texture": "dots",
                "addresses": [None, "/quotes/?gender=man&stance=pro-regime"],
            },
            {
                "label": "Anti-regime",
                "data": [1, 1],
                "tone": "anti-regime",
                "texture": "stripes",
                "addresses": [
                    "/quotes/?gender=woman&stance=anti-regime",
                    "/quotes/?gender=man&stance=anti-regime",
                ],
            },
        ],
    }


def test_bars_are_stacked_horizontal_and_count_from_zero_in_whole_quotes() -> None:
    build_quote()
    chart = figure("gender", "stance").chart
    assert chart["type"] == "bar"
    options = chart["options"]
    assert (options["indexAxis"], options["animation"]) == ("y", False)
    assert options["scales"]["x"] == {
        "stacked": True,
        "beginAtZero": True,
        "ticks": {"precision": 0},
        "title": {"display": True, "text": "Number of quotes"},
    }
    assert options["scales"]["y"]["stacked"] is True


def test_a_column_without_quotes_is_no_part() -> None:
    build_quote(sect="sunni")
    parts = figure("gender", "sect").chart["data"]["datasets"]
    assert [part["label"] for part in parts] == ["Sunni"]


def test_parts_without_a_hue_differ_in_tone_or_texture() -> None:
    with change():
        for number in range(1, 15):
            build_quote(number, governorate=build_place(f"place-{number}"))
    parts = figure("gender", "governorate").chart["data"]["datasets"]
    assert len({(part["tone"], part["texture"]) for part in parts}) == 14
    assert {part["tone"] for part in parts} == {"ink", "ink-soft", "control"}


def test_a_long_label_is_broken_into_lines_and_shortened() -> None:
    heading = "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations"
    build_quote(1, theme=build_theme("mistrust", heading=heading))
    assert figure("theme", "stance").chart["data"]["labels"] == [
        ["Mistrust, Fear of", "Regime Victories, and", "Hostility to Talks", "Hamper Local…"]
    ]


def test_few_quotes_are_dots_in_the_report_s_order_under_their_column() -> None:
    build_quote(1, gender="man", stance="anti-regime")
    build_quote(2, gender="woman", stance="anti-regime")
    build_quote(3, gender="man", stance="anti-regime")
    found = figure("gender", "stance")
    assert found.has_dots
    assert [[[quote.code for quote in cell.dots] for cell in row.cells] for row in found.table_rows] == [
        [[], ["chapter-02"]],
        [[], ["chapter-01", "chapter-03"]],
    ]


def test_many_quotes_are_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "DOTS_AT_MOST", 2)
    build_quote(1)
    build_quote(2)
    assert figure("gender", "stance").has_dots
    build_quote(3)
    found = figure("gender", "stance")
    assert not found.has_dots
    assert [cell.dots for row in found.table_rows for cell in row.cells] == [[], [], [], []]
    assert [row.cells[1].count for row in found.table_rows] == [3, 0]


def test_no_quotes_are_no_dots() -> None:
    build_quote()
    assert not figure("gender", "stance", Question(sect=("druze",))).has_dots


def test_a_figure_names_itself_its_page_and_its_file() -> None:
    build_quote()
    found = figure("gender", "stance", Question(sect=("sunni",)))
    assert found.title == "Gender by stance"
    assert found.address == "/compare/?sect=sunni&rows=gender&columns=stance"
    assert found.csv == "/compare.csv?sect=sunni&rows=gender&columns=stance"
    assert found.svg == "/compare.svg?sect=sunni&rows=gender&columns=stance"
    assert asked_in_words(found.answer) == "1 quote; Sect: Sunni"


def test_a_picture_carries_report_publisher_licence_version_and_address() -> None:
    build_report(title="A Report on Peace", publisher="The Publisher", url="https://example.org/peace/")
    build_quote()
    assert figure("sect", "stance").credit_line == (
        "Source: Ann Author, A Report on Peace, The Publisher, January 2026, https://example.org/peace/. "
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; no endorsement by its authors or "
        "publisher is implied. Numbers count quotes that were printed, not people, and are not "
        f"representative. Syrian Interview Quotes, archive version {current_index().version}, "
        f"{settings.SITE_URL}/compare/?rows=sect&columns=stance"
    )


@pytest.mark.usefixtures("archive")
def test_a_picture_says_when_the_interviews_were_held() -> None:
    assert "Interviews held August to October 2014. CC BY-SA 4.0" in figure("sect", "stance").credit_line


@pytest.mark.parametrize(
    ("rows", "columns", "wide"),
    [
        ("sect", "stance", False),
        ("governorate", "sect", False),
        ("theme", "gender", False),
        ("theme", "sect", True),
        ("sect", "governorate", True),
        ("stance", "theme", True),
    ],
)
@pytest.mark.usefixtures("archive")
def test_a_wide_table_leaves_no_room_beside_it(rows: str, columns: str, *, wide: bool) -> None:
    assert figure(rows, columns).is_wide == wide
