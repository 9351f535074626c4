"""What happens around every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from explorer.versions import one_state
from explorer.views.errors import API, query_too_long

LONGEST_QUERY = 6000
"""Bytes of query string that are read; a reading list of 200 quotes fits."""

READING = ("GET", "HEAD", "OPTIONS")
"""The methods that the site answers: nothing can be written through it."""

Handler = Callable[[HttpRequest], HttpResponseBase]


def query_length(get_response: Handler) -> Handler:
    """Answer 414 to a query string that is longer than any question of the site."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return query_too_long(request, LONGEST_QUERY)
        return get_response(request)

    return middleware


def one_archive(get_response: Handler) -> Handler:
    """Make each page speak of one state of the archive, read once."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with one_state():
            return get_response(request)

    return middleware


def read_only(get_response: Handler) -> Handler:
    """Answer 405 to every method that would change something; the API says so in its own form."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or request.path.startswith(API):
            return get_response(request)
        return HttpResponseNotAllowed(READING)

    return middleware
