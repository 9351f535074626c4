"""Test where a line has its attribution, and what comes of it."""

import pytest

from explorer.importing.attributions import Attribution, Attributions, Flaw, Ignored, Printed
from explorer.importing.blocks import Line
from explorer.importing.found import Speaker
from explorer.importing.readings import Reading, Readings
from tests.support.places import LEXICON

WORDS = "Sunni man (anti-regime), 30, Homs"
SPEAKER = Speaker("sunni", "man", 30, "anti-regime", governorate="homs")


def split(
    text: str, readings: Readings | None = None, *, is_citation: bool = False
) -> tuple[str, Printed | None]:
    """Split a line."""
    attributions = Attributions(LEXICON, readings or Readings({}))
    return attributions.split(Line(text, 1, is_citation=is_citation))


@pytest.mark.parametrize(
    "line",
    [
        f"— {WORDS}",
        f"—{WORDS}",
        f"- {WORDS}",
        f"-- {WORDS}",
        f"― {WORDS}",
        WORDS,
        f"({WORDS})",
        f"— {WORDS}[3]",
    ],
)
def test_a_whole_line(line: str) -> None:
    assert split(line) == ("", Attribution(line, WORDS, SPEAKER))


def test_a_whole_line_keeps_its_words_as_printed() -> None:
    line = "— A  Sunni, man, (Anti-regime) , 30, HOMS."
    assert split(line) == ("", Attribution(line, line.removeprefix("— "), SPEAKER))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We wait.", f"— {WORDS}"),
        ("We wait for the rain", f"— {WORDS}"),
        ("We wait – and how.", f"– {WORDS}"),
        ("We wait!", f"- {WORDS}"),
        ("We wait.", f"--{WORDS}"),
        ("We wait.", f"({WORDS})"),
        ("— We wait.", f"— {WORDS}"),
        ("We wait.", "— Sunni man – anti-regime – 30 – Homs"),
        ("x " * 500 + "end.", f"— {WORDS}"),
    ],
)
def test_the_end_of_a_line(before: str, after: str) -> None:
    found, printed = split(f"{before} {after}")
    assert isinstance(printed, Attribution)
    assert (found, printed.text, printed.speaker) == (before, after, SPEAKER)


@pytest.mark.parametrize(
    "line",
    [
        "We wait — and hope.",
        f"One was firm — a {WORDS}.",
        f"Only one went to such a meeting ({WORDS}).",
        f"The {WORDS}, left early.",
        "Sunni Women in Homs",
        "Opposition: Wells First",
        "Talks in Homs – 30 of them",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert split(line) == (line, None) if line else ("", None)


@pytest.mark.parametrize(
    ("line", "before", "text", "reason"),
    [
        ("— Somebody", "", "— Somebody", "“Somebody” is not known here."),
        ("- Aid", "", "- Aid", "“Aid” is not known here."),
        ("— Sunni man, 30, Homs", "", "— Sunni man, 30, Homs", "It names no stance."),
        ("Sunni man, 30, Homs", "", "Sunni man, 30, Homs", "It names no stance."),
        ("We wait. — Sunni man, 30, Homs", "We wait.", "— Sunni man, 30, Homs", "It names no stance."),
        ("We wait. (Sunni man, 30, Homs)", "We wait.", "(Sunni man, 30, Homs)", "It names no stance."),
        (f"Ahmad – {WORDS}", "", f"Ahmad – {WORDS}", "“Ahmad” before the attribution is not known here."),
        (
            f"— Ahmad – {WORDS}",
            "",
            f"— Ahmad – {WORDS}",
            "“— Ahmad” before the attribution is not known here.",
        ),
        (
            f"It was said by one and only one — {WORDS}.",
            "",
            f"It was said by one and only one — {WORDS}.",
            "It may be the end of a sentence, and no attribution.",
        ),
    ],
)
def test_flaws(line: str, before: str, text: str, reason: str) -> None:
    found, printed = split(line)
    assert isinstance(printed, Flaw)
    assert (found, printed.text) == (before, text)
    assert printed.reason.startswith(reason)


def test_what_a_page_marks_as_a_source_has_to_be_an_attribution() -> None:
    printed = split("A book", is_citation=True)[1]
    assert isinstance(printed, Flaw)
    assert split(WORDS, is_citation=True) == ("", Attribution(WORDS, WORDS, SPEAKER))


@pytest.mark.parametrize("line", ["———", "- - -", "-----"])
def test_a_rule_is_passed_over(line: str) -> None:
    assert split(line) == ("", Ignored())


def test_readings_come_first() -> None:
    line, tail = "— Teacher, Qamishli", "— Teacher, Homs"
    readings = Readings({line: Reading(SPEAKER), tail: Reading(SPEAKER), f"— {WORDS}": Reading(None)})
    assert split(line, readings) == ("", Attribution(line, "Teacher, Qamishli", SPEAKER))
    assert split(f"We wait. {tail}", readings) == ("We wait.", Attribution(tail, "Teacher, Homs", SPEAKER))
    assert split(f"— {WORDS}", readings) == ("", Ignored())
    assert split(f"We wait. — {WORDS}", readings) == (f"We wait. — {WORDS}", None)
    assert readings.unused == []
