"""Write to the archive: every change renews the search index and the archive's version with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from explorer.archive.fixtures import archive_files, digest
from explorer.models import Archive, KeyPoint
from explorer.querysets import content_written
from explorer.search.tables import refresh

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
            _renew()
    finally:
        _changing.reset(token)


@receiver(content_written)
@receiver(m2m_changed, sender=KeyPoint.quotes.through)
def renew_after_write(action: str = "post_", **_kwargs: Any) -> None:
    """Renew the version after a single write; writes inside `change()` are renewed together at its end.

    `action` is Django's name for the moment of a change to the quotes of a key point: those that come
    before the write, such as `pre_add`, are left out.
    """
    if action.startswith("post_") and not _changing.get():
        _renew()


def _renew() -> None:
    """Store the words of the published quotes, and the digest of all that the archive now holds."""
    refresh()
    Archive.objects.update_or_create(pk=1, defaults={"version": digest(archive_files())})
