"""Say to the operator whether the archive can be served, and where it can't, why."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from explorer.views.readiness import CHECKS, check_file, problem


class Command(BaseCommand):
    """Run every check of `/up/`, and read the whole database file."""

    help = "Say whether the archive can be served: one line for each check, exit 1 where one fails."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a line for each check."""
        problems = {name: problem(check) for name, check in {"file": check_file, **CHECKS}.items()}
        for name, found in problems.items():
            self.stdout.write(f"{name}: {found or 'ok'}")
        if any(problems.values()):
            sys.exit(1)
