"""Find the quotes inside a narrative paragraph: between quotation marks, their speaker named in prose.

A quotation counts when it is a sentence of its own and the wording ties it to a person whom the paragraph
names by sect, gender, age and place. Everything else between quotation marks is narrative: a title, a
word held at arm's length, half a sentence. Where a person is named but the wording leaves open who speaks,
or on which side, that is a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.importing.found import Speaker
from explorer.importing.grammar import ParsedAttribution, parse_elements
from explorer.importing.lexicon import Lexicon, cut
from explorer.importing.people import Person, people, stances
from explorer.importing.readings import Readings
from explorer.importing.wording import SPEECH

# Words in double quotation marks of any kind: “We wait,” said …; «We wait», said …
_DOUBLE = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")
# Words in single ones that end with a sign, so that apostrophes don't count: ‘We don’t wait,’ said …
_SINGLE = re.compile(r"(?<!\w)‘([^‘]*?[,.?!…])’(?!\w)")
# The end of a sentence or clause: "he left. Then", "he left; then", but not "30.5".
_SENTENCE_END = re.compile(r"[.?!;](?=\W|$)")
# The first letter of a quotation tells whether it starts a sentence: "[The] pump" -> T.
_LETTER = re.compile(r"[^\W_]")
_PRONOUNS = {"he": "man", "she": "woman"}
_JOINING = {"and", "because", "but", "then", "that", "when", "while"}
"""Words after which a quotation may begin with its own capital: He waits because “We hope.”"""
_NEAR = 80
"""Characters around a quotation or a person that are searched for wording: told us: “…”."""
_FARTHEST = 25
"""Words at most between a speaker and their quotation: “…,” said, after long thought, a man."""
_FRAGMENT = 8
"""Words from which half a sentence is a problem: “a bad joke” is narrative, “nothing but a way to buy some
time for them” needs a person to decide."""
_FREE = 4
"""Words from which a quotation without a speaker is a problem: “No.” isn't, “We shall see peace.” is."""


@dataclass(frozen=True)
class ProseQuote:
    """A quote in a paragraph; `start` is the offset of its opening mark, in characters from 0."""

    start: int
    text: str
    attribution: str
    speaker: Speaker


@dataclass(frozen=True)
class ProseProblem:
    """A stretch of a paragraph that a person has to settle; `start` is the offset of its opening mark."""

    start: int
    text: str
    reason: str


@dataclass(frozen=True)
class _Quotation:
    """Words between quotation marks: the offsets of the marks, and who is tied to them."""

    start: int
    end: int
    words: str
    person: Person | None = None
    is_sentence: bool = False
    is_split: bool = False

    @property
    def text(self) -> str:
        """The words without the comma of the sentence around them."""
        return self.words.strip().removesuffix(",").rstrip()

    @property
    def length(self) -> int:
        """The number of words."""
        return len(self.words.split())


def prose_quotes(text: str, lexicon: Lexicon, readings: Readings) -> Iterator[ProseQuote | ProseProblem]:
    """Yield the quotes in a paragraph and its problems, in order."""
    quotations = [_Quotation(*match.span(), match[1]) for match in _DOUBLE.finditer(text)]
    quotations = quotations or [_Quotation(*match.span(), match[1]) for match in _SINGLE.finditer(text)]
    if not quotations:
        return
    edges = [0, *(edge for quotation in quotations for edge in (quotation.start, quotation.end)), len(text)]
    gaps = list(zip(edges[::2], edges[1::2], strict=True))
    named = [people(text, *gap, lexicon) for gap in gaps]
    if not any(named):
        return
    sides = set[str]().union(*(stances(text, *gap, lexicon) for gap in gaps))
    everybody = [person for persons in named for person in persons]
    tied = [_tied(text, quotations, index, named, everybody) for index in range(len(quotations))]
    for quotation in _merged(text, tied):
        if found := _judged(text, quotation, everybody, sides, readings):
            yield found


def _judged(
    text: str, quotation: _Quotation, everybody: list[Person], sides: set[str], readings: Readings
) -> ProseQuote | ProseProblem | None:
    """Return what a quotation is: a quote, a problem, or narrative (None)."""
    person = quotation.person or everybody[0]
    printed = text[person.start : person.end]
    place = slice(quotation.start, quotation.end)
    if quotation.person:
        place = slice(min(quotation.start, person.start), max(quotation.end, person.end))
    if reading := readings.of(text[place]):
        if reading.speaker is None:
            return None
        return ProseQuote(quotation.start, reading.quote or quotation.text, printed, reading.speaker)
    if _is_narrative(text, quotation):
        return None
    if reason := _flaw(quotation):
        return ProseProblem(quotation.start, text[place], reason)
    parsed = _parsed(person, sides)
    if parsed.speaker:
        return ProseQuote(quotation.start, quotation.text, printed, parsed.speaker)
    return ProseProblem(quotation.start, text[place], " ".join(parsed.reasons))


def _is_narrative(text: str, quotation: _Quotation) -> bool:
    """Say whether a quotation is the report's own prose: a few words woven in, or words of nobody.

    For a Sunni man the truce was “a bad joke”; the slogan “The people want bread” hung there.
    """
    if quotation.is_split:
        return False
    if quotation.person:
        return not quotation.is_sentence and quotation.length < _FRAGMENT
    return quotation.length < _FREE or not _stands_alone(text, quotation)


