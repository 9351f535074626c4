"""Look at the files of a SQLite database."""

import os
from pathlib import Path


def log_of(path: Path) -> Path:
    """Return where SQLite writes what isn't in the file itself yet."""
    return path.with_name(f"{path.name}-wal")


def is_writable(folder: Path) -> bool:
    """Tell whether this process can make files in `folder`; it can't on a read-only file system."""
    return os.access(folder, os.W_OK | os.X_OK)
