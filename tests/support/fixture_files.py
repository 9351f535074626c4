"""The archive's files as they are in the project, changed for a test, and the commands that use them."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from explorer.archive.fixtures import read_files
from tests.support.brute import FIXTURES

REAL = read_files(FIXTURES)
"""File name -> text."""


def said_by(command: str, *options: str) -> str:
    """Run a management command and return what it says."""
    said = StringIO()
    call_command(command, *options, stdout=said)
    return said.getvalue()


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """Return the real files with one text replaced in one of them."""
    assert old in REAL[name]
    return REAL | {name: REAL[name].replace(old, new)}


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder and return it."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