def _flaw(quotation: _Quotation) -> str:
    """Return why a quotation that is no narrative can't be a quote, or nothing."""
    if quotation.is_split:
        return "The quotation is in several parts: give its words as “quote” in a reading."
    if not quotation.person:
        return "The paragraph names somebody, but not clearly as the speaker of this quotation."
    return "" if quotation.is_sentence else "Only a part of a sentence is quoted."


def _parsed(person: Person, sides: set[str]) -> ParsedAttribution:
    """Read a person's words, with the stance of the paragraph where they state none."""
    clear = next(iter(sides)) if len(sides) == 1 else None
    parsed = parse_elements(person.elements, clear or None)
    if parsed.speaker or not sides or clear:
        return parsed
    return ParsedAttribution(
        None, (*parsed.reasons, "The paragraph does not say clearly on which side the speaker is.")
    )


def _tied(
    text: str,
    quotations: list[_Quotation],
    index: int,
    named: list[list[Person]],
    everybody: list[Person],
) -> _Quotation:
    """Return a quotation with the person that the wording ties to it, if there is one."""
    quotation = quotations[index]
    before, after = named[index], named[index + 1]
    person = None
    if after and _is_tied_after(text, quotation, after[0]):
        person = after[0]
    elif before and _is_tied_before(text, quotation, before[-1], quotations[index - 1] if index else None):
        person = before[-1]
    else:
        end = quotations[index + 1].start if index + 1 < len(quotations) else len(text)
        start = quotations[index - 1].end if index else 0
        person = _meant_by_pronoun(text, quotation, (start, end), everybody)
    return replace(quotation, person=person, is_sentence=_is_sentence(text, quotation, person))


def _is_tied_after(text: str, quotation: _Quotation, person: Person) -> bool:
    """Say whether the person is named right after it as the one who speaks: “…,” said a man."""
    between = text[quotation.end : person.start]
    words = [word.key for word in cut(between)]
    if _SENTENCE_END.search(between) or len(words) > _FARTHEST:
        return False
    following = [word.key for word in cut(text[person.end : person.end + _NEAR])][:2]
    return _speak(words) or (not words and (bool(re.search(r"[(—–-]", between)) or _speak(following)))


def _is_tied_before(text: str, quotation: _Quotation, person: Person, previous: _Quotation | None) -> bool:
    """Say whether the person is named right before it as the one who speaks: a man said: “…”."""
    between = text[person.end : quotation.start]
    words = [word.key for word in cut(between)]
    if _SENTENCE_END.search(between) or len(words) > _FARTHEST:
        return False
    if _speak(words) or between.rstrip().endswith(":"):
        return True
    leading = [word.key for word in cut(text[max(person.start - _NEAR, 0) : person.start])][-3:]
    is_free = previous is None or not _is_tied_after(text, previous, person)
    return is_free and not words and _speak(leading)


def _meant_by_pronoun(
    text: str, quotation: _Quotation, around: tuple[int, int], everybody: list[Person]
) -> Person | None:
    """Return the paragraph's only person where “he said” is beside the quotation, in that gender."""
    if len(everybody) != 1 or everybody[0].end > quotation.start:
        return None
    start, end = around
    before = _SENTENCE_END.split(text[start : quotation.start])[-1]
    after = _SENTENCE_END.split(text[quotation.end : end])[0]
    for clause in (after, before):
        words = [word.key for word in cut(clause)]
        genders = {_PRONOUNS[word] for word in words if word in _PRONOUNS}
        if _speak(words) and genders and genders == everybody[0].genders:
            return everybody[0]
    return None


def _merged(text: str, quotations: list[_Quotation]) -> Iterator[_Quotation]:
    """Yield the quotations, with one that goes on after its speaker (“…,” he said, “…”) as one."""
    last, *others = quotations
    for quotation in others:
        if _goes_on(text, last, quotation):
            last = replace(last, end=quotation.end, is_split=True)
        else:
            yield last
            last = quotation
    yield last


def _goes_on(text: str, last: _Quotation, quotation: _Quotation) -> bool:
    """Say whether nothing but the speaker of the last quotation, named after it, is between the two."""
    if not last.person or not last.is_sentence or last.person.start < last.end or quotation.person:
        return False
    return quotation.length > 1 and not list(cut(text[last.person.end : quotation.start]))


def _is_sentence(text: str, quotation: _Quotation, person: Person | None) -> bool:
    """Say whether the words are a sentence, and not woven into another one.

    After its speaker and a comma, as in “according to a man, …”, a sentence may begin small.
    """
    first = _LETTER.search(quotation.words)
    before = text[max(quotation.start - _NEAR, 0) : quotation.start].rstrip()
    if first is None:
        return False
    if first[0].islower():
        return person is not None and person.end < quotation.start and before.endswith((",", ":"))
    return not before or before[-1] in '.?!:,;…—–-)]”"’»' or before.split()[-1].lower() in _JOINING


def _stands_alone(text: str, quotation: _Quotation) -> bool:
    """Say whether nothing else is in the sentence: He was hopeful. “We shall see peace.” So it was."""
    before = text[max(quotation.start - _NEAR, 0) : quotation.start].rstrip()
    after = text[quotation.end : quotation.end + _NEAR].lstrip()
    begins = not before or before[-1] in '.?!…”"’»'
    ends = quotation.text[-1:] in (".", "?", "!", "…") and (not after or not after[0].islower())
    return begins and ends and after[:1] not in (",", "—", "–")


def _speak(words: list[str]) -> bool:
    return not SPEECH.isdisjoint(words)
