"""Data is there for the pages of others: what a browser lets any website read."""

import pytest
from django.test import Client

from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("quotes/", 200),
        ("quotes/chapter-01/", 200),
        ("facets/", 200),
        ("schema/", 200),
        ("quotes/?stance=neutral", 400),
        ("quotes/nothing/", 404),
        ("nothing/", 404),
        (f"quotes/?x={'a' * 6000}", 414),
    ],
)
def test_any_website_may_read_answers_and_errors(client: Client, path: str, status: int) -> None:
    build_quote(1)
    response = client.get(f"/api/v1/{path}", headers={"origin": "https://example.org"})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (status, "*")


def test_any_website_may_read_a_table_of_a_comparison(client: Client) -> None:
    build_quote(1)
    response = client.get("/compare.csv?rows=sect&columns=stance", headers={"origin": "https://example.org"})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (200, "*")


def test_any_website_may_read_that_nothing_changed(client: Client) -> None:
    build_quote(1)
    etag = client.get("/api/v1/quotes/")["ETag"]
    headers = {"origin": "https://example.org", "if-none-match": etag}
    response = client.get("/api/v1/quotes/", headers=headers)
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (304, "*")


def test_a_browser_that_asks_first_is_told_that_reading_is_all(client: Client) -> None:
    headers = {"origin": "https://example.org", "access-control-request-method": "GET"}
    response = client.options("/api/v1/quotes/", headers=headers)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
