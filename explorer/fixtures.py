"""The archive as files: one JSON list a kind of record, one field a line, no database ids.

The files are Django's own serialisation with natural keys, so `loaddata` understands them; their
digest is the archive's version, so a file and a database of equal content have equal versions.
"""

import hashlib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import IntegrityError
from django.db.models import ProtectedError

from explorer.models import (
    Archive,
    ArchiveModel,
    Chapter,
    Correction,
    KeyPoint,
    Place,
    Quote,
    Report,
    Theme,
)
from explorer.versions import change

FILES: dict[str, type[ArchiveModel]] = {
    "places.json": Place,
    "reports.json": Report,
    "chapters.json": Chapter,
    "themes.json": Theme,
    "quotes.json": Quote,
    "key_points.json": KeyPoint,
    "corrections.json": Correction,
}
"""File name -> model, in an order in which each file names only records of earlier ones."""


class State(Enum):
    """How the database stands to the fixture files."""

    EMPTY = "the archive is empty"
    CURRENT = "the archive holds what the files say, or was edited since they were loaded"
    OUTDATED = "the files changed, and nothing was edited in the database since they were loaded"
    EDITED = "both the files and the database changed"


class FixtureError(Exception):
    """A file that can't be loaded; the message names the file, the record and the way out."""


def archive_files() -> dict[str, str]:
    """Return what the database holds as the text of each file, by file name."""
    return {
        name: serializers.serialize(
            "json",
            model.objects.all(),
            indent=2,
            use_natural_primary_keys=True,
            use_natural_foreign_keys=True,
        )
        for name, model in FILES.items()
    }


def read_files(folder: Path) -> dict[str, str]:
    """Return the text of each fixture file in `folder`, by name; raise FixtureError where one is missing."""
    try:
        return {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    except (OSError, UnicodeDecodeError) as error:
        raise FixtureError(f"The fixtures in {folder} can't be read: {error}") from error


def write_files(folder: Path) -> None:
    """Write the archive to the fixture files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in archive_files().items():
        (folder / name).write_text(text, encoding="utf-8")


def digest(files: Mapping[str, str]) -> str:
    """Return 12 hexadecimal digits that stand for the files' names and texts."""
    content = hashlib.sha256()
    for name in FILES:
        content.update(f"{name}\0{files[name]}\0".encode())
    return content.hexdigest()[:12]


def state(files: Mapping[str, str]) -> State:
    """Say how the database stands to `files`."""
    archive = Archive.objects.first()
    if archive is None or not any(model.objects.exists() for model in FILES.values()):
        return State.EMPTY
    if digest(files) in (archive.loaded_files, archive.version):
        return State.CURRENT
    return State.OUTDATED if archive.version == archive.loaded_version else State.EDITED


def load(files: Mapping[str, str]) -> None:
    """Make the database hold exactly what `files` say, as one change.

    Raises FixtureError, and stores nothing, when a record isn't valid.
    """
    with change():
        kept = {model: _load_file(name, files[name]) for name, model in FILES.items()}
        for model in reversed(FILES.values()):
            try:
                model.objects.exclude(pk__in=kept[model]).delete()
            except ProtectedError as error:
                raise FixtureError(f"The files leave out a record that another names: {error}") from error
    mark_loaded(digest(files))


def mark_loaded(files: str = "") -> None:
    """Remember that the database equals the files of this digest; by default, what it would write."""
    version = Archive.objects.get().version
    Archive.objects.update(loaded_version=version, loaded_files=files or version)


def _load_file(name: str, text: str) -> list[int]:
    """Store the records of one file; return their primary keys."""
    try:
        return [_store(name, record) for record in serializers.deserialize("json", text)]
    except DeserializationError as error:
        raise FixtureError(f"fixtures/{name} can't be read: {error}") from error


def _store(name: str, record: DeserializedObject) -> int:
    """Check one record and store it; return its primary key."""
    row = record.object
    if type(row) is not FILES[name]:
        raise FixtureError(f"fixtures/{name} holds a record of another kind: {row}")
    try:
        # The database itself looks after uniqueness and constraints, at a fraction of the cost.
        row.full_clean(validate_unique=False, validate_constraints=False)
        record.save()
    except ValidationError as error:
        problems = "; ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())
        raise FixtureError(f"fixtures/{name}, {row.natural_key()[0]}: {problems}") from error
    except IntegrityError as error:
        raise FixtureError(f"fixtures/{name}, {row.natural_key()[0]}: {error}") from error
    key: int = row.pk
    return key
