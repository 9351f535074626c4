"""How the server starts, says where it is, and ends."""

import http.client
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.project import ROOT, run


def serve(port: int, **environment: str) -> subprocess.Popen[str]:
    """Start the server of `make run` on `port`; the tests collect no static files, which it would miss."""
    return subprocess.Popen(
        [sys.executable, "-m", "config.server"],
        cwd=ROOT,
        env={"PYTHONPATH": "site", "PYTHONWARNINGS": "ignore:No directory at", "PORT": str(port)}
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_server_says_where_it_is_serves_and_ends_when_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    database = f"sqlite:///{tmp_path}/archive.sqlite3"
    assert run(sys.executable, "manage.py", "prepare", DATABASE_URL=database).stderr == ""
    with serve(port, DATABASE_URL=database) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == f"The archive is at http://127.0.0.1:{port}/  (Ctrl-C stops it)\n"
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as client:
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
        with serve(port) as server:
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
