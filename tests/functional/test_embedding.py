"""A quote framed by a page of another origin."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from explorer.models import Quote
from explorer.sharing.embedding import frame, frame_height

pytestmark = pytest.mark.django_db(transaction=True)

QUOTE = "halting-hostilities-01"

Host = Callable[[str], str]


@pytest.fixture
def newspaper() -> Iterator[Host]:
    """Return a function that publishes HTML at 127.0.0.1, another origin than the archive's localhost."""
    published: list[str] = []

    class Newspaper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(published[-1].encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Write nothing."""

    with HTTPServer(("127.0.0.1", 0), Newspaper) as server:
        Thread(target=server.serve_forever).start()

        def publish(html: str) -> str:
            published.append(f"<!doctype html><title>News</title>{html}")
            return f"http://127.0.0.1:{server.server_port}/"

        yield publish
        server.shutdown()


@pytest.fixture
def elsewhere(browser: Browser, archive: None) -> Iterator[Page]:  # noqa: ARG001  # what is served
    """Return a page without scripts, whose console may complain that a frame is refused."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_anybody_may_frame_a_quote_without_script(
    elsewhere: Page, live_server: LiveServer, newspaper: Host, settings: Settings
) -> None:
    settings.SITE_URL = live_server.url
    elsewhere.goto(newspaper(frame(Quote.objects.with_context().get(code=QUOTE))))
    framed = elsewhere.frame_locator("iframe")
    expect(framed.locator("blockquote")).to_contain_text("Maybe we can reach a solution in this country.")
    expect(framed.get_by_role("link", name="CC BY-SA 4.0")).to_be_visible()


def test_no_other_page_can_be_framed(elsewhere: Page, live_server: LiveServer, newspaper: Host) -> None:
    address = f"{live_server.url}/quotes/{QUOTE}/"
    elsewhere.goto(newspaper(f'<iframe src="{address}"></iframe>'))
    expect(elsewhere.frame_locator("iframe").locator("blockquote")).to_have_count(0)
    assert address not in [frame.url for frame in elsewhere.frames]


@pytest.mark.parametrize("width", [240, 320, 480, 600])
def test_every_quote_fits_the_height_that_is_offered_for_its_frame(
    browser: Browser,
    archive: None,  # noqa: ARG001  # what is served
    live_server: LiveServer,
    width: int,
) -> None:
    spare = {}
    context = browser.new_context(viewport={"width": width, "height": 40})
    page = context.new_page()
    for quote in Quote.objects.with_context():
        page.goto(f"{live_server.url}/embed/quotes/{quote.code}/")
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        spare[quote.code] = frame_height(quote, width) - page.evaluate(
            "document.documentElement.scrollHeight"
        )
    context.close()
    assert min(spare.values()) >= 0
    assert max(spare.values()) <= 110


def test_the_frame_follows_the_reader_s_light_or_dark(elsewhere: Page, live_server: LiveServer) -> None:
    colours = []
    for scheme in ("light", "dark"):
        elsewhere.emulate_media(color_scheme=scheme)
        elsewhere.goto(f"{live_server.url}/embed/quotes/{QUOTE}/")
        colours.append(elsewhere.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 250, 247)", "rgb(22, 22, 20)"]
