"""The header of every page: one line at every width, whose ways are reached by mouse, keyboard and touch."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.functional.test_pages import DESKTOP, PHONE, overflow

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

LINE = """() => {
    const boxes = [...document.querySelectorAll(".site-header :is(a, summary, input)")]
        .filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect());
    const header = document.querySelector(".site-header").getBoundingClientRect();
    const middles = new Set(boxes.map(({ top, bottom }) => Math.round((top + bottom) / 2)));
    return [header.height, middles.size];
}"""
"""The height of the header, and how many lines what stands in it takes: what shares a middle is one."""

HEIGHTS = {320: 52, 360: 52, 768: 52, 897: 60, 1024: 60, 1280: 60}


def test_the_header_is_one_line(page: Page) -> None:
    page.add_init_script("localStorage.setItem('reading-list', JSON.stringify(Array(40).fill('a-01')))")
    found = {}
    for address in ("/", "/themes/mistrust/", "/ar/", "/ar/places/homs/"):
        page.goto(address)
        for width in HEIGHTS:
            page.set_viewport_size({"width": width, "height": 740})
            found[address, width] = (*page.evaluate(LINE), overflow(page))
    assert found == {(address, width): (HEIGHTS[width], 1, 0) for address, width in found}


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
@pytest.mark.parametrize(("language", "word"), [("", "Places 15"), ("/ar", "الأماكن ١٥")])
def test_the_menu_opens_on_a_phone(new_context: NewContext, language: str, word: str, script: bool) -> None:
    context = new_context(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{language}/quotes/halting-hostilities-06/")
    way = page.locator(".site-header").get_by_role("link", name=word)
    expect(way).to_be_hidden()
    page.locator(".menu > summary").tap()
    assert way.bounding_box()["height"] >= 44  # type: ignore[index]
    assert overflow(page) == 0
    way.tap()
    expect(page.locator(".site-header [aria-current=page]")).to_have_attribute("href", f"{language}/places/")


def test_the_menu_is_opened_and_closed_by_keyboard(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto("/themes/")
    menu, way = page.locator(".menu > summary"), page.locator(".menu").get_by_role("link", name="About")
    menu.focus()
    page.keyboard.press("Enter")
    expect(way).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".menu").get_by_role("link", name="Quotes 29")).to_be_focused()
    page.keyboard.press("Escape")
    expect(way).to_be_hidden()
    expect(menu).to_be_focused()


def test_one_of_menu_and_search_is_open_and_a_click_elsewhere_closes_both(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto("/themes/")
    search, menu = page.locator(".header-search"), page.locator(".menu")
    search.locator("summary").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    menu.locator("summary").click()
    expect(search).not_to_have_attribute("open", "")
    expect(menu).to_have_attribute("open", "")
    page.locator("main").click(position={"x": 5, "y": 650})
    expect(menu).not_to_have_attribute("open", "")


def test_on_a_wide_screen_all_stands_in_the_line(page: Page) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.goto("/themes/")
    expect(page.locator(".menu > summary")).to_be_hidden()
    names = page.locator(".site-header").get_by_role("link").all_inner_texts()
    assert [name.strip() for name in names] == [
        *("Syrian Interview Quotes", "Quotes", "Themes", "Places", "Compare", "Method", "Reading list"),
        "العربيّة",
    ]
    expect(page.get_by_role("combobox")).to_be_visible()
