"""How the server starts, says where it is, and ends."""

import http.client
import socket
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.serving import free_port, prepared, serving


def test_the_server_says_where_it_is_serves_and_ends_when_told(tmp_path: Path) -> None:
    port = free_port()
    with serving(port, DATABASE_URL=prepared(tmp_path)) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"The archive is at http://127.0.0.1:{port}/  (Ctrl-C stops it)\n"
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
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
