"""Find a chapter's structure: its sections, the quotes in them, and what could not be read."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate

from explorer.importing.attributions import Attribution, Attributions, Flaw, Ignored, Printed, Split
from explorer.importing.blocks import Block, BlockKind, Line, join
from explorer.importing.cleaning import squash, without_footnote, without_quotation_marks
from explorer.importing.found import FoundQuote, FoundSection, ImportProblem, Outline
from explorer.importing.furniture import without_furniture
from explorer.importing.headings import title_index, with_headings
from explorer.importing.prose import ProseQuote, prose_quotes

_NOBODY = "A quotation is set apart, but nobody is named after it: a reading can only ignore it."
_UNUSED = "A reading is about this text, but the chapter has no such line to settle."


def outline(blocks: list[Block], title: str, attributions: Attributions) -> Outline:
    """Return the structure of a chapter; `title` is what its title should read."""
    # Headings and the walk ask about the same lines: each is split once.
    split = cache(attributions.split)
    body = _body(without_furniture(blocks), title, split)
    walk = _Walk(attributions, split)
    for block in body:
        walk.take(block)
    walk.end_paragraph()
    sections, problems = _distinct(walk.sections)
    problems = sorted([*walk.problems, *problems], key=lambda problem: problem.line or 0)
    problems += [ImportProblem(None, text, _UNUSED) for text in attributions.readings.unused]
    return Outline(sections, problems, " ".join(walk.narrative))


def _body(blocks: list[Block], title: str, split: Callable[[Line], Split]) -> list[Block]:
    """Return what comes after the chapter's title, with its headings marked.

    A page that marks no headings is read as if its paragraphs were plain text.
    """
    body = with_headings(blocks, split)
    index = title_index(body, title)
    body = body if index is None else body[index + 1 :]
    if any(block.kind is BlockKind.HEADING for block in body):
        return body
    return with_headings([_as_text(block) for block in body], split)


def _as_text(block: Block) -> Block:
    return replace(block, kind=BlockKind.TEXT) if block.kind is BlockKind.PARAGRAPH else block


class _Walk:
    """Goes through a chapter's blocks and keeps what it finds.

    `waiting` is the paragraph before: only what comes next tells whether it was a quote.
    """

    def __init__(self, attributions: Attributions, split: Callable[[Line], Split]) -> None:
        """Start before the first section."""
        self.attributions = attributions
        self.split = split
        self.sections: list[FoundSection] = []
        self.problems: list[ImportProblem] = []
        self.narrative: list[str] = []
        self.waiting: list[Line] = []
        self.is_set_apart = False

    def take(self, block: Block) -> None:
        """Read the next block."""
        if block.kind is BlockKind.HEADING:
            self.end_paragraph()
            self.sections.append(FoundSection(block.text, block.lines[0].number))
            return
        text: list[Line] = []
        for number, before, printed in self._pieces(block.lines):
            text += before
            if printed:
                if text:
                    self.end_paragraph()
                self._attributed(text or self.waiting, printed, number)
                self.waiting, text = [], []
        if text:
            self.end_paragraph()
            self.waiting, self.is_set_apart = text, block.kind is BlockKind.QUOTATION

    def _pieces(self, lines: tuple[Line, ...]) -> Iterator[tuple[int, list[Line], Attribution | Flaw | None]]:
        """Yield a block's lines: the number of each, what of it is text, the attribution it ends in."""
        index = 0
        while index < len(lines):
            line = lines[index]
            before, printed, used = self._read(lines[index : index + 2])
            index += used
            if not isinstance(printed, Ignored):
                yield line.number, [replace(line, text=before)] if before else [], printed

    def _read(self, lines: tuple[Line, ...]) -> tuple[str, Printed | None, int]:
        """Read the first of one or two lines, or both where an attribution runs on into the second."""
        before, printed = self.split(lines[0])
        if isinstance(printed, Flaw | None) and len(lines) > 1 and not lines[1].begins_paragraph:
            whole = self.attributions.run_on(*lines)
            if whole:
                return *whole, 2
        return before, printed, 1

    def _attributed(self, lines: list[Line], printed: Attribution | Flaw, number: int) -> None:
        """Keep the quote that an attribution ends."""
        if isinstance(printed, Flaw):
            self._problem(number, printed.text, printed.reason)
        elif text := without_quotation_marks(without_footnote(join(lines))):
            self._quote(FoundQuote(text, printed.words, printed.speaker, lines[0].number))
        else:
            self._problem(number, printed.text, "It has no quote before it.")

    def end_paragraph(self) -> None:
        """Take the paragraph that waits for what it is, as no attribution came after it."""
        lines, self.waiting = self.waiting, []
        if not lines:
            return
        self.narrative.append(join(lines))
        if self.sections:
            self.sections[-1].has_text = True
        if self.is_set_apart:
            self._nobodys(lines)
        else:
            self._prose(lines)

    def _nobodys(self, lines: list[Line]) -> None:
        """Report a quotation that is set apart without an attribution, unless a reading ignores it."""
        text = join(lines)
        reading = self.attributions.readings.of(text)
        if not reading or reading.speaker:
            self._problem(lines[0].number, text, _NOBODY)

    def _prose(self, lines: list[Line]) -> None:
        """Keep the quotes inside a narrative paragraph."""
        for passage in prose_quotes(join(lines), self.attributions.lexicon, self.attributions.readings):
            line = _line_at(lines, passage.start)
            if isinstance(passage, ProseQuote):
                self._quote(
                    FoundQuote(passage.text, passage.attribution, passage.speaker, line, set_apart=False)
                )
            else:
                self._problem(line, passage.text, passage.reason)

    def _quote(self, quote: FoundQuote) -> None:
        if self.sections:
            section = self.sections[-1]
            section.quotes.append(quote)
            section.has_text = True
        else:
            self._problem(quote.line, quote.text, "It comes before the first heading, in no section.")

    def _problem(self, line: int, text: str, reason: str) -> None:
        self.problems.append(ImportProblem(line, text, reason))


def _line_at(lines: list[Line], start: int) -> int:
    """Return the number of the line that holds the character at offset `start` of the lines joined."""
    starts = list(accumulate((len(line.text) + 1 + line.begins_paragraph for line in lines), initial=0))
    return lines[bisect_right(starts, start) - 1].number


def _distinct(sections: list[FoundSection]) -> tuple[list[FoundSection], list[ImportProblem]]:
    """Leave out what only announces a section of the same name; report headings that come twice."""
    filled = {squash(section.heading) for section in sections if section.has_text}
    kept = [section for section in sections if section.has_text or squash(section.heading) not in filled]
    seen: set[str] = set()
    problems = []
    for section in kept:
        if squash(section.heading) in seen:
            problems.append(ImportProblem(section.line, section.heading, "Two sections have this heading."))
        seen.add(squash(section.heading))
    return kept, problems
