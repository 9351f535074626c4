"""Define migration operations for what only one kind of database understands."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunSQL
from django.db.migrations.state import ProjectState


class RunSQLOn(RunSQL):
    """SQL for the databases of one vendor; nothing happens on the others.

    Give the statements as tuples, one an item, so that none is split at its inner semicolons.
    """

    def __init__(self, vendor: str, sql: tuple[str, ...], reverse_sql: tuple[str, ...]) -> None:
        """Keep the statements for `vendor`, such as "sqlite" or "postgresql"."""
        super().__init__(sql, reverse_sql)
        self.vendor = vendor

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Say how the operation is written down in a migration."""
        return type(self).__qualname__, [self.vendor, self.sql, self.reverse_sql], {}

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Run the statements where the database is of the vendor."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Run the reverse statements where the database is of the vendor."""
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)
