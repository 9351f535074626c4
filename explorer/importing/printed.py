"""Where a line prints an attribution: as the whole line, or behind a dash or in brackets at its end."""

import re
from dataclasses import dataclass

from explorer.importing.attribution import LONGEST, Reading, Speaker, read
from explorer.importing.blocks import Line
from explorer.importing.lexicon import Lexicon
from explorer.importing.readings import Readings, Settled
from explorer.importing.text import DASH, without_brackets, without_dash, without_footnote
from explorer.importing.vocabulary import Slot

_OPENING = re.compile(rf"[—–―‒−][{DASH}\s]*|--[{DASH}\s]*|(?<=\s)-\s*|(?<=[.?!…”\"’])\s*\((?=.*\)$)")
_SENTENCE_END = re.compile(r"[.?!…,;:)\]'’”\"»]$")
_SILENT = {Slot.ARTICLE, Slot.FILLER, Slot.UNKNOWN}
"""What an attribution behind running text can't begin with: “— a man” goes on with the sentence."""
_SHORTEST_QUOTE = 4
"""Words of a quote without a full stop at least; fewer may be a name."""


@dataclass(frozen=True)
class Attribution:
    """An attribution that was read: as it stands in the file, its words, and whom they describe."""

    text: str
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
        if isinstance(printed, Attribution) and (reason := _doubt(before, printed.words)):
            return "", Flaw(line.text, reason)
        if printed:
            return before, printed
        if line.is_citation or without_dash(line.text) != line.text:
            return "", Flaw(line.text, _reason(read(without_dash(line.text), self.lexicon)))
        return line.text, None

    def _whole(self, line: Line) -> Printed | None:
        """Read a line that is an attribution and nothing else."""
        words = _words(without_dash(line.text))
        if settled := self.readings.of(line.text):
            return _decided(line.text, words, settled)
        if not words:
            return Ignored()
        reading = read(words, self.lexicon)
        is_marked = line.is_citation or without_dash(line.text) != line.text
        if reading.first is Slot.FILLER and not is_marked:
            return None
        if reading.speaker:
            return Attribution(line.text, words, reading.speaker)
        return Flaw(line.text, _reason(reading)) if reading.resembles else None

    def _at_end(self, text: str) -> tuple[str, Printed | None]:
        """Split a line that ends in an attribution."""
        flaw: tuple[int, Flaw] | None = None
        for match in _OPENING.finditer(text, max(1, len(text) - LONGEST)):
            place, tail = match.start(), text[match.start() :].strip()
            words = _words(tail[:-1].lstrip("( ") if match[0].endswith("(") else text[match.end() :])
            if settled := self.readings.of(tail):
                decided = _decided(tail, words, settled)
                return (text[:place].rstrip(), decided) if settled.speaker else (text, None)
            reading = read(words, self.lexicon)
            if reading.first in _SILENT:
                continue
            if reading.speaker:
                return text[:place].rstrip(), Attribution(tail, words, reading.speaker)
            if reading.resembles and not flaw:
                flaw = place, Flaw(tail, _reason(reading))
        return (text[: flaw[0]].rstrip(), flaw[1]) if flaw else (text, None)


def _words(text: str) -> str:
    """Return an attribution without the brackets around it and the footnote behind it."""
    return without_brackets(without_footnote(text))


def _doubt(before: str, words: str) -> str:
    """Return why the beginning of a line can't be the quote of the attribution behind it, or nothing."""
    if _SENTENCE_END.search(before):
        return ""
    if len(before.split()) < _SHORTEST_QUOTE:
        return f"“{before}” before the attribution is not known here."
    return "It may be the end of a sentence, and no attribution." if words.endswith(".") else ""


def _decided(text: str, words: str, settled: Settled) -> Attribution | Ignored:
    return Attribution(text, words, settled.speaker) if settled.speaker else Ignored()


def _reason(reading: Reading) -> str:
    return " ".join(reading.reasons)
