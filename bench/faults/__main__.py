"""Run every case on both databases and print the table: `make faults`, or `make faults CASES=slow,end`.

What measures time comes first and alone; then the databases are taken side by side.
`DATABASES=sqlite` runs on one database only, `SHARE=0.1` does a tenth of what is counted in thousands.
"""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from bench.faults import (
    budget,
    cache,
    clients,
    crowd,
    curators,
    editing,
    ending,
    logs,
    postgresql,
    replica,
    sqlite,
    state,
)
from bench.faults.databases import Database, PostgreSQL, SQLite
from bench.faults.result import Result, table
from bench.faults.site import site
from bench.speed.asking import need_wrk

PATHS = ["/", "/quotes/", "/quotes/?q=siege&sect=sunni", "/themes/mistrust/", "/places/homs/", "/quotes.csv"]
"""A mixture of what readers ask for."""

LARGE = "/data/archive.zip"
HEADER_SECONDS = 10.0
"""What config.server gives a connection to send its request head."""

Options = argparse.Namespace
Case = Callable[[Database, Options], Iterator[Result]]


def slow(database: Database, _options: Options) -> Iterator[Result]:
    """Hold slow connections of every kind, and leave in the middle of large answers."""
    with site(database) as (port, server):
        yield from clients.slow_clients(port, HEADER_SECONDS)
        yield clients.slow_readers(port, LARGE, 100)
        yield clients.leaving(port, server, LARGE, 200)


def end(database: Database, _options: Options) -> Iterator[Result]:
    """End the server under load, three times as a system does and once with Ctrl-C."""
    for sent in (*[signal.SIGTERM] * 3, signal.SIGINT):
        with site(database) as (port, server):
            yield ending.end_by(sent, port, server, PATHS)


def renew(database: Database, _options: Options) -> Iterator[Result]:
    """Replace the workers under load, then kill some."""
    with site(database) as (port, server):
        yield ending.renew_by_hup(port, server, PATHS, times=8)
        yield ending.kill_workers(port, server, times=3)


def many(database: Database, _options: Options) -> Iterator[Result]:
    """Let two hundred readers ask for a minute."""
    with site(database) as (port, server):
        yield from crowd.crowd(port, server.pid)


def secrets(database: Database, _options: Options) -> Iterator[Result]:
    """Send requests with slips in them and read the log."""
    with site(database) as (port, server):
        yield logs.nothing_told(port, server)


def broken(database: Database, _options: Options) -> Iterator[Result]:
    """Break the database itself."""
    if isinstance(database, PostgreSQL):
        yield from postgresql.broken(database)
    if isinstance(database, SQLite):
        yield from sqlite.broken(database)


def follow(database: Database, options: Options) -> Iterator[Result]:
    """Let a replica lag and die, where the database has one."""
    if isinstance(database, PostgreSQL):
        yield replica.lagging_and_dying(database, options.share)


CASES: dict[str, Case] = {
    "slow": slow,
    "end": end,
    "renew": renew,
    "crowd": many,
    "secrets": secrets,
    "broken": broken,
    "replica": follow,
    "cache": lambda database, _options: cache.broken(database),
    "state": lambda database, options: state.one_state(database, options.share),
    "killed": lambda database, options: editing.killed(database, options.share),
    "curators": lambda database, options: curators.curators(database, options.share),
    "budget": lambda database, _options: budget.budget(database),
}
"""Name on the command line -> what it runs, on one database."""

ALONE = ("slow", "crowd", "budget")
"""Cases whose bar is a time or a cost: nothing runs beside them."""

GENERATED = "generated"
"""The case that needs no database; it runs beside those that aren't alone."""

DATABASES: dict[str, Callable[[], Database]] = {"sqlite": SQLite, "postgresql": PostgreSQL}


def chosen(known: list[str]) -> Callable[[str], list[str]]:
    """Return a reader of names with commas between them: `slow,end`; none are all."""

    def read(names: str) -> list[str]:
        given = [name for name in names.split(",") if name] or known
        if unknown := [name for name in given if name not in known]:
            raise argparse.ArgumentTypeError(
                f"there is no {', '.join(unknown)}; there are {', '.join(known)}"
            )
        return given

    return read


def read_options(words: list[str]) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=chosen([*CASES, GENERATED]), default=[*CASES, GENERATED])
    parser.add_argument("--databases", type=chosen(list(DATABASES)), default=list(DATABASES))
    parser.add_argument("--share", type=float, default=1.0)
    return parser.parse_args(words)


def timed(name: str, database: Database, options: Options) -> Iterator[Result]:
    """Run a case; yield its results with the database and the seconds that each took."""
    began = time.monotonic()
    try:
        for found in CASES[name](database, options):
            yield found._replace(database=database.name, seconds=time.monotonic() - began)
            began = time.monotonic()
    except (OSError, RuntimeError, subprocess.SubprocessError, AssertionError) as error:
        note = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        yield Result(f"{name}: ended early", 1, 1, 0, note, database.name, time.monotonic() - began)


def run(names: Sequence[str], database: Database, options: Options) -> list[Result]:
    """Run cases one after the other on a database, and say at once what came of each."""
    results = []
    for name in names:
        for found in timed(name, database, options):
            results.append(found)
            sys.stderr.write(f"{found.database}, {found.case}: {found.failures} failures\n")
    return results


def main(words: list[str]) -> int:
    """Run what is asked for and print the table; return 1 where anything failed."""
    options = read_options(words)
    if "crowd" in options.cases:
        need_wrk("make faults")
    began = time.monotonic()
    alone = [name for name in ALONE if name in options.cases]
    together = [name for name in CASES if name in options.cases and name not in ALONE]
    databases = [DATABASES[name]() for name in options.databases]
    results = [found for database in databases for found in run(alone, database, options)]
    chapters = int(editing.CHAPTERS * options.share)
    generating = editing.start_generating(chapters) if GENERATED in options.cases else []
    with ThreadPoolExecutor() as threads:
        results += chain(*threads.map(lambda database: run(together, database, options), databases))
    if generating:
        found = editing.generated(generating, chapters)
        results.append(found._replace(database="none", seconds=time.monotonic() - began))
    sys.stdout.write(f"{table(results)}\n\n{(time.monotonic() - began) / 60:.1f} minutes\n")
    return int(any(found.failures or found.lost for found in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
