"""Each request has an id: a proxy's where it is trusted, else a new one."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from config.request_ids import NamedRequests, current_request

GIVEN = "2f1d6b0a9c3e4f58a7b6c5d4e3f20110"
LOOPBACK = ("127.0.0.1", "::1")


def answered(trusted: Sequence[str], **environ: str) -> str:
    """Answer a request; return its id, the same in the answer and for the log."""
    sent: list[list[tuple[str, str]]] = []

    def start(_status: str, headers: list[tuple[str, str]], *_more: Any) -> None:
        sent.append(headers)

    def application(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [current_request().encode()]

    [body] = NamedRequests(application, trusted)(dict(environ), start)
    assert sent == [[("Content-Type", "text/plain"), ("X-Request-ID", body.decode())]]
    return body.decode()


def test_every_request_has_another_id() -> None:
    first, second = (answered(LOOPBACK, REMOTE_ADDR="127.0.0.1") for _ in range(2))
    assert first != second
    assert [bool(re.fullmatch(r"[0-9a-f]{32}", made)) for made in (first, second)] == [True, True]


@pytest.mark.parametrize(
    ("trusted", "sender", "believed"),
    [
        (LOOPBACK, "127.0.0.1", True),
        (LOOPBACK, "::1", True),
        (LOOPBACK, "203.0.113.7", False),
        (LOOPBACK, "", False),
        (["10.0.0.0/8"], "10.1.2.3", True),
        (["10.0.0.0/8"], "127.0.0.1", False),
        (["*"], "203.0.113.7", True),
        (["*"], "", True),
    ],
)
def test_an_id_is_taken_from_a_trusted_proxy_only(
    trusted: Sequence[str], sender: str, believed: bool
) -> None:
    assert (answered(trusted, REMOTE_ADDR=sender, HTTP_X_REQUEST_ID=GIVEN) == GIVEN) is believed


@pytest.mark.parametrize(
    "given", ["", "1", "x" * 65, "id with spaces and words", "a" * 20 + "\r\nSet-Cookie: b=c"]
)
def test_what_is_no_id_is_not_taken(given: str) -> None:
    assert answered(LOOPBACK, REMOTE_ADDR="127.0.0.1", HTTP_X_REQUEST_ID=given) != given
