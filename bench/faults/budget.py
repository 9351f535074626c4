"""Compare the most expensive addresses with a plain page of the list, on each database."""

import subprocess
import sys
from collections.abc import Iterator

from bench import expensive
from bench.faults.databases import Database
from bench.faults.result import Result
from tests.support.project import ROOT


def budget(database: Database) -> Iterator[Result]:
    """Measure on the real archive; `python -m bench.expensive` measures that of DATABASE_URL, of any size."""
    with database.archive() as address:
        done = subprocess.run(
            [sys.executable, "-m", "bench.expensive"],
            cwd=ROOT,
            env={"DATABASE_URL": address},
            capture_output=True,
            text=True,
            check=False,
        )
    if not done.stdout:
        raise RuntimeError(done.stderr)
    # A line is `100 quotes     5.2`: the address's name, and its cost in plain pages.
    costs = [(line[:32].strip(), float(line[32:])) for line in done.stdout.splitlines()]
    above = sum(cost > expensive.LIMIT for _case, cost in costs)
    note = f"the most expensive, {costs[0][0]}, costs {costs[0][1]:.1f} plain pages"
    yield Result("the budget of a request", len(expensive.CASES), above, 0, note)
