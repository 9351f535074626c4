"""The sheet that holds the filters of the list on a phone, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.functional.test_filters import PHONE, NewContext, box
from tests.functional.test_pages import RULES, violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(name="phone")
def list_on_a_phone(new_context: NewContext) -> Page:
    """Open the list on a phone."""
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/quotes/?sort=age&page_size=5")
    expect(page.locator("#facet-sect")).to_have_attribute("role", "toolbar")
    return page


def test_on_a_phone_a_sheet_holds_the_filters_and_says_what_it_would_show(phone: Page) -> None:
    quotes = phone.locator(".quotes article").first
    phone.get_by_role("button", name="Filters").tap()
    sheet = phone.get_by_role("dialog", name="Filters")
    expect(sheet.get_by_role("button", name="Show 29 quotes")).to_be_visible()
    box(phone, "Pro-regime").tap()
    sheet.get_by_text("Gender", exact=True).tap()
    box(phone, "Woman").tap()
    expect(sheet.get_by_role("heading", name="Filters (2)")).to_be_visible()
    expect(sheet.get_by_role("link", name="Remove filter: Gender: Woman")).to_be_visible()
    show = sheet.get_by_role("button", name=re.compile(r"^Show \d+ quotes$"))
    expect(show).to_have_text("Show 6 quotes")
    phone.evaluate(Axe().axe_script)
    assert violations(phone, RULES) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    show.tap()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_role("button", name="Filters (2)")).to_be_focused()
    expect(phone.locator("#total")).to_contain_text("6 quotes")
    expect(quotes).to_be_in_viewport()
    expect(phone).to_have_url(re.compile(r"\?gender=woman&stance=pro-regime&sort=age&page_size=5$"))


def test_the_sheet_is_cleared_and_left_by_escape(phone: Page) -> None:
    phone.get_by_role("button", name="Filters").tap()
    box(phone, "Anti-regime").tap()
    expect(phone.locator("#show")).to_have_text("Show 14 quotes")
    phone.get_by_role("dialog").get_by_role("link", name="Clear").tap()
    expect(phone.locator("#show")).to_have_text("Show 29 quotes")
    expect(box(phone, "Anti-regime")).not_to_be_checked()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(phone.get_by_role("button", name="Filters")).to_be_focused()
    phone.get_by_role("button", name="Filters").tap()
    phone.get_by_role("button", name="Close").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_what_can_be_touched_in_the_sheet_is_large_enough(phone: Page) -> None:
    phone.get_by_role("button", name="Filters").tap()
    box(phone, "Pro-regime").tap()
    expect(phone.locator("#chips .chip")).to_have_count(1)
    small = phone.locator("dialog :is(label.facet-value, summary, button, a)").evaluate_all(
        "all => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)"
        ".map((one) => one.outerHTML)"
    )
    assert small == []


def test_the_sheet_closes_where_there_is_room_for_two_columns(phone: Page) -> None:
    phone.get_by_role("button", name="Filters").tap()
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(box(phone, "Damascus")).to_be_visible()
