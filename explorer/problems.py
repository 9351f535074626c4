"""What couldn't be answered, as problem details (RFC 9457): one form for every error of the API."""

from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

MEDIA_TYPE = "application/problem+json"


def problem_response(status: HTTPStatus, detail: str, **members: Any) -> JsonResponse:
    """Answer with `status`: `detail` is a sentence for people, `members` are for programs."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return JsonResponse(body | members, status=status, content_type=MEDIA_TYPE)
