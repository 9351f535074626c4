"""Write what the database holds to the archive's files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from explorer.archive.fixtures import write_files
from explorer.archive.loading import mark_loaded


class Command(BaseCommand):
    """Write the archive to the fixture files, to be reviewed in a diff and committed."""

    help = "Write what the database holds to the archive's files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Write the files and remember that database and files are equal."""
        write_files(folder)
        mark_loaded()
        self.stdout.write(f"Wrote the archive to {folder}.")
