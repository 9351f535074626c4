"""The grammar of attributions: `sect gender (stance), age, place`, in any order and many spellings.

A text is cut into words; the longest known phrase at each word says what it means; then every element
has to be there, once. Whatever is missing, doubled, contradictory or unknown is a reason why the text
can't be read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from explorer import analyser, countries
from explorer.choices import OLDEST, Displacement, Gender, Sect, Stance
from explorer.importing import vocabulary
from explorer.importing.text import DASH
from explorer.importing.vocabulary import Slot
from explorer.index import OUTSIDE_SYRIA
from explorer.models import SYRIA, Place

LONGEST = 300
"""Characters of an attribution at most: what the archive can keep."""

_LONGEST_PHRASE = 6
_JOINTS = re.compile(rf"[\s{DASH}./]*")
_PUNCTUATION = re.compile(rf"[\s{DASH}.,;:/|\\()\[\]{{}}<>*_•·…'’‘\"“”„«»]*")
_RUNS = re.compile(r"\d+|\D+")
_LONGEST_AGE = 3
_SPEAKER_SLOTS = {Slot.SECT, Slot.GENDER, Slot.AGE, Slot.STANCE, Slot.DISPLACEMENT}
_PLACE_SLOTS = {Slot.GOVERNORATE, Slot.COUNTRY}


class Meaning(NamedTuple):
    """What a phrase says."""

    slot: Slot
    value: str


class Element(NamedTuple):
    """A phrase of a text, what it says, and where it stands."""

    slot: Slot
    value: str
    start: int
    end: int


class _Word(NamedTuple):
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Speaker:
    """What a report says about a person; the fields are those of a quote."""

    sect: str
    gender: str
    age: int
    stance: str
    displacement: str = Displacement.NONE_STATED
    country: str = SYRIA
    governorate: str | None = None
    stance_inferred: bool = False


@dataclass(frozen=True)
class Reading:
    """An attribution that was read, or the reasons why it couldn't be."""

    speaker: Speaker | None
    reasons: tuple[str, ...] = ()


class Grammar:
    """The vocabularies, places and countries as one dictionary of phrases."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the governorates' names and spellings from `places`."""
        self._phrases = _phrases(places)

    def elements(self, text: str) -> list[Element]:
        """Return what `text` says, phrase by phrase, with every unknown word and sign in its place."""
        words = list(_words(text))
        found: list[Element] = []
        position = index = 0
        while index < len(words):
            found += _signs(text, position, words[index].start)
            length, meaning = self._longest(text, words, index)
            start, position = words[index].start, words[index + length - 1].end
            found.append(Element(meaning.slot, meaning.value, start, position))
            index += length
        return found + _signs(text, position, len(text))

    def read(self, text: str) -> Reading:
        """Read a whole attribution, without its dash."""
        if len(text) > LONGEST:
            return Reading(None, (f"It is longer than {LONGEST} characters.",))
        return speaker_of(self.elements(text))

    def resembles(self, text: str) -> bool:
        """Say whether `text` is an attribution that has a flaw rather than a sentence or a heading."""
        if len(text) > LONGEST:
            return False
        elements = self.elements(text)
        slots = {Slot.GOVERNORATE if e.slot in _PLACE_SLOTS else e.slot for e in elements}
        unknown = sum(element.slot is Slot.UNKNOWN for element in elements)
        starts = bool(elements) and elements[0].slot in _SPEAKER_SLOTS
        return starts and unknown <= 2 and len(slots & {*_SPEAKER_SLOTS, Slot.GOVERNORATE}) > 2

    def _longest(self, text: str, words: list[_Word], index: int) -> tuple[int, Meaning]:
        """Return the length and the meaning of the longest known phrase at a word."""
        reach = 1
        while (
            reach < min(_LONGEST_PHRASE, len(words) - index)
            and _JOINTS.fullmatch(text, words[index + reach - 1].end, words[index + reach].start)
        ):
            reach += 1
        for length in range(reach, 0, -1):
            phrase = [word.key for word in words[index : index + length]]
            if meaning := self._phrases.get("".join(phrase)):
                return length, meaning
            bare = self._phrases.get("".join(_without_articles(phrase)))
            if bare and bare.slot is Slot.GOVERNORATE:
                return length, bare
        word = words[index]
        slot = Slot.AGE if word.key.isdecimal() else Slot.UNKNOWN
        return 1, Meaning(slot, text[word.start : word.end])


def speaker_of(elements: Iterable[Element], inferred: Stance | None = None) -> Reading:
    """Return the speaker that `elements` describe; `inferred` is the stance known from elsewhere."""
    values: dict[Slot, list[str]] = {slot: [] for slot in Slot}
    for element in elements:
        values[element.slot].append(element.value)
    if inferred and not values[Slot.STANCE]:
        values[Slot.STANCE].append(inferred)
    else:
        inferred = None
    for slot in (Slot.DISPLACEMENT, *_PLACE_SLOTS):
        values[slot] = list(dict.fromkeys(values[slot]))
    reasons = (*_unknown(values), *_doubled(values), *_missing(values), *_age(values), *_place(values))
    if reasons:
        return Reading(None, reasons)
    abroad = [name for name in values[Slot.COUNTRY] if name != SYRIA]
    speaker = Speaker(
        sect=values[Slot.SECT][0],
        gender=values[Slot.GENDER][0],
        age=int(values[Slot.AGE][0]),
        stance=values[Slot.STANCE][0],
        displacement=(values[Slot.DISPLACEMENT] or [Displacement.NONE_STATED])[0],
        country=(abroad or [SYRIA])[0],
        governorate=(values[Slot.GOVERNORATE] or [None])[0],
        stance_inferred=inferred is not None,
    )
    return Reading(speaker)
