"""Let the database note which records are written: by triggers, so that no way to write goes unnoticed.

A trigger names no content table but its own: SQLite refuses to rebuild a table that a trigger of
another one names. What depends on a record whose name changed is found by `explorer.archive.renewal`.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection

from explorer.abstract import ArchiveModel
from explorer.archive.digests import kind_of
from explorer.archive.fixtures import FILES
from explorer.derived import TouchedRecord

_ORDERING = {
    "quote": ("id", "chapter_id", "position", "number", "draft"),
    "chapter": ("report_id", "order", "slug"),
    "report": ("published", "slug"),
}
"""Kind of record -> the columns that decide which quote has which place, or none, in the reports' order."""


class How(StrEnum):
    """A kind of event in the life of a record; one write may be noted in several ways."""

    WRITTEN = "written"
    INSERTED = "inserted"
    RENAMED = "renamed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    """Nothing was written; only the quote's number is another one."""


class _Trigger(NamedTuple):
    """A trigger: its table, the event, the condition, and the row and column whose key is noted."""

    table: str
    event: str
    when: str
    kind: str
    key: str
    how: How

    @property
    def name(self) -> str:
        row = self.key.partition(".")[0].lower()
        return f"explorer_note_{self.table.removeprefix('explorer_')}_{self.event.lower()}_{self.how}_{row}"


def take() -> None:
    """Create the triggers; those that are there are replaced."""
    leave_off()
    with connection.cursor() as cursor:
        for statement in map(_STATEMENTS[connection.vendor], _triggers()):
            cursor.execute(statement)


def are_taken() -> bool:
    """Tell whether every trigger is there: to rebuild a table, SQLite drops those of the table."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        return {trigger.name for trigger in _triggers()} <= {name for (name,) in cursor.fetchall()}


def leave_off() -> None:
    """Drop the triggers: while migrations run, which may alter the tables that the triggers write to."""
    # On PostgreSQL a trigger goes with its function.
    drop = 'DROP FUNCTION IF EXISTS "{}" CASCADE' if _has_functions() else 'DROP TRIGGER IF EXISTS "{}"'
    with connection.cursor() as cursor:
        for trigger in _triggers():
            cursor.execute(drop.format(trigger.name))


def note_all(model: type[ArchiveModel]) -> None:
    """Note every record of a model, as if each had been inserted now."""
    statement = (
        f"INSERT INTO {_notes()} (kind, record, how)"  # noqa: S608 - names of our own tables
        f" SELECT %s, id, %s FROM {model._meta.db_table}"  # noqa: SLF001
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [kind_of(model), How.INSERTED])


def kinds() -> set[tuple[str, str]]:
    """Return the kinds of records that are noted, each with a way in which one was written."""
    return set(TouchedRecord.objects.order_by().values_list("kind", "how").distinct())


def _notes() -> str:
    return TouchedRecord._meta.db_table  # noqa: SLF001 - Django documents it as public


def _has_functions() -> bool:
    return connection.vendor == "postgresql"


def _triggers() -> Iterator[_Trigger]:
    """Yield the triggers of every table of content."""
    for model in FILES.values():
        options: Any = model._meta  # noqa: SLF001 - Django documents it as public
        table, kind = options.db_table, kind_of(model)
        yield from _for_each_write(table, kind, "id", How.INSERTED)
        changes = {How.RENAMED: (model.natural_key_field,), How.MOVED: _ORDERING.get(kind, ())}
        for how, columns in changes.items():
            if columns:
                when = " OR ".join(_differs(column) for column in columns)
                yield _Trigger(table, "UPDATE", when, kind, "NEW.id", how)
        for field in options.many_to_many:
            through = field.remote_field.through._meta  # noqa: SLF001
            yield from _for_each_write(through.db_table, kind, f"{kind}_id", How.WRITTEN)


def _for_each_write(table: str, kind: str, column: str, inserted: How) -> Iterator[_Trigger]:
    """Yield the triggers that note a record by the key in `column`, both keys where a write changes it."""
    yield _Trigger(table, "INSERT", "", kind, f"NEW.{column}", inserted)
    yield _Trigger(table, "UPDATE", "", kind, f"NEW.{column}", How.WRITTEN)
    yield _Trigger(table, "UPDATE", _differs(column), kind, f"OLD.{column}", How.WRITTEN)
    yield _Trigger(table, "DELETE", "", kind, f"OLD.{column}", How.WRITTEN)


def _differs(column: str) -> str:
    """Return the condition that an update changes a column, none of which is ever null."""
    return f'OLD."{column}" <> NEW."{column}"'


def _note(trigger: _Trigger) -> str:
    return (
        f"INSERT INTO {_notes()} (kind, record, how)"  # noqa: S608 - names of our own
        f" VALUES ('{trigger.kind}', {trigger.key}, '{trigger.how}');"
    )


def _for_sqlite(trigger: _Trigger) -> str:
    when = f" WHEN {trigger.when}" if trigger.when else ""
    return (
        f'CREATE TRIGGER "{trigger.name}" AFTER {trigger.event} ON {trigger.table} FOR EACH ROW{when}'
        f" BEGIN {_note(trigger)} END"
    )


def _for_postgresql(trigger: _Trigger) -> str:
    when = f" WHEN ({trigger.when})" if trigger.when else ""
    return (
        f'CREATE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS'
        f" $$ BEGIN {_note(trigger)} RETURN NULL; END $$;"
        f' CREATE TRIGGER "{trigger.name}" AFTER {trigger.event} ON {trigger.table}'
        f' FOR EACH ROW{when} EXECUTE FUNCTION "{trigger.name}"()'
    )


_STATEMENTS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}

_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
