"""A shared cache that is refused, dies or freezes is no reason to answer nothing."""

import socket
from collections.abc import Callable, Iterator
from itertools import count
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from config.caches import MEMCACHED, REDIS, in_time
from explorer.archive import shared
from explorer.archive.shared import kept
from explorer.archive.versions import current_version
from tests.support.html import read
from tests.support.serving import free_port

ADDRESSES = {REDIS: "redis://127.0.0.1:{port}/0", MEMCACHED: "127.0.0.1:{port}"}


def hang_up(connection: socket.socket) -> None:
    """End a connection as soon as it was asked anything."""
    connection.recv(1000)
    connection.close()


def say_nothing(_connection: socket.socket) -> None:
    """Leave a question unanswered, as a stopped process does."""


def listening(answer: Callable[[socket.socket], None]) -> tuple[socket.socket, int]:
    """Listen at a port, and do with each connection what is told."""
    listener = socket.create_server(("127.0.0.1", 0))
    connections = []

    def listen() -> None:
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            connections.append(connection)
            answer(connection)

    Thread(target=listen, daemon=True).start()
    return listener, listener.getsockname()[1]


@pytest.fixture(params=[(backend, how) for backend in ADDRESSES for how in ("refused", "hangs up", "frozen")])
def broken_cache(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Use a Redis or a Memcached that can't be used, with the settings of the site."""
    listener = None
    backend, how = request.param
    if how == "refused":
        port = free_port()
    else:
        listener, port = listening(hang_up if how == "hangs up" else say_nothing)
    monkeypatch.setattr(shared, "_not_before", float("-inf"))
    location: dict[str, Any] = {"BACKEND": backend, "LOCATION": ADDRESSES[backend].format(port=port)}
    with override_settings(CACHES={"default": in_time(location)}):
        yield
        caches["default"].close()
    if listener is not None:
        listener.close()


@pytest.mark.usefixtures("broken_cache")
def test_what_a_broken_cache_does_not_hold_is_made_and_it_is_asked_once() -> None:
    numbers = count()
    with patch.object(shared, "cache", wraps=caches["default"]) as asked:
        assert [kept("key", lambda: next(numbers)) for _ in range(100)] == list(range(100))
    assert (asked.get.call_count, asked.set.call_count) == (1, 0)


@pytest.mark.usefixtures("archive", "broken_cache")
def test_cards_and_the_data_package_do_not_need_a_cache(client: Client) -> None:
    card = f"/cards/quotes/halting-hostilities-01.{current_version()}.png"
    for path in (card, "/data/datapackage.json", "/data/archive.zip"):
        answer = client.get(path)
        assert (answer.status_code, len(read(answer)) > 1000) == (200, True)


def test_other_software_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_not_before", float("-inf"))
    assert kept("made-by", lambda: "yesterday's columns") == "yesterday's columns"
    monkeypatch.setattr(shared, "software", lambda: "of a deploy")
    assert kept("made-by", lambda: "today's columns") == "today's columns"


def test_what_a_cache_holds_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_not_before", float("-inf"))
    numbers = count(1)
    assert {kept("what-a-cache-holds", lambda: next(numbers)) for _ in range(3)} == {1}
