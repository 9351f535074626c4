"""Take the rows of an archive out of the database, and put them back, which is faster than loading it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import QuerySet

from explorer.derived import TouchedRecord
from explorer.models import Archive

TOKENS = {"sqlite": ("rowid", "stems", "words", "text"), "postgresql": ("rowid", "tokens", "text")}
"""Database -> the columns of the words of quotes, whose table is no model of Django's."""


class Table(NamedTuple):
    """A table with its rows, as the database gives and takes them."""

    name: str
    columns: Sequence[str]
    rows: Sequence[tuple[Any, ...]]

    @property
    def listed(self) -> str:
        """The columns as SQL names them."""
        return ", ".join(map(connection.ops.quote_name, self.columns))


def taken() -> list[Table]:
    """Return all tables of the archive, with what is derived from the records."""
    columns = {}
    for model in apps.get_app_config("explorer").get_models(include_auto_created=True):
        options = model._meta  # noqa: SLF001 - Django documents it as public
        columns[options.db_table] = [str(field.column) for field in options.concrete_fields]
    columns["explorer_quotetokens"] = list(TOKENS[connection.vendor])
    found = [Table(name, names, ()) for name, names in columns.items()]
    with connection.cursor() as cursor:
        for place, table in enumerate(found):
            cursor.execute(f"SELECT {table.listed} FROM {table.name}")  # noqa: S608 - our own tables
            found[place] = table._replace(rows=cursor.fetchall())
    return [table for table in found if table.rows]


def put_back(tables: Sequence[Table]) -> None:
    """Write rows into an empty database as they once were taken."""
    models = list(apps.get_app_config("explorer").get_models(include_auto_created=True))
    with transaction.atomic(), connection.cursor() as cursor:
        QuerySet(Archive).delete()
        for table in tables:
            values = ", ".join(["%s"] * len(table.columns))
            insert = f"INSERT INTO {table.name} ({table.listed}) VALUES ({values})"  # noqa: S608 - our own
            cursor.executemany(insert, table.rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        QuerySet(TouchedRecord).delete()
