"""A reading list in a browser: without a script in the address alone, with one remembered as well."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

ONE, TWO, THREE = (f"halting-hostilities-{number:02d}" for number in (1, 2, 3))


def tick(page: Page, code: str) -> Locator:
    """Return the box that puts a quote on the list."""
    return page.locator(f"#{code}").get_by_role("checkbox", name="Reading list")


def expect_list(page: Page, *codes: str) -> None:
    """Wait for the page of the list that holds exactly these quotes."""
    query = "&".join(f"id={code}" for code in codes)
    expect(page).to_have_url(re.compile(rf"/selection/{re.escape('?' + query) if query else ''}(#.*)?$"))
    assert [article.get_attribute("id") for article in page.locator("article").all()] == list(codes)


@pytest.fixture
def plain(new_context: NewContext) -> Page:
    """Return a page without scripts."""
    return new_context(java_script_enabled=False).new_page()


def test_without_a_script_a_list_is_made_changed_and_added_to(plain: Page) -> None:
    plain.goto("/quotes/")
    tick(plain, TWO).check()
    tick(plain, ONE).check()
    plain.get_by_role("button", name="Open the reading list").click()
    expect_list(plain, ONE, TWO)
    plain.get_by_role("button", name="Down: Sunni woman (pro-regime), 30, Aleppo").click()
    expect_list(plain, TWO, ONE)
    plain.get_by_role("link", name="Add more quotes").click()
    expect(plain.locator(f"#{ONE}")).to_contain_text("On the reading list")
    plain.goto(f"{plain.url}&stance=pro-regime")
    tick(plain, THREE).check()
    plain.get_by_role("button", name="Open the reading list").click()
    expect_list(plain, TWO, ONE, THREE)
    plain.get_by_role("button", name="Remove: Sunni woman (pro-regime), 30, Aleppo").click()
    expect_list(plain, TWO, THREE)
    expect(plain.locator("[data-list-bar]")).to_be_hidden()
    expect(plain.locator(".remembered")).to_be_hidden()


def test_without_a_script_a_filter_keeps_the_list_that_is_added_to(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"/quotes/?keep={ONE}")
    page.get_by_role("checkbox", name="Anti-regime 14 quotes").check()
    page.get_by_role("button", name="Show quotes").click()
    tick(page, TWO).check()
    page.get_by_role("button", name="Open the reading list").click()
    expect_list(page, ONE, TWO)


def test_the_browser_remembers_a_list_and_says_so(page: Page) -> None:
    page.goto("/quotes/")
    expect(page.locator("[data-list-bar]")).to_be_hidden()
    tick(page, TWO).check()
    bar = page.get_by_role("complementary", name="Your reading list")
    expect(bar.get_by_role("status")).to_have_text("Quotes on your reading list: 1 kept in this browser only")
    page.goto("/themes/local-ceasefires/")
    expect(tick(page, TWO)).to_be_checked()
    tick(page, ONE).check()
    expect(bar.get_by_role("status")).to_contain_text("list: 2")
    bar.get_by_role("link", name="Open the list").click()
    expect_list(page, TWO, ONE)
    expect(page.get_by_text("This list is remembered in this browser, and nowhere else.")).to_be_visible()


def test_a_change_on_the_list_s_page_is_remembered(page: Page) -> None:
    page.goto("/quotes/")
    for code in (ONE, TWO, THREE):
        tick(page, code).check()
    page.get_by_role("link", name="Reading list 3").click()
    expect_list(page, ONE, TWO, THREE)
    page.get_by_role("button", name="Up: Sunni man (anti-regime), 26, Hamah").click()
    expect_list(page, TWO, ONE, THREE)
    page.get_by_role("button", name="Remove: Sunni woman (pro-regime), 30, Aleppo").click()
    expect_list(page, TWO, THREE)
    page.goto("/quotes/")
    expect(tick(page, ONE)).not_to_be_checked()
    page.get_by_role("link", name="Reading list 2").click()
    expect_list(page, TWO, THREE)


def test_unticking_takes_a_quote_off_and_forgetting_takes_all(page: Page) -> None:
    page.goto("/quotes/")
    tick(page, ONE).check()
    tick(page, TWO).check()
    tick(page, ONE).uncheck()
    expect(page.get_by_role("status").filter(has_text="reading list")).to_contain_text("list: 1")
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator("[data-list-bar]")).to_be_hidden()
    expect(tick(page, TWO)).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def test_somebody_else_s_list_replaces_nothing_unasked(page: Page) -> None:
    page.goto("/quotes/")
    tick(page, ONE).check()
    page.goto(f"/selection/?id={THREE}&id={TWO}")
    expect(page.get_by_text("This browser remembers another list.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Remove: Sunni man")).click()
    expect_list(page, THREE)
    page.get_by_role("link", name="Open that one").click()
    expect_list(page, ONE)
    page.goto(f"/selection/?id={THREE}")
    page.get_by_role("button", name="Remember this one instead").click()
    expect(page.get_by_text("This list is remembered in this browser, and nowhere else.")).to_be_visible()
    page.goto("/selection/")
    page.get_by_role("link", name="Open that one").click()
    expect_list(page, THREE)


def test_a_quote_s_page_adds_its_quote_and_stays(page: Page) -> None:
    page.goto(f"/quotes/{ONE}/")
    save = page.get_by_role("button", name="Save to the reading list")
    for pressed in ("true", "false", "true"):
        save.click()
        expect(save).to_have_attribute("aria-pressed", pressed)
    expect(page.get_by_role("status").filter(has_text="reading list")).to_contain_text("list: 1")
    expect(page).to_have_url(re.compile(rf"/quotes/{ONE}/$"))
    page.get_by_role("link", name="Open the list").click()
    expect_list(page, ONE)
    page.get_by_role("link", name="Add more quotes").click()
    expect(page).to_have_url(re.compile(r"/quotes/$"))
    tick(page, TWO).check()
    page.get_by_role("button", name="Open the reading list").click()
    expect_list(page, ONE, TWO)


def test_a_browser_that_stores_nothing_breaks_nothing(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    page.goto(f"/selection/?id={ONE}&id={TWO}")
    page.get_by_role("button", name=re.compile("^Down")).click()
    expect_list(page, TWO, ONE)


def test_on_paper_a_list_is_a_handout(page: Page) -> None:
    page.goto(f"/selection/?id={TWO}&id={ONE}&style=mla")
    page.emulate_media(media="print")
    for kept in ("/quotes/halting-hostilities-02/", "/quotes/halting-hostilities-01/"):
        expect(page.locator("article .print-only", has_text=kept)).to_be_visible()
    expect(page.locator("#bibliography li")).to_have_count(1)
    expect(page.locator("#bibliography")).to_be_visible()
    expect(page.locator("footer").get_by_text("CC BY-SA 4.0")).to_be_visible()
    for dropped in ("button", ".downloads", ".hand-on", ".styles", ".in-report", "[data-list-bar]"):
        for element in page.locator(dropped).all():
            expect(element).to_be_hidden()
