"""Bring the database up to date before the site is served."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection


class Command(BaseCommand):
    """Apply the migrations, then load the fixtures where that loses nothing; one start of Django for both."""

    help = "Apply the migrations and load the archive's files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both commands; say in one sentence that the database can't be used."""
        try:
            keep_private(connection)
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_fixtures", stdout=self.stdout)
        except OperationalError as error:
            reason = str(error).partition("\n")[0]
            raise CommandError(f"The database can't be used; check DATABASE_URL: {reason}") from error
        if settings.OPENED_WITHOUT_PROXY:
            self.stdout.write(settings.OPENED_WITHOUT_PROXY)


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
