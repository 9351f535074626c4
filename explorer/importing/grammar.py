"""Read attributions by their grammar: `sect gender (stance), age, place`, in any order and spelling.

A text is cut into words; the longest known phrase at each word says what it means; then every element
has to be there, once. Whatever is missing, doubled, contradictory or unknown is a reason why the text
can't be read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from explorer.choices import OLDEST, Displacement
from explorer.importing.cleaning import DASH
from explorer.importing.found import Speaker
from explorer.importing.lexicon import Lexicon, Meaning, Word, cut
from explorer.importing.wording import Slot
from explorer.models import SYRIA

LONGEST = 300
"""Characters of an attribution at most: what the archive can keep."""

# Words of a phrase at most: "Democratic Republic of the Congo", with five, is looked up whole.
_LONGEST_PHRASE = 7
# Digits of an age at most: "9999999999" is refused before it is a number.
_LONGEST_AGE = 3
# "Sunni man, teacher, Homs" looks like an attribution: one unknown word, three kinds of elements.
_MOST_UNKNOWN = 2
_FEWEST_KINDS = 3
# What may be between the words of a phrase: "pro-regime", "I.D.P.", "anti / regime", but not "anti, regime".
_JOINT = re.compile(rf"[\s{DASH}./]*")
# Signs that say nothing: "(30), Homs." is 30 and homs. Any other sign is unknown: "30?" is not 30.
_PUNCTUATION = frozenset(f"{DASH}.,;:/|\\()[]{{}}<>*_•·…'’‘`\"“”„«»")
_SILENT = ("Z", "C", "M", "L")
"""First letters of Unicode's categories of spaces, control characters, accents and soundless letters."""

PLACES = frozenset({Slot.GOVERNORATE, Slot.COUNTRY})
_ONCE = (Slot.SECT, Slot.GENDER, Slot.AGE, Slot.STANCE)
_OF_SPEAKERS = {*_ONCE, Slot.DISPLACEMENT}

Values = dict[Slot, list[str]]


class Element(NamedTuple):
    """A phrase of a text: which element it is, its value, and where it starts and ends in the text."""

    slot: Slot
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class ParsedAttribution:
    """The speaker whom an attribution describes, or the reasons why it describes nobody.

    `first` is what the text begins with; `resembles` says that it looks like an attribution with a flaw
    rather than a sentence or a heading.
    """

    speaker: Speaker | None
    reasons: tuple[str, ...] = ()
    first: Slot = Slot.UNKNOWN
    resembles: bool = False


def elements(text: str, lexicon: Lexicon) -> list[Element]:
    """Return what `text` says, phrase by phrase, with every unknown word and sign in its place.

    "Sunni teacher, 30?" -> sect sunni, unknown "teacher", age 30, unknown "?".
    """
    words = list(cut(text))
    found: list[Element] = []
    position = index = 0
    while index < len(words):
        length, meaning = _longest(text, words[index : index + _LONGEST_PHRASE], lexicon)
        start, end = words[index].start, words[index + length - 1].end
        found += _signs(text, position, start)
        follows = bool(found) and _JOINT.fullmatch(text, found[-1].end, start)
        if follows and found[-1].slot is meaning.slot is Slot.UNKNOWN:
            start = found.pop().start
        value = text[start:end] if meaning.slot is Slot.UNKNOWN else meaning.value
        found.append(Element(meaning.slot, value, start, end))
        position = end
        index += length
    return [*found, *_signs(text, position, len(text))]


def parse_attribution(text: str, lexicon: Lexicon) -> ParsedAttribution:
    """Read a whole attribution, without its dash."""
    if len(text) > LONGEST:
        return ParsedAttribution(None, (f"It is longer than {LONGEST} characters.",))
    found = elements(text, lexicon)
    return replace(parse_elements(found), first=_first(text, found), resembles=_resembles(found))


def parse_elements(found: Iterable[Element], inferred: str | None = None) -> ParsedAttribution:
    """Return the speaker whom `found` describes; `inferred` is a stance known from elsewhere."""
    values: Values = {slot: [] for slot in Slot}
    found = list(found)
    for element in found:
        values[element.slot].append(element.value)
    # A place or a displacement may be named twice, as in "internally displaced (IDP)".
    for slot in (Slot.DISPLACEMENT, *PLACES):
        values[slot] = list(dict.fromkeys(values[slot]))
    is_inferred = inferred is not None and not values[Slot.STANCE]
    if inferred is not None and is_inferred:
        values[Slot.STANCE].append(inferred)
    if reasons := (*_reasons(values), *_origin(found)):
        return ParsedAttribution(None, reasons)
    abroad = [name for name in values[Slot.COUNTRY] if name != SYRIA]
    return ParsedAttribution(
        Speaker(
            sect=values[Slot.SECT][0],
            gender=values[Slot.GENDER][0],
            age=int(values[Slot.AGE][0]),
            stance=values[Slot.STANCE][0],
            stance_inferred=is_inferred,
            displacement=next(iter(values[Slot.DISPLACEMENT]), Displacement.NONE_STATED.value),
            country=next(iter(abroad), SYRIA),
            governorate=next(iter(values[Slot.GOVERNORATE]), None),
        )
    )


