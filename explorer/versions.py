"""The archive's version: a digest of its content, renewed in the transaction of every change."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.apps import apps
from django.db import transaction

from explorer.search import refresh

_changing: ContextVar[bool] = ContextVar("changing", default=False)


@contextmanager
def change() -> Iterator[None]:
    """Make all writes inside one transaction and one new version; nested blocks join the outer one."""
    if _changing.get():
        yield
        return
    token = _changing.set(True)
    try:
        with transaction.atomic():
            yield
            refresh()
            _renew()
    finally:
        _changing.reset(token)


class State(NamedTuple):
    """A state of the archive: the digest of its content, and when it came to be."""

    version: str
    renewed: dt.datetime | None


_held: ContextVar[list[State] | None] = ContextVar("held", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """Read the archive's state at most once inside, so that all parts of a page speak of the same one."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def current_state() -> State:
    """Return the archive's state: one small read, or none where `one_state` holds it already."""
    held = _held.get()
    if held:
        return held[0]
    row = apps.get_model("explorer", "Archive").objects.values_list("version", "renewed").first()
    state = State(*row) if row else State("", None)
    if held is not None:
        held.append(state)
    return state


def current_version() -> str:
    """Return the archive's version, 12 hexadecimal digits; empty before anything was stored."""
    return current_state().version


def _renew() -> None:
    """Store the digest of what the archive holds now."""
    from explorer.fixtures import archive_files, digest  # noqa: PLC0415 - its models need change()

    version = digest(archive_files())
    apps.get_model("explorer", "Archive").objects.update_or_create(pk=1, defaults={"version": version})
