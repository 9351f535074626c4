"""Read the state of the archive: its version, a digest of its content, and when it was renewed."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection

from explorer.archive.replicas import begin_on, replicas
from explorer.models import Archive

logger = logging.getLogger(__name__)


class ArchiveState(NamedTuple):
    """A state of the archive: the digest of its content, when it came to be, and whether it is invented."""

    version: str
    renewed: dt.datetime | None
    synthetic: bool = False


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
    row = Archive.objects.values_list("version", "renewed", "synthetic").first()
    state = ArchiveState(*row) if row else ArchiveState("", None)
    if held is not None:
        held.append(state)
    return state


def current_version() -> str:
    """Return the archive's version, 12 hexadecimal digits; empty before anything was stored."""
    return current_state().version


def begin_reading() -> Callable[[], None]:
    """Begin a transaction, which reads one state of the archive; return what ends it.

    Where the database can't be asked there is nothing to end: what reads first will say so.
    """
    return (replicas and replicas.begin()) or begin_reading_primary()


def begin_reading_primary() -> Callable[[], None]:
    """Begin as `begin_reading` does, from the primary database whatever replicas there are."""
    return begin_on(DEFAULT_DB_ALIAS) or (lambda: None)


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
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        kept = connection.connection is not None and not connection.in_atomic_block
        # A kept connection may be to a server that was started anew since: then a new one answers.
        for last in (False, True) if kept else (True,):
            try:
                return self._ask()
            except DatabaseError:
                connection.close()
                if last:
                    self._failed_at = monotonic()
                    logger.exception("The archive's version can't be read.")
        return None

    def _ask(self) -> str | None:
        """Ask on the thread's connection, a new one where there is none; raise DatabaseError."""
        connection.ensure_connection()
        # The driver's own connection: Django's cursors cost three times as much as the statement.
        with connection.wrap_database_errors:
            row = connection.connection.execute("SELECT version FROM explorer_archive").fetchone()
        return (row[0] or None) if row else None
