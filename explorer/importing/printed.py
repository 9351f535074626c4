"""Where a line prints an attribution: as the whole line, or behind a dash or in brackets at its end."""

import re
from dataclasses import dataclass

from explorer.importing.attribution import LONGEST, Reading, Speaker, elements, read, resembles
from explorer.importing.blocks import Line
from explorer.importing.lexicon import Lexicon
from explorer.importing.readings import Readings, Settled
from explorer.importing.text import DASH, without_dash, without_footnote
from explorer.importing.vocabulary import Slot

_OPENING = re.compile(rf"[—–―‒−][{DASH}\s]*|--[{DASH}\s]*|(?<=\s)-\s*|(?<=[\s.,?!…”\"’])[(\[]")
_SENTENCE_END = re.compile(r"[.?!…,;:)\]'’”\"»]$")
_SHORTEST_QUOTE = 4
"""Words of a quote without a full stop at least; fewer may be a name."""
_PAIRS = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Attribution:
    """An attribution that was read: its words as printed, and whom they describe."""

    words: str
    speaker: Speaker


@dataclass(frozen=True)
class Flaw:
    """An attribution that could not be read."""

    text: str
    reason: str


@dataclass(frozen=True)
class Ignored:
    """A line that somebody settled as no quote."""


Printed = Attribution | Flaw | Ignored


class Attributions:
    """Reads attributions where they stand: first as settled by hand, then by the grammar."""

    def __init__(self, lexicon: Lexicon, readings: Readings) -> None:
        """Keep what reading needs."""
        self.lexicon = lexicon
        self.readings = readings

    def split(self, line: Line) -> tuple[str, Printed | None]:
        """Return the text that a line begins with, and the attribution that it is or ends in."""
        whole = self._whole(line)
        if whole:
            return "", whole
        before, printed = self._at_end(line.text)
        if isinstance(printed, Attribution) and not _is_quote(before):
            return "", Flaw(line.text, f"“{before}” before the attribution is not known here.")
        if printed:
            return before, printed
        if line.is_citation or without_dash(line.text) != line.text:
            return "", Flaw(line.text, _reason(read(without_dash(line.text), self.lexicon)))
        return line.text, None

    def _whole(self, line: Line) -> Printed | None:
        """Read a line that is an attribution and nothing else."""
        words = without_footnote(without_dash(line.text))
        if settled := self.readings.of(line.text):
            return _decided(words, settled)
        if not words:
            return Ignored()
        reading = read(words, self.lexicon)
        if reading.speaker:
            return Attribution(words, reading.speaker)
        return Flaw(line.text, _reason(reading)) if resembles(words, self.lexicon) else None

    def _at_end(self, text: str) -> tuple[str, Attribution | Flaw | None]:
        """Split a line that ends in an attribution."""
        flaw: tuple[str, Flaw] | None = None
        for match in _OPENING.finditer(text, max(1, len(text) - LONGEST)):
            before, tail = text[: match.start()].rstrip(), text[match.start() :]
            words = without_footnote(_unbracketed(text[match.end() :], match[0]))
            if settled := self.readings.of(tail):
                return (before, Attribution(words, settled.speaker)) if settled.speaker else (text, None)
            reading = self._behind(words)
            if reading and reading.speaker:
                return before, Attribution(words, reading.speaker)
            if reading and not flaw and resembles(words, self.lexicon):
                flaw = before, Flaw(tail, _reason(reading))
        return flaw or (text, None)

    def _behind(self, words: str) -> Reading | None:
        """Read what stands behind running text: it has to begin with the speaker, without an article."""
        first = elements(words[:40], self.lexicon)[:1]
        if not first or first[0].slot in (Slot.ARTICLE, Slot.FILLER, Slot.UNKNOWN):
            return None
        return read(words, self.lexicon)


def _is_quote(text: str) -> bool:
    """Say whether what stands before an attribution on its line can be somebody's words."""
    return bool(_SENTENCE_END.search(text)) or len(text.split()) >= _SHORTEST_QUOTE


def _decided(words: str, settled: Settled) -> Printed:
    return Attribution(words, settled.speaker) if settled.speaker else Ignored()


def _reason(reading: Reading) -> str:
    return " ".join(reading.reasons)


def _unbracketed(words: str, opening: str) -> str:
    """Return the words inside a bracket that opened before them; other words as they are."""
    closing = _PAIRS.get(opening)
    return words[:-1] if closing and words.endswith(closing) else words
