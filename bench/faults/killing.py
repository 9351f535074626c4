"""Kill commands that change the archive, at random moments: `python -m bench.faults.killing 200`.

Each command runs in a process of its own, forked from this one, and is killed outright. Prints how often
the archive was neither as before nor as after, and how often the command failed when run once more.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

Command = Callable[[], object]

CHAPTER = """Water and Bread in the Towns

An introduction about Syria, which Syria itself knows.

Wells and Water

We wait for rain near the old well.
— Sunni man (anti-regime), 30, Homs

Nobody sells bread to them.
— Alawi woman (pro-regime), 31, Tartous

Bread and Ovens

The old oven is his.
— Christian man (pro-regime), 32, Damascus
"""
"""An invented chapter."""


def commands(folder: Path) -> list[Command]:
    """Return the two commands: one adds a chapter, the other makes the archive as the fixtures have it."""
    from django.core.management import call_command

    # What they import is imported here, once, rather than by each process anew.
    from explorer.management.commands import import_chapter, load_fixtures

    chapter = folder / "chapter.txt"
    chapter.write_text(CHAPTER, encoding="utf-8")
    options = {
        "slug": "towns",
        "title": "Water and Bread in the Towns",
        "report": "maybe-we-can-reach-a-solution",
        "url": "https://example.org/towns/",
        "order": 2,
    }
    return [
        lambda: call_command(import_chapter.Command(), str(chapter), **options),
        lambda: call_command(load_fixtures.Command(), replace=True),
    ]


def start(command: Command) -> int:
    """Run a command in a process of its own; return its number."""
    from django.db import connections

    connections.close_all()
    process = os.fork()
    if process:
        return process
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    status = 1
    try:
        command()
        status = 0
    finally:
        os._exit(status)


def run(command: Command) -> bool:
    """Run a command to its end; tell whether it succeeded."""
    _process, status = os.waitpid(start(command), 0)
    return status == 0


def state() -> str:
    """Return the archive's version; empty where the archive is not whole.

    Whole is one whose content, history, and bitmaps are those of its version.
    """
    from explorer.archive.fixtures import FILES, archive_files, digest
    from explorer.archive.history import last_states
    from explorer.models import Quote, Version
    from tests.support.derived import bitmaps_of, stored

    found, last = stored(), Version.objects.first()
    for model in FILES.values():
        rows = model.objects.in_bulk()
        states = last_states(model, rows)
        names = [field.attname for field in model.history.model.tracked_fields]
        kept = {key: [getattr(row, name) for name in names] for key, row in states.items()}
        if kept != {key: [getattr(row, name) for name in names] for key, row in rows.items()}:
            return ""
    is_whole = (
        last is not None
        and found.version == last.version == digest(archive_files())
        and found.bitmaps == bitmaps_of(Quote.objects.published())
    )
    return found.version if is_whole else ""


def kill(command: Command, within: float) -> None:
    """Run a command and kill it at a random moment."""
    process = start(command)
    time.sleep(random.uniform(0, within))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def begin() -> None:
    """Start Django with the settings of the environment."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path[:0] = ["site"]
    django.setup()


def main(times: int) -> None:
    """Kill the two commands in turn, and print what came of it."""
    begin()
    from tests.support.derived import stored

    found = {"neither": 0, "failed": 0, "before": 0, "after": 0}
    with tempfile.TemporaryDirectory() as folder:
        both = commands(Path(folder))
        ends, seconds = [], []
        for command in both:
            began = time.monotonic()
            found["failed"] += not run(command)
            seconds.append(time.monotonic() - began)
            ends.append(state())
        for turn in range(times):
            number = turn % 2
            kill(both[number], seconds[number] * 1.1)
            after = state()
            found["before"] += after == ends[1 - number]
            found["after"] += after == ends[number]
            found["neither"] += after not in ends
            # Whether it is whole as well is seen after the next kill, or at the end.
            found["failed"] += not run(both[number]) or stored().version != ends[number]
        found["failed"] += state() not in ends
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
