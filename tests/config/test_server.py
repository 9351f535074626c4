"""How the server starts, says where it is, and ends."""

import contextlib
import gc
import http.client
import resource
import socket
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from config import closing
from tests.support.project import ROOT
from tests.support.serving import free_port, prepared, serving


def test_the_server_says_where_it_is_serves_and_ends_when_told(tmp_path: Path) -> None:
    port = free_port()
    with serving(port, DATABASE_URL=prepared(tmp_path)) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"The archive is at http://127.0.0.1:{port}/  (Ctrl-C stops it)\n"
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
            client.request("GET", f"/up/?q={'q' * 5990}")
            assert client.getresponse().status == 200
        server.terminate()
        output = server.communicate(timeout=30)
    assert (server.returncode, output) == (0, ("", ""))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_a_port_that_is_taken_gets_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving(port) as server:
            output = server.communicate(timeout=30)
    sentence = (
        f"The archive can't be served at 127.0.0.1, port {port} (Address already in use): "
        "choose another, as in `make run HOST=127.0.0.1 PORT=8001`.\n"
    )
    assert (server.returncode, output) == (1, ("", sentence))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104  # nothing is bound
        ("::", "127.0.0.1"),
        ("::1", "[::1]"),
        ("a.b", "a.b"),
    ],
)
def test_the_host_as_it_stands_in_an_address(host: str, expected: str) -> None:
    from config.server import in_address  # noqa: PLC0415  # reads the environment

    assert in_address(host) == expected


def test_workers_are_replaced_in_time() -> None:
    from config import server  # noqa: PLC0415  # reads the environment

    asked: dict[str, object] = {}

    class Asked(Exception):  # noqa: N818  # ends the start
        """Raised in place of a start."""

    def remember(*_address: object, **settings: object) -> None:
        asked.update(settings)
        raise Asked

    listener = socket.create_server(("127.0.0.1", 0))
    with (
        listener,
        patch.object(server, "listen", lambda _host, _number: [listener]),
        patch.object(server, "ArchiveServer", remember),
        patch.object(resource, "setrlimit"),
        patch.object(gc, "freeze"),
        pytest.raises(Asked),
    ):
        server.main()
    assert (asked["workers_lifetime"], asked["workers_max_rss"]) == (12 * 3600, 1024)


def test_workers_get_like_shares_of_the_connections() -> None:
    from config import server  # noqa: PLC0415  # reads the environment

    with contextlib.ExitStack() as opened, patch.object(server, "PORT", free_port()):
        listeners = [opened.enter_context(listener) for listener in server.listen("127.0.0.1", 2)]
        address = listeners[0].getsockname()
        for _ in range(200):
            opened.enter_context(socket.create_connection(address))
        # Each of two hundred falls to either with the same chance: fewer than 60 are 1 chance in 200 million.
        assert [accepted(listener, opened) >= 60 for listener in listeners] == [True, True]
        with pytest.raises(SystemExit, match="Address already in use"):
            server.listen("127.0.0.1", 2)


def accepted(listener: socket.socket, opened: contextlib.ExitStack) -> int:
    """Accept all that wait; return how many they are."""
    number = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            opened.enter_context(listener.accept()[0])
            number += 1
    return number


def test_who_has_a_connection_keeps_it_and_nobody_gets_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "READING_SECONDS", 0)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()
        with socket.create_connection(address) as waiting:
            closing.leave_new_ones_out([listener])
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(address)
            waiting.sendall(b"a request")
            accepted, _address = listener.accept()
            with accepted:
                assert accepted.recv(100) == b"a request"


def test_the_server_ends_also_where_new_ones_cant_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "READING_SECONDS", 0)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        listener.setsockopt(socket.SOL_SOCKET, closing.SO_BINDTOIFINDEX, closing.NO_DEVICE)
    closing.leave_new_ones_out([listener])


HEAPS = """
import ctypes, sys, threading
from config.server import allocate_from_one_heap
if sys.argv[1] == "one":
    allocate_from_one_heap()
together = threading.Barrier(4)
def fill():
    kept = [bytearray(9_000) for _ in range(100)]
    together.wait()
threads = [threading.Thread(target=fill) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""
"""Four threads that are busy at once; prints what glibc says of its heaps."""


@pytest.mark.parametrize(("asked", "is_one"), [("one", True), ("many", False)])
def test_the_threads_of_the_server_share_one_heap(asked: str, is_one: bool) -> None:
    done = subprocess.run(  # noqa: S603  # the command is written here
        [sys.executable, "-c", HEAPS, asked],
        cwd=ROOT,
        env={"PYTHONPATH": "site"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.count("<heap nr=") == 1) is is_one


WORKER = """
import os, socket, sys
from config import closing
listener = socket.socket(fileno=int(sys.argv[1]))
listener.setblocking(False)
copy = listener.dup()
closing.be_ready_to_stop_accepting([listener])
closing.stop_accepting(os.getpid())
try:
    copy.accept()
except BlockingIOError:
    print("nobody comes")
"""
"""A worker: it is told to stop accepting, and then looks who is waiting."""


def test_a_worker_that_is_told_to_accepts_nothing_more_and_others_do() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        done = subprocess.run(  # noqa: S603  # the command is written here
            [sys.executable, "-c", WORKER, str(listener.fileno())],
            cwd=ROOT,
            env={"PYTHONPATH": "site"},
            pass_fds=[listener.fileno()],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("nobody comes\n", "")
        accepted, _address = listener.accept()
        accepted.close()


def test_the_end_of_an_answer_does_not_wait_for_the_reader_to_confirm_its_beginning() -> None:
    from config import server  # noqa: PLC0415 - it reads the settings, as the other tests' servers do

    with patch.object(server, "PORT", free_port()):
        (listener,) = server.listen("127.0.0.1", 1)
    with listener, socket.create_connection(listener.getsockname()):
        listener.setblocking(True)
        accepted, _address = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
