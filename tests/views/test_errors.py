"""What is said where a page can't be shown."""

from unittest.mock import patch

import pytest
from django.test import Client

from tests.support.builders import build_quote
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


def test_every_bad_parameter_is_named_with_its_value_and_what_is_allowed(client: Client) -> None:
    build_quote()
    problem = page(client, "/quotes/?gender=man&gender=x&gender=y&age_min=old", status=400)
    assert words(problem.select_one(".prose")) == (
        "This address asks for something that doesn’t exist "
        "gender x y are not values of this parameter. It takes any of these: woman man "
        "age_min old is not a value of this parameter. It takes a whole number from 0 to 120. "
        "No quotes are shown, because they would answer a different question. "
        "See all quotes and choose filters there"
    )
    assert problem.select("blockquote, article") == []
    assert [meta["content"] for meta in problem.select("meta[name=robots]")] == ["noindex"]


def test_a_value_with_markup_is_shown_as_text(client: Client) -> None:
    problem = page(client, "/quotes/?sect=%3Cb%3Ex%3C/b%3E", status=400)
    assert words(problem.select_one(".given")) == "<b>x</b>"


def test_a_long_value_is_cut(client: Client) -> None:
    problem = page(client, f"/quotes/?sect={'x' * 3000}", status=400)
    assert words(problem.select_one(".given")) == "x" * 199 + "…"


def test_a_request_that_can_not_be_read_is_answered_too(client: Client) -> None:
    response = client.get("/quotes/", headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400
    assert "The request can’t be read." in response.content.decode()


def test_a_missing_page_offers_the_ways_on(client: Client) -> None:
    missing = page(client, "/nothing/", status=404)
    assert words(missing.select_one("h1")) == "There is no such page"
    assert missing.select(".lead") == []
    assert links(missing.select_one("main")) == {
        "All quotes, with filters": "/quotes/",
        "All themes": "/themes/",
        "All places": "/places/",
        "The front page": "/",
    }


def test_an_address_that_is_too_long_says_how_long_it_may_be(client: Client) -> None:
    problem = page(client, f"/quotes/?q={'x' * 5999}", status=414)
    assert words(problem.select_one(".lead")) == (
        "The part of an address after the question mark may have up to 6000 bytes."
    )


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("/api/v1/nothing/", 404, "There is no such page"),
        (
            f"/api/v1/quotes/?q={'x' * 5999}",
            414,
            "The part of an address after the question mark may have up to 6000 bytes.",
        ),
    ],
)
def test_the_api_gets_the_same_as_json(client: Client, address: str, status: int, detail: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert (response.json()["status"], response.json()["detail"]) == (status, detail)


@pytest.mark.parametrize(
    ("address", "content_type"),
    [("/", "text/html; charset=utf-8"), ("/api/v1/quotes/", "application/problem+json")],
)
def test_a_mistake_of_ours_is_answered_without_the_database(
    client: Client, address: str, content_type: str
) -> None:
    client.raise_request_exception = False
    with patch("explorer.questions.index.current_state", side_effect=RuntimeError):
        response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (500, content_type)
    assert "went wrong" in response.content.decode()
