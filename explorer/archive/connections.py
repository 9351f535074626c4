"""Exchange the connection to the database that everything on this thread uses."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler


@contextmanager
def connected_to(database: dict[str, Any]) -> Iterator[None]:
    """Let everything inside use this database, described as in Django's settings, not the default.

    The connection is new, and closed afterwards.
    """
    kept = connections[DEFAULT_DB_ALIAS]
    other = ConnectionHandler({DEFAULT_DB_ALIAS: database})[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = kept


def curators_connection() -> AbstractContextManager[None]:
    """Let everything inside write, also in the process that serves, whose own connection only reads."""
    return connected_to(settings.WRITING_DATABASE) if settings.SERVING else nullcontext()
