"""Pages for what can't be answered: each names the thing and the way out."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404
from django.utils.translation import gettext as _

from explorer.filters import BadParameters
from explorer.problems import problem_response

API = "/api/"


def _answer(request: HttpRequest, status: int, title: str, **context: Any) -> HttpResponse:
    """Return the page of an error, or for the API the same as JSON."""
    if request.path.startswith(API):
        return problem_response(HTTPStatus(status), context.get("detail") or title)
    return render(request, f"{status}.html", {"title": title} | context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: name each parameter, its value and what is allowed; show no quotes."""
    problems = exception.problems if isinstance(exception, BadParameters) else []
    return _answer(request, 400, _("This address asks for something that doesn’t exist"), problems=problems)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with the sentence of the view that raised it."""
    detail = "" if exception is None or isinstance(exception, Resolver404) else str(exception)
    return _answer(request, 404, _("There is no such page"), detail=detail)


def query_too_long(request: HttpRequest, limit: int) -> HttpResponse:
    """Answer 414."""
    detail = _("The part of an address behind the question mark may have up to %(limit)s bytes.")
    return _answer(request, 414, _("This address is too long"), detail=detail % {"limit": limit})


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without the database, which may be what failed."""
    if request.path.startswith(API):
        return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong on our side."))
    return HttpResponse(render_to_string("500.html"), status=500)
