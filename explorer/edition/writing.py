"""Write an edition: every page and file that the application answers with, in one folder and one zip file.

Nothing is held but one page at a time. An edition gets its name only once it is whole.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from explorer.archive.versions import current_version
from explorer.edition.addresses import EditionError, Links, target
from explorer.edition.application import Application
from explorer.edition.contents import addresses
from explorer.edition.rewriting import page
from explorer.edition.statics import write_statics
from explorer.exports.datapackage.archive import plain_entry

NAME = "edition"

Track = Callable[[Iterable[str], int], Iterable[str]]
"""Shows how far an iteration over so many addresses is."""


class Edition(NamedTuple):
    """A written edition: its folder, its zip file, the archive's version, and its number of files."""

    folder: Path
    packed: Path
    version: str
    files: int


def write_edition(build: Path, track: Track = lambda addresses, _total: addresses) -> Edition:
    """Write `edition/` and `edition.zip` into the folder `build`, in the place of older ones.

    Raises EditionError where something can't be written, or the archive changes meanwhile; what was there
    before then stays.
    """
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build, prefix=".edition-") as unfinished:
        folder, packed = Path(unfinished) / NAME, Path(unfinished) / f"{NAME}.zip"
        version = current_version()
        _Writer(folder).write(track)
        if current_version() != version:
            raise EditionError("The archive changed while the edition was written. Write it again.")
        readme = render_to_string("explorer/edition/readme.txt", {"version": version, "settings": settings})
        (folder / "README.txt").write_text(readme, encoding="utf-8")
        files = _pack(folder, packed)
        _put(folder, build / NAME, Path(unfinished) / "older")
        packed.replace(build / packed.name)
    return Edition(build / NAME, build / packed.name, version, files)


class _Writer:
    """Writes what the application answers into a folder."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty folder."""
        self._folder = folder
        self._links = Links()
        self._application = Application()

    def write(self, track: Track) -> None:
        """Write all files: those that no question names, and those of questions that their pages lead to."""
        write_statics(self._folder)
        for address in track(addresses(), sum(1 for _address in addresses())):
            self._write(address)
        self._links.settle()
        for address in track(self._links.wanted, len(self._links.wanted)):
            self._write(address)

    def _write(self, address: str) -> None:
        """Write the answer to one address."""
        found = target(address)
        if found is None:
            raise EditionError(f"{address} isn’t part of an edition.")
        place = self._folder / found.file
        place.parent.mkdir(parents=True, exist_ok=True)
        answered = self._application.ask(address)
        if answered.is_page != place.name.endswith(".html"):
            raise EditionError(f"{address} was answered with {answered.content_type}.")
        with place.open("wb") as file:
            if answered.is_page:
                with override(get_language_from_path(address) or settings.LANGUAGE_CODE):
                    html = page(b"".join(answered.pieces).decode(), found.file, self._links)
                file.write(html.encode())
            else:
                file.writelines(answered.pieces)


def _pack(folder: Path, packed: Path) -> int:
    """Write a folder as a zip file whose bytes depend on nothing but names and contents; count its files."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(packed, "w") as file:
        for path in paths:
            entry = plain_entry(f"{NAME}/{path.relative_to(folder).as_posix()}")
            with path.open("rb") as source, file.open(entry, "w") as place:
                shutil.copyfileobj(source, place)
    return len(paths)


def _put(folder: Path, place: Path, older: Path) -> None:
    """Give a finished folder its name; what had it is put aside, to be removed."""
    if place.exists():
        place.rename(older)
    try:
        folder.rename(place)
    except OSError:
        older.rename(place)
        raise
