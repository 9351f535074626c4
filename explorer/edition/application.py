"""Ask the application in this process, as a server does: the same addresses, middleware and bytes."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from explorer.edition.addresses import URLS, EditionError

SHOWN = ("200 ", "400 ", "410 ")
"""The beginnings of the statuses of answers that are part of an edition."""


class Answered(NamedTuple):
    """An answer: its media type, and its content in pieces."""

    content_type: str
    pieces: Iterator[bytes]

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.content_type.startswith("text/html")


class Application(WSGIHandler):
    """The site, with the pages that an edition has instead of some."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the addresses of an edition."""
        request.urlconf = URLS
        return super().get_response(request)

    def ask(self, address: str) -> Answered:
        """Return what a path with its query is answered with; raise EditionError for an error.

        The page of a withdrawn quote is an answer, since others lead to it, and so is the page that explains
        a question about what a small archive doesn't have.
        """
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *_more: Any) -> Callable[[bytes], object]:
            started[:] = [status, {name.lower(): value for name, value in headers}]
            return bytes

        response = self(_environ(address), start)
        status, headers = started
        if not status.startswith(SHOWN):
            response.close()
            raise EditionError(f"{address} was answered with {status}.")
        return Answered(headers.get("content-type", ""), _whole(response))


def _whole(response: Any) -> Iterator[bytes]:
    """Yield the content of a response, and end it."""
    try:
        yield from response
    finally:
        response.close()


def _environ(address: str) -> dict[str, Any]:
    """Return a request for an address, as a server hands it on."""
    site, parts = urlsplit(settings.SITE_URL), urlsplit(address)
    environ = {
        "wsgi.url_scheme": site.scheme,
        "HTTP_HOST": site.netloc,
        # WSGI has a path's bytes as characters of latin-1.
        "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
    }
    setup_testing_defaults(environ)
    return environ
