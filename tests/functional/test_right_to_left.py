"""Arabic pages in a real browser: everything from right to left, but what is English."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.functional.test_pages import DESKTOP, PHONE, RULES, NewContext, overflow, violations

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/ar/",
    "/ar/quotes/?governorate=homs&age_min=26&age_max=40",
    "/ar/quotes/?q=%D8%AD%D8%B5%D8%A7%D8%B1",
    "/ar/quotes/?q=xyzzy",
    "/ar/quotes/?sect=x",
    "/ar/quotes/speakers/",
    "/ar/quotes/bibliography/",
    "/ar/quotes/values/theme/",
    "/ar/quotes/suggestions/?q=ho",
    "/ar/quotes/halting-hostilities-09/",
    "/ar/reports/maybe-we-can-reach-a-solution/",
    "/ar/chapters/halting-hostilities/",
    "/ar/themes/",
    "/ar/themes/mistrust/",
    "/ar/themes/mistrust/?view=sides",
    "/ar/places/",
    "/ar/places/homs/",
    "/ar/compare/",
    "/ar/compare/?rows=age&columns=stance",
    "/ar/compare/?first=governorate:aleppo&second=governorate:damascus",
    "/ar/selection/?id=halting-hostilities-07&id=halting-hostilities-01",
    *("/ar/about/", "/ar/about/method/", "/ar/about/data/", "/ar/about/citing/"),
    *("/ar/about/corrections/", "/ar/about/accessibility/", "/ar/about/privacy/"),
    "/ar/nothing/",
]
"""Every type of page."""

ARABIC_TYPE = """() => [...document.querySelectorAll(":is(h1, h2, h3):lang(ar)")]
    .filter((heading) => {
        const { letterSpacing, lineHeight, fontSize } = getComputedStyle(heading);
        const tight = heading.matches("h1") && parseFloat(lineHeight) / parseFloat(fontSize) < 1.39;
        const tracked = !["normal", "0px"].includes(letterSpacing) && !heading.querySelector("[lang=en]");
        return tracked || tight;
    }).map((heading) => heading.textContent.trim())"""
"""The Arabic headings whose letters are drawn apart, or whose lines leave no height for marks."""

ENGLISH = """() => [...document.querySelectorAll(
        ".words, .attribution, .bibliography, .copyable, code:not([dir])")]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).direction !== "ltr").length"""
"""How many English texts, of the report or of programs, run from right to left."""

EDGES = """() => [...document.querySelectorAll(".words, .near-words")]
    .filter((one) => one.checkVisibility()).map((words) => {
    const left = (element) => Math.round(element.getBoundingClientRect().left);
    const by = words.parentElement.querySelector(".attribution, .near-by");
    return by ? left(words) - left(by) : 0;
})"""
"""By how many pixels the words of each quote, also of the next one's, begin apart from their attribution."""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_type_of_page_is_accessible_fits_and_keeps_its_letters_together(
    new_context: NewContext, size: dict[str, int]
) -> None:
    page = new_context(viewport=size).new_page()
    axe = Axe().axe_script
    found = {}
    for address in PAGES:
        page.goto(address)
        wrong = []
        if size is DESKTOP:  # The page of each type on a phone is for test_pages.py.
            page.evaluate(axe)
            wrong = violations(page, RULES)
        english = page.evaluate(ENGLISH)
        found[address] = (wrong, overflow(page), page.evaluate(ARABIC_TYPE), english)
    assert found == {address: ([], 0, [], 0) for address in PAGES}


def centre(page: Page, selector: str) -> float:
    """Return where the middle of the first element lies, from the window's left edge."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


def test_what_begins_in_english_on_the_left_begins_in_arabic_on_the_right(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    pairs = [
        ("/", ".site-name", ".site-nav"),
        ("/", ".search .icon", ".search .button"),
        ("/", ".track-name", ".track .marks"),
        ("/quotes/", ".facets", ".results"),
        ("/places/", "main h1", "[data-list-open]"),
    ]
    mirrored = []
    for address, first, last in pairs:
        for language, sign in (("", 1), ("/ar", -1)):
            page.goto(f"{language}{address}")
            mirrored.append((centre(page, last) - centre(page, first)) * sign > 0)
    assert mirrored == [True] * 10


def test_the_map_keeps_its_west_on_the_left(page: Page) -> None:
    for address in ("/places/", "/ar/places/"):
        page.goto(address)
        tile = ".tile[href$='/{}/']"
        assert centre(page, tile.format("lattakia")) < centre(page, tile.format("deir-al-zor"))


@pytest.mark.parametrize("width", [360, 1280])
def test_english_words_and_their_speaker_share_their_left_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for address in ("/ar/quotes/?page_size=9", "/ar/quotes/halting-hostilities-09/", "/ar/themes/mistrust/"):
        page.goto(address)
        found[address] = [edge for edge in page.evaluate(EDGES) if abs(edge) > 1]
    assert found == {address: [] for address in found}


def test_the_border_of_the_search_box_stays_whatever_is_typed(page: Page) -> None:
    where = (
        "e => [e.querySelector('.icon'), e.querySelector('.button')].map(x => x.getBoundingClientRect().x)"
    )
    for language in ("", "/ar"):
        page.goto(f"{language}/")
        form, box = page.locator("form.search"), page.locator("#q")
        empty = form.evaluate(where)
        for typed in ("siege", "حصار"):
            box.fill(typed)
            assert form.evaluate(where) == empty
            style = box.evaluate("e => [getComputedStyle(e).borderWidth, getComputedStyle(e).textAlign]")
            assert style == ["0px", "right" if language else "left"]
