"""The archive's version: a digest of its content, renewed in the transaction of every change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

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


def current_version() -> str:
    """Return the archive's version, 12 hexadecimal digits; empty before anything was stored."""
    return apps.get_model("explorer", "Archive").objects.values_list("version", flat=True).first() or ""


def _renew() -> None:
    """Store the digest of what the archive holds now."""
    from explorer.fixtures import archive_files, digest  # noqa: PLC0415 - its models need change()

    version = digest(archive_files())
    apps.get_model("explorer", "Archive").objects.update_or_create(pk=1, defaults={"version": version})
