"""Test generated chapters: a quote is read exactly or named in a problem, and no line is lost."""

import os
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from explorer.importing.attributions import Attributions
from explorer.importing.cleaning import tidy
from explorer.importing.found import Outline
from explorer.importing.ledger import ledger
from explorer.importing.outline import outline
from explorer.importing.reader import blocks_of
from explorer.importing.readings import Readings
from tests.support.generated import TITLE, Generated, page_chapters, plain_chapters
from tests.support.places import LEXICON

CASES = int(os.environ.get("GENERATED_CHAPTERS", "2000")) // 2
"""Chapters of each of the two formats."""


class TextLines(HTMLParser):
    """Collects the lines of a page's source that carry text, by another parser."""

    def __init__(self) -> None:
        """Start outside any script."""
        super().__init__()
        self.lines: set[int] = set()

    def handle_data(self, data: str) -> None:
        """Keep the lines of a piece of text."""
        if self.cdata_elem is None:
            first = self.getpos()[0]
            self.lines |= {first + place for place, line in enumerate(data.split("\n")) if tidy(line)}


def lines_of_text(source: str) -> list[int]:
    """Return the lines of a plain text that aren't blank."""
    return [number for number, line in enumerate(source.split("\n"), 1) if line.strip()]


def lines_of_page(source: str) -> list[int]:
    """Return the lines of a page that carry text."""
    parser = TextLines()
    parser.feed(source)
    parser.close()
    return sorted(parser.lines)


def read(chapter: Generated) -> Outline:
    """Return the outline of a generated chapter."""
    return outline(blocks_of(chapter.source), TITLE, Attributions(LEXICON, Readings({})))


def check(chapter: Generated, lines: list[int]) -> None:
    """Assert that every quote is read exactly or named in a problem, and every line accounted for."""
    found = read(chapter)
    read_quotes = [
        (section.heading, quote.text, quote.attribution)
        for section in found.sections
        for quote in section.quotes
    ]
    codes = [str(place) for place in range(len(read_quotes))]
    assert [line.number for line in ledger(found, found.problems, codes)] == lines
    named = " ".join(problem.text for problem in found.problems)
    exact = [(heading, text, attribution) for heading, text, attribution, _ in chapter.quotes]
    words = [quote[1:] for quote in read_quotes]
    for _, text, attribution, marker in chapter.quotes:
        assert (text, attribution) in words or marker in named or attribution in named, chapter.source
    for text, attribution in words:
        assert (
            (text, attribution) in [quote[1:] for quote in exact] or text in named or attribution in named
        ), chapter.source
    if not found.problems:
        assert read_quotes == exact


@pytest.mark.once
@settings(max_examples=CASES)
@given(plain_chapters())
def test_nothing_is_lost_in_plain_text(chapter: Generated) -> None:
    check(chapter, lines_of_text(chapter.source))


@pytest.mark.once
@settings(max_examples=CASES)
@given(page_chapters())
def test_nothing_is_lost_in_a_web_page(chapter: Generated) -> None:
    check(chapter, lines_of_page(chapter.source))
