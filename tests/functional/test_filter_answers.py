"""What a choice in the filters asks the site for, and what its answer changes beside the list."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.functional.test_filters import DESKTOP, NewContext, box

pytestmark = pytest.mark.django_db(transaction=True)

SLOW = "**/quotes/?**"
"""The addresses of the answers to choices."""

HEAD = """() => Array.from(
    document.head.querySelectorAll("title, link:not([rel=stylesheet]), meta[name], meta[property]"),
    (element) => element.outerHTML).sort()"""
"""What a page tells programs about itself."""

PRINTED = "document.getElementById('paper-address').textContent"


@pytest.fixture
def unwatched(browser: Browser, base_url: str, archive: None) -> Iterator[Page]:  # noqa: ARG001  # what is served
    """Open the list where answers may be lost: the browser tells its log of it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=base_url)
    page = context.new_page()
    page.goto("/quotes/")
    yield page
    context.close()


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["english", "arabic"])
def test_a_choice_changes_all_that_the_page_says_of_itself(new_context: NewContext, prefix: str) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{prefix}/quotes/?q=the")
    page.evaluate("window.same = true")
    page.locator("#facet-governorate input[value=homs]").check()
    expect(page.locator(".quotes article")).to_have_count(3)
    assert page.evaluate("window.same")
    told, printed = page.evaluate(HEAD), page.evaluate(PRINTED)
    question = "/quotes/?q=the&amp;governorate=homs"
    for line in (
        f'rel="canonical" href="http://127.0.0.1:8000{prefix}{question}"',
        "atom?q=the&amp;governorate=homs",
    ):
        assert [line in each for each in told].count(True) == 1
    assert printed.endswith(f"{prefix}/quotes/?q=the&governorate=homs")
    page.reload()
    assert (page.evaluate(HEAD), page.evaluate(PRINTED)) == (told, printed)


def test_enter_in_a_field_asks_once(new_context: NewContext) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto("/quotes/")
    asked: list[str] = []

    def hear(request: Request) -> None:
        if "/quotes/?" in request.url:
            asked.append(request.url.partition("?")[2])

    page.on("request", hear)
    page.get_by_text("Exact ages").click()
    page.get_by_role("spinbutton", name="From").fill("30")
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("18 quotes")
    box(page, "Homs").check()
    expect(page).to_have_url(re.compile("governorate=homs"))
    assert asked == ["age_min=30", "governorate=homs&age_min=30"]


def test_a_line_says_after_300_ms_that_an_answer_is_on_its_way(unwatched: Page) -> None:
    held: list[Route] = []
    unwatched.route(SLOW, lambda route: held.append(route))  # noqa: PLW0108 - it sets attributes on it
    line = unwatched.locator("main > .progress")
    expect(line).to_be_hidden()
    box(unwatched, "Homs").check()
    expect(line).to_have_class("progress htmx-request")
    expect(line).to_have_css("transition-delay", "0.3s")
    expect(line).to_be_visible()
    held.pop().continue_()
    expect(unwatched.locator("#total")).to_have_text("3 quotes")
    expect(line).to_be_hidden()


def test_choices_made_before_an_answer_came_are_kept(unwatched: Page) -> None:
    held: list[Route] = []
    asked: list[str] = []

    def hold_the_first(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            held.append(route)
        else:
            route.continue_()

    unwatched.route(SLOW, hold_the_first)
    box(unwatched, "Homs").check()
    expect(unwatched.locator("main > .progress")).to_have_class("progress htmx-request")
    box(unwatched, "Hamah").check()
    box(unwatched, "25–34").check()
    held.pop().continue_()
    expect(unwatched).to_have_url(re.compile(r"/quotes/\?governorate=homs&governorate=hamah&age=25-34$"))
    expect(box(unwatched, "Hamah")).to_be_checked()


def test_a_lost_answer_offers_the_list_as_a_page(unwatched: Page) -> None:
    unwatched.route(SLOW, lambda route: route.abort())
    box(unwatched, "Homs").check()
    said = unwatched.get_by_role("alert")
    expect(said).to_contain_text("The list couldn’t be changed")
    way = said.get_by_role("link", name="Open the list you chose as a page")
    expect(way).to_have_attribute("href", re.compile(r"/quotes/\?governorate=homs$"))
    expect(unwatched.locator("#total")).to_contain_text("29 quotes")
    unwatched.unroute(SLOW)
    box(unwatched, "Hamah").check()
    expect(unwatched.locator("#total")).to_have_text("6 quotes")
    expect(said.locator("p")).to_be_hidden()
    unwatched.route(SLOW, lambda route: route.fulfill(status=503, body="no"))
    box(unwatched, "Hamah").uncheck()
    expect(said).to_contain_text("The list couldn’t be changed")
    unwatched.unroute(SLOW)
    way.click()
    expect(unwatched.locator("#total")).to_have_text("3 quotes")


def test_a_choice_made_before_the_scripts_came_is_asked_for(page: Page) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/page-list*.js", hold, times=1)
    page.goto("/quotes/", wait_until="commit")
    box(page, "Homs").check()
    late[0].continue_()
    expect(page).to_have_url(re.compile(r"/quotes/\?governorate=homs$"))
    expect(page.locator("#total")).to_have_text("3 quotes")
