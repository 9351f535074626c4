"""Rebuild the table of quotes as a migration does: with the models that migrations know, not the site's."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor


@contextmanager
def rebuilt_quotes() -> Iterator[None]:
    """Lengthen a field of the quotes, for which SQLite makes the table anew, and put it back at the end."""
    quote = MigrationExecutor(connection).loader.project_state().apps.get_model("explorer", "Quote")
    old, new = quote._meta.get_field("attribution"), models.CharField(max_length=400)  # noqa: SLF001
    new.set_attributes_from_name("attribution")
    with connection.schema_editor() as editor:
        editor.alter_field(quote, old, new)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(quote, new, old)
