"""Put a backup into the database, all of it or nothing, and let nothing come back that was withdrawn since.

The rows replace those of the database in one transaction: who reads meanwhile reads the archive as it was.
A backup of an earlier release is first restored into a scratch database, brought up to date there by the
migrations, and backed up from it.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.apps import apps as installed
from django.apps.registry import Apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.base import DeserializedObject
from django.core.serializers.python import Deserializer
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, Min
from simple_history.models import HistoricalChanges

from explorer.archive.backups import (
    Backup,
    BackupError,
    Migrations,
    content_models,
    known_migrations,
    models_of,
    rows,
    rows_of,
    write_backup,
)
from explorer.archive.changes import change
from explorer.archive.connections import connected_to
from explorer.archive.records import read_records
from explorer.derived import TouchedRecord
from explorer.models import Archive, Correction, Quote, Version

Withdrawals = Mapping[str, tuple[dt.date, str]]
"""Id of a withdrawn quote -> the day and the reason."""

HISTORY = frozenset(
    model._meta.label_lower  # noqa: SLF001 - Django documents it as public
    for model in installed.get_models()
    if model is Version or issubclass(model, HistoricalChanges)
)
"""The tables of what was published under which version."""

BATCH = 2000
"""Rows that are stored at a time: what bounds the memory of a restore."""


class Restored(NamedTuple):
    """The state that the archive is in after a restore, and what is not as the backup has it."""

    version: str
    withdrawn: Sequence[str]
    """Quotes that the backup shows and that stay withdrawn."""
    unknown: Sequence[str]
    """Withdrawn quotes of the replaced archive that the backup doesn't have."""
    corrections: Sequence[str]
    """Corrections of the replaced archive that the backup doesn't have."""


def withdrawn_in_files(files: Mapping[str, str]) -> Withdrawals:
    """Return what the fixture files call withdrawn; raise FixtureError where they can't be read."""
    quotes = [record.fields for record in read_records("quotes.json", files["quotes.json"])]
    return {
        quote["code"]: (dt.date.fromisoformat(quote["withdrawn"]), quote["withdrawn_reason"])
        for quote in quotes
        if quote.get("withdrawn")
    }


@contextmanager
def of_this_release(backup: Backup) -> Iterator[Backup]:
    """Return a backup as this release would have made it, as long as the block lasts."""
    if backup.migrations == known_migrations():
        yield backup
        return
    with TemporaryDirectory(prefix="restore-") as folder:
        file = str(Path(folder) / "scratch.sqlite3")
        with connected_to({"ENGINE": "django.db.backends.sqlite3", "NAME": file}):
            _migrate_to(backup.migrations)
            with transaction.atomic():
                _replace(backup, models_of(backup.migrations))
            call_command("migrate", verbosity=0, interactive=False)
            upgraded = write_backup(Path(folder))
        yield upgraded


def restore(backup: Backup, withdrawals: Withdrawals) -> Restored:
    """Replace what the database holds by a backup of this release, as one change.

    What is withdrawn now, in the database or by `withdrawals`, stays so. Raises BackupError, and changes
    nothing, where the records don't make the version that the backup names.
    """
    with transaction.atomic():
        gone = {**withdrawals, **_withdrawn()}
        corrections = set(Correction.objects.values_list("code", flat=True))
        with change(by="restore", reason=f"The backup of {backup.made:%Y-%m-%d %H:%M} UTC was restored."):
            _replace(backup, installed, HISTORY if _is_remembered(backup) else frozenset())
            # The backup's words were published before: its own corrections belong to them, and no others.
            TouchedRecord.objects.all().delete()
            again = [quote.code for quote in Quote.objects.published().filter(code__in=gone)]
            for code in again:
                day, reason = gone[code]
                Quote.objects.filter(code=code).update(withdrawn=day, withdrawn_reason=reason)
        version = Archive.objects.get().version
        if version != backup.version and not again:
            raise BackupError(
                f"The records of {backup.path} make the version {version} and not {backup.version}, so "
                "nothing was changed: it was made by software that counts differently."
            )
        codes = set(Quote.objects.values_list("code", flat=True))
        left = set(Correction.objects.values_list("code", flat=True))
        return Restored(version, again, sorted(gone.keys() - codes), sorted(corrections - left))


def _is_remembered(backup: Backup) -> bool:
    """Tell whether the database remembers more than the backup: from an earlier day, or up to a later one."""
    moments = [
        dt.datetime.fromisoformat(row["fields"]["moment"]) for row in rows_of(backup, "explorer.version")
    ]
    held = Version.objects.aggregate(Min("moment"), Max("moment"))
    first, last = held["moment__min"], held["moment__max"]
    if first is None or not moments:
        return first is not None
    return bool((first, max(moments)) <= (min(moments), last))


def _withdrawn() -> dict[str, tuple[dt.date, str]]:
    """Return what the database calls withdrawn."""
    found = Quote.objects.exclude(withdrawn=None).values_list("code", "withdrawn", "withdrawn_reason")
    return {code: (day, reason) for code, day, reason in found if day}


def _migrate_to(migrations: Migrations) -> None:
    """Make the tables of exactly these migrations in an empty database."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    executor.migrate(
        [
            node
            for node in sorted(migrations)
            if not migrations & {c.key for c in graph.node_map[node].children}
        ]
    )


def _replace(backup: Backup, apps: Apps, left: Collection[str] = ()) -> None:
    """Store the rows of a backup in the place of all rows, but for tables `left` as they are."""
    tables = [model for model in content_models(apps) if model._meta.label_lower not in left]  # noqa: SLF001
    with connection.cursor() as cursor:
        for table in _tables(tables):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
        reader = _Rows(rows(backup, left), apps)
        for model, found in groupby(reader, key=lambda row: type(row.object)):
            while batch := list(islice(found, BATCH)):
                _store(model, batch)
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    archive: Any = models.QuerySet(apps.get_model("explorer", "Archive"))
    if hasattr(archive.model, "form"):
        archive.update(form="")


def _tables(found: Iterable[type[models.Model]]) -> Iterator[str]:
    """Yield the names of the tables of models, and of those that tell which records name which."""
    for model in found:
        options = model._meta  # noqa: SLF001 - Django documents it as public
        yield from (str(field.m2m_db_table()) for field in options.local_many_to_many)
        yield options.db_table


def _store(model: type[models.Model], batch: Sequence[DeserializedObject]) -> None:
    """Store rows of one model with their primary keys, and which records they name."""
    table: models.QuerySet[Any] = models.QuerySet(model)
    table.bulk_create([row.object for row in batch])
    for field in model._meta.local_many_to_many:  # noqa: SLF001 - Django documents it as public
        through: Any = field.remote_field.through
        own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        models.QuerySet(through).bulk_create(
            through(**{own: row.object.pk, other: key})
            for row in batch
            for key in (row.m2m_data or {}).get(field.name, [])
        )


class _Rows(Deserializer):
    """Django's reader of rows, for models that may be those of an earlier release."""

    def __init__(self, found: Iterable[dict[str, Any]], apps: Apps) -> None:
        """Take the rows and the models."""
        super().__init__(found)
        self._apps = apps

    def _get_model_from_node(self, model_identifier: str) -> type[models.Model]:
        """Return the model that a row names, such as `explorer.quote`."""
        return self._apps.get_model(model_identifier)
