"""What the API says of mistakes: problem details that name the thing and the way out."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


def problem(client: Client, address: str, status: int) -> Any:
    """Return the problem details at an address."""
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["type"] == "about:blank"
    return body


def test_a_withdrawn_quote_is_gone_with_date_and_reason_and_shows_no_point(client: Client) -> None:
    quote = build_quote(1)
    point = quote.theme.key_points.create(code="point", stance="anti-regime", order=1, text="A point.")
    point.quotes.set([quote, build_quote(2)])
    quote.withdrawn, quote.withdrawn_reason = "2026-03-01", "The speaker asked for it."
    quote.save()
    assert problem(client, "/api/v1/quotes/chapter-01/", 410) == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": "Quote chapter-01 was withdrawn on 2026-03-01: The speaker asked for it.",
        "withdrawn": "2026-03-01",
        "reason": "The speaker asked for it.",
    }
    assert client.get("/api/v1/quotes/").json()["count"] == 1
    [theme] = client.get("/api/v1/themes/").json()["results"]
    assert theme["key_points"][0]["quotes"] == ["chapter-02"]


@pytest.mark.parametrize("path", ["quotes", "themes", "places", "facets"])
def test_bad_values_are_named_with_what_is_allowed(client: Client, path: str) -> None:
    build_quote(1)
    body = problem(client, f"/api/v1/{path}/?stance=neutral&stance=pro-regime&age_min=old&page_size=0", 400)
    assert body["title"] == "Bad Request"
    assert body["detail"] == ("Not valid: stance, age_min, page_size. Each of “errors” says what is allowed.")
    assert body["errors"] == [
        {"parameter": "stance", "values": ["neutral"], "allowed": ["pro-regime", "anti-regime"]},
        {"parameter": "age_min", "values": ["old"], "allowed": "a whole number from 0 to 120"},
        {"parameter": "page_size", "values": ["0"], "allowed": "a whole number from 1 to 100"},
    ]


@pytest.mark.parametrize("page", ["0", "-1", "2", "1.0", "x", "٢", "9" * 400])
def test_a_page_that_is_not_there_is_not_found(client: Client, page: str) -> None:
    build_quote(1)
    body = problem(client, f"/api/v1/quotes/?{urlencode({'page': page})}", 404)
    assert body["title"] == "Not Found"
    assert body["detail"] == f"There is no page {page}: this list has pages 1 to 1."


def test_an_unknown_quote_is_not_found_by_name(client: Client) -> None:
    body = problem(client, "/api/v1/quotes/no-such-quote/", 404)
    assert body["detail"] == "There is no quote with the id no-such-quote."


@pytest.mark.parametrize(
    "path", ["v1/nothing/", "v1/", "", "v2/quotes/", "v1/quotes/a%20b/", "v1/quotes/%C3%A9/"]
)
def test_an_unknown_address_is_a_problem_too(client: Client, path: str) -> None:
    assert problem(client, f"/api/{path}", 404)["detail"] == "There is no such page"


@pytest.mark.parametrize(
    "path", ["quotes", "quotes/chapter-01", "themes", "places", "facets", "schema", "docs"]
)
def test_an_address_without_its_last_slash_is_sent_on(client: Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}?stance=pro-regime")
    assert (response.status_code, response["Location"]) == (301, f"/api/v1/{path}/?stance=pro-regime")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "path", ["quotes/", "quotes/chapter-01/", "themes/", "places/", "facets/", "schema/"]
)
def test_nothing_can_be_written(client: Client, method: str, path: str) -> None:
    response = getattr(client, method)(f"/api/v1/{path}")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["detail"] == f'Method "{method.upper()}" not allowed.'


def test_a_question_longer_than_6000_bytes_is_too_long(client: Client) -> None:
    build_quote(1)
    assert client.get(f"/api/v1/quotes/?x={'a' * 5998}").status_code == 200
    body = problem(client, f"/api/v1/quotes/?x={'a' * 5999}", 414)
    assert "6000" in body["detail"]


def test_a_failure_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.api.views.page_of", None)
    client.raise_request_exception = False
    assert problem(client, "/api/v1/quotes/", 500)["detail"] == "Something went wrong on our side."
