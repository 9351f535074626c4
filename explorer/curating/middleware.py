"""Set apart what is below ADMIN_PATH: its cookies, its headers and its database, which can be written.

Everything here lets a reader's request pass by.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from axes.middleware import AxesMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from explorer.archive.connections import connected_to
from explorer.middleware import Handler, is_curated

HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
"""What every answer below ADMIN_PATH says: nobody keeps it and nobody lists it."""

MAXIMUM_BODY = 6_000_000
"""Bytes of a request below ADMIN_PATH at most: a chapter's file of five million, and a file of readings."""

_TOO_LARGE = "What was sent is larger than 6 MB. A chapter's file has at most 5 MB: save its text alone.\n"


def apart(get_response: Handler) -> Handler:
    """Answer what is below ADMIN_PATH from a connection that writes, and let nobody keep the answer."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_curated(request.path_info):
            return get_response(request)
        with connected_to(settings.WRITING_DATABASE) if settings.SERVING else nullcontext():
            response = get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return middleware


def bounded(get_response: Handler) -> Handler:
    """Refuse a request below ADMIN_PATH that is larger than an import may be, before anything reads it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or ""
        if is_curated(request.path_info) and length.isdigit() and int(length) > MAXIMUM_BODY:
            return HttpResponse(_TOO_LARGE, content_type="text/plain; charset=utf-8", status=413)
        return get_response(request)

    return middleware


class _BelowAdminPath:
    """A middleware of Django's that only sees the requests of curators."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        """Answer a request."""
        if not is_curated(request.path_info):
            return self.get_response(request)
        return super().__call__(request)  # type: ignore[misc]  # it is mixed into a middleware


class Sessions(_BelowAdminPath, SessionMiddleware):
    """The session of a curator."""


class Tokens(_BelowAdminPath, CsrfViewMiddleware):
    """The token of a curator's form."""

    def process_view(
        self, request: HttpRequest, callback: Callable[..., Any], callback_args: Any, callback_kwargs: Any
    ) -> Any:
        """Refuse what was sent from another site's page."""
        if not is_curated(request.path_info):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class Authentication(_BelowAdminPath, AuthenticationMiddleware):
    """The account of a curator."""


class Messages(_BelowAdminPath, MessageMiddleware):
    """Tells a curator what came of the page before."""


class Throttle(_BelowAdminPath, AxesMiddleware):  # type: ignore[misc]  # the package has no types
    """The limit of failed logins."""
