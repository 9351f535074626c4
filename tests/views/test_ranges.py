"""Parts of the archive's file: what a program asks for that goes on with a download."""

from typing import Any

import pytest
from django.test import Client

from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db(transaction=True)  # an answer that is cut short ends its connection

ADDRESS = "/data/archive.zip"


@pytest.fixture(autouse=True)
def _one_quote() -> None:
    build_quote(1)


def asked(client: Client, **headers: str) -> tuple[int, bytes, Any]:
    """Ask for the file with some headers; return status, bytes and the answer."""
    response = client.get(ADDRESS, headers=headers)
    return response.status_code, response.getvalue(), response


def test_each_kind_of_part_is_those_bytes_of_the_file(client: Client) -> None:
    status, whole, response = asked(client)
    size = len(whole)
    assert (status, response["Accept-Ranges"], response["Content-Length"]) == (200, "bytes", str(size))
    for wanted, first, last in [
        ("bytes=0-0", 0, 0),
        ("bytes=10-99", 10, 99),
        ("bytes=100-", 100, size - 1),
        ("bytes=-7", size - 7, size - 1),
        (f"bytes={size - 1}-{size + 50}", size - 1, size - 1),
        (f"bytes=-{size + 1}", 0, size - 1),
    ]:
        status, part, response = asked(client, Range=wanted)
        assert (status, part) == (206, whole[first : last + 1])
        assert response["Content-Range"] == f"bytes {first}-{last}/{size}"
        assert response["Content-Length"] == str(len(part))
        assert response["Cache-Control"] == "no-cache"


def test_a_part_behind_the_end_is_refused_and_the_size_told(client: Client) -> None:
    _status, whole, _response = asked(client)
    for wanted in (f"bytes={len(whole)}-", f"bytes={len(whole) + 9}-{len(whole) + 10}", "bytes=-0"):
        status, part, response = asked(client, Range=wanted)
        assert (status, part, response["Content-Range"]) == (416, b"", f"bytes */{len(whole)}")


@pytest.mark.parametrize(
    "wanted", ["bytes=0-1,5-6", "lines=1-2", "bytes=9-3", "bytes=-", "bytes=x-", "bytes=1"]
)
def test_what_can_not_be_read_is_the_whole_file(client: Client, wanted: str) -> None:
    status, whole, _response = asked(client, Range=wanted)
    assert (status, whole[:2]) == (200, b"PK")


def test_a_part_is_sent_only_of_the_file_that_was_begun(client: Client) -> None:
    _status, whole, response = asked(client)
    begun = response["ETag"]
    assert not begun.startswith("W/")
    assert asked(client, Range="bytes=5-", **{"If-Range": begun})[:2] == (206, whole[5:])
    for other in ('"another"', f"W/{begun}", "Mon, 30 Nov 2026 05:00:00 GMT"):
        assert asked(client, Range="bytes=5-", **{"If-Range": other})[:2] == (200, whole)
    build_quote(2)
    status, changed, response = asked(client, Range="bytes=5-", **{"If-Range": begun})
    assert (status, response["ETag"] != begun, changed != whole) == (200, True, True)


def test_who_has_the_file_is_told_so_and_a_head_has_no_part(client: Client) -> None:
    _status, whole, response = asked(client)
    assert asked(client, **{"If-None-Match": response["ETag"]})[:2] == (304, b"")
    head: Any = client.head(ADDRESS, headers={"Range": "bytes=0-9"})
    assert head.getvalue() == b""
    assert (head.status_code, head["Content-Length"], head["ETag"]) == (
        200,
        str(len(whole)),
        response["ETag"],
    )
