"""The archive in one picture, in a real browser: pointed at, typed at, touched, without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

WORDS = "No one would ever settle for something like"
"""How the words of quote 28, from Homs, begin."""


def test_the_words_of_a_mark_stay_until_escape_and_its_place_is_outlined(page: Page) -> None:
    page.goto("/")
    mark, words = page.locator(".point").nth(27), page.locator(".pointed", has_text=WORDS)
    expect(words).to_be_hidden()
    mark.hover()
    expect(words).to_be_visible()
    expect(page.locator(".tile[data-pointed]")).to_have_attribute("aria-label", "Homs: 3 quotes")
    page.get_by_role("heading", level=1).hover()
    expect(words).to_be_visible()
    page.locator(".point").nth(0).focus()
    expect(words).to_be_hidden()
    expect(page.locator(".pointed").nth(0)).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    expect(page.locator(".pointed:visible")).to_have_count(0)
    mark.click()
    expect(page.locator("h1")).to_have_text("Quote 28 of “Halting Hostilities at the Local Level”")


def test_without_a_script_the_words_show_while_a_mark_is_pointed_at(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    words = page.locator(".pointed", has_text=WORDS)
    page.locator(".point").nth(27).hover()
    expect(words).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(words).to_be_hidden()


def test_a_line_leads_to_its_section_of_the_chapter(page: Page) -> None:
    page.goto("/chapters/halting-hostilities/")
    page.locator(".track-name", has_text="Views of Ending Local Sieges Mixed").click()
    expect(page.locator("section:target h2")).to_have_text("Views of Ending Local Sieges Mixed")


@pytest.mark.parametrize(
    ("address", "first"), [("/", '"1"'), ("/ar/", '"١"'), ("/themes/", '"1"'), ("/ar/themes/", '"١"')]
)
def test_a_line_begins_with_its_number_in_the_digits_of_the_page(
    page: Page, address: str, first: str
) -> None:
    page.goto(address)
    lines = page.locator(".track, .numbered > li")
    assert (
        lines.evaluate_all("all => all.map((one) => getComputedStyle(one, '::before').content)")[0] == first
    )
