"""Test that every line of a file is accounted for, once."""

from pathlib import Path

import pytest

from explorer.importing.attributions import Attributions
from explorer.importing.found import ImportProblem
from explorer.importing.ledger import LedgerLine, ledger
from explorer.importing.outline import outline
from explorer.importing.reader import blocks_of, read_text
from explorer.importing.readings import Readings
from tests.importing.test_generated import lines_of_page, lines_of_text
from tests.support.forms import CHAPTERS
from tests.support.places import LEXICON
from tests.support.report import REPORT, TITLE

CODES = [str(number) for number in range(1, 100)]


def lines_of(source: str, title: str, *problems: ImportProblem) -> list[LedgerLine]:
    """Return the ledger of a file's text."""
    found = outline(blocks_of(source), title, Attributions(LEXICON, Readings({})))
    return ledger(found, [*found.problems, *problems], CODES)


@pytest.mark.parametrize("path", [*sorted(CHAPTERS.glob("*.txt")), *([REPORT] if REPORT.is_file() else [])])
def test_the_lines_of_a_text_are_those_that_are_not_blank(path: Path) -> None:
    source = read_text(path)
    assert [line.number for line in lines_of(source, TITLE)] == lines_of_text(source)


def test_the_lines_of_a_page_are_those_that_carry_text() -> None:
    source = read_text(CHAPTERS / "webbook.html")
    assert [line.number for line in lines_of(source, TITLE)] == lines_of_page(source)


def test_each_line_is_one_thing() -> None:
    who = "Sunni man (anti-regime), 30, Homs"
    source = (
        f"A Title\n\nText.\n\nWells\n\nOne.\n— {who}\n\nTwo. — {who}\n\n* * *\n\n— Teacher\n\nLeave a Reply\n"
    )
    lines = lines_of(source, "A Title", ImportProblem(3, "Text.", "Another problem."))
    assert [(line.number, line.kind.value, line.quote) for line in lines] == [
        (1, "heading", None),
        (3, "problem", None),
        (5, "heading", None),
        (7, "quote", "1"),
        (8, "attribution", "1"),
        (10, "quote", "2"),
        (12, "furniture", None),
        (14, "problem", None),
        (16, "furniture", None),
    ]
