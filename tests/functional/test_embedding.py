"""A quote framed by a page of another origin."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from explorer.embedding import frame_height
from explorer.models import Quote

pytestmark = pytest.mark.django_db(transaction=True)

QUOTE = "halting-hostilities-01"


@pytest.fixture
def elsewhere(browser: Browser, archive: None) -> BrowserContext:  # noqa: ARG001  # what is served
    """Return a context whose console may complain: that a frame is refused is written there."""
    return browser.new_context(java_script_enabled=False)


def test_anybody_may_frame_a_quote_without_script(elsewhere: BrowserContext, live_server: LiveServer) -> None:
    page = elsewhere.new_page()
    page.goto("about:blank")
    page.set_content(
        f'<iframe src="{live_server.url}/embed/quotes/{QUOTE}/" width="500" height="400"></iframe>'
    )
    framed = page.frame_locator("iframe")
    expect(framed.locator("blockquote")).to_contain_text("Maybe we can reach a solution in this country.")
    expect(framed.get_by_role("link", name="CC BY-SA 4.0")).to_be_visible()


def test_no_other_page_can_be_framed(elsewhere: BrowserContext, live_server: LiveServer) -> None:
    page = elsewhere.new_page()
    page.goto("about:blank")
    with page.expect_event("requestfailed", lambda request: request.url.endswith(f"/quotes/{QUOTE}/")):
        page.set_content(f'<iframe src="{live_server.url}/quotes/{QUOTE}/"></iframe>')


@pytest.mark.parametrize("width", [240, 320, 480, 600])
def test_every_quote_fits_the_height_that_is_offered_for_its_frame(
    browser: Browser,
    archive: None,  # noqa: ARG001  # what is served
    live_server: LiveServer,
    width: int,
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 40}).new_page()
    spare = {}
    for quote in Quote.objects.with_context():
        page.goto(f"{live_server.url}/embed/quotes/{quote.code}/")
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        spare[quote.code] = frame_height(quote, width) - page.evaluate(
            "document.documentElement.scrollHeight"
        )
    assert min(spare.values()) >= 0
    assert max(spare.values()) <= 110


def test_the_frame_follows_the_reader_s_light_or_dark(
    elsewhere: BrowserContext, live_server: LiveServer
) -> None:
    page = elsewhere.new_page()
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{live_server.url}/embed/quotes/{QUOTE}/")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 250, 247)", "rgb(22, 22, 20)"]
