"""A real browser on the real archive; its pages must stay silent."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response
from pytest_django.live_server_helper import LiveServer

from tests.support import browser


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    live_server: LiveServer,  # noqa: ARG001  # stops after the browser, which keeps connections to it open
) -> dict[str, Any]:
    """Start the machine's own Chromium, which asks nobody outside the machine for anything."""
    return browser_type_launch_args | {
        "executable_path": browser.program(),
        "chromium_sandbox": False,
        "args": browser.FLAGS,
    }


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Let tests name pages by their path: `page.goto("/quotes/")`."""
    return live_server.url


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext],
    live_server: LiveServer,
    archive: None,  # noqa: ARG001  # what is served
) -> Iterator[Callable[..., BrowserContext]]:
    """Watch every page of the test, also `page` itself.

    The test fails when a page logs an error or a warning, throws an exception, misses a file, asks
    another site for something, or keeps a cookie.
    """
    contexts: list[BrowserContext] = []
    noise: list[str] = []

    def hear_request(request: Request) -> None:
        if not request.url.startswith((f"{live_server.url}/", "blob:", "data:", "file:")):
            noise.append(f"request to {request.url}")

    def hear_response(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            noise.append(f"{response.status} for {response.url}")

    def hear_line(line: ConsoleMessage) -> None:
        # The browser says so of every error page as well; files are looked after by `hear_response`.
        if line.type in ("error", "warning") and not line.text.startswith("Failed to load resource"):
            noise.append(line.text)

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.on("request", hear_request)
        context.on("response", hear_response)
        context.on("console", hear_line)
        context.on("weberror", lambda error: noise.append(f"exception: {error.error}"))
        contexts.append(context)
        return context

    yield watched
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    assert (noise, cookies) == ([], [])
