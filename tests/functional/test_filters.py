"""The filters of the list in a real browser: by mouse, keyboard and touch, and without a script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from explorer.archive.changes import change
from tests.support.builders import build_theme

pytestmark = pytest.mark.django_db(transaction=True)

NewContext = Callable[..., BrowserContext]

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}

NAME = "document.activeElement.closest('label, summary, a, button')?.innerText.trim().split(/\\s+/).join(' ')"
"""The words of what has the focus."""

IN_THE_WINDOW = """([selector, count]) => {
    const found = Array.from(document.querySelectorAll(selector)).slice(0, count);
    const places = found.map((element) => element.getBoundingClientRect());
    return places.map(({ top, bottom }) => [top >= 0 && top < innerHeight, bottom <= innerHeight]);
}"""
"""For each of the first elements: whether it begins in the window, and whether it ends there."""


@pytest.fixture(name="desk")
def wide_list(new_context: NewContext) -> Page:
    """Open the list in a wide window."""
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/quotes/")
    expect(page.locator("#facet-sect")).to_have_attribute("role", "toolbar")
    return page


def box(page: Page, name: str) -> Locator:
    """Return the checkbox of a value, whatever its count."""
    return page.get_by_role("checkbox", name=re.compile(rf"^{name} \d+ quote"))


def test_a_choice_changes_list_counts_chips_title_address_and_ways_on_at_once(desk: Page) -> None:
    desk.evaluate("window.same = true")
    box(desk, "Homs").check()
    box(desk, "Hamah").check()
    box(desk, "25–34").check()
    expect(desk).to_have_url(re.compile(r"/quotes/\?governorate=homs&governorate=hamah&age=25-34$"))
    expect(desk).to_have_title("4 quotes: Homs, Hamah, 25–34 – Syrian Interview Quotes")
    expect(desk.locator("#total")).to_have_text("4 quotes")
    expect(desk.locator(".quotes article")).to_have_count(4)
    expect(desk.get_by_role("link", name="Remove filter: Age: 25–34")).to_be_visible()
    expect(desk.get_by_role("checkbox", name="Woman 0 quotes")).to_be_disabled()
    expect(desk.get_by_role("checkbox", name="Christian 1 quote")).to_be_enabled()
    question = "governorate=homs&governorate=hamah&age=25-34"
    expect(desk.locator(".formats a").first).to_have_attribute("href", f"/quotes.csv?{question}")
    expect(desk.locator("#languages a")).to_have_attribute("href", f"/ar/quotes/?{question}")
    expect(desk.locator("#asking [name=governorate]")).to_have_count(2)
    assert desk.evaluate("window.same")


def test_focus_place_and_what_is_open_stay(desk: Page) -> None:
    desk.locator("#facet-theme summary").click()
    desk.locator("#facet-gender > details > summary").click()
    desk.get_by_text("Who is quoted here").click()
    expect(desk.locator(".breakdown[data-panel]")).to_have_count(0)
    tartous = box(desk, "Tartous")
    tartous.focus()
    before = desk.evaluate("scrollY")
    desk.keyboard.press("Space")
    expect(desk.locator("#total")).to_have_text("6 quotes")
    expect(tartous).to_be_focused()
    assert desk.evaluate("scrollY") == before
    expect(desk.locator("#facet-theme > details")).to_have_attribute("open", "")
    expect(desk.locator("#facet-gender > details[open]")).to_have_count(0)
    # Opened again, and filled for the new question.
    expect(desk.locator(".breakdown[open]:not([data-panel])")).to_have_count(1)
    desk.keyboard.press("Space")
    expect(desk.locator("#total")).to_contain_text("29 quotes")


def test_back_and_forward_show_what_was_chosen(desk: Page) -> None:
    box(desk, "Homs").check()
    expect(desk.locator("#total")).to_have_text("3 quotes")
    desk.select_option("#sort", "age")
    expect(desk).to_have_url(re.compile(r"/quotes/\?governorate=homs&sort=age$"))
    desk.go_back()
    expect(desk).to_have_url(re.compile(r"/quotes/\?governorate=homs$"))
    expect(desk.locator("#sort")).to_have_value("")
    desk.go_back()
    expect(desk.locator("#total")).to_contain_text("29 quotes")
    expect(box(desk, "Homs")).not_to_be_checked()
    desk.go_forward()
    expect(desk.locator("#total")).to_have_text("3 quotes")
    expect(box(desk, "Homs")).to_be_checked()


def test_a_choice_keeps_words_order_and_the_size_of_pages(new_context: NewContext) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/quotes/?q=the&sort=-age&page_size=5&page=2")
    box(page, "Sunni").check()
    expect(page).to_have_url(re.compile(r"/quotes/\?q=the&sect=sunni&sort=-age&page_size=5$"))
    expect(page.locator("#total")).to_contain_text("page 1 of")


def test_a_chip_and_the_way_to_everything_need_no_reload(desk: Page) -> None:
    desk.evaluate("window.same = true")
    box(desk, "Homs").check()
    box(desk, "Hamah").check()
    expect(desk.locator("#total")).to_have_text("6 quotes")
    desk.get_by_role("link", name="Remove filter: Governorate: Homs").click()
    expect(desk.locator("#total")).to_have_text("3 quotes")
    expect(box(desk, "Homs")).not_to_be_checked()
    expect(desk.get_by_role("link", name="Remove filter: Governorate: Hamah")).to_be_focused()
    desk.get_by_role("link", name="Clear all filters").press("Enter")
    expect(desk.locator("#total")).to_contain_text("29 quotes")
    expect(desk.locator("#results")).to_be_focused()
    assert desk.evaluate("window.same")


def test_ages_are_typed_and_what_is_impossible_is_not_sent(desk: Page) -> None:
    desk.get_by_text("Exact ages").click()
    desk.get_by_role("spinbutton", name="From").fill("500")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile(r"/quotes/$"))
    desk.get_by_role("spinbutton", name="From").fill("30")
    desk.get_by_role("spinbutton", name="to").fill("34")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("link", name="Remove filter: Age: 30–34")).to_be_visible()
    expect(desk.get_by_role("spinbutton", name="to")).to_be_focused()


def test_the_list_is_heard_once_with_its_new_total(desk: Page) -> None:
    desk.evaluate("""() => {
        window.said = [];
        const hear = () => window.said.push(document.querySelector("#total").innerText.trim());
        new MutationObserver(hear).observe(document.querySelector("#total"), { childList: true });
    }""")
    box(desk, "Homs").check()
    expect(desk.locator("#total")).to_have_text("3 quotes")
    assert desk.evaluate("window.said") == ["3 quotes"]
    spoken = [region for region in desk.get_by_role("status").all() if region.is_visible()]
    assert [region.get_attribute("id") for region in spoken if region.inner_text()] == ["total"]


def test_each_filter_is_one_stop_of_the_keyboard(desk: Page) -> None:
    box(desk, "Pro-regime").focus()
    stops = []
    for _stop in range(7):
        stops.append(desk.evaluate(NAME))
        desk.keyboard.press("Tab")
    assert stops == [
        "Pro-regime 15 quotes",
        "Damascus 6 quotes",
        "Sunni 13 quotes",
        "Woman 11 quotes",
        "18–24 3 quotes",
        "Theme",
        "Displacement",
    ]
    expect(desk.locator("#sort")).to_be_focused()


def test_arrows_move_between_the_values_of_a_filter(desk: Page) -> None:
    box(desk, "Sunni").focus()
    seen = []
    for key in ("ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "Home", "End"):
        desk.keyboard.press(key)
        seen.append(desk.evaluate(NAME))
    # From the name of the filter up comes its last value that holds quotes; the empty ones are no stops.
    assert seen == [
        "Alawi 10 quotes",
        "Sunni 13 quotes",
        "Sect",
        "Kurdish 3 quotes",
        "Sect",
        "Kurdish 3 quotes",
    ]
    desk.keyboard.press("Space")
    expect(desk.locator("#total")).to_have_text("3 quotes")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Tab")
    expect(box(desk, "Kurdish")).to_be_focused()


def test_a_folded_filter_opens_by_the_keyboard(desk: Page) -> None:
    desk.locator("#facet-displacement summary").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Space")
    expect(desk.get_by_role("link", name="Remove filter: Displacement: Refugee")).to_be_visible()
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    expect(desk.locator("#facet-displacement .chosen")).to_have_text("Refugee")
    expect(desk.locator("#facet-displacement .chosen")).to_be_visible()


def test_at_most_25_stops_of_the_keyboard_come_before_the_first_quote(desk: Page) -> None:
    stops = 0
    while not desk.evaluate("Boolean(document.activeElement.closest('article'))"):
        desk.keyboard.press("Tab")
        stops += 1
        assert stops <= 26
    assert stops - 1 <= 25


def test_two_quotes_stand_on_the_first_screen_and_on_a_phone_one_begins_there(
    desk: Page, new_context: NewContext
) -> None:
    assert desk.evaluate(IN_THE_WINDOW, [".quotes > li .quote", 2]) == [[True, True], [True, True]]
    phone = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    for address in ("/quotes/", "/ar/quotes/"):
        phone.goto(address)
        [[begins, _ends]] = phone.evaluate(IN_THE_WINDOW, [".quotes .words p", 1])
        assert begins, address


def test_from_right_to_left_the_filters_work_the_same(new_context: NewContext) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/ar/quotes/")
    page.locator("#facet-governorate input[value=homs]").check()
    expect(page).to_have_url(re.compile(r"/ar/quotes/\?governorate=homs$"))
    expect(page.locator("#total")).to_contain_text("٣")
    panel, results = page.locator(".filters"), page.locator("#results")
    boxes = [each.bounding_box() for each in (panel, results)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] > boxes[1]["x"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"governorate=homs&governorate=hamah$|governorate=hamah"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "phone"])
def test_without_a_script_the_same_form_is_sent_by_its_button(
    new_context: NewContext, size: dict[str, int]
) -> None:
    page = new_context(viewport=size, java_script_enabled=False).new_page()
    page.goto("/quotes/?q=the&page_size=5")
    if size == PHONE:
        page.locator("summary", has_text="Filters (1)").click()
    box(page, "Sunni").check()
    box(page, "25–34").check()
    page.get_by_role("button", name="Show quotes").click()
    expect(page).to_have_url(re.compile(r"\?sect=sunni&age=25-34&age_min=&age_max=&q=the&page_size=5&sort=$"))
    expect(page.get_by_role("link", name="Remove filter: Sect: Sunni")).to_be_visible()
    page.select_option("#sort", "age")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"sect=sunni&age=25-34&.*&sort=age$"))
    expect(page.locator("#sort")).to_have_value("age")


def test_a_value_that_is_found_is_ticked_beside_the_list(new_context: NewContext) -> None:
    with change():
        for number in range(10, 25):
            build_theme(f"made-up-{number}", heading=f"Made up {number}")
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/quotes/?sect=kurdish&theme=made-up-11")
    expect(page.locator("#facet-theme .chosen")).to_have_text("Made up 11")
    page.locator("#facet-theme summary").click()
    page.get_by_label("Find in: Theme").press_sequentially("mis")
    page.locator("[data-found]").get_by_role("checkbox").check()
    expect(page).to_have_url(re.compile(r"/quotes/\?sect=kurdish&theme=mistrust&theme=made-up-11$"))
    expect(page.locator("#total")).to_have_text("2 quotes")
