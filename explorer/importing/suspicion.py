"""Name what a chapter's reading may have lost or twisted: suspicion is a problem, never silence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from explorer.choices import OLDEST
from explorer.importing.attributions import is_behind_dash
from explorer.importing.blocks import Line, join
from explorer.importing.cleaning import DASH, without_quotation_marks
from explorer.importing.found import Entry, FoundQuote, ImportProblem, LineKind
from explorer.importing.grammar import PLACES, elements
from explorer.importing.lexicon import Lexicon, cut
from explorer.importing.signs import heading_sign, is_running_title, quote_sign
from explorer.importing.voices import is_first_person, is_quotation
from explorer.importing.walk import ABOVE
from explorer.importing.wording import SPEECH, Slot

_MOST_PARTS = 2
"""Parts of a speaker's description that other text may hold: “pro-regime respondents in Homs” has two."""
_PARTS = {Slot.SECT, Slot.GENDER, Slot.AGE, Slot.STANCE, Slot.DISPLACEMENT}
_YOUNGEST = 10
"""Years from which a number may be somebody's age: “3 wells” are none, “35” may be."""
_LONGEST_TAIL = 12
"""Words at most after a dash that may be an attribution: “We wait. – Ahmed, 32, Homs”."""
_FEWEST_QUOTES = 5
"""Quotes from which a chapter has a usual length."""
_TIMES = 8
"""A quote is much longer or shorter than the rest where its words differ from the median so many times."""
_MOST_SPEAKERS = 2
"""People at most who say the same: “Yes.” may be two people's, “Read more” of ten is the page's."""
_FREE = 4
"""Words from which a quotation in prose is one that somebody may have said."""

# The end of a text that may be an attribution: "We wait. – Ahmed, 32", "We wait.” — An activist."
_TAIL = re.compile(rf"[.?!…][”\"’»]?\s*[{DASH}]+\s*([^.?!]+?)\.?$")
# The same in brackets, or alone: "We wait. (M, 34, Homs)", "(M, 34, Homs)".
_BRACKETS = re.compile(r"(?:^|[.?!…][”\"’»]?\s*)\(([^()]{1,80})\)$")
# Brackets that name somebody by a number: "We wait. (Interview 14)".
_NUMBERED = re.compile(r"\b(?:interview(?:ee)?|respondent|participant|speaker)\b.*\d", re.IGNORECASE)
# A line that is a page's number: "12", "- 12 -", "Page 12 of 30", "12 | Water and Bread", "xxiv".
_PAGE_NUMBER = re.compile(
    rf"[\s{DASH}]*(?:page\s+)?\d{{1,4}}(?:\s+of\s+\d+)?[\s{DASH}]*|\d{{1,4}}\s*\|.*|.*\|\s*\d{{1,4}}"
    r"|(?-i:[ivxl]+)",
    re.IGNORECASE,
)
# What a list, Markdown or a typist puts around an attribution: "• Sunni man", "*Sunni man, 30*", "Homs —".
_SIGN = re.compile(rf"[*•·▪‣◦\\]|\s[{DASH}]+$")
# A word that a line breaks: "govern-" and "ment", or "pro-" and "regime".
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐‑]$")
# Characters lost or never meant: U+FFFD, UTF-8 read as Windows-1252: "â€”", "Ã©", "Â ".
_DAMAGED = re.compile(r"\ufffd|â€|Ã[\x80-\xbf]|Â[\xa0-\xbf]")
# The C1 controls, mostly Windows-1252 read as Latin-1; the archive itself refuses them in what it keeps.
_CONTROL = re.compile(r"[\x80-\x9f]")
_NOT_KEPT = (LineKind.NARRATIVE, LineKind.FURNITURE)
_QUOTATION = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")


def suspicions(
    entries: Iterable[Entry], quotes: list[FoundQuote], problems: Iterable[ImportProblem], lexicon: Lexicon
) -> Iterator[tuple[Entry, ImportProblem]]:
    """Yield what is suspicious about the stretches of a chapter, each with its problem.

    `problems` are those that are known: what they name is not named again.
    """
    stretches = list(entries)
    known = {line for entry in stretches if entry.kind is LineKind.PROBLEM for line in entry.lines}
    named = [problem.text for problem in problems]
    used = _used(stretches, quotes)
    for entry in stretches:
        text = join(entry.lines)
        if _DAMAGED.search(text) or (entry.kind in _NOT_KEPT and _CONTROL.search(text)):
            yield entry, _problem(entry, "Its characters are damaged. Save the file again as UTF-8.")
        elif known.isdisjoint(entry.lines):
            if reason := _reason(entry, text, used, lexicon):
                yield entry, _problem(entry, reason)
        elif entry.kind is LineKind.NARRATIVE:
            taken = [words for line in entry.lines for words in used.get(line, [])]
            if reason := _speaker(_without(text, [*named, *taken]), lexicon):
                yield entry, _problem(entry, reason)
    yield from _lengths(stretches, quotes)
    yield from _twice(stretches, quotes)
    yield from _above(stretches)


