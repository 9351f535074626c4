"""What readers can reach and read in a real browser: by keyboard, in large type, with little contrast."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

PHONE = {"width": 360, "height": 740}

LARGE_TYPE = [
    *("/", "/quotes/?sect=sunni", "/quotes/halting-hostilities-06/", "/themes/", "/themes/mistrust/"),
    *("/chapters/halting-hostilities/", "/places/", "/places/homs/", "/about/data/", "/about/method/"),
    *("/compare/?rows=sect&columns=stance", "/selection/?id=halting-hostilities-06", "/ar/", "/ar/quotes/"),
]

COVERED = """async () => {
    for (let still = 0, before = -1; still < 4; ) {  // the browser scrolls to what gets the focus in steps
        await new Promise(requestAnimationFrame);
        still = scrollY === before ? still + 1 : 0;
        before = scrollY;
    }
    const bar = document.querySelector(".list-bar").getBoundingClientRect();
    const here = document.activeElement.getBoundingClientRect();
    return document.activeElement !== document.body && here.top < bar.bottom && here.bottom > bar.top + 1
        && !document.activeElement.closest(".list-bar");
}"""
"""Whether what has the focus stands behind the reading list's bar."""

CONTRAST = """([selector]) => {
    const channel = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const luminance = (colour) => {
        const [red, green, blue] = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => channel(part / 255));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const text = luminance(getComputedStyle(document.querySelector(selector)).color);
    const paper = luminance(getComputedStyle(document.body).backgroundColor);
    return (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
}"""
"""The contrast of an element's text with the page, by the formula of WCAG 2.2."""


def test_the_bar_of_the_reading_list_covers_nothing_that_has_the_focus(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto("/quotes/?page_size=5")
    page.get_by_role("checkbox", name="Reading list").first.check()
    expect(page.locator(".list-bar")).to_be_visible()
    page.goto("/quotes/?page_size=5")
    covered = []
    for stop in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(COVERED):
            covered.append((stop, page.evaluate("document.activeElement.outerHTML.slice(0, 80)")))
    assert covered == []


def test_the_keyboard_skips_to_the_quotes(page: Page) -> None:
    page.goto("/quotes/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the quotes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_focused()


def test_text_of_twice_the_size_fits_a_phone(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE).new_page()
    wider: dict[str, Any] = {}
    for address in LARGE_TYPE:
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wider[address] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert wider == dict.fromkeys(LARGE_TYPE, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quotes_and_attributions_have_seven_times_the_contrast(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/quotes/")
    assert page.evaluate(CONTRAST, [".words"]) >= 7
    assert page.evaluate(CONTRAST, [".attribution"]) >= 7


def test_the_manifest_loads_under_the_site_s_own_policy(page: Page) -> None:
    page.goto("/")
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert (found["url"].endswith("/manifest.webmanifest"), found["errors"]) == (True, [])
    assert '"Syrian Interview Quotes"' in found["data"]
