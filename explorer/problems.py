"""What couldn't be answered, as problem details (RFC 9457): one form for every error of the API."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

from explorer.filters import BadParameters
from explorer.models import Quote

MEDIA_TYPE = "application/problem+json"


class Gone(APIException):
    """A quote that was withdrawn: when and why."""

    status_code = HTTPStatus.GONE

    def __init__(self, quote: Quote) -> None:
        """Say when and why the quote was withdrawn."""
        sentence = _("Quote %(id)s was withdrawn on %(date)s: %(reason)s")
        words = {"id": quote.code, "date": quote.withdrawn, "reason": quote.withdrawn_reason}
        super().__init__(sentence % words)
        self.members = {"withdrawn": quote.withdrawn, "reason": quote.withdrawn_reason}


def problem_response(status: HTTPStatus, detail: str, **members: Any) -> JsonResponse:
    """Answer with `status`: `detail` is a sentence for people, `members` are for programs."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return JsonResponse(body | members, status=status, content_type=MEDIA_TYPE)


def handle(error: Exception, _context: Mapping[str, Any]) -> JsonResponse | None:
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
