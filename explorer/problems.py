"""Say what could not be answered, and why: a page for readers, problem details (RFC 9457) for programs."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

from explorer.models import Quote

API = "/api/"
"""The beginning of addresses that answer errors as problem details."""

MEDIA_TYPE = "application/problem+json"


class BadParameter(NamedTuple):
    """A parameter that can't be used: its name, the values given, and what is allowed instead."""

    parameter: str
    values: list[str]
    allowed: Sequence[str] | str


class BadParameters(BadRequest):
    """The query string holds a value that doesn't exist or isn't valid; answered with 400."""

    def __init__(self, problems: list[BadParameter]) -> None:
        """Keep the problems, one for each parameter."""
        super().__init__(", ".join(problem.parameter for problem in problems))
        self.problems = problems


class Gone(APIException):
    """A quote that was withdrawn: when and why."""

    status_code = HTTPStatus.GONE

    def __init__(self, quote: Quote) -> None:
        """Say when and why the quote was withdrawn."""
        sentence = _("Quote %(id)s was withdrawn on %(date)s: %(reason)s")
        words = {"id": quote.code, "date": quote.withdrawn, "reason": quote.withdrawn_reason}
        super().__init__(sentence % words)
        self.members = {"withdrawn": quote.withdrawn, "reason": quote.withdrawn_reason}


def error_response(request: HttpRequest, status: HTTPStatus, title: str, **context: Any) -> HttpResponse:
    """Return the page of an error, `templates/<status>.html`; for the API the same as problem details.

    `context` is for the template; its `detail` is the sentence that says what is wrong and what to do.
    """
    if request.path.startswith(API):
        return problem_response(status, context.get("detail") or title)
    return render(request, f"{status.value}.html", {"title": title} | context, status=status)


def problem_response(status: HTTPStatus, detail: str, **members: Any) -> JsonResponse:
    """Answer with `status`: `detail` is a sentence for people, `members` are for programs."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return JsonResponse(body | members, status=status, content_type=MEDIA_TYPE)


def api_problem(error: Exception, _context: Mapping[str, Any]) -> JsonResponse | None:
    """Answer an error of an API view; None leaves what is no user's mistake to Django."""
    if isinstance(error, BadParameters):
        errors = [found._asdict() for found in error.problems]
        names = ", ".join(found.parameter for found in error.problems)
        sentence = _("Not valid: %(names)s. Each of “errors” says what is allowed.") % {"names": names}
        return problem_response(HTTPStatus.BAD_REQUEST, sentence, errors=errors)
    if isinstance(error, BadRequest):
        return problem_response(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, Http404):
        return problem_response(HTTPStatus.NOT_FOUND, str(error))
    if isinstance(error, Gone):
        return problem_response(HTTPStatus.GONE, str(error), **error.members)
    if isinstance(error, APIException):
        return problem_response(HTTPStatus(error.status_code), str(error.detail))
    return None
