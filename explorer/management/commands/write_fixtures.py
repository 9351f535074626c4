"""Write what the database holds to the archive's files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explorer.archive.changes import take_in
from explorer.archive.fixtures import FixtureError, write_files
from explorer.archive.loading import mark_loaded

FOLDER = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    """Write the archive to the fixture files, to be reviewed in a diff and committed."""

    help = "Write what the database holds to the archive's files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--folder", type=Path, default=FOLDER)
        parser.add_argument("--replace", action="store_true", help="write over files edited and not loaded")

    def handle(self, *args: Any, folder: Path, replace: bool, **options: Any) -> None:
        """Write the files; remember that database and files are equal, unless they are a copy elsewhere."""
        take_in("write_fixtures")
        try:
            is_loaded = write_files(folder, replacing=replace)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        if is_loaded or folder == FOLDER:
            mark_loaded()
        self.stdout.write(f"Wrote the archive to {folder}.")
