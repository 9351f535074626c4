"""Bring the database up to date before the site is served."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from explorer.curating.forgetting import forget

ARCHIVE_LOCK = 7_316_511_903
"""A number of our own: two commands that ask PostgreSQL for it are two of this command."""


class Command(BaseCommand):
    """Apply the migrations, then load the fixtures where that loses nothing; one start of Django for both."""

    help = "Apply the migrations and load the archive's files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both commands, one process at a time; say in one sentence that the database can't be used."""
        try:
            with alone():
                self._migrate()
                call_command("load_fixtures", stdout=self.stdout)
                if not is_read_only():
                    forget()
                settle()
        except DatabaseError as error:
            raise unusable(error) from error
        if settings.OPENED_WITHOUT_PROXY:
            self.stdout.write(settings.OPENED_WITHOUT_PROXY)

    def _migrate(self) -> None:
        """Apply the migrations; where nothing can be written, make sure that there are none to apply."""
        if not is_read_only():
            keep_private(connection)
            call_command("migrate", verbosity=0, interactive=False)
            return
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database needs an update and lies in a folder that can't be written.")


def unusable(error: DatabaseError) -> CommandError:
    """Return what a command says when the database fails it, in one sentence."""
    reason = str(error).partition("\n")[0]
    return CommandError(f"The database can't be used; check DATABASE_URL: {reason}")


def is_read_only() -> bool:
    """Tell whether the database is on a disk that can't be written."""
    return getattr(connection, "read_only", False)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other process prepares the same database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ARCHIVE_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ARCHIVE_LOCK])
        return
    folder = Path(settings.DATABASES["default"]["NAME"]).parent
    if not folder.is_dir():
        yield  # SQLite says that it can't make its file there.
        return
    # The folder and not the file: closing that would end SQLite's own locks on it.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def settle() -> None:
    """Move what SQLite's log holds into the file: then it can be read where nothing can be written."""
    if connection.vendor == "sqlite" and not is_read_only() and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def keep_private(database: Any) -> None:
    """Let nobody but the owner read a database file: it holds what was withdrawn, too.

    SQLite gives the files beside it (`-wal`, `-shm`) the same mode.
    """
    if database.vendor != "sqlite" or database.is_in_memory_db():
        return
    name = str(database.settings_dict["NAME"])
    # A file that can't be written or isn't ours is for the migrations to report, or for its owner to keep.
    with suppress(OSError):
        Path(name).touch(mode=0o600)
        for file in (Path(f"{name}{suffix}") for suffix in ("", "-wal", "-shm")):
            if file.exists():
                file.chmod(0o600)
