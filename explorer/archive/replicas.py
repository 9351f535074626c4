"""Choose, for each request, a copy of the database that is as new as the primary one.

The primary is asked for its version, one small read, and a replica makes the page only where it holds
the same version: so a reader never sees the archive go back, whichever machine answers, and a withdrawn
quote is gone at once. Where the primary can't be asked, a replica serves that is no older than what this
process has seen.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from itertools import count

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.transaction import atomic, set_rollback

from explorer.models import Archive

State = tuple[str, dt.datetime]
"""The archive's version, and when it was renewed."""

_chosen: ContextVar[str] = ContextVar("chosen", default=DEFAULT_DB_ALIAS)


class ReplicaRouter:
    """Sends what a request reads to the database that was chosen for it; Django asks it."""

    def db_for_read(self, _model: object, **_hints: object) -> str:
        """Return the name of the database to read from."""
        return _chosen.get()


class Replicas:
    """The replicas of the primary database, and the newest state that this process has seen."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names of the replicas in Django's settings."""
        self._names = names
        self._turns = count()
        self._seen: State | None = None

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self._names)

    def begin(self) -> Callable[[], None] | None:
        """Begin to read from a replica that is up to date; return what ends it, None where none is."""
        wanted = _asked(DEFAULT_DB_ALIAS)
        if wanted:
            self._seen = wanted
        turn = next(self._turns)
        for number in range(len(self._names)):
            end = begin_on(self._names[(turn + number) % len(self._names)])
            if end is not None:
                found = _asked(_chosen.get())
                if found and (found == wanted or (not wanted and self._is_no_step_back(found))):
                    self._seen = found
                    return end
                end()
        return None

    def _is_no_step_back(self, found: State) -> bool:
        """Tell whether a state is no older than what was seen before."""
        return self._seen is None or found[1] >= self._seen[1]


def begin_on(name: str) -> Callable[[], None] | None:
    """Read all from one transaction of a database, until what is returned ends it; None where it is away."""
    transaction = atomic(using=name)
    try:
        transaction.__enter__()
    except DatabaseError:
        return None
    _chosen.set(name)

    def end() -> None:
        _chosen.set(DEFAULT_DB_ALIAS)
        # Nothing was written. A rollback, unlike a commit, also ends what lost its database on the way;
        # Django then connects again, and raises where it can't: no matter to an answer that is made.
        set_rollback(True, using=name)
        try:
            transaction.__exit__(None, None, None)
        except DatabaseError:
            connections[name].close()

    return end


def _asked(name: str) -> State | None:
    """Return the state of the archive in a database; None where it can't be asked or holds none."""
    try:
        return Archive.objects.using(name).values_list("version", "renewed").first()
    except DatabaseError:
        return None


replicas = Replicas(tuple(name for name in settings.DATABASES if name != DEFAULT_DB_ALIAS))
