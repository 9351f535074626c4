"""Runs the suite on a PostgreSQL of its own: `python -m pytest -p tests.support.postgresql`."""

import os
import signal

from tests.support import postgresql_server

# TERM ends the run as Ctrl-C does: tidily, with the server.
signal.signal(signal.SIGTERM, signal.default_int_handler)
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["DATABASE_URL"] = postgresql_server.start().get_uri()
