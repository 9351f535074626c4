"""Answer mistakes: each page names what is wrong and the way out."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import Resolver404
from django.utils.translation import gettext as _

from explorer.characters import without_unfit
from explorer.problems import API, BadParameters, error_response, problem_response


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
    """Answer 500 without the database, which may be what failed."""
    if request.path.startswith(API):
        return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong on our side."))
    return HttpResponse(render_to_string("500.html"), status=500)
