"""What a list keeps folded, opened in a real browser, with a script and without one."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request, expect

from explorer.archive.changes import change
from tests.functional.test_pages import RULES, violations
from tests.support.builders import build_theme

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

SUMMARY = "Who is quoted here"


def test_a_closed_panel_loads_nothing_and_an_open_one_its_table(page: Page) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    page.on("request", hear)
    page.goto("/quotes/")
    expect(page.locator("details.breakdown")).to_be_visible()
    assert [url for url in asked if "chart" in url or "/speakers/" in url or "italic" in url] == []
    page.get_by_text(SUMMARY).click()
    expect(page.locator(".breakdown .bar").first).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as picture (PNG)").click()
    assert saving.value.suggested_filename.startswith("who-is-quoted-")
    page.get_by_text(SUMMARY).click()
    page.get_by_text(SUMMARY).click()
    assert len([url for url in asked if "/speakers/" in url]) == 1
    expect(page).to_have_title("29 quotes – Syrian Interview Quotes")


def test_an_open_panel_is_accessible_and_its_focus_stays(page: Page) -> None:
    page.goto("/quotes/?theme=freer-movement")
    for panel in ("breakdown", "citing"):
        page.locator(f"details.{panel} summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"details.{panel}[data-panel]")).to_have_count(0)
        expect(page.locator(f"details.{panel} summary")).to_be_focused()
    expect(page.locator("#bibliography > li")).to_have_count(1)
    page.evaluate(Axe().axe_script)
    assert violations(page, RULES) == []


def test_a_style_chosen_in_the_panel_is_part_of_the_list_s_address(page: Page) -> None:
    page.goto("/quotes/?theme=freer-movement")
    page.locator("details.citing summary").click()
    page.get_by_role("link", name="MLA 9").click()
    expect(page).to_have_url(re.compile(r"/quotes/\?theme=freer-movement&style=mla#cite$"))
    expect(page.locator("details.citing[open] #bibliography li").first).to_contain_text("Charney, Craig.")
    page.go_back()
    expect(page.locator("#total")).to_have_text("4 quotes")


def test_a_panel_that_can_not_be_fetched_keeps_its_link(page: Page) -> None:
    page.goto("/quotes/")
    page.route("**/quotes/speakers/**", lambda route: route.fulfill(status=200, body="nothing"))
    page.get_by_text(SUMMARY).click()
    expect(page.get_by_role("link", name="A table: sect, gender, age and place, by stance")).to_be_visible()


def test_without_a_script_a_panel_is_a_page(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/quotes/?sect=sunni&sort=age")
    page.get_by_text(SUMMARY).click()
    page.get_by_role("link", name="A table: sect, gender, age and place, by stance").click()
    expect(page.get_by_role("heading", name="Who is quoted")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Sunni ?, 13 quotes"))).to_be_visible()
    page.get_by_role("link", name="Back to the list of these quotes").click()
    expect(page).to_have_url(re.compile(r"/quotes/\?sect=sunni&sort=age$"))


def test_without_a_script_a_value_that_is_left_out_has_a_page(new_context: NewContext) -> None:
    with change():
        for number in range(10, 25):
            build_theme(f"made-up-{number}", heading=f"Made up {number}")
    page = new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False).new_page()
    page.goto("/quotes/?sect=kurdish&theme=made-up-11")
    page.locator("#facet-theme summary").click()
    page.get_by_label("Find in: Theme").fill("mis")
    page.get_by_role("button", name="Find Theme").click()
    page.get_by_role("checkbox", name=re.compile("^Mistrust, Fear")).check()
    page.get_by_role("button", name="Show quotes").click()
    expect(page).to_have_url(re.compile(r"/quotes/\?theme=mistrust&sect=kurdish&theme=made-up-11$"))