def _first(text: str, found: list[Element]) -> Slot:
    """Return what a text begins with; an article counts as one only right before its word.

    "a Sunni man" begins with an article, "A. Sunni man" doesn't: its A may be an initial.
    """
    if not found:
        return Slot.UNKNOWN
    first, *rest = found
    is_free = first.slot is Slot.ARTICLE and rest and text[first.end : rest[0].start].strip()
    return Slot.FILLER if is_free else first.slot


def _resembles(found: list[Element]) -> bool:
    """Say whether a text has most of what an attribution has, from its first word on.

    "Kurdish woman, 30, Aleppo" does, only the stance is missing; "Sunni Women in Homs" doesn't.
    """
    slots = {Slot.GOVERNORATE if element.slot in PLACES else element.slot for element in found}
    unknown = sum(len(element.value.split()) for element in found if element.slot is Slot.UNKNOWN)
    kinds = len(slots & {*_OF_SPEAKERS, Slot.GOVERNORATE})
    starts = bool(found) and found[0].slot in _OF_SPEAKERS
    return starts and unknown <= _MOST_UNKNOWN and kinds >= _FEWEST_KINDS


def _longest(text: str, words: list[Word], lexicon: Lexicon) -> tuple[int, Meaning]:
    """Return how many of `words` are the longest known phrase, and what it says."""
    reach = 1
    while reach < len(words) and _JOINT.fullmatch(text, words[reach - 1].end, words[reach].start):
        reach += 1
    for length in range(reach, 0, -1):
        if meaning := lexicon.meaning(words[:length]):
            return length, meaning
    first = words[0]
    return 1, Meaning(Slot.AGE if first.key.isdecimal() else Slot.UNKNOWN, first.key)


def _signs(text: str, start: int, end: int) -> Iterator[Element]:
    """Yield the signs between two words that are more than punctuation: a question mark is doubt."""
    for place in range(start, end):
        sign = text[place]
        if sign not in _PUNCTUATION and not unicodedata.category(sign).startswith(_SILENT):
            yield Element(Slot.UNKNOWN, sign, place, place + 1)


def _reasons(values: Values) -> Iterator[str]:
    """Yield what is wrong with the elements of an attribution."""
    for word in values[Slot.UNKNOWN]:
        yield f"“{word}” is not known here."
    for slot in (*_ONCE, Slot.DISPLACEMENT):
        if len(values[slot]) > 1:
            yield f"It names more than one {slot}: {', '.join(values[slot])}."
    if missing := [slot for slot in _ONCE if not values[slot]]:
        yield f"It names no {' and no '.join(missing)}."
    for age in values[Slot.AGE]:
        if len(age) > _LONGEST_AGE or int(age) > OLDEST:
            yield f"The age {age} is not between 0 and {OLDEST}."
    yield from _reasons_of_place(values)


def _origin(found: Sequence[Element]) -> Iterator[str]:
    """Yield what is wrong where a place is the one that a person left: "displaced from Homs"."""
    for one, other in pairwise(found):
        if one.slot is Slot.DISPLACEMENT and other.slot is Slot.FILLER and other.value == "from":
            yield "It names the place that the person left, not the one where the person is."


def _reasons_of_place(values: Values) -> Iterator[str]:
    """Yield what is wrong with where the person is."""
    inside, displacement = values[Slot.GOVERNORATE], values[Slot.DISPLACEMENT]
    abroad = [name for name in values[Slot.COUNTRY] if name != SYRIA]
    if len(inside) + len(abroad) > 1:
        yield f"It names more than one place: {', '.join([*inside, *abroad])}."
    elif inside and Displacement.REFUGEE in displacement:
        yield f"A refugee is outside Syria, but {inside[0]} is a governorate."
    elif abroad and Displacement.IDP in displacement:
        yield f"An internally displaced person is inside Syria, but {abroad[0]} is not."
    elif not inside and not abroad:
        yield f"It names {SYRIA}, but no governorate." if values[Slot.COUNTRY] else "It names no place."
