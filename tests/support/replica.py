"""A streaming replica of the run's own PostgreSQL: a server of its own that follows the first one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


class Replica:
    """The server that follows; it can be held back, killed and started again."""

    def __init__(self, folder: Path, programs: Path, owner: int) -> None:
        """Take a folder for its data and socket, that of PostgreSQL's programs, and the user it runs as."""
        self._folder = folder
        self._data = folder / "data"
        self._programs = programs
        self._owner = owner

    def address(self, database: str) -> str:
        """Return the address of a database of this server."""
        return f"postgresql://postgres:@/{database}?host={self._folder}"

    def follow(self, address: str) -> None:
        """Copy the server at `address`, to follow it from then on."""
        self._run("pg_basebackup", "-d", address, "-D", str(self._data), "-R", "-c", "fast")

    def start(self) -> None:
        """Start the server, and wait until it can be asked."""
        arguments = ["-w", "-D", str(self._data), "-l", str(self._folder / "log")]
        self._run("pg_ctl", *arguments, "-o", f"-h '' -k {self._folder}", "start")

    def kill(self) -> None:
        """End the server at once, with all its connections, where it runs."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "-w", "-D", str(self._data), "-m", "immediate", "stop")

    def ask(self, statement: str, database: str = "postgres") -> object:
        """Return the one value that a statement answers with."""
        with closing(psycopg.connect(self.address(database), autocommit=True)) as connection:
            row = connection.execute(statement.encode()).fetchone()
            return row and row[0]

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the user who owns its data."""
        subprocess.run(  # noqa: S603  # the arguments are written here
            [self._programs / program, *arguments],
            check=True,
            user=self._owner,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def replica_of(address: str) -> Iterator[Replica]:
    """Copy the server at `address` and let the copy follow it; end and remove it at the end."""
    with closing(psycopg.connect(address)) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    data = Path(row[0]) if row else Path()
    main = (data / "postmaster.pid").read_text().split()
    owner = data.stat().st_uid
    folder = Path(tempfile.mkdtemp(prefix="replica-"))
    os.chown(folder, owner, -1)
    replica = Replica(folder, Path(f"/proc/{main[0]}/exe").resolve().parent, owner)
    try:
        replica.follow(urlsplit(address)._replace(path="").geturl())
        replica.start()
        yield replica
    finally:
        replica.kill()
        shutil.rmtree(folder)
