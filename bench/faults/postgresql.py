"""Take PostgreSQL away from the site that reads it: stopped, started anew, frozen."""

from collections.abc import Callable, Iterator
from threading import Timer

from bench.faults.databases import PostgreSQL
from bench.faults.result import Result
from bench.faults.site import served, site
from bench.faults.troubles import AWAY, FINE, Trouble, endure, mend


def troubles(server: PostgreSQL) -> list[Trouble]:
    """Return what may become of a server while the site reads."""
    return [
        Trouble("PostgreSQL stopped", server.stop, server.start),
        Trouble(
            "PostgreSQL started anew, twice",
            lambda: _later(server.restart, 1, 4),
            lambda: None,
            frozenset({FINE, AWAY}),
        ),
        Trouble("PostgreSQL frozen", server.freeze, server.thaw),
    ]


def _later(act: Callable[[], None], *seconds: float) -> None:
    """Do something after so many seconds, while readers ask."""
    for wait in seconds:
        Timer(wait, act).start()


def broken(server: PostgreSQL) -> Iterator[Result]:
    """Let readers ask during each trouble, and a site start while there is no server."""
    for trouble in troubles(server):
        with site(server) as found:
            yield endure(*found, trouble)
    with server.archive() as address:
        server.stop()
        stopped = Trouble("PostgreSQL away at the start", lambda: None, server.start)
        with served(DATABASE_URL=address) as found:
            yield mend(*found, stopped)
