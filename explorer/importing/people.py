"""Find the people whom a paragraph names, and the stances that it ascribes to people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explorer.importing.grammar import PLACES, Element, elements
from explorer.importing.lexicon import Lexicon, cut, key
from explorer.importing.wording import DENIALS, LAST_WORDS, STANCES, Slot

# The end of a sentence between two words: "a man from Homs. A woman", "a man from Homs: “".
_SENTENCE_END = re.compile(r"[.?!:]")
# What names a person at least: "a Sunni man, age 32"; "a regime opponent" names nobody.
_PERSON = {Slot.SECT, Slot.GENDER, Slot.AGE}
# What says nothing and so may be cut off at the ends: "of a Sunni man, 32" -> "a Sunni man, 32".
_SILENT = {Slot.FILLER, Slot.ARTICLE}
# Phrases that call people by their stance: "regime opponents"; not "supports the regime", said of anybody.
_TELLING = {key(phrase) for phrases in STANCES.values() for phrase in phrases}


@dataclass(frozen=True)
class Person:
    """Words of a paragraph that name somebody by sect, gender and age, and mostly by place."""

    start: int
    end: int
    elements: tuple[Element, ...]

    @property
    def genders(self) -> set[str]:
        """The genders that the words name; one, unless something is wrong with them."""
        return {element.value for element in self.elements if element.slot is Slot.GENDER}


def people(text: str, start: int, end: int, lexicon: Lexicon) -> list[Person]:
    """Return the people named between two positions of `text`, sentence by sentence.

    Words without anything unknown among them count first. A sentence that has all it needs, but with
    unknown words in between, still names somebody: reading it then fails, and says why.
    """
    found = []
    for sentence in _sentences(text, start, end, lexicon):
        runs = [run for run in _runs(sentence) if _names_somebody(run)]
        whole = [] if runs else [_trimmed(sentence)]
        found += [run for run in [*runs, *whole] if {element.slot for element in run} >= _PERSON]
    return [_person(text, run) for run in found]


def stances(text: str, start: int, end: int, lexicon: Lexicon) -> set[str]:
    """Return the stances ascribed to people between two positions; an empty one where it is denied.

    "A regime opponent waits." -> anti-regime; "He is not a regime opponent." -> "".
    """
    found, before = set(), ""
    for element in _elements(text, start, end, lexicon):
        words = text[element.start : element.end]
        if element.slot is Slot.STANCE and key(words) in _TELLING:
            found.add("" if before in DENIALS else element.value)
        if element.slot not in _SILENT:
            before = next((word.key for word in reversed(list(cut(words)))), "")
    return found


def _elements(text: str, start: int, end: int, lexicon: Lexicon) -> list[Element]:
    return [
        element._replace(start=element.start + start, end=element.end + start)
        for element in elements(text[start:end], lexicon)
    ]


def _sentences(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[list[Element]]:
    """Yield the elements of each sentence between two positions."""
    sentence: list[Element] = []
    for element in _elements(text, start, end, lexicon):
        if sentence and _SENTENCE_END.search(text, sentence[-1].end, element.start):
            yield sentence
            sentence = []
        sentence.append(element)
    yield sentence


def _runs(sentence: list[Element]) -> Iterator[list[Element]]:
    """Yield the stretches of a sentence without an unknown word: "said a man, 30" -> "a man, 30"."""
    run: list[Element] = []
    for element in sentence:
        if element.slot is Slot.UNKNOWN:
            yield _trimmed(run)
            run = []
        else:
            run.append(element)
    yield _trimmed(run)


def _trimmed(run: list[Element]) -> list[Element]:
    """Return a stretch from the first word that says something, or its article, to the last.

    "of a Sunni man, 32 years old, in" -> "a Sunni man, 32 years old".
    """
    telling = [place for place, element in enumerate(run) if element.slot not in (*_SILENT, Slot.UNKNOWN)]
    if not telling:
        return []
    first, last = telling[0], telling[-1]
    if first and run[first - 1].slot is Slot.ARTICLE:
        first -= 1
    while last + 1 < len(run) and run[last + 1].value in LAST_WORDS:
        last += 1
    return run[first : last + 1]


def _names_somebody(run: list[Element]) -> bool:
    """Say whether a stretch names somebody with their place: "a Sunni man, age 32, from Aleppo"."""
    slots = {element.slot for element in run}
    return slots >= _PERSON and not slots.isdisjoint(PLACES)


def _person(text: str, run: list[Element]) -> Person:
    """Return the person whom a stretch names, with the bracket that closes its words: "a man (32, Homs)"."""
    start, end = run[0].start, run[-1].end
    words = text[start:end]
    if words.count("(") > words.count(")") and text[end : end + 1] == ")":
        end += 1
    return Person(start, end, tuple(run))
