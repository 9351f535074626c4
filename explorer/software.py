"""Tell by a digest which software, with which settings, makes the pages and files."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

SOFTWARE = [
    "explorer",
    "templates",
    "site",
    "locale",
    "requirements.txt",
    "constraints.txt",
    "package-lock.json",
]
"""The files and folders of the project that pages are made by."""

SETTINGS = ["SITE_URL", "OPERATOR", "CONTACT", "LANGUAGES"]
"""The operator's choices that pages show."""


@cache
def software() -> str:
    """Return the digest of the software that this process runs."""
    return software_digest()


def software_digest() -> str:
    """Return a digest of the project's files and of the settings that pages show."""
    content = hashlib.sha256(repr([getattr(settings, name) for name in SETTINGS]).encode())
    for path in _software_files():
        content.update(str(path.relative_to(settings.BASE_DIR)).encode())
        content.update(path.read_bytes())
    return content.hexdigest()


def _software_files() -> Iterator[Path]:
    """Yield the project's files in a fixed order."""
    for name in SOFTWARE:
        root = Path(settings.BASE_DIR) / name
        for path in [root, *sorted(root.rglob("*"))]:
            if path.is_file() and path.suffix != ".pyc":
                yield path
