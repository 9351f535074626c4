"""The pages on which a chapter is imported, as a curator's browser uses them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.support.curated import PATH
from tests.support.imports import TITLE

UPLOAD, CHECK, READINGS = (f"{PATH}import/{name}" for name in ("", "check/", "readings.json"))


def upload(client: Client, text: str | bytes, **changed: Any) -> Any:
    """Upload a chapter; return the page that comes then."""
    content = text if isinstance(text, bytes) else text.encode()
    told = {
        "file": SimpleUploadedFile("towns.txt", content),
        "report": "maybe-we-can-reach-a-solution",
        "title": TITLE,
        "slug": "towns",
        "url": "https://example.org/towns/",
    }
    return client.post(UPLOAD, told | changed, follow=True)


def do(client: Client, **sent: Any) -> Any:
    """Send a form of the page; return the page that comes then."""
    return client.post(CHECK, sent, follow=True)


def told(response: Any) -> list[str]:
    """Return the messages of a page."""
    return [str(message) for message in response.context["messages"]]


def problems(response: Any) -> list[tuple[int | None, str]]:
    """Return the line and the text of each problem that a page shows."""
    return [(problem.line, problem.text) for problem, _page, _form in response.context["problems"]]
