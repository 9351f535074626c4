"""Write every Arabic text of the site as one table for a reviewer, or take the corrected table back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explorer.archive.changes import change
from explorer.translating.catalogue import catalogue_file, read_catalogue, written
from explorer.translating.table import (
    TableError,
    as_text,
    of_archive,
    of_interface,
    read,
    take_archive,
    take_interface,
)


class Command(BaseCommand):
    """Goes from the catalogue and the archive to `docs/arabic.md`, and with `--take` the other way."""

    help = "Write docs/arabic.md, the table of all Arabic texts; --take reads a corrected one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the two files."""
        parser.add_argument("--take", type=Path, metavar="FILE", help="a corrected table to take back")
        parser.add_argument("--file", type=Path, default=settings.BASE_DIR / "docs" / "arabic.md")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table or take one."""
        if options["take"]:
            self._take(options["take"])
            return
        lines = [*of_archive(), *of_interface(read_catalogue())]
        options["file"].write_text(as_text(lines), encoding="utf-8")
        self.stdout.write(f"Wrote {len(lines)} texts to {options['file']}.")

    def _take(self, file: Path) -> None:
        """Take a corrected table; what it leaves out stays as it is."""
        try:
            lines = read(file.read_text(encoding="utf-8"))
        except (OSError, TableError) as error:
            raise CommandError(str(error)) from error
        catalogue = read_catalogue()
        forms = take_interface(lines, catalogue)
        catalogue_file().write_bytes(written(catalogue))
        with change():
            records = take_archive(lines)
        self.stdout.write(f"Took {forms} texts of the interface and {records} records of the archive.")
        self.stdout.write("Run write_fixtures and make to publish them.")