def _reason(entry: Entry, text: str, used: dict[Line, list[str]], lexicon: Lexicon) -> str:
    """Return what is suspicious about a stretch, or nothing."""
    match entry.kind:
        case LineKind.HEADING:
            is_like = is_behind_dash(text) or _ending(text, lexicon) or _speaker(text, lexicon)
            return "A heading that reads like an attribution." if is_like else heading_sign(text)
        case LineKind.FURNITURE:
            return _speaker(text, lexicon)
        case LineKind.NARRATIVE:
            return _about_narrative(entry, text, used, lexicon)
        case LineKind.ATTRIBUTION:
            return _about_attribution(entry, text)
        case LineKind.QUOTE if not set(entry.lines) & set(used):
            return _about_quote(entry, text) or _about_text(entry, text, lexicon)
    return ""


def _about_attribution(entry: Entry, text: str) -> str:
    """Return what is suspicious about an attribution that was read."""
    if mark := _SIGN.search(text):
        return f"An attribution with “{mark[0]}” in it: is that a mark of its page? Take it out."
    return (
        "A word of the attribution is broken at the end of a line. Write it whole."
        if _is_broken(entry)
        else ""
    )


def _about_narrative(entry: Entry, text: str, used: dict[Line, list[str]], lexicon: Lexicon) -> str:
    """Return what is suspicious about a paragraph that is no quote; what its quotes used is none of it."""
    taken = [words for line in entry.lines for words in used.get(line, [])]
    text = _without(text, taken)
    if not taken and without_quotation_marks(text) != text:
        return "A paragraph in quotation marks, but nobody is named as its speaker."
    quoted, rest = [match[1] for match in _QUOTATION.finditer(text)], _QUOTATION.sub(" ", text)
    spoken = any(len(words.split()) >= _FREE for words in quoted)
    says = not SPEECH.isdisjoint(word.key for word in cut(rest))
    is_told = spoken and says and len(_parts(rest, lexicon)) >= _MOST_PARTS
    if is_told or any(is_quotation(words) for words in quoted):
        return "It may quote somebody, but does not say enough of the speaker."
    if is_first_person(rest):
        return (
            "It speaks as “I” or “we”, but nobody is named as its speaker. Where it is the beginning of the "
            "next quote, put both into one paragraph; other quotes of the chapter may have lost theirs too."
        )
    return _about_text(entry, text, lexicon)


def _about_text(entry: Entry, text: str, lexicon: Lexicon) -> str:
    """Return what is suspicious about text, quoted or not."""
    if any(_PAGE_NUMBER.fullmatch(line.text) for line in entry.lines):
        return "A line of it is a number: is it a page's? Take it out."
    if _opens(text):
        return "Its quotation marks don't close."
    return _ending(text, lexicon) or _speaker(text, lexicon)


def _ending(text: str, lexicon: Lexicon) -> str:
    """Return a reason where a text ends in what may be an attribution, or nothing."""
    tail, brackets = _TAIL.search(text), _BRACKETS.search(text)
    is_tail = tail is not None and len(tail[1].split()) <= _LONGEST_TAIL
    is_named = brackets and (
        len(_parts(brackets[1], lexicon)) >= _MOST_PARTS or _NUMBERED.search(brackets[1])
    )
    if is_tail or is_named:
        return "It ends in what may be an attribution that can't be read."
    return ""


def _about_quote(entry: Entry, text: str) -> str:
    """Return what is suspicious about the words of a quote."""
    if not any(char.isalpha() for char in text):
        return "A quote without letters."
    if reason := quote_sign(without_quotation_marks(text)):
        return reason
    if any(is_running_title(line.text) for line in entry.lines[1:]):
        return "A line of the quote is written like a title: is it the page's? Take it out."
    if _is_broken(entry):
        return "A word of the quote is broken at the end of a line. Write it whole."
    return ""


def _is_broken(entry: Entry) -> bool:
    return any(_BROKEN_WORD.search(line.text) for line in entry.lines[:-1])


def _speaker(text: str, lexicon: Lexicon) -> str:
    """Return a reason where a text has three or more of a speaker's parts, but was no attribution."""
    parts = _parts(text, lexicon)
    if len(parts) <= _MOST_PARTS:
        return ""
    return f"It names a speaker's {', '.join(sorted(parts))}, but it is no attribution that could be read."


