"""The panel of filters beside the list of quotes, and the chips of what is chosen."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def facet(quotes: BeautifulSoup, name: str) -> list[str]:
    """Return the values of a facet with their counts, as they are read."""
    return [words(value) for value in quotes.select(f"#facet-{name} li")]


def boxes(quotes: BeautifulSoup, state: str) -> list[str]:
    """Return the values of the filters whose checkbox is `checked` or `disabled`, as `sect=sunni`."""
    return [
        f"{box['name']}={box['value']}" for box in quotes.select(f"#filters input[type=checkbox][{state}]")
    ]


def sent(quotes: BeautifulSoup, form: str) -> list[tuple[str, str]]:
    """Return what a browser sends for a form as it stands: fields, ticked boxes and chosen options."""
    fields = quotes.select(f"form#{form} input, [form={form}]") if form != "search" else []
    fields = fields or quotes.select("form.search input")
    found = []
    for field in fields:
        if field.name == "select":
            [chosen] = field.select("option[selected]")
            found.append((str(field["name"]), str(chosen["value"])))
        elif field.name == "input" and (field["type"] != "checkbox" or field.has_attr("checked")):
            found.append((str(field["name"]), str(field["value"])))
    return [pair for pair in found if pair[1]]


@pytest.mark.usefixtures("archive")
def test_facets_count_with_their_own_choice_lifted(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=kurdish&stance=anti-regime")
    assert facet(quotes, "sect") == [
        "Sunni 11 quotes",
        "Alawi 0 quotes",
        "Christian 1 quote",
        "Kurdish 2 quotes",
        "Shia 0 quotes",
        "Druze 0 quotes",
        "Ismaili 0 quotes",
    ]
    assert facet(quotes, "stance") == ["Pro-regime 1 quote", "Anti-regime 2 quotes"]
    assert facet(quotes, "displacement") == [
        "Refugee 0 quotes",
        "Internally displaced (IDP) 0 quotes",
        "None stated 2 quotes",
    ]


@pytest.mark.usefixtures("archive")
def test_the_filters_are_checkboxes_of_one_form_and_zeros_can_not_be_ticked(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=kurdish&sort=age&page=1")
    form = quotes.select_one("form#filters")
    assert form is not None
    assert (form["action"], form["method"]) == ("/quotes/", "get")
    assert boxes(quotes, "checked") == ["sect=kurdish"]
    assert [box for box in boxes(quotes, "disabled") if box.startswith("sect")] == [
        "sect=shia",
        "sect=druze",
        "sect=ismaili",
    ]
    assert sent(quotes, "filters") == [("sect", "kurdish"), ("sort", "age")]


def test_a_chosen_value_without_a_quote_can_be_taken_away(client: Client) -> None:
    build_quote()
    quotes = page(client, "/quotes/?sect=druze")
    assert boxes(quotes, "checked") == ["sect=druze"]
    assert "sect=druze" not in boxes(quotes, "disabled")


@pytest.mark.usefixtures("archive")
def test_five_filters_stand_open_and_the_folded_ones_name_what_is_chosen(client: Client) -> None:
    quotes = page(client, "/quotes/?displacement=idp&displacement=refugee&governorate=homs")
    facets = quotes.select(".facet")
    assert [words(one.select_one("h3")) for one in facets if one.select_one("details[open]")] == [
        "Stance",
        "Governorate",
        "Sect",
        "Gender",
        "Age",
    ]
    assert [words(one.select_one("summary")) for one in facets if not one.select_one("details[open]")] == [
        "Theme",
        "Displacement Refugee, Internally displaced (IDP)",
    ]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("query", "ticked", "typed"),
    [
        ("?age=25-34&age=35-44", ["age=25-34", "age=35-44"], ["", ""]),
        ("?age_min=25&age_max=34", ["age=25-34"], ["", ""]),
        ("?age_min=25&age_max=35", [], ["25", "35"]),
        ("?age=25-34&age_min=25&age_max=34", ["age=25-34"], ["25", "34"]),
    ],
)
def test_bands_of_ages_are_ticked_and_other_limits_are_typed(
    client: Client, query: str, ticked: list[str], typed: list[str]
) -> None:
    quotes = page(client, f"/quotes/{query}")
    assert boxes(quotes, "checked") == ticked
    assert [field["value"] for field in quotes.select("#filters input[type=number]")] == typed
    assert bool(quotes.select(".ages[open]")) is any(typed)


@pytest.mark.usefixtures("archive")
def test_what_has_no_field_in_the_panel_goes_along_with_it(client: Client) -> None:
    asked = "q=the&chapter=halting-hostilities&id=halting-hostilities-02&keep=halting-hostilities-03"
    quotes = page(client, f"/quotes/?{asked}&page_size=5&style=mla")
    assert sent(quotes, "filters") == [
        ("q", "the"),
        ("chapter", "halting-hostilities"),
        ("id", "halting-hostilities-02"),
        ("keep", "halting-hostilities-03"),
        ("page_size", "5"),
    ]
    assert words(quotes.select_one(".results select[name=sort] option")) == "As given"


def test_the_facet_of_chapters_is_shown_where_there_are_several(client: Client) -> None:
    build_quote()
    assert facet(page(client, "/quotes/"), "chapter") == []
    build_theme("elsewhere", chapter=build_chapter("other", order=2, title="Other"))
    assert facet(page(client, "/quotes/"), "chapter") == ["A Chapter 1 quote", "Other 0 quotes"]


@pytest.mark.usefixtures("archive")
def test_active_filters_are_chips_that_remove_themselves(client: Client) -> None:
    quotes = page(client, "/quotes/?governorate=homs&governorate=hamah&age_min=26&sort=-age")
    assert links(quotes.select_one(".chips")) == {
        "Remove filter: Governorate: Homs": "/quotes/?governorate=hamah&age_min=26&sort=-age",
        "Remove filter: Governorate: Hamah": "/quotes/?governorate=homs&age_min=26&sort=-age",
        "Remove filter: Age: 26 and over": "/quotes/?governorate=homs&governorate=hamah&sort=-age",
        "Clear all filters": "/quotes/?sort=-age",
    }
    assert words(quotes.select_one(".filters > summary")) == "Filters (3)"


def test_without_a_filter_there_is_nothing_to_remove(client: Client) -> None:
    build_quote()
    quotes = page(client, "/quotes/?sort=age")
    assert quotes.select(".chips") == []
    assert words(quotes.select_one(".filters > summary")) == "Filters"


@pytest.mark.usefixtures("archive")
def test_the_forms_keep_the_rest_of_the_question(client: Client) -> None:
    quotes = page(client, "/quotes/?sect=sunni&age_min=26&age_max=40&sort=age&page=1")
    limits = [("age_min", "26"), ("age_max", "40")]
    assert sent(quotes, "search") == [("sect", "sunni"), *limits, ("sort", "age")]
    assert sent(quotes, "filters") == [("sect", "sunni"), *limits, ("sort", "age")]


@pytest.mark.usefixtures("archive")
def test_a_facet_an_order_and_a_chip_keep_the_size_of_pages(client: Client) -> None:
    soup = page(client, "/quotes/?q=the&stance=pro-regime&page_size=5&page=2")
    ways = soup.select(".chips a, .pager a, .sheet-foot a")
    assert len(ways) > 5
    assert [way["href"] for way in ways if "page_size=5" not in str(way["href"])] == []
    for form in ("search", "filters"):
        assert ("page_size", "5") in sent(soup, form)
    assert "page_size" not in str(soup.select_one(".formats"))
