"""What is said where a page can't be shown."""

from unittest.mock import patch

import pytest
from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation
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


MANY = "&".join(f"a{number}" for number in range(1001))
TOO_MANY = "The part of an address after the question mark may have up to 1000 parameters."


@pytest.mark.parametrize(
    "address",
    ["/", "/quotes/", "/quotes/chapter-01/", "/about/privacy/", "/robots.txt", "/quotes.csv", "/nothing/"],
)
def test_too_many_parameters_are_said_on_every_page(client: Client, address: str) -> None:
    build_quote(1)
    problem = page(client, f"{address}?{MANY}", status=400)
    assert words(problem.select_one("h1")) == "The request can’t be read"
    assert words(problem.select_one(".prose")).startswith(f"The request can’t be read {TOO_MANY} No quotes")
    assert client.get(f"{address}?{MANY.removesuffix('&a1000')}").status_code != 400


def test_too_many_parameters_are_problem_details_for_programs(client: Client) -> None:
    response = client.get(f"/api/v1/quotes/?{MANY}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert (response.json()["status"], response.json()["detail"]) == (400, TOO_MANY)


@pytest.mark.parametrize("error", [SuspiciousOperation, RequestDataTooBig, DisallowedHost])
@pytest.mark.parametrize("address", ["/about/", "/api/v1/quotes/"])
def test_whatever_looks_like_an_attack_is_a_mistake_in_the_request(
    client: Client, address: str, error: type[Exception]
) -> None:
    with patch("explorer.middleware.any_given", side_effect=error):
        response = client.get(address)
    assert response.status_code == 400
    assert "The request can" in response.content.decode()


@pytest.mark.parametrize("charset", ["hex", "utf-16", "idna"])
def test_a_query_string_is_utf_8_whatever_a_header_says(client: Client, charset: str) -> None:
    build_quote(1)
    plain = client.get("/quotes/", {"q": "wörds"})
    named = client.get("/quotes/", {"q": "wörds"}, content_type=f"text/plain; charset={charset}")
    assert (named.status_code, named.content) == (200, plain.content)


def test_a_missing_place_is_named_without_characters_that_deceive(client: Client) -> None:
    missing = page(client, "/places/a%E2%80%AEb%01c/", status=404)
    assert "There is no place called “abc”." in words(missing.select_one(".lead"))


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
