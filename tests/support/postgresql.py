"""Runs the suite on a PostgreSQL of its own: `python -m pytest -p tests.postgresql`."""

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

from tests.support.embedded import start_postgresql


def start() -> None:
    """Start a server for this run and make Django use it; it ends, and its folder goes, with the process."""
    workspace = Path(tempfile.mkdtemp(prefix="postgresql-"))
    atexit.register(shutil.rmtree, workspace)
    os.environ["DATABASE_URL"] = start_postgresql(workspace).get_uri()


# TERM ends the run as Ctrl-C does: tidily, with the server.
signal.signal(signal.SIGTERM, signal.default_int_handler)
if "PYTEST_XDIST_WORKER" not in os.environ:
    start()
