"""The switch between light and dark, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(22, 22, 20)"


def ground(page: Page) -> str:
    """Return the colour of the page's paper."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("language", ["", "/ar"])
def test_a_choice_is_remembered_on_every_page_until_it_is_taken_back(page: Page, language: str) -> None:
    names = {"": ("As the system", "Dark"), "/ar": ("كما في النظام", "داكن")}[language]
    page.emulate_media(color_scheme="light")
    page.goto(f"{language}/")
    assert ground(page) == LIGHT
    expect(page.get_by_label(names[0], exact=True)).to_be_checked()
    page.get_by_label(names[0], exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(names[1], exact=True)).to_be_checked()
    assert ground(page) == DARK
    page.goto(f"{language}/themes/mistrust/")
    assert ground(page) == DARK
    expect(page.get_by_label(names[1], exact=True)).to_be_checked()
    frame = page.locator("meta[name='theme-color'][media='all']")
    expect(frame).to_have_attribute("content", "#161614")
    page.get_by_label(names[0], exact=True).check()
    assert ground(page) == LIGHT
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="dark")
    assert ground(page) == DARK


def test_the_choice_holds_before_anything_is_painted(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Dark", exact=True).check()
    page.add_init_script(
        "new MutationObserver(() => {"
        " if (document.body && !('first' in window)) window.first = document.documentElement.dataset.theme;"
        "}).observe(document, { childList: true, subtree: true })"
    )
    page.goto("/places/")
    assert page.evaluate("window.first") == "dark"


def test_a_browser_that_stores_nothing_shows_the_choice_on_this_page(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    page.emulate_media(color_scheme="light")
    page.goto("/about/")
    page.get_by_label("Dark", exact=True).check()
    assert ground(page) == DARK


def test_without_a_script_there_is_no_switch(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto("/")
    expect(page.locator("[data-theme-switch]")).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", DARK)


def test_who_asks_for_more_contrast_gets_black_on_white(page: Page) -> None:
    page.emulate_media(color_scheme="light", contrast="more")
    page.goto("/themes/mistrust/")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.note')).color") == "rgb(43, 41, 38)"


def test_with_forced_colours_marks_keep_their_shapes(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/themes/mistrust/")
    shapes = page.locator(".marks-line .mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark)).map(style =>"
        " [style.rotate, style.borderRadius, style.backgroundColor !== 'rgba(0, 0, 0, 0)'])"
    )
    assert [shape for shape in shapes if not shape[2]] == []
    assert {(turn, radius) for turn, radius, _filled in shapes} == {("45deg", "0px"), ("none", "50%")}
