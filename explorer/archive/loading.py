"""Load the archive's files into the database, all of them or nothing."""

from collections.abc import Mapping

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import IntegrityError
from django.db.models import ProtectedError

from explorer.archive.changes import change
from explorer.archive.fixtures import FILES, FixtureError, digest
from explorer.models import Archive


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
