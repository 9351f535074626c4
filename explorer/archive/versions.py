"""Read the state of the archive: its version, a digest of its content, and when it was renewed."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

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
