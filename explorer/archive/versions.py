"""Read the state of the archive: its version, a digest of its content, and when it was renewed."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple

from django.db import DatabaseError, connection

from explorer.models import Archive


class ArchiveState(NamedTuple):
    """A state of the archive: the digest of its content, and when it came to be."""

    version: str
    renewed: dt.datetime | None


_held: ContextVar[list[ArchiveState] | None] = ContextVar("held", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """Read the archive's state at most once inside, so that all parts of a page speak of the same one."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def current_state() -> ArchiveState:
    """Return the archive's state: one small read, or none where `one_state` holds it already."""
    held = _held.get()
    if held:
        return held[0]
    row = Archive.objects.values_list("version", "renewed").first()
    state = ArchiveState(*row) if row else ArchiveState("", None)
    if held is not None:
        held.append(state)
    return state


def current_version() -> str:
    """Return the archive's version, 12 hexadecimal digits; empty before anything was stored."""
    return current_state().version


RETRY_SECONDS = 1.0
"""After a failure the database is left alone for so long, so that nobody waits for it in vain."""


class VersionReader:
    """Reads the version outside of Django's requests: one statement on the thread's own connection."""

    def __init__(self) -> None:
        """Begin with a database that is expected to answer."""
        self._failed_at = float("-inf")

    def read(self) -> str | None:
        """Return the archive's version; None where the database can't be asked, or holds no archive."""
        if monotonic() - self._failed_at < RETRY_SECONDS:
            return None
        try:
            connection.ensure_connection()
            # The driver's own connection: Django's cursors cost three times as much as the statement.
            with connection.wrap_database_errors:
                row = connection.connection.execute("SELECT version FROM explorer_archive").fetchone()
        except DatabaseError:
            self._failed_at = monotonic()
            connection.close()
            return None
        return row[0] if row else None
