"""The real server in a process of its own, which never outlives its test."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import psycopg
from django.db import connection
from psycopg import sql

from tests.support.project import ROOT, run

Server = subprocess.Popen[str]

AS_ANYBODY = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
"""Takes from a command what root may do and others may not: a system refuses it what it refuses them.

Nor does it get into the folder of the PostgreSQL that the tests start, which is another user's.
"""

NUMBERS = count(1)
"""Tell the databases of a run apart."""


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(port: int, **environment: str) -> Iterator[Server]:
    """Start the server of `make run` on `port`; end it, with its workers, whatever happens inside.

    The tests collect no static files, so it names them as they lie in the source.
    """
    below = [] if environment.get("DATABASE_URL", "").startswith("postgres") else AS_ANYBODY
    server = subprocess.Popen(  # noqa: S603  # the command is written in the tests
        [*below, sys.executable, "-m", "config.server"],
        cwd=ROOT,
        env={
            "DJANGO_SETTINGS_MODULE": "tests.support.served",
            "PYTHONPATH": "site:.",
            "PYTHONWARNINGS": "ignore:No directory at",
            "PORT": str(port),
        }
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield server
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def empty_database(folder: Path) -> str:
    """Return the address of a new database of the run's own kind."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder}/archive.sqlite3"
    server = os.environ["DATABASE_URL"]
    name = f"served_{os.getpid()}_{next(NUMBERS)}"
    with closing(psycopg.connect(server, autocommit=True)) as administrator:
        administrator.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def prepared(folder: Path) -> str:
    """Return the address of a database of the run's own kind that holds the archive."""
    address = empty_database(folder)
    result = run(sys.executable, "manage.py", "prepare", DATABASE_URL=address)
    assert (result.returncode, result.stderr) == (0, "")
    return address


def announced(server: Server) -> str:
    """Wait until the server listens; return the line in which it says where."""
    return server.stdout.readline() if server.stdout else ""


def get(port: int, path: str, seconds: float = 30) -> tuple[int, dict[str, str], str]:
    """Ask the server at `port` on a connection of its own; return status, headers by small name, and text."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)) as client:
        client.request("GET", path)
        response = client.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return response.status, headers, response.read().decode("utf-8", "replace")


def status(port: int, path: str) -> int:
    """Return the status with which the server at `port` answers."""
    return get(port, path)[0]


def wait_for(condition: Callable[[], bool]) -> None:
    """Return once something is so; fail where it isn't within half a minute."""
    last = monotonic() + 30
    while not condition():
        assert monotonic() < last, "it never came to be"
        sleep(0.05)


def ended(server: subprocess.Popen[str]) -> list[str]:
    """End a server; return the lines of its log."""
    server.terminate()
    _output, log = server.communicate(timeout=30)
    return log.splitlines()
