"""What happens around every page."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from explorer.middleware import one_archive, query_length

pytestmark = pytest.mark.django_db


def answer(query: str) -> int:
    """Return the status with which a query string is answered."""

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    return query_length(view)(RequestFactory().get(f"/api/?{query}")).status_code


def test_six_thousand_bytes_are_read_and_one_more_is_not() -> None:
    assert answer("q" * 6000) == 200
    assert answer("q" * 6001) == 414


def test_bytes_count_and_not_letters() -> None:
    assert answer("%D8%A7" * 1000) == 200
    assert answer("%D8%A7" * 1001) == 414


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    page = getattr(client, method)("/quotes/")
    assert (page.status_code, page["Allow"]) == (405, "GET, HEAD, OPTIONS")
    answer = getattr(client, method)("/api/v1/quotes/")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


@pytest.mark.django_db(transaction=True)
def test_what_serves_reads_in_one_transaction_until_the_answer_is_sent(settings: Settings) -> None:
    settings.SERVING = True
    seen: list[bool] = []

    def plain(_request: HttpRequest) -> HttpResponse:
        seen.append(connection.in_atomic_block)
        return HttpResponse()

    def streamed(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(iter([b"one", b"two"]))

    def failing(_request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    request = RequestFactory().get("/")
    one_archive(plain)(request)
    assert (seen, connection.in_atomic_block) == ([True], False)
    response = one_archive(streamed)(request)
    assert connection.in_atomic_block
    response.close()
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError):
        one_archive(failing)(request)
    assert not connection.in_atomic_block
