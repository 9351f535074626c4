"""Bring the database up to date before the site is served."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError


class Command(BaseCommand):
    """Apply the migrations, then load the fixtures where that loses nothing; one start of Django for both."""

    help = "Apply the migrations and load the archive's files."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run both commands; say in one sentence that the database can't be used."""
        try:
            call_command("migrate", verbosity=0, interactive=False)
            call_command("load_fixtures", stdout=self.stdout)
        except OperationalError as error:
            reason = str(error).partition("\n")[0]
            raise CommandError(f"The database can't be used; check DATABASE_URL: {reason}") from error
