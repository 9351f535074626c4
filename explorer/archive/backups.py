"""Write the archive's rows into one file that both databases understand, and read it with every check.

A backup is a zip file. `manifest.json` says which state of the archive it holds, and the SHA-256 of each of
the other entries: one for each table of content, one JSON row a line, as Django serialises it. What is
derived from the records is left out. The tables are those of the migrations that the database has, so
that a database which the software is newer than can be backed up, too.
"""

import datetime as dt
import hashlib
import json
import os
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.apps import apps as installed
from django.apps.registry import Apps
from django.core import serializers
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from explorer.archive.fixtures import held_version
from explorer.models import DERIVED

KIND = "backup of syrian-interview-quotes"
FORMAT = 1
MANIFEST = "manifest.json"
_ROWS = ".jsonl"

NOT_BACKED_UP = frozenset(model._meta.label_lower for model in DERIVED)  # noqa: SLF001 - documented as public
"""The tables that are made anew from the others."""

MADE_BY_MIGRATE = frozenset({"explorer.archive"})
"""The tables that have rows once there are tables."""

Migrations = frozenset[tuple[str, str]]

_DAMAGES = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)
"""The errors that reading a file raises that isn't as it was written, whichever byte of it is another one."""

_SNAPSHOTS = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
"""Kind of database -> the statement after which a connection reads one state, while others write."""


class BackupError(Exception):
    """A backup that can't be made or used; the message says why and what to do."""


class Backup(NamedTuple):
    """A backup on disk, and what its manifest says."""

    path: Path
    made: dt.datetime
    version: str
    quotes: int
    migrations: Migrations
    tables: Mapping[str, str]
    """Name of an entry -> its SHA-256."""


def write_backup(folder: Path) -> Backup:
    """Write what the database holds into a new file in `folder`; raise BackupError where that can't be.

    Nothing is ever written over. The file gets its name once it is whole, was read again, and is on the disk.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Nobody but the owner may read it: it holds what may be withdrawn later.
        with NamedTemporaryFile(dir=folder, prefix=".", suffix=".part") as file:
            manifest = _write(file)
            file.flush()
            os.fsync(file.fileno())
            read_backup(Path(file.name))
            made = dt.datetime.fromisoformat(manifest["made"])
            path = folder / f"archive-{made:%Y%m%dT%H%M%SZ}-{manifest['version']}.zip"
            os.link(file.name, path)
    except FileExistsError as error:
        raise BackupError(f"{error.filename2 or folder} is there already and is kept as it is.") from error
    except OSError as error:
        raise BackupError(f"No backup can be written to {folder}: {error.strerror}.") from error
    return read_backup(path)


def read_backup(path: Path) -> Backup:
    """Read a backup whole and compare every checksum; raise BackupError where it can't be used."""
    try:
        with ZipFile(path) as entries:
            if MANIFEST not in entries.namelist():
                raise BackupError(f"{path} is no backup of this archive: it has no {MANIFEST}.")
            backup = _described(path, json.loads(entries.read(MANIFEST)))
            for name, checksum in backup.tables.items():
                with entries.open(name) as entry:
                    # The annotations of zipfile leave out that an entry has readinto.
                    digest = hashlib.file_digest(entry, "sha256")  # type: ignore[arg-type]
                    if digest.hexdigest() != checksum:
                        raise BackupError(
                            f"{path} is damaged: {name} has another checksum. Use another backup."
                        )
    except OSError as error:
        raise BackupError(f"{path} can't be read: {error.strerror}.") from error
    except _DAMAGES as error:
        raise BackupError(f"{path} is damaged, or no backup at all ({error}). Use another one.") from error
    return backup


