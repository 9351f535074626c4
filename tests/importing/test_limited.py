"""Test that a file is read in a process of its own, and that no file takes more than it is given."""

import io
import resource
import sys
from pathlib import Path

import msgspec
import pytest

from explorer.importing import limited
from explorer.importing.limited import Answer, Bounds, PlaceNames, Task, answer, names_of, read_limited
from explorer.importing.reader import read_text
from explorer.importing.readings import Reading
from explorer.importing.refusals import UnreadableFileError
from tests.support.forms import CHAPTERS
from tests.support.places import PLACES
from tests.support.project import run

TEXT = "Save its text and import that"
FORMS = CHAPTERS / "forms.txt"
CHAPTER = "Towns\n\nWells and Water\n\nWe wait.\n— Sunni man (anti-regime), 30, Homs\n"
MANY = "".join(f"We wait {number}.\n— Sunni man (anti-regime), 30, Homs\n\n" for number in range(2001))


def task(content: bytes, name: str = "chapter.html", readings: dict[str, Reading] | None = None) -> Task:
    """Return the task to read a file."""
    return Task(content, name, "Towns", names_of(PLACES), readings or {})


def refusal(content: bytes, bounds: Bounds) -> str:
    """Return the sentence by which the process refuses a file."""
    with pytest.raises(UnreadableFileError) as caught:
        read_limited(task(content), bounds)
    return str(caught.value)


def test_a_place_is_told_by_its_names() -> None:
    assert names_of(PLACES)[0] == PlaceNames(
        PLACES[0].slug, PLACES[0].name, PLACES[0].name_ar, PLACES[0].other_spellings
    )


def test_the_process_reads_what_is_read_here() -> None:
    given = task(FORMS.read_bytes(), "forms.txt")
    text, found = read_limited(given)
    assert text == read_text(FORMS)
    assert (text, found) == (answer(given).text, answer(given).outline)
    assert [len(section.quotes) for section in found.sections] != []


def test_readings_settle_what_the_process_reads() -> None:
    line = "— A man who waits, 30, Homs"
    content = f"Towns\n\nWells and Water\n\nWe wait.\n{line}\n".encode()
    unread, settled = answer(task(content)), answer(task(content, readings={line: Reading(None)}))
    assert unread.outline is not None
    assert settled.outline is not None
    assert [problem.text for problem in unread.outline.problems] == ["We wait.", line]
    assert [problem.text for problem in settled.outline.problems] == ["We wait."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "chapter.html is empty."),
        (b"<div>" * 20_000, f"chapter.html has more than 100 elements in one another. {TEXT}."),
        (f"## Wells\n\n{MANY}".encode(), "chapter.html has more than 2,000 quotes: is it one chapter?"),
    ],
    ids=["empty", "nested", "quotes"],
)
def test_what_is_refused_is_said_in_a_sentence(content: bytes, sentence: str) -> None:
    assert answer(task(content)) == Answer(refusal=sentence)


def test_a_refusal_comes_back_from_the_process() -> None:
    assert refusal(b"%PDF-1.7\n", Bounds()).startswith("chapter.html is a PDF. Copy its text")


def test_a_file_may_take_so_many_seconds() -> None:
    said = refusal(b"<p>" + b"We &amp; they <br>" * 29_000, Bounds(seconds=1))
    assert said == f"chapter.html takes longer than 1 seconds to read. {TEXT}, or a part of it."


def test_nobody_waits_for_the_process_longer_than_that() -> None:
    assert "takes longer than 20 seconds" in refusal(CHAPTER.encode(), Bounds(patience=0))


def test_a_file_may_take_so_much_memory() -> None:
    said = refusal(CHAPTER.encode(), Bounds(memory=1))
    assert said == f"chapter.html takes too much memory to read. {TEXT}, or a part of it."


def test_a_process_that_ends_without_an_answer_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "_START", "raise SystemExit(1)")
    said = refusal(CHAPTER.encode(), Bounds())
    assert said == f"chapter.html could not be read. {TEXT}, or a part of it."


def test_the_process_writes_no_file(tmp_path: Path) -> None:
    done = run(
        sys.executable,
        "-c",
        "import django; django.setup(); from explorer.importing.limited import USUAL, limit; limit(USUAL)\n"
        f"import pathlib; pathlib.Path({str(tmp_path / 'x')!r}).write_text('We wait.')",
        PYTHONPATH="site",
        DJANGO_SETTINGS_MODULE="config.settings",
        DATABASE_URL="sqlite://:memory:",
    )
    assert done.stderr.splitlines()[-1] == "OSError: [Errno 27] File too large"
    assert (tmp_path / "x").read_text(encoding="utf-8") == ""


def test_the_process_binds_itself_before_it_takes_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    bound = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: bound.append((kind, limits)))
    monkeypatch.setattr(sys, "argv", ["-c", "20", "60", "1000000000"])
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(msgspec.json.encode(task(b"")))))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, write_through=True))
    limited.main()
    assert out.getvalue() == b'{"text":"","outline":null,"refusal":"chapter.html is empty."}'
    assert bound == [
        (resource.RLIMIT_CPU, (20, 20)),
        (resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000)),
        (resource.RLIMIT_FSIZE, (0, 0)),
        (resource.RLIMIT_CORE, (0, 0)),
        (resource.RLIMIT_NPROC, (0, 0)),
    ]
