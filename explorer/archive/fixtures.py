"""Read and write the archive as files: a JSON list for each kind of record, no database ids.

The files are Django's own serialisation with natural keys, so `loaddata` understands them. The archive's
version is made of digests of the records, so files and a database of equal content have equal versions.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from django.core import serializers

from explorer.abstract import ArchiveModel
from explorer.archive.digests import record_digest, records, total_of, version_of, written_fields
from explorer.derived import TouchedRecord
from explorer.models import Archive, Chapter, Correction, KeyPoint, Place, Quote, Report, Theme

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


class FixturesStatus(Enum):
    """The way in which the database differs from the fixture files."""

    EMPTY = "the archive is empty"
    CURRENT = "the archive holds what the files say"
    OUTDATED = "the files were edited since they were loaded, the database was not"
    UNWRITTEN = "the database was edited since the files were loaded, the files were not"
    EDITED = "both the files and the database were edited"


class FixtureError(Exception):
    """A file that can't be loaded; the message names the file, the record and the way out."""


def archive_files() -> dict[str, str]:
    """Return what the database holds as the text of each file, by file name."""
    return {name: _written(model) for name, model in FILES.items()}


def _written(model: type[ArchiveModel]) -> str:
    """Return all records of a kind as the text of a file, and ask for the records that they name at once."""
    fields, several = written_fields(model), model._meta.many_to_many  # noqa: SLF001 - documented as public
    named = [field.name for field in fields if field.many_to_one]
    text: str = serializers.serialize(
        "json",
        model.objects.select_related(*named).prefetch_related(*[field.name for field in several]),
        fields=[field.name for field in [*fields, *several]],
        indent=2,
        use_natural_primary_keys=True,
        use_natural_foreign_keys=True,
    )
    return text


def read_files(folder: Path) -> dict[str, str]:
    """Return the text of each fixture file in `folder`, by name; raise FixtureError where one is missing."""
    try:
        return {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    except (OSError, UnicodeDecodeError) as error:
        raise FixtureError(f"The fixtures in {folder} can't be read: {error}") from error


def write_files(folder: Path, *, replacing: bool = False) -> bool:
    """Write the archive to the fixture files in `folder`; return whether it is the folder that was loaded.

    Raises FixtureError where the folder has files that were edited and not loaded, unless `replacing`.
    """
    archive, texts = Archive.objects.get(), archive_files()
    is_loaded = False
    if any((folder / name).exists() for name in FILES):
        try:
            there = read_files(folder)
        except FixtureError:
            there = dict.fromkeys(FILES, "")
        is_loaded = _were_loaded(archive, there)
        if not is_loaded and digest(there) != digest(texts) and not replacing:
            raise FixtureError(
                f"The files in {folder} were edited and not loaded, or are of another archive, so they are "
                "kept as they are. Load them with `manage.py load_fixtures`, or write over them with "
                "`manage.py write_fixtures --replace`."
            )
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return is_loaded


def digest(files: Mapping[str, str]) -> str:
    """Return the version of an archive that holds these files, 12 hexadecimal digits such as `0a1b2c3d4e5f`.

    The order of records, and what the writing of a file leaves open, makes no difference.
    """
    return version_of(total_of(record_digest(value) for name in FILES for value in _values(files[name])))


def _values(text: str) -> Iterator[Any]:
    """Yield the records of a file's text; of one that can't be read, the text: whoever loads it says why."""
    try:
        values = json.loads(text)
    except ValueError:
        values = text
    yield from values if isinstance(values, list) else [values]


def _digest_of_texts(files: Mapping[str, str]) -> str:
    """Return the digest that software before the digests of records kept of files and database."""
    content = hashlib.sha256()
    for name in FILES:
        content.update(f"{name}\0{files[name]}\0".encode())
    return content.hexdigest()[:12]


def fixtures_status(files: Mapping[str, str]) -> FixturesStatus:
    """Compare the database with `files`, both by what they hold, however it came there."""
    archive = Archive.objects.first()
    if not any(model.objects.exists() for model in FILES.values()):
        return FixturesStatus.EMPTY
    held = held_version(archive)
    if held == digest(files):
        return FixturesStatus.CURRENT
    database_edited = archive is None or held != archive.loaded_version
    files_edited = archive is None or not _were_loaded(archive, files)
    if database_edited:
        return FixturesStatus.EDITED if files_edited else FixturesStatus.UNWRITTEN
    return FixturesStatus.OUTDATED if files_edited else FixturesStatus.CURRENT


def held_version(archive: Archive | None) -> str:
    """Return the version of what the database holds, also where writes aren't taken in yet."""
    if archive is None or TouchedRecord.objects.exists():
        every = (record for model in FILES.values() for _key, record in records(model.objects.all()))
        return version_of(total_of(map(record_digest, every)))
    return archive.version


def _were_loaded(archive: Archive, files: Mapping[str, str]) -> bool:
    """Tell whether these are the files that were loaded last, maybe by earlier software."""
    return archive.loaded_files in (digest(files), _digest_of_texts(files))


def held_as_loaded(archive: Archive) -> bool:
    """Tell whether the database holds what was loaded last; records may have got new fields since."""
    return archive.loaded_version == archive.version and not TouchedRecord.objects.exists()
