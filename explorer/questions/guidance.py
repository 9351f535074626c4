"""Guide a reader on from an answer: how the words were read, and the nearest ways to more quotes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from explorer.questions.answer import Answer
from explorer.questions.question import FACETS, Question
from explorer.questions.suggestions import NamedPage, did_you_mean, named_pages, pages_named_in
from explorer.search.explanation import explain

FEW = 2
"""An answer with this many quotes or fewer comes with ways to widen it: one of 2 does, one of 3 doesn't."""


@dataclass(frozen=True)
class Way:
    """A question one click away that finds more, and how many quotes it finds."""

    label: str
    question: Question
    count: int


@dataclass(frozen=True)
class Guidance:
    """What is shown above a list of results.

    `explanation` says how the words were read, `correction` is what may have been meant, `pages` are
    the pages of places and themes that the words name, `missing` the words that are in no quote, and
    `ways` lead out of an empty answer or widen a small one.
    """

    explanation: str
    correction: Way | None
    pages: list[NamedPage]
    missing: list[str]
    ways: list[Way]


def guide(answer: Answer) -> Guidance:
    """Return what helps a reader with an answer."""
    words = answer.index.words
    return Guidance(
        explanation=explain(answer.query, words.vocabulary) if answer.query else "",
        correction=_correction(answer),
        pages=pages_named_in(answer.query, words.places, named_pages(answer.index)),
        missing=_missing(answer),
        ways=ways_on(answer),
    )


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
    words = answer.index.words
    return [term.text for term in answer.query.required if not words.found(words.read(term.text))]


def _correction(answer: Answer) -> Way | None:
    """Return the same question with misspelt words corrected, where that finds something."""
    index, asked = answer.index, answer.question

    def count(typed: str) -> int:
        return Answer(index, asked.with_words(typed)).total

    meant = did_you_mean(
        asked.q, answer.query, index.words.vocabulary, named_pages(index), lambda typed: count(typed) > 0
    )
    return Way(meant, asked.with_words(meant), count(meant)) if meant else None


def _finding_more(answer: Answer, ways: Iterator[tuple[str, Question]]) -> Iterator[Way]:
    """Keep the questions that find more quotes; all quotes are more only than none."""
    for label, question in ways:
        if answer.total and not question.is_narrowed:
            continue
        if (count := Answer(answer.index, question).total) > answer.total:
            yield Way(label, question, count)


def _leaving_out_one(answer: Answer) -> Iterator[tuple[str, Question]]:
    """Yield the question without each of its parts in turn."""
    question, terms = answer.question, answer.query.terms
    for term in terms if len(terms) > 1 else ():
        typed = term.text if term in answer.query.required else f"-{term.text}"
        yield (
            _("Without the word %(word)s") % {"word": typed},
            question.with_words(str(answer.query.without(term))),
        )
    if question.q:
        yield _("Without any words"), question.with_words("")
    for filtered, without in _filters(answer):
        yield _("Without the filter %(part)s: %(value)s") % filtered, without


def _leaving_out_many(answer: Answer) -> Iterator[tuple[str, Question]]:
    """Yield the words alone, the filters alone, each facet alone, and the whole archive."""
    question = answer.question
    if question.q:
        yield _("The words, without any filter"), Question(q=question.q)
        yield _("The filters, without the words"), question.with_words("")
    for filtered, _without in _filters(answer):
        if values := question.values(filtered["name"]) if filtered["name"] in FACETS else ():
            alone = Question().with_values(filtered["name"], values)
            yield _("Only the filter %(part)s: %(value)s") % filtered, alone
    yield _("The whole archive"), Question()


def _filters(answer: Answer) -> Iterator[tuple[dict[str, str], Question]]:
    """Yield each filter with all its values in words, and the question without any of them."""
    chips = [chip for chip in answer.chips() if chip.name != "q"]
    for name, group in groupby(chips, key=lambda chip: chip.name):
        same = list(group)
        without = answer.question.with_values(name, []) if name in FACETS else same[0].question
        values = ", ".join(chip.value for chip in same)
        yield {"name": name, "part": same[0].label, "value": values}, without
