"""Do to the file of a SQLite archive what may happen to it while the site reads it, or before."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.faults import disks
from bench.faults.databases import SQLite
from bench.faults.result import Result, not_run
from bench.faults.site import ask, new, served
from bench.faults.troubles import AWAY, FINE, Trouble, endure, mend
from tests.support.project import run

PAGE = 4096
"""Bytes of a page of SQLite's file."""

EITHER = frozenset({FINE, AWAY})


def troubles(database: SQLite, file: Path) -> list[Trouble]:
    """Return what may become of the file."""
    aside = file.with_name("aside")
    return [
        Trouble("the file missing", lambda: file.rename(aside), lambda: _back(aside, file)),
        Trouble(
            "the file damaged from its second page on", lambda: damage(file, 1), lambda: database.write(file)
        ),
        Trouble(
            "the file damaged in the middle",
            lambda: damage(file, file.stat().st_size // PAGE // 2),
            lambda: database.write(file),
            EITHER,
        ),
    ]


def damage(file: Path, first_page: int) -> None:
    """Write over the file what no database holds, from a page on to the end."""
    with file.open("r+b") as content:
        content.seek(first_page * PAGE)
        content.write(b"\xff" * (file.stat().st_size - first_page * PAGE))


def _back(aside: Path, file: Path) -> None:
    """Put a file back; there must be no other one in its place."""
    if file.exists():
        raise FileExistsError(file)
    aside.rename(file)


def broken(database: SQLite) -> Iterator[Result]:
    """Let readers ask during each trouble, and a site start in each."""
    for number in range(3):
        with database.archive() as address:
            trouble = _of(database, address)[number]
            with served(DATABASE_URL=address) as found:
                yield endure(*found, trouble)
            trouble.begin()
            with served(DATABASE_URL=address) as found:
                yield mend(*found, trouble._replace(name=f"{trouble.name}, at the start"))
    try:
        yield from on_disks(database)
    except disks.NoMountError as error:
        yield not_run("a full disk, and one that can't be written", f"no file system can be mounted: {error}")


def _of(database: SQLite, address: str) -> list[Trouble]:
    return troubles(database, Path(address.removeprefix("sqlite:///")))


def on_disks(database: SQLite) -> Iterator[Result]:
    """Read from a disk that becomes full, or can't be written any more, and start on one."""
    kinds: list[tuple[str, Callable[[Path], None], Callable[[Path], None]]] = [
        ("the disk full", disks.fill, disks.empty),
        ("a read-only file system", disks.lock, disks.unlock),
    ]
    for name, begin, end in kinds:
        with disks.disk() as folder:
            address = f"sqlite:///{database.write(folder / 'archive.sqlite3')}"
            _run(address, "prepare")
            trouble = Trouble(name, lambda: begin(folder), lambda: end(folder), frozenset({FINE}))  # noqa: B023
            with served(DATABASE_URL=address) as found:
                yield endure(*found, trouble)
            begin(folder)
            yield _started(name, address)
            yield _written(name, address)
            end(folder)


def _started(name: str, address: str) -> Result:
    """Start as `make run` does, and ask for pages."""
    prepared = _run(address, "prepare")
    with served(DATABASE_URL=address) as (port, _server):
        answers = [ask(port, new(path)).status for path in ("/", "/quotes/?q=siege", "/quotes.csv", "/up/")]
    wrong = sum(status != FINE for status in answers)
    return Result(f"{name}, at the start", len(answers) + 1, wrong + bool(prepared), wrong, prepared)


def _written(name: str, address: str) -> Result:
    """Change the archive where there is no room for it: that is refused, and the archive is as it was."""
    before = _run(address, "check_archive")
    change = (
        "from explorer.archive.changes import change; from explorer.models import Quote\n"
        "with change(reason='A fault.'): Quote.objects.update(text='A longer text. ' * 9000)"
    )
    said = _run(address, "shell", "--verbosity", "0", "--command", change)
    refused = "disk is full" in said or "readonly database" in said
    same = before == _run(address, "check_archive") == ""
    return Result(f"{name}: a change", 1, (not refused) + (not same), int(not same), "refused as a whole")


def _run(address: str, *words: str) -> str:
    """Run a command of `manage.py`; return what it said about an error."""
    return run(sys.executable, "manage.py", *words, DATABASE_URL=address).stderr
