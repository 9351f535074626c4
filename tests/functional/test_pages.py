"""Every page in a real browser: readable by everyone, on every screen, without a request to anybody else."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

PAGES = [
    "/",
    "/quotes/",
    "/quotes/?governorate=homs&governorate=hamah&age_min=26",
    "/quotes/?sect=kurdish&governorate=tartous",
    "/quotes/?sect=unknown",
    "/quotes/speakers/?sect=sunni",
    "/quotes/bibliography/?page=2",
    "/quotes/values/theme/?sect=sunni&find=local",
    "/quotes/halting-hostilities-06/",
    "/quotes/halting-hostilities-09/",
    "/chapters/halting-hostilities/",
    "/themes/",
    "/themes/mistrust/",
    "/themes/mistrust/?view=sides",
    "/themes/summary-of-findings/",
    "/places/",
    "/places/homs/",
    "/places/idlib/",
    "/places/outside-syria/",
    "/compare/",
    "/compare/?rows=theme&columns=governorate",
    "/compare/?rows=sect&columns=gender&theme=mistrust",
    "/compare/?first=governorate:aleppo&second=governorate:damascus",
    "/compare/?rows=theme",
    "/about/",
    "/about/method/",
    "/about/data/",
    "/about/privacy/",
    "/about/citing/",
    "/about/corrections/",
    "/archive/",
    "/about/accessibility/",
    "/about/style/",
    "/about/style/?dir=rtl",
    "/quotes/halting-hostilities-07/?style=harvard",
    "/quotes/?theme=freer-movement&style=mla&keep=halting-hostilities-16",
    "/selection/",
    "/selection/?id=halting-hostilities-07&id=halting-hostilities-01&id=nobody",
    "/embed/quotes/halting-hostilities-09/",
    "/api/v1/docs/",
    "/nothing/",
]
"""Every type of page in each of its states; test_right_to_left.py has those in Arabic."""

TYPES = [
    "/",
    "/quotes/?governorate=homs&governorate=hamah&age_min=26",
    "/quotes/halting-hostilities-06/",
    "/chapters/halting-hostilities/",
    "/themes/",
    "/themes/mistrust/",
    "/places/",
    "/places/homs/",
    "/compare/?rows=sect&columns=gender&theme=mistrust",
    "/compare/?first=governorate:aleppo&second=governorate:damascus",
    "/about/method/",
    "/about/style/",
    "/selection/?id=halting-hostilities-07&id=halting-hostilities-01&id=nobody",
    "/nothing/",
]
"""A page of each type, to look at a second time."""

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}

NewContext = Callable[..., BrowserContext]


def violations(page: Page, rules: list[str], part: str = "html") -> list[str]:
    """Return what keeps somebody from using a page, or the part that a selector names, by rule and element.

    The page has been given axe. Of what is fulfilled axe tells one element a rule rather than all, and
    of no element how to find it again: that takes about two fifths of the time away. It would read style
    sheets only for one rule, about the screen's orientation, and stumbles over imports in them.
    """
    options = {"runOnly": rules, "resultTypes": ["violations"], "selectors": False, "preload": False}
    run = "async ([part, options]) => (await axe.run(part, options)).violations"
    found = page.evaluate(run, [part, options])
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("size", "pages"), [(DESKTOP, PAGES), (PHONE, TYPES)], ids=["desktop", "phone"])
def test_every_page_is_accessible_by_day_and_by_night_and_fits_its_window(
    new_context: NewContext, size: dict[str, int], pages: list[str]
) -> None:
    page = new_context(viewport=size, color_scheme="light").new_page()
    axe = Axe().axe_script
    findings = {}
    for address in pages:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        page.evaluate(axe)
        by_day = violations(page, RULES)
        page.emulate_media(color_scheme="dark")
        findings[address] = (by_day, violations(page, ["color-contrast"]), overflow(page))
    assert findings == {address: ([], [], 0) for address in pages}


@pytest.mark.django_db(transaction=True)
def test_every_page_fits_the_narrowest_window_and_reads_from_right_to_left(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    widths = {}
    for address in PAGES:
        page.goto(address)
        from_left = overflow(page)
        page.evaluate("document.documentElement.dir = 'rtl'")
        widths[address] = (from_left, overflow(page))
    assert widths == dict.fromkeys(PAGES, (0, 0))


@pytest.mark.django_db(transaction=True)
def test_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/themes/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="How to read the numbers")).to_be_focused()


@pytest.mark.django_db(transaction=True)
def test_a_key_point_leads_to_its_quote_and_the_quote_to_its_page(page: Page) -> None:
    page.goto("/themes/mistrust/")
    page.locator(".points").get_by_role("link", name="Quote 6").click()
    quote = page.locator("#halting-hostilities-06")
    expect(quote).to_be_in_viewport()
    quote.get_by_role("link", name="Quote 6").click()
    expect(page).to_have_url(re.compile(r"/quotes/halting-hostilities-06/$"))
    page.get_by_role("link", name=re.compile("^Next quote")).click()
    expect(page).to_have_url(re.compile(r"/quotes/halting-hostilities-07/$"))


@pytest.mark.django_db(transaction=True)
def test_what_is_selected_of_a_quote_is_its_text_and_nothing_else(page: Page) -> None:
    page.goto("/quotes/halting-hostilities-11/")
    selected = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('main blockquote'));"
        " return getSelection().toString().trim() }"
    )
    assert selected == "We care about nothing except not selling our martyrs’ blood and sacrifices."


@pytest.mark.django_db(transaction=True)
def test_on_paper_a_quote_keeps_its_citation_licence_and_address(page: Page) -> None:
    page.goto("/quotes/halting-hostilities-06/")
    page.emulate_media(media="print")
    for kept in ("Cite this quote", "Permanent link"):
        expect(page.get_by_role("heading", name=kept)).to_be_visible()
    expect(page.locator(".apparatus").get_by_text("CC BY-SA 4.0")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    page.goto("/quotes/?governorate=homs")
    expect(page.locator("article").get_by_text("/quotes/halting-hostilities-12/")).to_be_visible()
    expect(page.get_by_role("search")).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_what_stands_at_the_foot_of_the_front_page_is_in_columns(new_context: NewContext) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/")
    tops = page.locator(".apparatus section").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert (len(tops), len(set(tops))) == (3, 1)
