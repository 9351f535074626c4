"""Put the archive's files into the database, never over somebody's edit."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from explorer.archive.changes import take_in
from explorer.archive.fixtures import (
    FixtureError,
    FixturesStatus,
    digest,
    fixtures_status,
    read_files,
)
from explorer.archive.loading import hidden_key_points, load, mark_loaded, worded_withdrawals
from explorer.archive.versions import current_state
from explorer.models import Quote

SYNTHETIC = "The archive is synthetic, so the fixtures are not loaded."

KEPT = {
    FixturesStatus.CURRENT: "The archive is up to date with the fixtures.",
    FixturesStatus.UNWRITTEN: (
        "The archive was edited in the database and the fixtures were not, so the database is kept as it is. "
        "Write it to the files with `manage.py write_fixtures`, or replace it with the files with "
        "`manage.py load_fixtures --replace`."
    ),
    FixturesStatus.EDITED: (
        "The archive was edited in the database and the fixtures were edited too, so both are kept as "
        "they are. Write the database over the files with `manage.py write_fixtures --replace`, or replace "
        "it with the files with `manage.py load_fixtures --replace`."
    ),
}
"""The sentences for a database that is kept."""


class Command(BaseCommand):
    """Load the fixtures where that loses nothing; with --replace, always."""

    help = "Load the archive's files into the database, unless that would overwrite an edit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "fixtures")
        parser.add_argument("--replace", action="store_true", help="load even where the database was edited")
        parser.add_argument("--reason", default="", help="why published quotes change, for the public list")

    def handle(self, *args: Any, folder: Path, replace: bool, reason: str, **options: Any) -> None:
        """Compare the files with the database, then load or say why not."""
        if current_state().synthetic:
            if replace:
                raise CommandError("The archive is synthetic: real quotes need a database of their own.")
            self.stdout.write(SYNTHETIC)
            return
        try:
            files = read_files(folder)
            now = fixtures_status(files)
            if now in KEPT and not replace:
                take_in("load_fixtures")
                if now is FixturesStatus.CURRENT:
                    mark_loaded(digest(files))
                self.stdout.write(KEPT[now])
                return
            load(files, removing=replace, reason=reason.strip())
        except FixtureError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Loaded {Quote.objects.count()} quotes from {folder}.")
        if left := worded_withdrawals(files):
            self.stdout.write(
                f"The files still hold words of what is withdrawn ({', '.join(left)}): run "
                "`manage.py write_fixtures`."
            )
        if hidden := hidden_key_points():
            self.stdout.write(
                f"No published quote shows these key points, so they are hidden: {', '.join(hidden)}. Where "
                "they repeat what was withdrawn, take them out of key_points.json."
            )
