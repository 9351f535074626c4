"""Run every case and print the table: `make faults`, or `python -m bench.faults CASE …` for some of them."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import expensive
from bench.faults import clients, ending, logs
from bench.faults.result import Result, table
from tests.support.serving import Server, announced, free_port, prepared, serving

PATHS = ["/", "/quotes/", "/quotes/?q=siege&sect=sunni", "/themes/mistrust/", "/places/homs/", "/quotes.csv"]
"""A mixture of what readers ask for."""

LARGE = "/data/archive.zip"
HEADER_SECONDS = 10.0
"""What config.server gives a connection to send its request head."""


@contextmanager
def site() -> Iterator[tuple[int, Server]]:
    """Serve the archive on a SQLite database of its own; give the port and the process."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        with serving(port, DATABASE_URL=prepared(Path(folder))) as server:
            announced(server)
            yield port, server


def slow() -> list[Result]:
    """Hold slow connections of every kind."""
    with site() as (port, _server):
        return [
            *clients.slow_clients(port, HEADER_SECONDS),
            clients.slow_readers(port, LARGE, 100),
        ]


def end() -> list[Result]:
    """End the server under load, three times."""
    results = []
    for _ in range(3):
        with site() as (port, server):
            results.append(ending.end_by_term(port, server, PATHS))
    return results


def renew() -> list[Result]:
    """Replace the workers under load, then kill some."""
    with site() as (port, server):
        return [
            ending.renew_by_hup(port, server, PATHS, times=10),
            ending.kill_workers(port, server, times=3),
        ]


def secrets() -> list[Result]:
    """Send requests with slips in them and read the log."""
    with site() as (port, server):
        return [logs.nothing_told(port, server)]


def budget() -> list[Result]:
    """Compare the most expensive addresses with a plain page of the list."""
    costs = sorted(expensive.rows(), key=lambda row: row[1], reverse=True)
    above = sum(cost > expensive.LIMIT for _case, cost in costs)
    note = f"the most expensive, {costs[0][0]}, costs {costs[0][1]:.1f} plain pages"
    return [Result("the budget of a request", len(costs), above, 0, note)]


CASES: dict[str, Callable[[], list[Result]]] = {
    "slow": slow,
    "end": end,
    "renew": renew,
    "secrets": secrets,
    "budget": budget,
}
"""Name on the command line -> what it runs."""


def main(names: list[str]) -> int:
    """Run the cases named, or all; return 1 where anything failed."""
    unknown = [name for name in names if name not in CASES]
    if unknown:
        sys.stderr.write(f"There is no case {', '.join(unknown)}. The cases are: {', '.join(CASES)}.\n")
        return 2
    results: list[Result] = []
    for name in names or CASES:
        results += CASES[name]()
        sys.stderr.write(f"{name}: done\n")
    sys.stdout.write(f"{table(results)}\n")
    return int(any(found.failures or found.lost for found in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
