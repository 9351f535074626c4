"""The static edition in a real browser, opened from the disk: it answers as the site does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import QueryDict
from playwright.sync_api import BrowserContext, Page, expect

from explorer.questions.answer import ask
from explorer.questions.filters import read_request
from explorer.questions.question import LABELS
from tests.functional.test_pages import DESKTOP, PHONE, RULES, overflow, violations

PAGES = [
    "index.html",
    "quotes/index.html",
    "quotes/index.html?q=siege&stance=anti-regime",
    "quotes/index.html?sect=kurdish&governorate=tartous",
    "quotes/index.html?sect=unknown",
    "files/first=stance.pro-regime,second=stance.anti-regime/compare/index.html",
    "selection/index.html?id=halting-hostilities-07&id=halting-hostilities-01",
    "elsewhere/index.html?address=/api/v1/docs/",
    "ar/index.html",
    "ar/quotes/index.html?q=حصار",
]

QUESTIONS: list[dict[str, Any]] = [
    {},
    *(
        {"q": words}
        for words in ["siege", "ceasefire", "“no”", "the -regime", "حصار", "homs or aleppo", "xyzzy", "-the"]
    ),
    *({"stance": stance} for stance in ["pro-regime", "anti-regime"]),
    *({"governorate": place} for place in ["homs", "damascus", "outside-syria"]),
    {"theme": ["mistrust", "freer-movement"], "gender": "woman"},
    {"sect": ["sunni", "alawi"], "age_min": 25, "age_max": 40},
    {"age_min": 65},
    {"age_max": 24, "sort": "-age"},
    {"sort": "age"},
    {"displacement": "refugee", "q": "people"},
    {"chapter": "halting-hostilities", "report": "maybe-we-can-reach-a-solution"},
    {"id": ["halting-hostilities-29", "halting-hostilities-02"]},
    {"id": ["halting-hostilities-29", "halting-hostilities-02"], "stance": "anti-regime", "sort": "report"},
    {"q": " ", "unknown": "parameter"},
]
WRONG: list[dict[str, Any]] = [
    {"sect": "unknown"},
    {"age_min": "x"},
    {"age_max": 121},
    {"id": "nobody"},
    {"sort": "best"},
]

NewContext = Callable[..., BrowserContext]


def opened(page: Page, edition: Path, address: str) -> None:
    """Open a file of an edition from the disk, and wait until its script showed the answer."""
    page.goto(f"file://{edition}/{address}")
    if page.locator("[data-edition]").count() and "pages/" not in address:
        page.locator("html[data-edition-shown]").wait_for()


def on_the_site(query: str) -> dict[str, Any]:
    """Return what the site finds for a query string."""
    answer = ask(read_request(QueryDict(query)).question)
    counts = {name: [value.count for value in answer.facet(name).values] for name in LABELS}
    return {"codes": [quote.code for quote in answer[:]], "counts": counts}


def test_questions_have_the_same_answers_as_on_the_site(page: Page, edition: Path) -> None:
    queries = [urlencode(question, doseq=True) for question in QUESTIONS]
    expected = {query: on_the_site(query) for query in queries}
    opened(page, edition, "quotes/index.html")
    found = json.loads(page.evaluate("(queries) => JSON.stringify(queries.map(edition.ask))", queries))
    for (query, site), file in zip(expected.items(), found, strict=True):
        if "q=" in query:  # The best match comes first; which of two is better isn't promised.
            site["codes"], file["codes"] = sorted(site["codes"]), sorted(file["codes"])
        assert (query, file) == (query, site)
    wrong = [urlencode(question) for question in WRONG]
    assert page.evaluate("(queries) => queries.map(edition.ask)", wrong) == [None] * len(wrong)


def test_a_reader_searches_filters_and_goes_back_without_a_server(page: Page, edition: Path) -> None:
    opened(page, edition, "index.html")
    page.get_by_role("link", name="Quotes", exact=True).click()
    expect(page.locator("#total")).to_contain_text("29 quotes")
    page.locator("main input[name='q']").fill("peoples")
    page.locator("main input[name='q']").press("Enter")
    expect(page.locator("#total")).to_contain_text("10 quotes")
    expect(page.locator("mark").first).to_have_text("people")
    page.get_by_role("checkbox", name="Anti-regime : 3 quotes").check()
    expect(page.locator("#total")).to_contain_text("3 quotes")
    expect(page.locator(".limits")).to_contain_text("3 quotes, chosen by the report’s authors")
    assert page.url.endswith("quotes/index.html?q=peoples&stance=anti-regime")
    expect(page.locator("ol.quotes > li")).to_have_count(3)
    page.get_by_role("link", name="Remove filter: Words: peoples").click()
    expect(page.locator("#total")).to_contain_text("14 quotes")
    page.go_back()
    expect(page.locator("#total")).to_contain_text("3 quotes")
    page.locator("ol.quotes a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.startswith(f"file://{edition}/quotes/halting-hostilities-")


def test_long_answers_have_pages_and_empty_ones_say_so(page: Page, edition: Path) -> None:
    opened(page, edition, "quotes/index.html")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("ol.quotes > li")).to_have_count(9)
    expect(page.locator("#total")).to_contain_text("29 quotes page 2 of 2")
    opened(page, edition, "quotes/index.html?page=3")
    expect(page.locator("#results")).to_contain_text("There is no page 3: this list has pages 1 to 2.")
    opened(page, edition, "quotes/index.html?sect=kurdish&governorate=tartous")
    expect(page.locator("#results")).to_contain_text("No quote matches all of these together.")
    opened(page, edition, "quotes/index.html?sect=<b>")
    expect(page.locator("#results")).to_contain_text("something that this edition doesn’t have: sect=<b>")


def test_a_reading_list_is_kept_and_shown(page: Page, edition: Path) -> None:
    opened(page, edition, "quotes/index.html")
    for number in ("05", "03"):
        page.locator(f"#halting-hostilities-{number} input[type='checkbox']").check()
    page.locator("[data-list-bar]").get_by_role("link", name="Open the list").click()
    page.locator("html[data-edition-shown]").wait_for()
    assert [card.get_attribute("id") for card in page.locator("article.quote").all()] == [
        "halting-hostilities-05",
        "halting-hostilities-03",
    ]


def test_an_arabic_edition_counts_in_arabic(page: Page, edition: Path) -> None:
    opened(page, edition, "ar/quotes/index.html?q=حصار")
    expect(page.locator("#total")).to_have_text("٥ اقتباسات")
    page.locator("input[name='stance'][value='anti-regime']").check()
    expect(page.locator("#total")).to_have_text("اقتباسان")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_without_scripts_all_quotes_are_there_page_by_page(new_context: NewContext, edition: Path) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"file://{edition}/quotes/index.html")
    expect(page.locator("ol.quotes > li")).to_have_count(20)
    expect(page.locator("[data-edition-filters]")).to_be_hidden()
    expect(page.get_by_text("the search and the filters need JavaScript")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("ol.quotes > li")).to_have_count(9)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_kind_of_page_is_accessible_and_fits_its_window(
    new_context: NewContext, edition: Path, size: dict[str, int]
) -> None:
    page = new_context(viewport=size, color_scheme="light").new_page()
    axe = Axe().axe_script
    findings = {}
    for address in PAGES:
        page.emulate_media(color_scheme="light")
        opened(page, edition, address)
        page.evaluate(axe)
        by_day = violations(page, RULES)
        page.emulate_media(color_scheme="dark")
        findings[address] = (by_day, violations(page, ["color-contrast"]), overflow(page))
    assert findings == {address: ([], [], 0) for address in PAGES}
