"""Keep the packed archive as a file: it is written once for each version, and sent as it is from then on.

Its name has the archive's version and the software's digest, so that a change of either is another file.
Whoever finds no such file writes it, while others wait, and removes those of other versions: what was
withdrawn stays in none of them. Where nothing can be written, nothing is kept.
"""

import fcntl
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction
from django.dispatch import receiver

from explorer.exports.datapackage.archive import write_archive
from explorer.exports.datapackage.descriptor import PACKAGE_NAME
from explorer.querysets import content_written
from explorer.questions.index import current_index

LOCK = "lock"
"""The file that the one who writes holds."""

BLOCK = 256 * 1024
"""Bytes that are read from a packed file at a time."""


def open_archive(software: str) -> IO[bytes]:
    """Open the packed archive as it is now, made by the software with this digest, for reading."""
    made_by = _digest([software, settings.SITE_URL])
    name = f"{PACKAGE_NAME}-{current_index().version}-{made_by}.zip"
    try:
        return _open_kept(_folder(), name)
    except OSError:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever asked closes it
        try:
            write_archive(file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file


def packed_size(file: IO[bytes], name: str) -> int:
    """Return how many bytes a file of the packed archive has."""
    return zipfile.ZipFile(file).getinfo(name).file_size


def unpacked(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Yield one file of the packed archive, a block at a time, and close the archive."""
    with file, zipfile.ZipFile(file) as packed, packed.open(name) as content:
        while block := content.read(BLOCK):
            yield block


@receiver(content_written)
def _forget(**_kwargs: Any) -> None:
    """Remove the files of a version as soon as it isn't the archive's any more."""
    transaction.on_commit(_remove_all)


def _remove_all() -> None:
    """Remove every kept file, where that is allowed: otherwise the next one that is kept does it."""
    with suppress(OSError):
        for path in _folder().glob("*.zip"):
            path.unlink(missing_ok=True)


def _folder() -> Path:
    """Return the folder for the files of this database: others have their own."""
    database = [str(connection.settings_dict[name]) for name in ("NAME", "HOST", "PORT")]
    return Path(settings.DOWNLOADS_ROOT) / _digest(database)


def _digest(parts: list[str]) -> str:
    """Return a short digest of texts, as a part of file names."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _open_kept(folder: Path, name: str) -> IO[bytes]:
    """Open a kept file; write it where it is missing. Raises OSError where that isn't possible."""
    with suppress(FileNotFoundError):
        return (folder / name).open("rb")
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        # Another process may have written it while this one waited.
        with suppress(FileNotFoundError):
            return (folder / name).open("rb")
        _write(folder, name)
        for other in folder.iterdir():
            if other.name not in (name, LOCK):
                other.unlink(missing_ok=True)
        return (folder / name).open("rb")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process or thread writes; the lock ends with the process that holds it."""
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(folder: Path, name: str) -> None:
    """Write the packed archive under a name that it has only once it is whole."""
    descriptor, unfinished = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write_archive(file)
        Path(unfinished).replace(folder / name)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
