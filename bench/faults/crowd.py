"""Let two hundred readers ask at the same time, for a minute, each on one connection."""

import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from bench.faults.result import Result

CONNECTIONS = 200
SECONDS = 60
WARM_SECONDS = 30
"""Before the memory is looked at first, each worker keeps as much as it may: only new pages are asked for."""

SETTLE_SECONDS = 10
"""What the warm-up leaves behind, two hundred requests nobody waits for, is answered within 3 s."""

SEEN = ["/", "/quotes/", "/themes/", "/themes/mistrust/", "/places/homs/", "/quotes/halting-hostilities-07/"]
NEVER_SEEN = [
    "/quotes/?q=siege&after=",
    "/quotes/?sect=sunni&after=",
    "/quotes.csv?after=",
    "/api/v1/facets/?after=",
]
SHARE_NEVER_SEEN = 0.05
"""One request in twenty is for an address that nobody asked for before."""

LARGEST_GROWTH = 1.1
"""Memory is flat where it ends below so many times what it was after the warm-up."""

ASKING = """
local seen, never_seen = {%(seen)s}, {%(never_seen)s}
local number = %(first)d
math.randomseed(1)
request = function()
  if math.random() >= %(share)f then return wrk.format(nil, seen[math.random(#seen)]) end
  number = number + 1
  return wrk.format(nil, never_seen[math.random(#never_seen)] .. number)
end
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\\n{"answers": %%d, "seconds": %%f, "failed": %%d, "longest": %%f}',
    summary.requests, summary.duration / 1e6, failed, latency:percentile(99) / 1e6))
end
"""
"""What wrk runs: it draws each address, and ends with a line of what came of them, in seconds."""


class Crowd(NamedTuple):
    """What came of a crowd: answers, seconds, failures, and what 99 of 100 answers took at most."""

    answers: int
    seconds: float
    failed: int
    longest: float


def _ask(port: int, seconds: int, share_never_seen: float, first: int) -> Crowd:
    """Let everybody ask for so long; new addresses are numbered from `first`."""
    values = {
        "seen": json.dumps(SEEN)[1:-1],
        "never_seen": json.dumps(NEVER_SEEN)[1:-1],
        "share": share_never_seen,
        "first": first,
    }
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "ask.lua")
        script.write_text(ASKING % values, encoding="utf-8")
        command = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            "--timeout=30s",
            "-HAccept-Encoding: br",
        ]
        address = f"http://127.0.0.1:{port}"
        run = subprocess.run([*command, f"-s{script}", address], capture_output=True, text=True, check=True)
    return Crowd(**json.loads(run.stdout.splitlines()[-1]))


def memory(process: psutil.Process) -> int:
    """Return the bytes that a process and its children hold, what they share counted once."""
    return sum(one.memory_full_info().pss for one in [process, *process.children(recursive=True)])


def crowd(port: int, process_id: int) -> list[Result]:
    """Measure errors, the hundredth that waits longest, and memory.

    With n connections and t answers a second each waits n / t on average; the bar is twice that.
    """
    process = psutil.Process(process_id)
    warm = _ask(port, WARM_SECONDS, 1, 0)
    time.sleep(SETTLE_SECONDS)
    before = memory(process)
    found = _ask(port, SECONDS, SHARE_NEVER_SEEN, warm.answers)
    after = memory(process)
    mean = CONNECTIONS * found.seconds / found.answers
    return [
        Result(
            f"a crowd of {CONNECTIONS} for {SECONDS} s: answers",
            found.answers,
            found.failed,
            found.failed,
            f"{found.answers / found.seconds:.0f} a second",
        ),
        Result(
            "a crowd: 99 of 100 wait no longer than twice connections over throughput",
            found.answers,
            int(found.longest > 2 * mean),
            0,
            f"{found.longest * 1000:.0f} ms, predicted {mean * 1000:.0f} ms",
        ),
        Result(
            "a crowd: memory is flat",
            1,
            int(after > before * LARGEST_GROWTH),
            0,
            f"{before / 2**20:.0f} MB, then {after / 2**20:.0f} MB",
        ),
    ]
