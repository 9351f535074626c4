"""Draw an answer as tracks: a line for each section of a chapter, on it a mark for each of its quotes.

Where there are too many quotes to point at one, a line has a bar instead, as long as its number and divided
by side; where there are many chapters, a line is a chapter. Lengths are whole units of the drawing, so that
no decimal sign depends on the reader's language.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.answer import Answer
from explorer.questions.contents import Contents, SectionTotal

MOST_MARKS = 60
"""The most quotes that are drawn as marks; with 61 each line has a bar."""

MOST_CHAPTERS_BY_SECTION = 2
"""With more chapters than these a line is a chapter, and the lines of a report stand under its title."""

MOST_TRACKS = 24
"""The most chapters of a picture; the page of all themes has the rest."""

BAR_LENGTH = 1000
"""The length of the longest bar, in units of the drawing."""

Record = Chapter | Theme


class Part(NamedTuple):
    """One side's part of a bar: how many quotes it has, where it begins, and how long it is."""

    stance: str
    total: int
    start: int
    length: int


class Track(NamedTuple):
    """The line of a section or a chapter: its place from 1, its total, and a mark for each quote or a bar."""

    number: int
    record: Record
    name: str
    total: int
    marks: list[Quote]
    bar: list[Part]


class Group(NamedTuple):
    """The lines of a chapter or of a report."""

    of: Chapter | Report
    tracks: list[Track]


class Picture(NamedTuple):
    """The lines of an answer, whether its quotes are marks, and how many lines there was no room for."""

    groups: list[Group]
    has_marks: bool
    left_out: int


def picture(answer: Answer, listed: Sequence[Contents], first: int = 1) -> Picture:
    """Draw an answer on the chapters of `listed`, section by section where these are one or two.

    `first` is the place of the first section that each has.
    """
    if len(listed) <= MOST_CHAPTERS_BY_SECTION:
        quotes = answer[:] if len(answer) <= MOST_MARKS else []
        longest = max((section.total for one in listed for section in one.sections), default=0)
        groups = [
            Group(
                one.chapter,
                [
                    _section(answer, number, section, quotes, longest)
                    for number, section in enumerate(one.sections, first)
                ],
            )
            for one in listed
        ]
        return Picture(groups, bool(quotes), 0)
    longest = max(one.total for one in listed)
    by_report = groupby(islice(listed, MOST_TRACKS), lambda one: one.chapter.report)
    groups = [
        Group(report, [_chapter(answer, number, one, longest) for number, one in enumerate(ones, 1)])
        for report, ones in by_report
    ]
    return Picture(groups, False, max(len(listed) - MOST_TRACKS, 0))


def _section(
    answer: Answer, number: int, section: SectionTotal, quotes: Iterable[Quote], longest: int
) -> Track:
    """Draw a section: with marks where `quotes` holds the answer's quotes, else with a bar."""
    theme, total = section
    marks = [quote for quote in quotes if quote.theme_id == theme.pk]
    bar = [] if marks else _bar(answer, "theme", theme.slug, longest)
    return Track(number, theme, theme.heading, total, marks, bar)


def _chapter(answer: Answer, number: int, one: Contents, longest: int) -> Track:
    """Draw a chapter."""
    bar = _bar(answer, "chapter", one.chapter.slug, longest)
    return Track(number, one.chapter, one.chapter.title, one.total, [], bar)


def _bar(answer: Answer, facet: str, value: str, longest: int) -> list[Part]:
    """Divide a line's bar by side: of 30 quotes, where the longest line has 60, 20 are 333 of 500 units."""
    here = answer.matching & answer.index.bitmaps[facet][value]
    parts: list[Part] = []
    counted = 0
    for stance in answer.index.labels["stance"]:
        count = here.intersection_cardinality(answer.index.bitmaps["stance"][stance])
        start, end = (BAR_LENGTH * number // max(longest, 1) for number in (counted, counted + count))
        parts += [Part(stance, count, start, end - start)] * bool(count)
        counted += count
    return parts
