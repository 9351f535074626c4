"""Write a backup of the database, while the site may run."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from explorer.archive.backups import BackupError, write_backup
from explorer.management.commands.prepare import unusable

FOLDER = settings.BASE_DIR / "backups"


class Command(BaseCommand):
    """Write one file that `restore` puts back, into a database of either kind."""

    help = "Write a backup of the database into a folder: a new file, checksummed and read again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--to", type=Path, default=FOLDER, help="the folder, by default backups/")

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        """Write the file and say where it is."""
        try:
            backup = write_backup(to)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise unusable(error) from error
        self.stdout.write(f"Backed up {backup.quotes} quotes, version {backup.version}, to {backup.path}")
