"""The search box and what it suggests: by keyboard, mouse and touch, in both languages, without a script."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.functional.test_pages import DESKTOP, PHONE, RULES, overflow, violations

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

HOUSE = re.compile(r"/quotes/\?q=house$")


def test_the_arrows_choose_a_suggestion_and_enter_opens_it(page: Page) -> None:
    page.goto("/")
    box, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("ho")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_have_accessible_name("house 3 quotes")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("8 suggestions")
    for group in ("Words in the quotes", "Places", "Themes"):
        expect(page.get_by_role("group", name=group)).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", str(first))
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(HOUSE)


def test_escape_closes_the_list_and_tab_leaves_it(page: Page) -> None:
    page.goto("/quotes/")
    box, popup = page.locator("#q[role=combobox]"), page.get_by_role("listbox")
    box.press_sequentially("ho")
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(box).to_have_value("ho")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(popup).to_be_visible()
    page.keyboard.press("Tab")
    expect(popup).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    box.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quotes/\?q=ho$"))


def test_a_click_opens_a_suggestion_and_keeps_the_filters(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/quotes/?sect=kurdish")
    page.locator("#q[role=combobox]").press_sequentially("sie")
    page.get_by_role("option", name="siege 1 quote").click()
    expect(page).to_have_url(re.compile(r"/quotes/\?q=siege&sect=kurdish$"))


def test_an_answer_that_comes_too_late_is_not_shown(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/suggestions/?q=s", hold)
    page.goto("/")
    box = page.get_by_role("combobox")
    with page.expect_request("**/suggestions/?q=s"):
        box.press_sequentially("s")
    box.press_sequentially("ie")
    expect(page.get_by_role("option")).to_have_count(2)
    for route in held:
        route.fulfill(body="<div data-suggestions><a role=option>late</a></div>", content_type="text/html")
    expect(page.get_by_role("option", name="late")).to_have_count(0)
    expect(page.get_by_role("option")).to_have_count(2)


def test_without_an_answer_the_box_is_a_form(page: Page) -> None:
    page.route("**/suggestions/**", lambda route: route.abort())
    page.goto("/")
    box = page.get_by_role("combobox")
    with page.expect_event("requestfailed"):
        box.press_sequentially("siege")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/quotes/\?q=siege$"))


def test_an_unknown_word_says_so_and_opens_nothing(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("zzz")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("No suggestions")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize("language", ["", "/ar"])
def test_on_a_phone_the_box_in_the_header_is_used_by_touch(new_context: NewContext, language: str) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{language}/themes/mistrust/")
    box = page.locator("#q[role=combobox]")
    expect(box).to_be_hidden()
    page.locator(".header-search > summary").tap()
    expect(box).to_be_focused()
    box.press_sequentially("حمص" if language else "hom")
    option = page.get_by_role("option", name=re.compile("^(Homs|حمص)"))
    height = option.bounding_box()["height"]  # type: ignore[index]
    assert height >= 44
    option.tap()
    expect(page).to_have_url(re.compile(rf"{language}/places/homs/$"))


def test_arabic_words_lead_to_their_english_quotes(page: Page) -> None:
    page.goto("/ar/")
    box = page.get_by_role("combobox")
    box.press_sequentially("الحصا")
    option = page.get_by_role("option").first
    expect(option).to_have_accessible_name("حصار siege, besiege ٥ اقتباسات")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="اقتباسات")).to_contain_text("٥ اقتباسات")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_open_list_is_accessible_and_fits_its_window(
    new_context: NewContext, size: dict[str, int]
) -> None:
    page = new_context(viewport=size).new_page()
    found = {}
    for address in ("/", "/quotes/", "/places/homs/", "/ar/", "/ar/places/homs/"):
        page.goto(address)
        box = page.locator("#q")
        if not box.is_visible():
            page.locator(".header-search > summary").click()
        box.press_sequentially("ho")
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.evaluate(Axe().axe_script)
        # What the open list covers is looked at where no list is open: by test_pages.py.
        found[address] = (violations(page, RULES, ".search"), overflow(page))
    assert found == {address: ([], 0) for address in found}


def test_without_a_script_the_header_s_box_is_a_form(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto("/themes/mistrust/")
    page.locator(".header-search > summary").click()
    page.get_by_role("textbox").fill("siege")
    page.get_by_role("button", name="Search", exact=True).last.click()
    expect(page).to_have_url(re.compile(r"/quotes/\?q=siege$"))
    page.goto("/quotes/suggestions/?q=ho")
    page.get_by_role("option", name="house 3 quotes").click()
    expect(page).to_have_url(HOUSE)
