"""Open a SQLite archive for reading only: on a full or read-only disk, and never a new file in its place."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper

from config.sqlite.files import is_writable, log_of

State = tuple[str, int, int, int, int]
"""How a file is opened, and what tells it from another one or from itself before a change."""


class DatabaseWrapper(SQLiteWrapper):
    """A connection that is kept for as long as the file is the one that it opened."""

    read_only = True

    _opened: State

    def get_connection_params(self) -> dict[str, Any]:
        """Name the file as an address that says how it may be opened."""
        path = Path(self.settings_dict["NAME"])
        return super().get_connection_params() | {"database": address(path)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file, and remember which one it is."""
        self._opened = state(Path(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def is_usable(self) -> bool:
        """Tell Django, which asks after an error, to open the file anew: it may have been mended."""
        return False

    def close_if_unusable_or_obsolete(self) -> None:
        """Let go of a file that was replaced, removed, or changed other than through its log."""
        if self.connection is not None and self._opened != state(Path(self.settings_dict["NAME"])):
            self.close()
        super().close_if_unusable_or_obsolete()


def address(path: Path) -> str:
    """Return how SQLite opens a file for reading.

    A file with a write-ahead log needs a second one beside it, which can't be made in a folder that
    can't be written; there it is opened as one that nobody changes. Not where the log holds something:
    that state of the archive would be left out.
    """
    log = log_of(path)
    settled = not log.exists() or log.stat().st_size == 0
    unchanging = "&immutable=1" if settled and not is_writable(path.parent) else ""
    return f"file:{quote(str(path))}?mode=ro{unchanging}"


def state(path: Path) -> State:
    """Return what changes when another file, or another content, is put in the place of `path`."""
    try:
        found = os.stat(path)  # noqa: PTH116  # asked for with each request, at a third of the cost
    except OSError:
        return "", 0, 0, 0, 0
    return address(path), found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
