"""A chapter's structure: its sections, the quotes in them, and what could not be read."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest

from explorer.importing.blocks import Block, Kind, Line, join
from explorer.importing.found import FoundQuote, Problem
from explorer.importing.furniture import without_furniture
from explorer.importing.headings import continues_heading, heading_length, leading_heading, title_index
from explorer.importing.printed import Attribution, Attributions, Flaw, Ignored, Printed
from explorer.importing.prose import prose_quotes
from explorer.importing.text import squash, without_footnote

_NOBODY = "A quotation is set apart, but nobody is named behind it: a reading can only ignore it."
_UNUSED = "A reading is about this text, but the chapter has no such line to settle."
_QUOTATION_MARKS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}


@dataclass
class Section:
    """A section: its heading as printed, its line, its quotes in order, and whether it has any text."""

    heading: str
    line: int
    quotes: list[FoundQuote] = field(default_factory=list)
    has_text: bool = False


@dataclass(frozen=True)
class Outline:
    """What a chapter's file holds; `text` is its running text without headings."""

    sections: list[Section]
    problems: list[Problem]
    text: str


def outline(blocks: list[Block], title: str, attributions: Attributions) -> Outline:
    """Return the structure of a chapter; `title` is what its title should read."""
    body = list(_classified(without_furniture(blocks), attributions))
    index = title_index(body, title)
    body = body if index is None else body[index + 1 :]
    if not any(block.kind is Kind.HEADING for block in body):
        body = list(_classified([_as_text(block) for block in body], attributions))
    walk = _Walk(attributions)
    for block in body:
        walk.take(block)
    walk.end_paragraph()
    sections, problems = _distinct(walk.sections)
    problems = sorted([*walk.problems, *problems], key=lambda problem: problem.line or 0)
    problems += [Problem(None, text, _UNUSED) for text in attributions.readings.unused]
    return Outline(sections, problems, " ".join(walk.narrative))


class _Walk:
    """Goes through a chapter's blocks and keeps what it finds.

    `waiting` is the paragraph before: only what comes next tells whether it was a quote.
    """

    def __init__(self, attributions: Attributions) -> None:
        """Start before the first section."""
        self.attributions = attributions
        self.sections: list[Section] = []
        self.problems: list[Problem] = []
        self.narrative: list[str] = []
        self.waiting: list[Line] = []
        self.is_set_apart = False

    def take(self, block: Block) -> None:
        """Read the next block."""
        if block.kind is Kind.HEADING:
            self.end_paragraph()
            self.sections.append(Section(block.text, block.lines[0].number))
            return
        text: list[Line] = []
        for number, before, printed in _parts(block.lines, self.attributions):
            text += before
            if printed:
                if text:
                    self.end_paragraph()
                self._attributed(text or self.waiting, printed, number)
                self.waiting, text = [], []
        if text:
            self.end_paragraph()
            self.waiting, self.is_set_apart = text, block.kind is Kind.QUOTATION

    def end_paragraph(self) -> None:
        """Take the paragraph that waits for what it is: nobody is named behind it."""
        lines, self.waiting = self.waiting, []
        if not lines:
            return
        text = join(lines)
        self.narrative.append(text)
        if self.sections:
            self.sections[-1].has_text = True
        if self.is_set_apart:
            settled = self.attributions.readings.of(text)
            if not settled or settled.speaker:
                self._problem(lines[0].number, text, _NOBODY)
            return
        lexicon, readings = self.attributions.lexicon, self.attributions.readings
        starts = list(accumulate((len(line.text) + 1 + line.begins_paragraph for line in lines), initial=0))
        for found in prose_quotes(text, lexicon, readings):
            placed = replace(found, line=lines[bisect_right(starts, found.line or 0) - 1].number)
            if isinstance(placed, Problem):
                self.problems.append(placed)
            else:
                self._quote(placed)

    def _attributed(self, lines: list[Line], printed: Attribution | Flaw, number: int) -> None:
        """Keep the quote that an attribution ends."""
        if isinstance(printed, Flaw):
            self._problem(number, printed.text, printed.reason)
        elif text := _unquoted(without_footnote(join(lines))):
            self._quote(FoundQuote(text, printed.words, printed.speaker, lines[0].number))
        else:
            self._problem(number, printed.text, "It has no quote before it.")

    def _quote(self, quote: FoundQuote) -> None:
        if self.sections:
            section = self.sections[-1]
            section.quotes.append(quote)
            section.has_text = True
        else:
            self._problem(quote.line, quote.text, "It stands before the first heading, in no section.")

    def _problem(self, line: int, text: str, reason: str) -> None:
        self.problems.append(Problem(line, text, reason))


