"""Answer mistakes: each page names what is wrong and the way out."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import Resolver404
from django.utils.translation import gettext as _

from explorer.characters import without_unfit
from explorer.failures import cause_of
from explorer.problems import API, BadParameters, error_response, problem_response

RETRY_SECONDS = 10
"""When a reader or a robot may ask again for what can't be answered now."""

STYLES = ("explorer/tokens.css", "explorer/base.css", "explorer/layout.css")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: name each parameter, its value and what is allowed; show no quotes."""
    problems = exception.problems if isinstance(exception, BadParameters) else []
    title = _("This address asks for something that doesn’t exist")
    detail = ""
    if isinstance(exception, SuspiciousOperation):
        # What can't be read must not be read again by the page that says so.
        request.GET = QueryDict()
        title = _("The request can’t be read")
    if isinstance(exception, TooManyFieldsSent):
        detail = _("The part of an address after the question mark may have up to %(limit)s parameters.")
        detail %= {"limit": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS}
    return error_response(request, HTTPStatus.BAD_REQUEST, title, detail=detail, problems=problems)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with the sentence of the view that raised it."""
    detail = "" if exception is None or isinstance(exception, Resolver404) else without_unfit(str(exception))
    return error_response(request, HTTPStatus.NOT_FOUND, _("There is no such page"), detail=detail)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500; 503 where what failed is below the site and may be back in a moment."""
    if cause_of(sys.exc_info()[1]) is None:
        return _failure(request, HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong on our side."))
    detail = _("The archive can’t be read just now. Please ask again in a moment.")
    response = _failure(request, HTTPStatus.SERVICE_UNAVAILABLE, detail)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _failure(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    """Answer without the database and without the names of static files, which may be what failed."""
    if request.path.startswith(API):
        return problem_response(status, detail)
    try:
        styles = [static(name) for name in STYLES]
    except (ValueError, OSError):
        styles = []
    return HttpResponse(render_to_string(f"{status.value}.html", {"styles": styles}), status=status)
