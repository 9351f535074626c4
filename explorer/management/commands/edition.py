"""Write the static edition: the whole site as files."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.progress import track

from explorer.edition.addresses import EditionError
from explorer.edition.writing import write_edition
from explorer.management.commands.prepare import unusable

FOLDER = settings.BASE_DIR / "build"


class Command(BaseCommand):
    """Write `edition/` and `edition.zip`, which replace older ones once they are whole."""

    help = "Write the whole site as files that open without a server, into a folder and a zip file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--to", type=Path, default=FOLDER, help="the folder, by default build/")

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        """Write the edition and say where it is."""
        try:
            edition = write_edition(to, _shown)
        except EditionError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise unusable(error) from error
        except OSError as error:
            raise CommandError(f"The edition can’t be written: {error}") from error
        self.stdout.write(
            f"Wrote {edition.files} files, version {edition.version}, "
            f"to {edition.folder} and {edition.packed}"
        )
        if not settings.SITE_IS_PUBLIC:
            self.stderr.write(f"SITE_URL isn’t set: the edition’s references name {settings.SITE_URL}.")


def _shown(addresses: Iterable[str], total: int) -> Iterable[str]:
    """Show a bar while pages are written, where somebody looks."""
    return track(addresses, "Writing pages and files", total)