def _without(text: str, taken: Iterable[str]) -> str:
    for words in taken:
        text = text.replace(words, " ")
    return text


def _parts(text: str, lexicon: Lexicon) -> set[str]:
    """Return which of a speaker's parts a text names: "Ahmed, 32, Homs" -> age, place."""
    found = set()
    for element in elements(text, lexicon):
        if element.slot is Slot.AGE and not _is_age(element.value):
            continue
        if element.slot in PLACES:
            found.add("place")
        elif element.slot in _PARTS:
            found.add(element.slot.value)
    return found


def _is_age(digits: str) -> bool:
    return len(digits) <= len(str(OLDEST)) and _YOUNGEST <= int(digits) <= OLDEST


def _opens(text: str) -> bool:
    """Say whether quotation marks open and don't close, or close and never opened."""
    if "„" in text:
        return text.count("„") != text.count("“") + text.count("”")
    pairs = text.count("“") == text.count("”") and text.count("«") == text.count("»")
    return not pairs or text.count('"') % 2 == 1


def _used(entries: list[Entry], quotes: list[FoundQuote]) -> dict[Line, list[str]]:
    """Return by line the words that quotes in prose took: their own and those that name the speaker."""
    used: dict[Line, list[str]] = {}
    for entry in entries:
        quote = quotes[entry.quote] if entry.quote is not None else None
        if entry.kind is LineKind.QUOTE and quote and not quote.set_apart:
            for line in entry.lines:
                used.setdefault(line, []).extend([quote.text, quote.attribution])
    return used


def _lengths(entries: list[Entry], quotes: list[FoundQuote]) -> Iterator[tuple[Entry, ImportProblem]]:
    """Yield the quotes that are much longer or shorter than the rest of their chapter."""
    if len(quotes) < _FEWEST_QUOTES:
        return
    usual = median(len(quote.text.split()) for quote in quotes)
    for entry in entries:
        if entry.kind is LineKind.QUOTE and entry.quote is not None:
            words = len(quotes[entry.quote].text.split())
            if words > usual * _TIMES or words * _TIMES < usual:
                length = "longer" if words > usual else "shorter"
                reason = f"Much {length} than the chapter's quotes: {words} to about {usual:.0f} words."
                yield entry, ImportProblem(entry.lines[0].number, quotes[entry.quote].text, reason)


def _twice(entries: list[Entry], quotes: list[FoundQuote]) -> Iterator[tuple[Entry, ImportProblem]]:
    """Yield the quotes that their chapter has more than once, as where a page repeats one in large type."""
    counts = Counter((quote.text, quote.attribution) for quote in quotes)
    texts = Counter(quote.text for quote in quotes)
    for entry in entries:
        if entry.kind is LineKind.QUOTE and entry.quote is not None:
            quote = quotes[entry.quote]
            is_same = counts[quote.text, quote.attribution] > 1 and len(quote.text.split()) >= _FREE
            if is_same or texts[quote.text] > _MOST_SPEAKERS:
                reason = f"The chapter has this quote {texts[quote.text]} times."
                yield entry, ImportProblem(entry.lines[0].number, quote.text, reason)


def _above(entries: list[Entry]) -> Iterator[tuple[Entry, ImportProblem]]:
    """Yield the attributions of a chapter where all may be above their quotes.

    Most are paragraphs of their own, and text comes after each of those, so that the chapter reads both ways;
    or one of them was seen above its text.
    """
    order = [entry for entry in entries if entry.kind is not LineKind.FURNITURE]
    pairs = [
        (one, other) for one, other in pairwise([*order, None]) if one and one.kind is LineKind.ATTRIBUTION
    ]
    text = (LineKind.NARRATIVE, LineKind.QUOTE)
    is_seen = any(entry.note == ABOVE for entry in order)
    apart = [(one, other) for one, other in pairs if one.is_apart]
    followed = [one for one, other in apart if other and other.kind in text]
    is_proven = any(one.quote is not None and one not in followed for one, _ in apart)
    # A few at the end of their quotes say nothing of many that are paragraphs of their own.
    is_open = bool(followed) and not is_proven and 2 * len(apart) > len(pairs)
    if is_seen or is_open:
        reason = (
            "Text follows every attribution: it isn't clear whether they are above or below their quotes."
        )
        yield from ((one, _problem(one, reason)) for one, _ in pairs)


def _problem(entry: Entry, reason: str) -> ImportProblem:
    return ImportProblem(entry.lines[0].number, join(entry.lines), reason)
