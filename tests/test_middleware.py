"""What is checked before any page is looked for."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

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