def rows(backup: Backup, left: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield every row of a backup, in no order that references would need; none of the tables `left`.

    A table is named as in a row: `explorer.quote`.
    """
    for name in backup.tables:
        if name.removesuffix(_ROWS) not in left:
            yield from rows_of(backup, name.removesuffix(_ROWS))


def rows_of(backup: Backup, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one table of a backup, such as `explorer.quote`; none where it has no such table."""
    if f"{table}{_ROWS}" in backup.tables:
        with ZipFile(backup.path) as entries, entries.open(f"{table}{_ROWS}") as entry:
            yield from map(json.loads, entry)


def content_models(apps: Apps) -> list[type[models.Model]]:
    """Return the models of all tables that a backup holds: the archive's, and nobody's account or session."""
    every = {model._meta.label_lower: model for model in apps.get_models()}  # noqa: SLF001
    return [every[name] for name in sorted(every.keys() - NOT_BACKED_UP) if name.startswith("explorer.")]


def applied_migrations() -> Migrations:
    """Return the migrations that the database has; raise BackupError for one that the software hasn't."""
    loader = MigrationLoader(connection)
    if unknown := sorted(set(loader.applied_migrations) - set(loader.disk_migrations)):
        raise BackupError(
            f"The database was written by newer software ({'.'.join(unknown[0])}): use that, or an empty one."
        )
    return frozenset(loader.applied_migrations)


def known_migrations() -> Migrations:
    """Return the migrations of this software."""
    return frozenset(MigrationLoader(None).disk_migrations)


def models_of(migrations: Migrations) -> Apps:
    """Return the models as they were after these migrations."""
    return MigrationLoader(None).project_state(sorted(migrations)).apps


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Read one state of the database inside, while others go on writing; a transaction is one already."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOTS[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def is_empty() -> bool:
    """Tell whether the database holds no row of content; it may have no tables either."""
    found = content_models(models_of(applied_migrations()))
    return not any(
        models.QuerySet(model).exists()
        for model in found
        if model._meta.label_lower not in MADE_BY_MIGRATE  # noqa: SLF001
    )


def _write(file: IO[bytes]) -> dict[str, Any]:
    """Write all entries of a backup; return its manifest."""
    with one_snapshot(), ZipFile(file, "w", ZIP_DEFLATED) as entries:
        migrations = applied_migrations()
        apps = models_of(migrations)
        if is_empty():
            raise BackupError("The database holds no archive, so there is nothing to back up.")
        tables = {}
        for model in content_models(apps):
            name = f"{model._meta.label_lower}{_ROWS}"  # noqa: SLF001 - Django documents it as public
            with entries.open(name, "w", force_zip64=True) as entry:
                tables[name] = _write_rows(model, entry)
        manifest = {
            "kind": KIND,
            "format": FORMAT,
            "made": timezone.now().isoformat(timespec="seconds"),
            "version": _version(apps, is_current=migrations == known_migrations()),
            "quotes": models.QuerySet(apps.get_model("explorer", "Quote")).count(),
            "migrations": sorted(migrations),
            "tables": tables,
        }
        entries.writestr(MANIFEST, json.dumps(manifest, indent=2))
    return manifest


class _Checksummed:
    """A file that is written once and knows the SHA-256 of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin with nothing written."""
        self._file = file
        self.checksum = hashlib.sha256()

    def write(self, text: str) -> None:
        """Write a text as UTF-8."""
        data = text.encode()
        self.checksum.update(data)
        self._file.write(data)


def _write_rows(model: type[models.Model], entry: IO[bytes]) -> str:
    """Write the rows of a table, one a line; return the SHA-256 of all."""
    stream = _Checksummed(entry)
    found: Iterator[Any] = models.QuerySet(model).order_by("pk").iterator()
    serializers.serialize("jsonl", found, stream=stream, ensure_ascii=False)
    return stream.checksum.hexdigest()


def _version(apps: Apps, *, is_current: bool) -> str:
    """Return the version of what the database holds; of an older one, what it says itself."""
    if is_current:
        return held_version(installed.get_model("explorer", "Archive").objects.first())
    row: Any = models.QuerySet(apps.get_model("explorer", "Archive")).first()
    return row.version if row else ""


def _described(path: Path, manifest: Any) -> Backup:
    """Return what a manifest describes; raise BackupError for that of another program or newer software."""
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise BackupError(f"{path} is no backup of this archive.")
    migrations = frozenset((app, name) for app, name in manifest["migrations"])
    if manifest["format"] > FORMAT or migrations - known_migrations():
        raise BackupError(f"{path} was made by newer software: restore it with that, or update this one.")
    made = dt.datetime.fromisoformat(manifest["made"])
    return Backup(path, made, manifest["version"], manifest["quotes"], migrations, manifest["tables"])
