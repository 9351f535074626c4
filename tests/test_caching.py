"""Asking again: what stays the same costs one read, what changed is sent."""

import re

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from explorer import caching
from explorer.models import Quote
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

PAGES = ["/", "/quotes/", "/quotes/chapter-01/", "/themes/", "/about/", "/quotes.csv"]
API = [f"/api/v1/{path}/" for path in ("quotes", "quotes/chapter-01", "themes", "places", "facets", "schema")]
ADDRESSES = [*PAGES, *API, "/api/v1/docs/"]


@pytest.fixture(autouse=True)
def _one_quote() -> None:
    build_quote(1)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_names_its_state_and_may_be_kept_but_not_used_unasked(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert re.fullmatch(r'W/"[0-9a-f]{20}"', response["ETag"])
    assert response["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in response["Vary"]
    assert client.head(address)["ETag"] == response["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "head"])
def test_what_is_held_already_is_not_made_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, method: str
) -> None:
    etag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        response = getattr(client, method)(address, headers={"if-none-match": f'"other", {etag}'})
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == etag
    assert response["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in response["Vary"]


def test_a_change_of_the_archive_changes_every_answer(client: Client) -> None:
    before = {address: client.get(address)["ETag"] for address in ADDRESSES}
    quote = Quote.objects.get()
    quote.text = "Other words."
    quote.save()
    for address, etag in before.items():
        response = client.get(address, headers={"if-none-match": etag})
        assert response.status_code == 200
        assert response["ETag"] != etag


def test_a_withdrawn_quote_is_gone_for_those_who_hold_it_too(client: Client) -> None:
    held = client.get("/api/v1/quotes/chapter-01/")["ETag"]
    quote = Quote.objects.get()
    quote.withdrawn, quote.withdrawn_reason = quote.added, "The speaker asked for it."
    quote.save()
    assert client.get("/api/v1/quotes/chapter-01/", headers={"if-none-match": held}).status_code == 410


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/quotes/?sect=other", 400),
        ("/quotes/?page=9", 404),
        ("/nothing/", 404),
        ("/api/v1/quotes/?sect=other", 400),
        ("/api/v1/nothing/", 404),
    ],
)
@pytest.mark.parametrize("held", ["*", None])
def test_an_error_is_never_held(client: Client, address: str, status: int, held: str | None) -> None:
    etag = held or client.get("/quotes/")["ETag"]
    response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == status
    assert "ETag" not in response
    assert response["Cache-Control"] == "no-cache"


def test_any_state_will_do_for_whoever_says_so(client: Client) -> None:
    assert client.get("/quotes/", headers={"if-none-match": "*"}).status_code == 304


def test_a_tag_that_lost_its_weakness_on_the_way_is_known(client: Client) -> None:
    etag = client.get("/quotes/")["ETag"].removeprefix("W/")
    assert client.get("/quotes/", headers={"if-none-match": etag}).status_code == 304


def test_health_is_asked_anew_every_time(client: Client) -> None:
    response = client.get("/up/", headers={"if-none-match": "*"})
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response


def test_a_database_that_does_not_answer_is_said_by_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise DatabaseError

    monkeypatch.setattr(caching, "current_version", fail)
    response = client.get("/about/")
    assert response.status_code == 200
    assert "ETag" not in response


def test_only_reading_is_labelled(client: Client) -> None:
    assert "ETag" not in client.options("/api/v1/quotes/")
    assert client.post("/api/v1/quotes/", headers={"if-none-match": "*"}).status_code == 405


def test_the_operator_may_let_a_cache_serve_without_asking(client: Client, settings: Settings) -> None:
    settings.CDN_MAX_AGE = 60
    response = client.get("/quotes/")
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    held = client.get("/quotes/", headers={"if-none-match": response["ETag"]})
    assert held["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert client.get("/nothing/")["Cache-Control"] == "no-cache"


def test_a_tag_tells_version_software_language_and_address_apart() -> None:
    def tag(version: str = "1", software: str = "2", address: str = "/?a=1", language: str = "en") -> str:
        with translation.override(language):
            return caching.entity_tag(version, software, RequestFactory().get(address))

    tags = [
        tag(),
        tag("3"),
        tag(software="4"),
        tag(address="/?a=2"),
        tag(address="/x/?a=1"),
        tag(language="ar"),
    ]
    assert len(set(tags)) == 6
    assert tag() == tags[0]


def test_development_is_not_cached(settings: Settings) -> None:
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    settings.DEBUG = True
    with pytest.raises(MiddlewareNotUsed):
        caching.revalidation(page)