def _parts(
    lines: tuple[Line, ...], attributions: Attributions
) -> Iterator[tuple[int, list[Line], Attribution | Flaw | None]]:
    """Yield a block's lines: the number of each, what of it is text, the attribution it ends in."""
    index = 0
    while index < len(lines):
        line = lines[index]
        before, printed, used = _read_lines(lines[index : index + 2], attributions)
        index += used
        if isinstance(printed, Ignored):
            continue
        yield line.number, [replace(line, text=before)] if before else [], printed


def _read_lines(lines: tuple[Line, ...], attributions: Attributions) -> tuple[str, Printed | None, int]:
    """Read the first of one or two lines, or both where an attribution runs on into the second."""
    before, printed = attributions.split(lines[0])
    if isinstance(printed, Flaw | None) and len(lines) > 1 and not lines[1].begins_paragraph:
        both = replace(lines[0], text=join(lines))
        start, whole = attributions.split(both)
        if isinstance(whole, Attribution) and len(start) < len(lines[0].text):
            return start, whole, 2
    return before, printed, 1


def _as_text(block: Block) -> Block:
    """Return a paragraph of a page that marks no headings as if it stood in a plain text."""
    return replace(block, kind=Kind.TEXT) if block.kind is Kind.PARAGRAPH else block


def _classified(blocks: list[Block], attributions: Attributions) -> Iterator[Block]:
    """Yield the blocks with the headings among those of plain text as headings."""
    heading: Block | None = None
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind is not Kind.TEXT:
            length = 0
        elif heading and len(block.lines) == 1 and continues_heading(block.text):
            heading = replace(heading, lines=heading.lines + block.lines)
            continue
        else:
            length = _heading_length(block, following, attributions)
        if heading:
            yield heading
        heading = Block(block.lines[:length], Kind.HEADING) if length else None
        if block.lines[length:]:
            if heading:
                yield heading
            heading = None
            yield replace(block, lines=block.lines[length:])
    if heading:
        yield heading


def _heading_length(block: Block, following: Block | None, attributions: Attributions) -> int:
    """Return how many of a block's first lines are a heading."""
    plain = 0
    while plain < len(block.lines) and not attributions.split(block.lines[plain])[1]:
        plain += 1
    lines = block.lines[:plain]
    if not lines or plain < len(block.lines):
        return leading_heading(lines)
    is_followed = following is not None and attributions.split(following.lines[0])[0] == ""
    return heading_length(lines, is_followed)


def _distinct(sections: list[Section]) -> tuple[list[Section], list[Problem]]:
    """Leave out what only announces a section of the same name; name headings that stand twice."""
    filled = {squash(section.heading) for section in sections if section.has_text}
    kept = [section for section in sections if section.has_text or squash(section.heading) not in filled]
    seen: set[str] = set()
    problems = []
    for section in kept:
        if squash(section.heading) in seen:
            problems.append(Problem(section.line, section.heading, "Two sections have this heading."))
        seen.add(squash(section.heading))
    return kept, problems


def _unquoted(text: str) -> str:
    """Return the words of a quote set apart without the quotation marks around all of them."""
    closing = _QUOTATION_MARKS.get(text[:1])
    inside = text[1:-1].strip()
    is_whole = closing and text.endswith(closing) and closing not in inside and text[0] not in inside
    return inside if is_whole and len(text) > 1 else text
