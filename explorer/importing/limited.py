"""Read a file that nobody vouches for in a process of its own, which can't take more than it is given.

The process gets the file as data and gives back data, checked by type; it holds no setting and no connection
of this one. It may use so much of the processor and of the memory, write no file and start no process.
"""

import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from typing import NamedTuple

import msgspec

from explorer.importing.attributions import Attributions
from explorer.importing.found import Outline
from explorer.importing.lexicon import Lexicon
from explorer.importing.outline import outline
from explorer.importing.reader import blocks_of, text_of
from explorer.importing.readings import Reading, Readings
from explorer.importing.refusals import UnreadableFileError
from explorer.models import Place

MAXIMUM_QUOTES = 2000
"""Quotes of a chapter at most: those of a report have some thirty."""

_ROOT = Path(__file__).parents[2]
_START = "import django; django.setup(); from explorer.importing.limited import main; main()"
_WAY_OUT = "Save its text and import that, or a part of it."


class Bounds(NamedTuple):
    """The limits of the process: seconds of the processor, seconds of any kind, and bytes of memory.

    It needs two seconds and 200 million bytes before it reads, a chapter takes less than a second more.
    """

    seconds: int = 20
    patience: int = 60
    memory: int = 1_000_000_000


USUAL = Bounds()
"""The bounds for a chapter."""


@dataclass(frozen=True)
class PlaceNames:
    """The names of a place, as attributions may spell it."""

    slug: str
    name: str
    name_ar: str
    other_spellings: list[str]


@dataclass(frozen=True)
class Task:
    """A file to read: its content and name, the chapter's title, and what is known of places and texts."""

    content: bytes
    name: str
    title: str
    places: list[PlaceNames]
    readings: dict[str, Reading]


@dataclass(frozen=True)
class Answer:
    """A file as it was read, its text and what is in it; or the sentence that refuses it."""

    text: str = ""
    outline: Outline | None = None
    refusal: str = ""


def names_of(places: list[Place]) -> list[PlaceNames]:
    """Return what a task tells of the archive's places."""
    return [PlaceNames(one.slug, one.name, one.name_ar, list(one.other_spellings)) for one in places]


def read_limited(task: Task, bounds: Bounds = USUAL) -> tuple[str, Outline]:
    """Return a file's text and what is in it; raise UnreadableFileError for one that is refused."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-B", "-c", _START, *map(str, bounds)],
            input=msgspec.json.encode(task),
            capture_output=True,
            timeout=bounds.patience,
            cwd=_ROOT,
            env={
                "PYTHONPATH": f"{_ROOT}:{_ROOT / 'site'}",
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "DATABASE_URL": "sqlite://:memory:",
            },
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_long(task.name, bounds) from error
    if done.returncode in (-SIGXCPU, -SIGKILL):
        raise _too_long(task.name, bounds)
    try:
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except msgspec.DecodeError as error:
        raise UnreadableFileError(f"{task.name} could not be read. {_WAY_OUT}") from error
    if answer.outline is None:
        raise UnreadableFileError(answer.refusal)
    return answer.text, answer.outline


def answer(task: Task) -> Answer:
    """Read a file."""
    try:
        text = text_of(task.content, task.name)
        blocks = blocks_of(text, task.name)
        places = [
            Place(slug=one.slug, name=one.name, name_ar=one.name_ar, other_spellings=one.other_spellings)
            for one in task.places
        ]
        found = outline(blocks, task.title, Attributions(Lexicon(places), Readings(task.readings)))
    except UnreadableFileError as error:
        return Answer(refusal=str(error))
    except MemoryError:
        return Answer(refusal=f"{task.name} takes too much memory to read. {_WAY_OUT}")
    if sum(len(section.quotes) for section in found.sections) > MAXIMUM_QUOTES:
        return Answer(refusal=f"{task.name} has more than {MAXIMUM_QUOTES:,} quotes: is it one chapter?")
    return Answer(text, found)


def limit(bounds: Bounds) -> None:
    """Take from this process what reading a file doesn't need, for good."""
    for kind, bound in [
        (resource.RLIMIT_CPU, bounds.seconds),
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ]:
        resource.setrlimit(kind, (bound, bound))


def _too_long(name: str, bounds: Bounds) -> UnreadableFileError:
    return UnreadableFileError(f"{name} takes longer than {bounds.seconds} seconds to read. {_WAY_OUT}")


def main() -> None:
    """Read the task from the standard input and write the answer to the standard output."""
    limit(Bounds(*map(int, sys.argv[1:])))
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.json.encode(answer(task)))
