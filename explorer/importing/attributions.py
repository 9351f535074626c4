"""Split lines into text and attribution: a whole line, or what a dash or a bracket opens at its end."""

import re
from dataclasses import dataclass, replace

from explorer.importing.blocks import Line, join
from explorer.importing.cleaning import DASH, without_brackets, without_dash, without_footnote
from explorer.importing.found import Speaker
from explorer.importing.grammar import LONGEST, ParsedAttribution, parse_attribution
from explorer.importing.lexicon import Lexicon
from explorer.importing.readings import Reading, Readings
from explorer.importing.wording import Slot

# What an attribution after running text begins with: "We wait. — Sunni man", "We wait. - Sunni man",
# "We wait. (Sunni man, 30, Homs)"; no bracket inside a sentence, no hyphen inside a word.
_OPENING = re.compile(rf"[—–―‒−][{DASH}\s]*|--[{DASH}\s]*|(?<=\s)-\s*|(?<=[.?!…”\"’])\s*\((?=.*\)$)")
# A text that has come to an end: "We wait." and "We wait,”", not "We wait".
_SENTENCE_END = re.compile(r"[.?!…,;:)\]'’”\"»]$")
_SILENT = {Slot.ARTICLE, Slot.FILLER, Slot.UNKNOWN}
"""An attribution after running text can't begin with these: “— a man” goes on with the sentence."""
_SHORTEST_DIVIDER = 3
"""Signs at least of a line that divides: "———"; a single dash has lost its attribution."""
_SHORTEST_QUOTE = 4
"""Words at least of a quote without a full stop: “Ahmad Ali” in “Ahmad Ali – Sunni man, …” is a name."""


@dataclass(frozen=True)
class Attribution:
    """An attribution that was read: as the file has it, its words without dash, and whom they describe."""

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

Split = tuple[str, Printed | None]
"""The text that a line begins with, and the attribution that it is or ends in."""


class Attributions:
    """Reads the attributions of lines: first as settled by hand, then by the grammar."""

    def __init__(self, lexicon: Lexicon, readings: Readings) -> None:
        """Keep what reading needs."""
        self.lexicon = lexicon
        self.readings = readings

    def split(self, line: Line) -> Split:
        """Return the text that a line begins with, and the attribution that it is or ends in.

        "We wait. — Sunni man (anti-regime), 30, Homs" -> "We wait.", the attribution;
        "We wait." -> "We wait.", None.
        """
        if (reading := self.readings.of(line.text)) and reading.is_kept:
            return line.text, None
        whole = self._whole(line)
        if whole:
            return "", whole
        before, printed = self._at_end(line.text)
        if isinstance(printed, Attribution) and (reason := _doubt(before, printed.words)):
            return "", Flaw(line.text, reason)
        if printed:
            return before, printed
        if line.is_citation or is_behind_dash(line.text):
            return "", Flaw(line.text, _reason(parse_attribution(without_dash(line.text), self.lexicon)))
        return line.text, None

    def run_on(self, lines: tuple[Line, ...]) -> tuple[str, Attribution] | None:
        """Split lines where an attribution begins in the first and ends in the last, else return None.

        "We wait. — Sunni man (anti-regime),", "30, Homs" -> "We wait.", the attribution.
        """
        first = lines[0]
        text, printed = self.split(replace(first, text=join(lines)))
        return (text, printed) if isinstance(printed, Attribution) and len(text) < len(first.text) else None

    def _whole(self, line: Line) -> Printed | None:
        """Read a line that is an attribution and nothing else."""
        words = _words(without_dash(line.text))
        if reading := self.readings.of(line.text):
            return _settled(line.text, words, reading)
        if not words:
            is_divider = len(line.text.replace(" ", "")) >= _SHORTEST_DIVIDER or not line.text
            return Ignored() if is_divider else Flaw(line.text, "A dash without an attribution.")
        parsed = parse_attribution(words, self.lexicon)
        is_marked = line.is_citation or is_behind_dash(line.text)
        if not is_marked and (parsed.first is Slot.FILLER or self._has_attribution(line.text)):
            return None
        if parsed.speaker:
            return Attribution(line.text, words, parsed.speaker)
        return Flaw(line.text, _reason(parsed)) if parsed.resembles else None

    def _has_attribution(self, text: str) -> bool:
        """Say whether a line holds a whole attribution after its first words: "Syria. — Sunni man, …"."""
        return isinstance(self._at_end(text)[1], Attribution)

    def _at_end(self, text: str) -> Split:
        """Split a line that ends in an attribution."""
        flaw: tuple[int, Flaw] | None = None
        for match in _OPENING.finditer(text, max(1, len(text) - LONGEST)):
            place, tail = match.start(), text[match.start() :].strip()
            words = _words(tail[:-1].lstrip("( ") if match[0].endswith("(") else text[match.end() :])
            if reading := self.readings.of(tail):
                settled = _settled(tail, words, reading)
                return (text[:place].rstrip(), settled) if reading.speaker else (text, None)
            parsed = parse_attribution(words, self.lexicon)
            if parsed.first in _SILENT:
                continue
            if parsed.speaker:
                return text[:place].rstrip(), Attribution(tail, words, parsed.speaker)
            if parsed.resembles and not flaw:
                flaw = place, Flaw(tail, _reason(parsed))
        return (text[: flaw[0]].rstrip(), flaw[1]) if flaw else (text, None)


def has_opening(text: str) -> bool:
    """Say whether an attribution may begin inside a text: "We wait. — Sunni man"."""
    return _OPENING.search(text) is not None


def is_behind_dash(text: str) -> bool:
    """Say whether a text begins with a dash: "— A man"."""
    return without_dash(text) != text


def _words(text: str) -> str:
    """Return an attribution without the brackets around it and the footnote after it."""
    return without_brackets(without_footnote(text))


def _doubt(before: str, words: str) -> str:
    """Return why the beginning of a line can't be the quote of the attribution after it, or nothing.

    “Ahmad – Sunni man, …” may name a person; “It was said by one — Sunni man, … Homs.” may be a sentence.
    """
    if _SENTENCE_END.search(before):
        return ""
    if len(before.split()) < _SHORTEST_QUOTE:
        return f"“{before}” before the attribution is not known here."
    return "It may be the end of a sentence, and no attribution." if words.endswith(".") else ""


def _settled(text: str, words: str, reading: Reading) -> Attribution | Ignored:
    return Attribution(text, words, reading.speaker) if reading.speaker else Ignored()


def _reason(parsed: ParsedAttribution) -> str:
    return " ".join(parsed.reasons)
