"""Guide a reader on from an answer: how the words were read, and the nearest ways to more quotes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from explorer.locales import listed
from explorer.questions.answer import Answer, ask
from explorer.questions.named_pages import NamedPage
from explorer.questions.question import FACETS, Question
from explorer.questions.suggestions import Suggestion, complete, did_you_mean, pages_named_in
from explorer.search.analyser import tokens
from explorer.search.explanation import explain
from explorer.search.glossary import is_arabic, meanings
from explorer.search.query import Query, Term, TermKind

FEW = 2
"""An answer with this many quotes or fewer comes with ways to widen it: one of 2 does, one of 3 doesn't."""


@dataclass(frozen=True)
class Way:
    """A question one click away that finds more, and how many quotes it finds."""

    label: str
    question: Question
    count: int


@dataclass(frozen=True)
class Reading:
    """An Arabic word as it was typed, and a question for each English word that it is read as, if any."""

    word: str
    english: list[Way]

    @property
    def ways(self) -> list[Way]:
        """The questions that find a quote."""
        return [way for way in self.english if way.count]


@dataclass(frozen=True)
class Guidance:
    """The help that is shown above a list of results.

    `explanation` says how the words were read, `readings` has the Arabic ones, `correction` is what may
    have been meant, `pages` are the pages of places and themes that the words name, `missing` the words that
    are in no quote, and `ways` lead out of an empty answer or widen a small one.
    """

    explanation: str
    readings: list[Reading]
    correction: Way | None
    pages: list[NamedPage]
    missing: list[str]
    ways: list[Way]

    @property
    def known_readings(self) -> list[Reading]:
        """The Arabic words that lead to a quote by themselves."""
        return [reading for reading in self.readings if reading.ways]


def guide(answer: Answer) -> Guidance:
    """Return what helps a reader with an answer."""
    if not answer.query:
        # Without words nothing is looked up among all the words of the archive.
        return Guidance("", readings=[], correction=None, pages=[], missing=[], ways=ways_on(answer))
    words = answer.index.words
    return Guidance(
        explanation=explain(answer.query, words.vocabulary),
        readings=readings_of(answer),
        correction=_correction(answer),
        pages=pages_named_in(answer.query, words.places, answer.index.named_pages),
        missing=_missing(answer),
        ways=ways_on(answer),
    )


def suggest(question: Question) -> list[Suggestion]:
    """Return what the words of a question, typed so far, may become; its filters stay as they are.

    Nothing was typed, nothing is suggested; nor for more words than a search reads.
    """
    others = ask(question.with_words(""))
    words, within = others.index.words, others.matching

    def count(searches: Sequence[str]) -> list[int]:
        found = words.found_each(list(map(words.read, searches)))
        return [within.intersection_cardinality(quotes) for quotes in found]

    narrowed = len(within) < len(others.index.everything)
    return complete(question.q, words.vocabulary, others.index.named_pages, count, narrowed=narrowed)


def readings_of(answer: Answer) -> list[Reading]:
    """Return the Arabic words of a search, each with the questions for its English words alone.

    A phrase that the glossary doesn't have is read word by word.
    """
    index, asked = answer.index, answer.question
    read = dict(pair for term in answer.query.terms for pair in _read_as(term))
    typed = list(dict.fromkeys(word for english in read.values() for word in english))
    found = index.words.found_each(list(map(index.words.read, typed)))
    others = answer.matching_all_but("q")
    ways = {
        word: Way(word, asked.with_words(word), len(others & quotes))
        for word, quotes in zip(typed, found, strict=True)
    }
    return [Reading(word, [ways[meaning] for meaning in english]) for word, english in read.items()]


