"""SQL for one kind of database."""

import pytest
from django.db import ProgrammingError, connection
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter
from django.db.utils import OperationalError

from explorer.archive.operations import RunSQLOn

CREATE, DROP = ("CREATE TABLE made (number integer)",), ("DROP TABLE made",)


def tables() -> list[str]:
    return connection.introspection.table_names()


def apply(operation: RunSQLOn, *, forwards: bool) -> None:
    """Run an operation as a migration does."""
    state = ProjectState()
    run = operation.database_forwards if forwards else operation.database_backwards
    with connection.schema_editor(atomic=False) as editor:
        run("explorer", editor, state, state)


@pytest.mark.django_db(transaction=True)
def test_the_statements_run_on_databases_of_the_vendor() -> None:
    operation = RunSQLOn(connection.vendor, CREATE, DROP)
    apply(operation, forwards=True)
    assert "made" in tables()
    apply(operation, forwards=False)
    assert "made" not in tables()


@pytest.mark.django_db(transaction=True)
def test_nothing_happens_on_the_others() -> None:
    operation = RunSQLOn("another", CREATE, DROP)
    apply(operation, forwards=True)
    assert "made" not in tables()
    apply(operation, forwards=False)


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_fails_says_so() -> None:
    with pytest.raises((ProgrammingError, OperationalError)):
        apply(RunSQLOn(connection.vendor, CREATE, DROP), forwards=False)


def test_the_operation_can_be_written_into_a_migration() -> None:
    written, imports = OperationWriter(RunSQLOn("sqlite", CREATE, DROP), indentation=0).serialize()
    assert written.splitlines() == [
        "explorer.archive.operations.RunSQLOn(",
        "    vendor='sqlite',",
        "    sql=('CREATE TABLE made (number integer)',),",
        "    reverse_sql=('DROP TABLE made',),",
        "),",
    ]
    assert imports == {"import explorer.archive.operations"}
