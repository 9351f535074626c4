"""What happens around every page."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from explorer.middleware import query_length

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
