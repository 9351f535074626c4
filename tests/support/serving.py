"""The real server in a process of its own, which never outlives its test."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.project import ROOT, run

Server = subprocess.Popen[str]


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(port: int, **environment: str) -> Iterator[Server]:
    """Start the server of `make run` on `port`; end it, with its workers, whatever happens inside.

    The tests collect no static files, which it would miss.
    """
    server = subprocess.Popen(
        [sys.executable, "-m", "config.server"],
        cwd=ROOT,
        env={"PYTHONPATH": "site", "PYTHONWARNINGS": "ignore:No directory at", "PORT": str(port)}
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


def prepared(folder: Path) -> str:
    """Return the address of a SQLite database in `folder` that holds the archive."""
    address = f"sqlite:///{folder}/archive.sqlite3"
    result = run(sys.executable, "manage.py", "prepare", DATABASE_URL=address)
    assert (result.returncode, result.stderr) == (0, "")
    return address


def announced(server: Server) -> str:
    """Wait until the server listens; return the line in which it says where."""
    return server.stdout.readline() if server.stdout else ""
