"""Say how the database is opened: to be written by commands, only to be read by what serves."""

from pathlib import Path
from typing import Any

from psycopg import IsolationLevel

from config.postgresql.limits import CONNECT_SECONDS, STATEMENT_SECONDS
from config.sqlite.files import is_writable

Database = dict[str, Any]

SQLITE = "django.db.backends.sqlite3"
MEMORY = ":memory:"


def for_writing(database: Database) -> Database:
    """Return the database as `prepare`, imports and tests open it; where it can't be written, for reading."""
    if database["ENGINE"] != SQLITE:
        return _connected_in_time(database)
    folder = Path(database["NAME"]).parent
    if database["NAME"] != MEMORY and folder.is_dir() and not is_writable(folder):
        return for_reading(database)
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
    return database | {"OPTIONS": options}


def for_reading(database: Database) -> Database:
    """Return the database as the process that serves opens it: nothing is written, and all has a time limit.

    A transaction reads one state of the archive from its first statement to its last.
    """
    if database["ENGINE"] == SQLITE:
        options = {"transaction_mode": "DEFERRED", "timeout": 5}
        return database | {"ENGINE": "config.sqlite", "CONN_MAX_AGE": None, "OPTIONS": options}
    database = _connected_in_time(database)
    options = database["OPTIONS"]
    limits = f"-c statement_timeout={STATEMENT_SECONDS}s -c default_transaction_read_only=on"
    options["options"] = f"{options.get('options', '')} {limits}".strip()
    options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    return database | {"ENGINE": "config.postgresql", "OPTIONS": options}


def _connected_in_time(database: Database) -> Database:
    """Return a PostgreSQL database whose connections are made in time, kept, and looked at before use."""
    options = {"connect_timeout": CONNECT_SECONDS} | database.get("OPTIONS", {})
    return database | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
