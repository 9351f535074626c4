"""Load the archive's files into the database, all of them or nothing."""

import json
from collections.abc import Mapping, Sequence

from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from explorer.archive.changes import change
from explorer.archive.consistency import (
    check_consistency,
    check_no_draft_is_lost,
    check_nothing_returns,
    check_nothing_vanished,
)
from explorer.archive.correcting import UncorrectedError
from explorer.archive.fixtures import FILES, FixtureError, digest
from explorer.archive.records import FixtureRecord, read_records
from explorer.models import Archive, KeyPoint

_HOW_TO_CORRECT = "Add one to fixtures/corrections.json, or give the reason with --reason."


def load(files: Mapping[str, str], *, removing: bool = False, reason: str = "") -> None:
    """Make the database hold exactly what `files` say, as one change; `reason` corrects published quotes.

    Quotes and corrections that the files leave out are removed only where `removing` is true. Raises
    FixtureError, and stores nothing, when a record isn't valid, when a published quote would change without
    a correction, and when a withdrawn one would be published without a reason; it names the file, the line,
    the record and what is wrong.
    That the archive equals the files is remembered in the same transaction: or else later files would be
    taken for a conflict with an edit.
    """
    records = {name: read_records(name, files[name]) for name in FILES}
    check_consistency(records)
    with transaction.atomic():
        try:
            _replace(records, removing=removing, reason=reason)
        except UncorrectedError as error:
            [record] = [record for record in records["quotes.json"] if record.key == error.quote]
            raise record.error(f"{' '.join(error.messages)} {_HOW_TO_CORRECT}") from error
        mark_loaded(digest(files))


def _replace(records: Mapping[str, Sequence[FixtureRecord]], *, removing: bool, reason: str) -> None:
    """Store the records of the files, and remove all others."""
    with change(by="load_fixtures", reason=reason):
        if not removing:
            check_nothing_vanished(records)
        check_nothing_returns(records, reason)
        check_no_draft_is_lost(records)
        kept = {model: _store_all(records[name]) for name, model in FILES.items()}
        for model in reversed(FILES.values()):
            try:
                model.objects.exclude(pk__in=kept[model]).delete()
            except ProtectedError as error:
                raise FixtureError(f"The files leave out a record that another names: {error}") from error


def mark_loaded(files: str = "") -> None:
    """Remember that the database equals the files of this digest; by default, what it would write.

    Nothing is written where that is remembered: a database that can only be read may be asked.
    """
    archive = Archive.objects.get()
    loaded = {"loaded_version": archive.version, "loaded_files": files or archive.version}
    if any(getattr(archive, name) != value for name, value in loaded.items()):
        Archive.objects.update(**loaded)


def worded_withdrawals(files: Mapping[str, str]) -> list[str]:
    """Return the codes of the withdrawn quotes whose words are still in `files`."""
    quotes = read_records("quotes.json", files["quotes.json"])
    return [quote.key for quote in quotes if quote.fields.get("withdrawn") and quote.fields["text"]]


def hidden_key_points() -> list[str]:
    """Return the codes of the key points that no published quote shows; they may repeat a withdrawn one."""
    shown = KeyPoint.objects.shown().values("pk")
    return list(KeyPoint.objects.exclude(pk__in=shown).values_list("code", flat=True))


def _store_all(records: Sequence[FixtureRecord]) -> list[int]:
    """Store the records of one file; return their primary keys."""
    return [_store(record) for record in records]


def _store(record: FixtureRecord) -> int:
    """Check one record and store it; return its primary key."""
    try:
        row = _row(record)
        # The database itself looks after uniqueness and constraints, at a fraction of the cost.
        row.object.full_clean(validate_unique=False, validate_constraints=False)
        row.save()
    except ValidationError as error:
        problems = "; ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())
        raise record.error(problems) from error
    except (DeserializationError, IntegrityError) as error:
        raise record.error(str(error)) from error
    key: int = row.object.pk
    return key


def _row(record: FixtureRecord) -> DeserializedObject:
    """Return a record as a row that knows its primary key where the database has it."""
    model = f"explorer.{FILES[record.file].__name__.lower()}"
    text = json.dumps([{"model": model, "fields": record.fields}])
    [row] = serializers.deserialize("json", text)
    return row
