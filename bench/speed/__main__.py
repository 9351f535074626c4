"""Compare the archive's speed with others': `make bench`, a part with `make bench SIZES=29 ROUNDS=3`."""

import argparse
import datetime as dt
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version
from itertools import count
from pathlib import Path

import psutil
from rich.progress import track

from bench.corpus import ROOT
from bench.speed import servers
from bench.speed.archives import REAL, Archive, archive
from bench.speed.asking import HEADERS, AskingError, fetch, need_wrk, wait
from bench.speed.measuring import DATASETTE, FLOOR, NGINX, POSTGRESQL, SITE, Bench, Figures
from bench.speed.postgresql import postgresql
from bench.speed.record import keep, kept
from bench.speed.table import MILLION, Conditions, document, section

PAGE = ROOT / "docs" / "performance.md"
RECORD = ROOT / "docs" / "performance.json"
SIZES = [REAL, 10_000, MILLION]
ROUNDS = 7
STARTS = 3
CHANGE_SECONDS = 180


def conditions(rounds: int) -> Conditions:
    """Return what the figures depend on: date, machine, load and versions."""
    packages = ("django", "granian", "datasette", "pyroaring")
    wrk = subprocess.run(["wrk", "--version"], capture_output=True, text=True, check=False).stdout.split(
        " ["
    )[0]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    [processor] = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    } or {platform.machine()}
    return {
        "measured": f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC, commit {commit.stdout.strip()}",
        "machine": (
            f"{os.cpu_count()} cores ({processor}), {psutil.virtual_memory().total / 2**30:.0f} GB of memory"
        ),
        "load average before": (
            f"{os.getloadavg()[0]:.1f} (above about 0.3, others were using the machine too)"
        ),
        "rounds": str(rounds),
        "versions": ", ".join(
            [
                f"Python {platform.python_version()}",
                f"SQLite {sqlite3.sqlite_version}",
                *(f"{name} {version(name)}" for name in packages),
                wrk,
            ]
        ),
    }


def start_all(
    stack: ExitStack, served: Archive, folder: Path, *, with_others: bool
) -> dict[str, servers.Server]:
    """Start every server of an archive; the floor and nginx only where requests a second are measured."""
    running = {
        SITE: servers.site(stack, served.database_url),
        DATASETTE: servers.datasette(stack, served.table),
    }
    if with_others:
        running[FLOOR] = servers.floor(stack, served.file, served.codes[0])
        headers, body = fetch(running[SITE].port, "/quotes/", HEADERS)
        if nginx := servers.nginx(stack, folder, headers, body):
            running[NGINX] = nginx
    return running


def measure(served: Archive, shape: str, rounds: int, figures: Figures, folder: Path) -> None:
    """Measure everything about one archive."""
    size = served.size
    for _start in range(STARTS):
        with ExitStack() as stack:
            started = servers.site(stack, served.database_url), servers.datasette(stack, served.table)
        for name, server in zip((SITE, DATASETTE), started, strict=True):
            figures.add(size, "start to first answer", name, server.start_seconds)
    with ExitStack() as stack:
        running = start_all(stack, served, folder, with_others=size < MILLION)
        if size >= MILLION:
            running[POSTGRESQL] = postgresql(stack, size, shape)
        bench = Bench(served, running, figures)
        bench.memory("idle")
        for _round in track(range(rounds), description=f"{size:,} quotes"):
            bench.round(loaded=size < MILLION)
        bench.memory("loaded")
        for _round in range(STARTS):
            bench.files()
        measure_change(served, running[SITE].port, figures)


def measure_change(served: Archive, port: int, figures: Figures) -> None:
    """Change one quote while a reader asks for pages that nobody asked for before."""
    waits, over = [], threading.Event()

    def read() -> None:
        for number in count():
            if over.is_set():
                return
            try:
                waits.append(wait(port, [f"/quotes/{served.codes[0]}/?_changed={number}"], 0))
            except AskingError:
                waits.append(float("inf"))

    reader = threading.Thread(target=read)
    reader.start()
    command = [sys.executable, "-m", "bench.speed.change", served.database_url]
    try:
        run = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=CHANGE_SECONDS
        )
        found = json.loads(run.stdout)
    except subprocess.TimeoutExpired:
        found = {"seconds": float("inf"), "megabytes": float("inf")}
    time.sleep(1)
    over.set()
    reader.join()
    figures.add(served.size, "a change, processor", SITE, found["seconds"])
    figures.add(served.size, "a change, memory", SITE, found["megabytes"])
    figures.add(served.size, "a change, longest wait", SITE, max(waits))


def main(arguments: Sequence[str]) -> None:
    """Measure each size and print its section; write it into the page where all rounds were measured."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--shape", choices=("flat", "report"), default="flat")
    asked = parser.parse_args(arguments)
    need_wrk("make bench")
    for size in asked.sizes:
        figures, about = Figures(), conditions(asked.rounds)
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder, f"{size}-nginx")
            own.mkdir()
            served = archive(size, asked.shape, Path(folder))
            measure(served, asked.shape, asked.rounds, figures, own)
        if asked.rounds >= ROUNDS and size in SIZES:
            keep(RECORD, size, figures, about)
            PAGE.write_text(document(*kept(RECORD)), encoding="utf-8")
        print(section(figures, size, about))


if __name__ == "__main__":
    main(sys.argv[1:])
