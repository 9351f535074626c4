"""Read PostgreSQL within a time limit, also where the server takes a question and never answers.

`statement_timeout` is the server's own limit. A server that is frozen keeps none, and psycopg waits
for it for ever: so its waiting has a limit here too.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQLWrapper

from config.postgresql.limits import CONNECT_SECONDS, PAUSE_SECONDS, SILENCE_SECONDS


class Patience:
    """Keeps a process from waiting in every thread for a server that doesn't answer."""

    def __init__(self) -> None:
        """Begin with a server that answers."""
        self._lost = False
        self._not_before = float("-inf")

    @contextmanager
    def waiting(self, seconds: float) -> Iterator[None]:
        """Wait inside, for up to `seconds`; raise OperationalError at once where others wait already."""
        if self._lost:
            if monotonic() < self._not_before:
                raise psycopg.OperationalError("the server didn't answer a moment ago")
            self._not_before = monotonic() + seconds + PAUSE_SECONDS
        began = monotonic()
        try:
            yield
        except psycopg.OperationalError:
            # An error that comes at once, such as a server that was started anew, keeps nobody waiting.
            self._lost = monotonic() - began >= seconds
            self._not_before = monotonic() + PAUSE_SECONDS
            raise
        self._lost = False


_patience: defaultdict[str, Patience] = defaultdict(Patience)
"""Name of a database in Django's settings -> the process's patience with its server."""


class DatabaseWrapper(PostgreSQLWrapper):
    """A connection that gives up in time."""

    read_only = True

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, and limit every wait of the connection."""
        patience = _patience[self.alias]
        with patience.waiting(CONNECT_SECONDS):
            connection = super().get_new_connection(conn_params)
        wait = connection.wait

        def wait_in_time(generator: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                with patience.waiting(SILENCE_SECONDS):
                    return wait(generator, *args, **{"timeout": SILENCE_SECONDS} | kwargs)
            except psycopg.OperationalError as error:
                if error.sqlstate is None:
                    # Nothing that may still come on this connection answers what is asked next.
                    connection.close()
                raise

        connection.wait = wait_in_time
        return connection
