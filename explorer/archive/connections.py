"""Exchange the connection to the database that everything on this thread uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