def _read_as(term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the Arabic words of a term as they were typed, each with the English words it is read as."""
    text = term.text.strip('"')
    if term.kind is TermKind.PLACE or not is_arabic(text):
        return
    if term.kind is TermKind.PHRASE:
        yield from ((text[token.start : token.end], meanings((token.word,))) for token in tokens(text))
    else:
        yield text, term.english


def ways_on(answer: Answer) -> list[Way]:
    """Return ways out of an empty answer and to widen a small one; nothing for a larger one.

    Each leaves out one word, filter or age range; where no single one is enough, all filters or all
    words. A way that wouldn't find more isn't offered.
    """
    if answer.total > FEW or not answer.question.is_narrowed:
        return []
    single = list(_finding_more(answer, _leaving_out_one(answer)))
    return single or list(_finding_more(answer, _leaving_out_many(answer)))


def _missing(answer: Answer) -> list[str]:
    """Return the words of the search that no quote of the archive contains."""
    held = answer.index.words.holding(answer.query.required)
    return [term.text for term, quotes in held.items() if not quotes]


def _correction(answer: Answer) -> Way | None:
    """Return the same question with misspelt words corrected, where that finds something."""
    index, asked = answer.index, answer.question

    def count(typed: str) -> int:
        return _finding(answer, index.words.read(typed))

    meant = did_you_mean(asked.q, answer.query, index.words.vocabulary, index.correcting_words, count)
    return Way(meant, asked.with_words(meant), count(meant)) if meant else None


def _finding(answer: Answer, query: Query) -> int:
    """Return how many quotes the question finds with other words."""
    return len(answer.matching_all_but("q") & answer.index.words.found(query))


def _finding_more(answer: Answer, ways: Iterable[Way]) -> Iterator[Way]:
    """Keep the questions that find more quotes; all quotes are more only than none."""
    for way in ways:
        if way.count > answer.total and (way.question.is_narrowed or not answer.total):
            yield way


def _leaving_out_one(answer: Answer) -> Iterator[Way]:
    """Yield the question without each of its parts in turn."""
    question = answer.question
    if len(answer.query.terms) > 1:
        yield from _leaving_out_a_word(answer)
    if question.q:
        count = len(answer.matching_all_but("q"))
        yield Way(_("Without any words"), question.with_words(""), count)
    for filtered, without in _filters(answer):
        count = len(answer.matching_all_but(filtered["name"]))
        yield Way(_("Without the filter %(part)s: %(value)s") % filtered, without, count)


def _leaving_out_a_word(answer: Answer) -> Iterator[Way]:
    """Yield the question without each word in turn.

    What is left is read anew: "deir siege al-zor" without "siege" names a place.
    """
    required, words = answer.query.required, answer.index.words
    for term in answer.query.terms:
        typed = term.text if term in required else f"-{term.text}"
        left = str(answer.query.without(term))
        yield Way(
            _("Without the word %(word)s") % {"word": typed},
            answer.question.with_words(left),
            _finding(answer, words.read(left)),
        )


def _leaving_out_many(answer: Answer) -> Iterator[Way]:
    """Yield the words alone, the filters alone, each facet alone, and the whole archive."""
    question, everything = answer.question, answer.index.everything
    if question.q:
        found = len(answer.parts.get("q", everything))
        yield Way(_("The words, without any filter"), Question(q=question.q), found)
        count = len(answer.matching_all_but("q"))
        yield Way(_("The filters, without the words"), question.with_words(""), count)
    for filtered, _without in _filters(answer):
        if (name := filtered["name"]) in FACETS:
            alone = Question().with_values(name, question.values(name))
            label = _("Only the filter %(part)s: %(value)s") % filtered
            yield Way(label, alone, len(answer.parts[name]))
    yield Way(_("The whole archive"), Question(), len(everything))


def _filters(answer: Answer) -> Iterator[tuple[dict[str, str], Question]]:
    """Yield each filter with all its values in words, and the question without any of them."""
    chips = [chip for chip in answer.chips() if chip.name != "q"]
    for name, group in groupby(chips, key=lambda chip: chip.name):
        same = list(group)
        values = listed(chip.value for chip in same)
        yield {"name": name, "part": same[0].label, "value": values}, answer.question.without(name)
