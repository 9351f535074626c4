"""Put a backup into the database, never over an archive that nobody has given up."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from explorer.archive.backups import Backup, BackupError, is_empty, read_backup, write_backup
from explorer.archive.fixtures import FixtureError, read_files
from explorer.archive.restoring import Restored, of_this_release, restore, withdrawn_in_files
from explorer.management.commands.backup import FOLDER
from explorer.management.commands.prepare import alone, keep_private, settle, unusable


class Command(BaseCommand):
    """Restore a backup into an empty database; with --replace into any, once that is backed up itself."""

    help = "Put a backup into the database: all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", help="the backup")
        parser.add_argument("--replace", action="store_true", help="replace the archive that is there")
        parser.add_argument("--to", type=Path, default=FOLDER, help="where a replaced archive is backed up")
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures")

    def handle(self, *args: Any, file: str, replace: bool, to: Path, fixtures: Path, **options: Any) -> None:
        """Check the backup, then restore it and say what is not as the backup has it."""
        if not file:
            raise CommandError("Name the backup: make restore FROM=backups/archive-….zip")
        try:
            withdrawals = withdrawn_in_files(read_files(fixtures))
            with of_this_release(read_backup(Path(file))) as backup, alone():
                self._make_room(replace=replace, folder=to)
                restored = restore(backup, withdrawals)
                settle()
        except (BackupError, FixtureError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise unusable(error) from error
        self.stdout.write("\n".join(_sentences(backup, restored)))

    def _make_room(self, *, replace: bool, folder: Path) -> None:
        """Back up what is there, and bring the tables up to date; refuse to replace it unasked."""
        if not is_empty():
            if not replace:
                raise BackupError(
                    "The database holds an archive, so nothing was changed. `make restore FROM=… "
                    "REPLACE=yes` replaces it, after a backup of it."
                )
            there = write_backup(folder)
            self.stdout.write(f"Backed up what was there, version {there.version}, to {there.path}")
        keep_private(connection)
        call_command("migrate", verbosity=0, interactive=False)


def _sentences(backup: Backup, restored: Restored) -> list[str]:
    """Say what was restored, and name what the backup knows nothing of."""
    said = [
        f"Restored {backup.quotes} quotes as of {backup.made:%Y-%m-%d %H:%M} UTC: version {restored.version}."
    ]
    if restored.withdrawn:
        said.append(
            f"Withdrawn after the backup, and still withdrawn: {', '.join(restored.withdrawn)}. "
            f"So the version is not the backup's, {backup.version}."
        )
    if restored.unknown:
        said.append(
            f"Withdrawn, and not in the backup at all: {', '.join(restored.unknown)}. "
            "An import of their chapter would not know them again."
        )
    if restored.corrections:
        said.append(f"Corrected after the backup, make these anew: {', '.join(restored.corrections)}.")
    return said
