"""Kill what changes the archive, and generate chapters: nothing is half done, nothing is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from bench.faults.databases import Database
from bench.faults.result import Result
from tests.support.project import ROOT

KILLS = 200
CHAPTERS = 50_000
PROCESSES = 2


def killed(database: Database, share: float = 1.0) -> Iterator[Result]:
    """Kill `import_chapter` and `load_fixtures` in turn."""
    with database.archive() as address:
        yield kill(address, int(KILLS * share))


def kill(address: str, times: int) -> Result:
    """Kill the two commands so often; the archive has to be whole each time, and the next one to work."""
    found = told_by("bench.faults.killing", address, str(times))
    return counted("import_chapter and load_fixtures killed", times, found)


def told_by(module: str, address: str, *words: str) -> dict[str, Any]:
    """Run a module in a process of its own, on a database; return the object that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={"DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-300:])
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def counted(case: str, times: int, found: Mapping[str, int]) -> Result:
    """Return what came of killing something so often."""
    note = f"{found['before']} times as before, {found['after']} as after, {found['failed']} next ones failed"
    failures = found["neither"] + found["failed"]
    return Result(case, times, failures, found["neither"], note)


def start_generating(chapters: int) -> list[subprocess.Popen[str]]:
    """Begin to read generated chapters, with what the other cases leave of the processor's time."""
    return [
        subprocess.Popen(
            [
                *("nice", "-n", "19", sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *(f"--hypothesis-seed={number}", "tests/importing/test_generated.py"),
            ],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "GENERATED_CHAPTERS": str(chapters // PROCESSES)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]


def generated(processes: list[subprocess.Popen[str]], chapters: int) -> Result:
    """Wait until the generated chapters are read."""
    said = [process.communicate()[0] for process in processes]
    failed = [text for process, text in zip(processes, said, strict=True) if process.returncode]
    sys.stderr.write("".join(failed))
    return Result(
        "generated chapters: no line is lost", chapters, len(failed), len(failed), "read beside all else"
    )
