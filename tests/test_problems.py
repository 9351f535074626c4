"""Problem details: one form for every error, and nothing made of what is no user's mistake."""

import json
from http import HTTPStatus

import pytest
from django.core.exceptions import BadRequest
from django.http import Http404
from rest_framework.exceptions import Throttled

from explorer.problems import BadParameter, BadParameters, Gone, api_problem, problem_response
from tests.support.builders import build_quote


def body(error: Exception) -> dict[str, object]:
    """Return the problem details that an error becomes."""
    response = api_problem(error, {})
    assert response is not None
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, object] = json.loads(response.content)
    assert found["status"] == response.status_code
    return found


def test_members_stand_beside_the_sentence() -> None:
    response = problem_response(HTTPStatus.NOT_FOUND, "It isn’t here.", looked="there")
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "It isn’t here.",
        "looked": "there",
    }


def test_bad_parameters_are_listed_one_by_one() -> None:
    found = body(BadParameters([BadParameter("a", ["1"], "two"), BadParameter("b", ["3", "4"], ["5"])]))
    assert found["detail"] == "Not valid: a, b. Each of “errors” says what is allowed."
    assert found["errors"] == [
        {"parameter": "a", "values": ["1"], "allowed": "two"},
        {"parameter": "b", "values": ["3", "4"], "allowed": ["5"]},
    ]


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (BadRequest("That can’t be read."), 400, "That can’t be read."),
        (Http404("There is none."), 404, "There is none."),
        (Throttled(detail="Slower, please."), 429, "Slower, please."),
    ],
)
def test_other_mistakes_keep_their_sentence(error: Exception, status: int, detail: str) -> None:
    found = body(error)
    assert (found["status"], found["detail"]) == (status, detail)
    assert "errors" not in found


@pytest.mark.django_db
def test_a_withdrawn_quote_says_when_and_why() -> None:
    quote = build_quote(1)
    quote.withdrawn, quote.withdrawn_reason = quote.added, "The speaker asked for it."
    found = body(Gone(quote))
    assert found["detail"] == "Quote chapter-01 was withdrawn on 2026-01-01: The speaker asked for it."
    assert (found["withdrawn"], found["reason"]) == ("2026-01-01", "The speaker asked for it.")


def test_a_failure_of_ours_is_left_to_django() -> None:
    assert api_problem(ValueError("ours"), {}) is None
