"""What is kept as bytes, for whom, and until when: the real keeper around a small application."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import Settings

from explorer import keeping
from explorer.archive import versions
from explorer.archive.versions import VersionReader
from explorer.keeping import KeptAnswers
from tests.support.builders import build_quote

pytestmark = pytest.mark.django_db

LABELLED = [("ETag", 'W/"one"'), ("Content-Type", "text/plain"), ("Vary", "Accept-Encoding")]

Sent = tuple[str, dict[str, str], bytes]


class Counting:
    """An application that counts its calls and answers as it was told."""

    def __init__(self, headers: list[tuple[str, str]] = LABELLED, status: str = "200 OK") -> None:
        """Answer with these headers and this status."""
        self.headers, self.status = headers, status
        self.calls = self.closed = 0
        self.pieces: list[bytes] = [b"first ", b"second"]
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        self.calls += 1
        self.asked.append(environ.get("QUERY_STRING", ""))
        start_response(self.status, self.headers)
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pieces)

    def close(self) -> None:
        """Count that the answer was let go."""
        self.closed += 1


def ask(kept: KeptAnswers, path: str = "/quotes/", method: str = "GET", **environ: str) -> Sent:
    """Send a request as a server does; return status, headers and body."""
    request: dict[str, Any] = {"PATH_INFO": path, "REQUEST_METHOD": method} | environ
    setup_testing_defaults(request)
    started: list[tuple[str, list[tuple[str, str]]]] = []
    body: Any = kept(request, lambda status, headers, *_: started.append((status, headers)))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    [(status, headers)] = started
    return status, dict(headers), content


@pytest.fixture(autouse=True)
def _one_quote() -> None:
    build_quote(1)


def test_what_was_answered_once_is_sent_again_as_it_was() -> None:
    site = Counting()
    kept = KeptAnswers(site)
    first = ask(kept)
    assert first == ("200 OK", dict(LABELLED), b"first second")
    assert ask(kept) == first
    assert (site.calls, site.closed) == (1, 1)


def test_a_head_is_answered_from_what_was_kept_without_its_body() -> None:
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept)
    assert ask(kept, method="HEAD") == ("200 OK", dict(LABELLED), b"")
    assert site.calls == 1


def test_a_head_alone_keeps_nothing() -> None:
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept, method="HEAD")
    ask(kept)
    assert site.calls == 2


def test_what_others_add_to_a_shared_address_makes_no_other_page() -> None:
    site = Counting()
    kept = KeptAnswers(site)
    first = ask(kept, QUERY_STRING="q=siege")
    assert ask(kept, QUERY_STRING="fbclid=IwAR0&q=siege&utm_source=mail") == first
    assert site.calls == 1
    assert site.asked == ["q=siege"]


def test_a_query_string_that_is_refused_is_left_as_it_is() -> None:
    site = Counting()
    long = "x" * 6001
    ask(KeptAnswers(site), QUERY_STRING=long)
    assert site.asked == [long]


def test_the_parameters_of_curators_are_left_as_they_are(settings: Settings) -> None:
    settings.ADMIN_PATH = "editing"
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept, "/editing/quotes/", QUERY_STRING="o=1&e=2")
    ask(kept, "/quotes/", QUERY_STRING="o=1&e=2")
    assert site.asked == ["o=1&e=2", ""]


def test_a_reader_who_has_it_gets_304_without_content() -> None:
    kept = KeptAnswers(Counting())
    ask(kept)
    assert ask(kept, HTTP_IF_NONE_MATCH='"x", W/"one"') == (
        "304 Not Modified",
        {"ETag": 'W/"one"', "Vary": "Accept-Encoding"},
        b"",
    )
    assert ask(kept, HTTP_IF_NONE_MATCH='W/"two"')[0] == "200 OK"


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/quotes"},
        {"QUERY_STRING": "q=siege"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_HOST": "other.example"},
        {"HTTP_ORIGIN": "https://example.org"},
        {"wsgi.url_scheme": "https"},
    ],
)
def test_another_request_is_another_answer(other: dict[str, str]) -> None:
    site = Counting()
    kept = KeptAnswers(site)
    for _ in range(2):
        ask(kept)
        ask(kept, **other)
    assert site.calls == 2


@pytest.mark.parametrize(
    "same",
    [
        {"HTTP_ACCEPT_LANGUAGE": "ar"},
        {"HTTP_COOKIE": "a=b"},
        {"HTTP_USER_AGENT": "x"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_SCRIPT_NAME": "/x"},
        {"HTTP_ACCEPT_ENCODING": "deflate"},
    ],
)
def test_what_no_page_depends_on_makes_no_difference(same: dict[str, str]) -> None:
    site = Counting()
    kept = KeptAnswers(site)
    assert ask(kept) == ask(kept, **same)
    assert site.calls == 1


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT"])
def test_other_methods_go_to_the_site(method: str) -> None:
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept)
    ask(kept, method=method)
    ask(kept, method=method)
    assert site.calls == 3


@pytest.mark.parametrize(
    "site",
    [
        Counting([("Content-Type", "text/plain")]),
        Counting([*LABELLED, ("Cache-Control", "no-store")]),
        Counting([*LABELLED, ("Set-Cookie", "a=b")]),
        Counting(status="404 Not Found"),
        Counting(status="301 Moved Permanently"),
        Counting(status="503 Service Unavailable"),
    ],
    ids=["no label", "no-store", "cookie", "missing", "moved", "broken"],
)
def test_what_is_not_kept(site: Counting) -> None:
    kept = KeptAnswers(site)
    assert ask(kept) == ask(kept)
    assert (site.calls, site.closed) == (2, 2)


def test_a_very_large_answer_is_sent_whole_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGEST_BYTES", 11)
    site = Counting()
    kept = KeptAnswers(site)
    assert ask(kept)[2] == ask(kept)[2] == b"first second"
    assert site.calls == 2


def test_a_changed_archive_drops_everything() -> None:
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept)
    build_quote(2)
    ask(kept)
    ask(kept)
    assert site.calls == 2


def test_an_answer_made_while_the_archive_changes_is_not_kept() -> None:
    class Changing(Counting):
        def __iter__(self) -> Iterator[bytes]:
            if self.calls == 1:
                build_quote(2)
            return super().__iter__()

    site = Changing()
    kept = KeptAnswers(site)
    ask(kept)
    ask(kept)
    ask(kept)
    assert site.calls == 2


def test_another_day_drops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Counting()
    kept = KeptAnswers(site)
    ask(kept)
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2030, 1, 1))
    ask(kept)
    assert site.calls == 2


def test_memory_is_bounded_and_the_longest_unasked_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "KEPT_BYTES", 2 * (1000 + len(b"first second")))
    site = Counting()
    kept = KeptAnswers(site)
    for path in ["/1", "/2", "/1", "/3", "/1", "/2"]:
        ask(kept, path)
    assert site.calls == 4


def test_what_was_answered_is_served_on_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Counting()
    kept = KeptAnswers(site)
    first = ask(kept)
    monkeypatch.setattr(VersionReader, "read", lambda _self: None)
    assert ask(kept) == first
    assert site.calls == 1
    ask(kept, "/other")
    ask(kept, "/other")
    assert site.calls == 3


def test_a_database_that_fails_is_left_alone_for_a_while_and_then_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = VersionReader()
    version = reader.read()
    assert version is not None
    asked: list[str] = []

    def refuse() -> None:
        asked.append("asked")
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(connection, "ensure_connection", refuse)
        broken.setattr(connection, "close", lambda: None)
        assert (reader.read(), reader.read()) == (None, None)
    assert asked == ["asked"]
    assert reader.read() is None
    monkeypatch.setattr(versions, "RETRY_SECONDS", 0.0)
    assert reader.read() == version


def test_a_part_is_asked_of_the_application_where_it_sends_parts() -> None:
    in_parts = Counting([*LABELLED, ("Accept-Ranges", "bytes")])
    kept = KeptAnswers(in_parts)
    for headers in ({}, {}, {"HTTP_RANGE": "bytes=0-1"}):
        ask(kept, **headers)
    assert in_parts.calls == 2
    whole = Counting()
    kept = KeptAnswers(whole)
    for headers in ({}, {"HTTP_RANGE": "bytes=0-1"}):
        ask(kept, **headers)
    assert whole.calls == 1
