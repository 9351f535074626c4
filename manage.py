#!/usr/bin/env python
"""Run Django's management commands on the archive."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Put `site/` on the import path, then hand over to Django."""
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - needs the path

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
