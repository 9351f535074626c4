"""Go through a chapter's blocks in order and keep its sections, quotes, narrative and problems."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from explorer.importing.attributions import (
    Attribution,
    Attributions,
    Flaw,
    Ignored,
    Printed,
    Split,
    has_opening,
    is_behind_dash,
)
from explorer.importing.blocks import Block, BlockKind, Line, join
from explorer.importing.cleaning import without_footnote, without_quotation_marks
from explorer.importing.found import Entry, FoundQuote, FoundSection, ImportProblem, LineKind
from explorer.importing.furniture import IGNORED
from explorer.importing.prose import ProseQuote, prose_quotes

ABOVE = (
    "The attribution is above text in its own paragraph: it isn't clear whose it is. Put each attribution "
    "after its quote."
)
"""The reason that makes every attribution of a chapter doubtful."""

_NOBODY = "A quotation is set apart, but nobody is named after it: a reading can only ignore it."
_AFTER = (
    "Text follows an attribution without a blank line: it isn't clear to which it belongs. Put one between."
)
_WHERE = "It isn't clear where the quote begins. Put a blank line before it."

# Lines that an attribution may take at most: "— Sunni man", "(anti-regime),", "30, IDP,", "Homs".
_MOST_LINES = 4
# Lines that are read as one whatever the first begins with.
_USUAL_LINES = 2
# What ends a sentence at the end of a line: "We wait.", "“We wait.”"; not "We wait,".
_SENTENCE_ENDS = (".", "?", "!", "…")
_CLOSING = "'’”\"»)]"


class _Piece(NamedTuple):
    """The next lines of a block: what of them is text, and the attribution that they end in."""

    lines: tuple[Line, ...]
    before: list[Line]
    printed: Printed | None


class Walk:
    """Goes through a chapter's blocks and keeps what it finds.

    `waiting` is the paragraph before: only what comes next tells whether it was a quote.
    """

    def __init__(self, attributions: Attributions, split: Callable[[Line], Split]) -> None:
        """Start before the first section."""
        self.attributions = attributions
        self.split = split
        self.sections: list[FoundSection] = []
        self.problems: list[ImportProblem] = []
        self.entries: list[Entry] = []
        self.narrative: list[str] = []
        self.waiting: list[Line] = []
        self.is_set_apart = False
        self._last = self._quotes = 0
        self._is_plain = self._is_dense = False

    def take(self, block: Block) -> None:
        """Read the next block."""
        # Where one blank line is missing, others may be.
        self._is_dense = self._is_dense or block.lines[0].number == self._last + 1
        if block.kind is BlockKind.HEADING:
            self.end_paragraph()
            self.sections.append(FoundSection(block.text, block.lines[0].number, is_marked=block.level > 0))
            self.entries.append(Entry(LineKind.HEADING, block.lines))
            self._last = block.lines[-1].number
            return
        text: list[Line] = []
        first: _Piece | None = None
        for piece in self._pieces(block.lines):
            text += piece.before
            if isinstance(piece.printed, Ignored):
                self.entries.append(Entry(LineKind.FURNITURE, piece.lines, IGNORED))
            elif piece.printed:
                if text:
                    self.end_paragraph()
                self._check(block, text, piece, is_first=first is None)
                self._attributed(text or self.waiting, piece, is_apart=not text)
                self.waiting, text, first = [], [], first or piece
                self._last = piece.lines[-1].number
        if text:
            self.end_paragraph()
            self.waiting, self.is_set_apart = text, block.kind is BlockKind.QUOTATION
            self._is_plain = block.kind is BlockKind.TEXT
            if first and not self.is_set_apart:
                lines = block.lines[block.lines.index(first.lines[0]) :]
                self._problem(lines, join(lines), _AFTER)
        self._last = block.lines[-1].number

    def _check(self, block: Block, text: list[Line], piece: _Piece, *, is_first: bool) -> None:
        """Report an attribution of plain text where it isn't clear what its quote is."""
        if text:
            self._is_plain = block.kind is BlockKind.TEXT
        lines = text or self.waiting
        if lines and self._is_plain and not _is_clear(lines, follows=self._is_dense):
            self._problem(lines, join(lines), _WHERE)
        if not text and is_first and piece.lines[-1] is not block.lines[-1]:
            self._problem(piece.lines, join(piece.lines), ABOVE)

    def end_paragraph(self) -> None:
        """Take the paragraph that waits for what it is, as no attribution came after it."""
        lines, self.waiting = self.waiting, []
        if not lines:
            return
        self.narrative.append(join(lines))
        if self.sections:
            self.sections[-1].has_text = True
        self.entries.append(Entry(LineKind.NARRATIVE, tuple(lines)))
        if self.is_set_apart:
            self._problem(lines, join(lines), _NOBODY)
        else:
            self._prose(lines)

    def _pieces(self, lines: tuple[Line, ...]) -> Iterator[_Piece]:
        """Yield a block's lines, up to each attribution."""
        index = 0
        is_unfinished = False
        while index < len(lines):
            line = lines[index]
            before, printed, used = self._read(lines[index : index + _MOST_LINES])
            if is_unfinished and not before and printed and _is_unmarked(line):
                before, printed, used = line.text, None, 1
            taken = lines[index : index + used]
            index += used
            is_unfinished = printed is None and not _ends_sentence(before)
            yield _Piece(taken, [replace(line, text=before)] if before else [], printed)

    def _read(self, lines: tuple[Line, ...]) -> tuple[str, Printed | None, int]:
        """Read the first of some lines, or more where an attribution runs on into them."""
        before, printed = self.split(lines[0])
        if isinstance(printed, Flaw | None):
            for count in range(2, len(lines) + 1):
                is_long = (
                    count > _USUAL_LINES and not isinstance(printed, Flaw) and not has_opening(lines[0].text)
                )
                if is_long or lines[count - 1].begins_paragraph:
                    break
                if whole := self.attributions.run_on(lines[:count]):
                    return *whole, count
        return before, printed, 1

    def _attributed(self, lines: list[Line], piece: _Piece, *, is_apart: bool) -> None:
        """Keep the quote that an attribution ends."""
        printed = piece.printed
        text = without_quotation_marks(without_footnote(join(lines)))
        if isinstance(printed, Attribution) and text:
            quote = FoundQuote(text, printed.words, printed.speaker, lines[0].number)
            place = self._quote(quote, lines)
            self.entries.append(Entry(LineKind.ATTRIBUTION, piece.lines, "", place, is_apart))
            return
        reason = printed.reason if isinstance(printed, Flaw) else "It has no quote before it."
        if lines:
            self.entries.append(Entry(LineKind.NARRATIVE, tuple(lines)))
        if self.sections:
            self.sections[-1].has_text = True
        self._problem(piece.lines, printed.text if isinstance(printed, Attribution | Flaw) else "", reason)

    def _prose(self, lines: list[Line]) -> None:
        """Keep the quotes inside a narrative paragraph."""
        for passage in prose_quotes(join(lines), self.attributions.lexicon, self.attributions.readings):
            end = passage.start + len(passage.text)
            within = lines[_place(lines, passage.start) : _place(lines, end) + 1]
            if isinstance(passage, ProseQuote):
                line = within[0].number
                quote = FoundQuote(passage.text, passage.attribution, passage.speaker, line, set_apart=False)
                self._quote(quote, within)
            else:
                self._problem(within, passage.text, passage.reason)

    def _quote(self, quote: FoundQuote, lines: list[Line]) -> int | None:
        """Keep a quote; return its place among the chapter's, from 0, or None where it has no section."""
        if not self.sections:
            self._problem(lines, quote.text, "It comes before the first heading, in no section.")
            return None
        section = self.sections[-1]
        place, self._quotes = self._quotes, self._quotes + 1
        section.quotes.append(quote)
        section.has_text = True
        self.entries.append(Entry(LineKind.QUOTE, tuple(lines), quote=place))
        return place

    def _problem(self, lines: tuple[Line, ...] | list[Line], text: str, reason: str) -> None:
        """Report lines, unless a reading settles their text."""
        reading = self.attributions.readings.of(text)
        if reading and (reading.is_kept or reading.is_ignored):
            return
        self.problems.append(ImportProblem(lines[0].number, text, reason))
        self.entries.append(Entry(LineKind.PROBLEM, tuple(lines), reason))


def _is_unmarked(line: Line) -> bool:
    return not line.is_citation and not line.begins_paragraph and not is_behind_dash(line.text)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def _is_clear(lines: list[Line], *, follows: bool) -> bool:
    """Say whether lines before an attribution are one text, wrapped, and not two without a blank line.

    A line that ends a sentence, though the next word still fitted into the width of the others, was ended
    on purpose: another paragraph may come after it. `follows` says that the file lacks blank lines.
    """
    width = max((len(line.text) for line in lines), default=0)
    for line, following in pairwise(lines):
        fits = len(line.text) + 1 + len(following.text.split()[0]) <= width
        if _ends_sentence(line.text) and (fits or follows) and not following.begins_paragraph:
            return False
    return True


def _place(lines: list[Line], offset: int) -> int:
    """Return which of the lines holds the character at `offset` of the lines joined."""
    starts = list(accumulate((len(line.text) + 1 + line.begins_paragraph for line in lines), initial=0))
    return min(bisect_right(starts, offset), len(lines)) - 1
