"""Name the queries of the archive, and announce each write, so that the archive's version follows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.db import connections, models, router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.dispatch import Signal

content_written = Signal()
"""Sent inside the transaction of a write to the archive's content, before that transaction ends."""

_writing: ContextVar[bool] = ContextVar("writing", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """Make all writes inside one transaction that is announced once; nested blocks join the outer one."""
    if _writing.get():
        yield
        return
    token = _writing.set(True)
    try:
        with transaction.atomic():
            yield
            content_written.send(sender=None)
    finally:
        _writing.reset(token)


def reading_connection() -> BaseDatabaseWrapper:
    """Return the connection that Django's queries read from now, for statements of our own."""
    return connections[router.db_for_read(models.Model)]


class PublicManager(models.Manager[Any]):
    """Finds no draft.

    This is the one place that keeps drafts apart: it is the default manager of every model that has them, so
    that whoever wants to see a draft has to ask for `with_drafts`.
    """

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return the rows that aren't drafts."""
        return super().get_queryset().filter(draft=False)


def drafts_too(queryset: type[models.QuerySet[Any]]) -> Any:
    """Return a manager with the methods of a queryset that finds every row, drafts among them."""
    return models.Manager.from_queryset(queryset)()


class ArchiveQuerySet(models.QuerySet[Any]):
    """A queryset whose writes announce themselves."""

    def get_by_natural_key(self, key: str) -> Any:
        """Find a row by its name in addresses and fixtures."""
        return self.get(**{self.model.natural_key_field: key})

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Create many rows as one change."""
        with writing():
            return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> Any:
        """Update many rows as one change."""
        with writing():
            return super().bulk_update(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Update rows in the database as one change."""
        with writing():
            return super().update(**kwargs)

    def delete(self) -> Any:
        """Delete rows as one change."""
        with writing():
            return super().delete()


class KeyPointQuerySet(ArchiveQuerySet):
    """The archive's key points."""

    def shown(self) -> Self:
        """Keep the points that a published quote shows; what only withdrawn quotes showed goes with them."""
        return self.filter(quotes__isnull=False, quotes__withdrawn=None).distinct()


class QuoteQuerySet(ArchiveQuerySet):
    """The archive's quotes."""

    def published(self) -> Self:
        """Keep the quotes that may be shown: all but the withdrawn ones."""
        return self.filter(withdrawn=None)

    def in_report_order(self) -> Self:
        """Order the quotes as they are read: report by report, chapter by chapter, place by place."""
        return self.order_by(
            "chapter__report__published",
            "chapter__report__slug",
            "chapter__order",
            "chapter__slug",
            "position",
            "number",
        )

    def with_context(self) -> Self:
        """Fetch with each quote the rows that its page, citation and download need."""
        return self.select_related("theme", "chapter__report", "governorate", "numbered")
