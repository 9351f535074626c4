"""Answer a question: how many quotes, which ones in which order, and the counts of every facet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import overload

from django.utils.translation import gettext, ngettext
from pyroaring import BitMap

from explorer.choices import NOT_STATED, Sort
from explorer.locales import Number, semicolon
from explorer.models import Quote
from explorer.questions.index import Index, Row, current_index, numbers_of, quotes_of, rows_of
from explorer.questions.question import FACETS, LABELS, Question

SHOWN_VALUES = 12
"""Of a vocabulary of 13 values, a list of quotes shows 12 that hold quotes; one of 12 is shown whole."""

ALWAYS_WHOLE = ("governorate",)
"""The facets that a list shows whole: the fifteen places, and no more can come."""

STREAM_SIZE = 500
"""The number of quotes that a download holds in memory at once."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: `count` quotes have it when its own facet is lifted and all else applies."""

    value: str
    label: str
    count: int
    selected: bool
    facet: str
    asked: Question

    @property
    def question(self) -> Question:
        """The question for its quotes among those that are asked for."""
        return self.asked.narrowed_to(self.facet, self.value)


@dataclass(frozen=True)
class Facet:
    """A facet with its values in a fixed order, zeros included; `more` of them are left out."""

    name: str
    label: str
    values: list[FacetValue]
    more: int = 0


@dataclass(frozen=True)
class Chip:
    """An active part of the question, and the question without it; `name` is a field, or "age"."""

    name: str
    label: str
    value: str
    question: Question


class Answer:
    """The archive's answer to one question; a sequence of quotes, counted before any is read.

    `parts` maps each part that narrows the question (a facet, "age", "q", "id") to the numbers of the
    quotes that it leaves by itself.
    """

    def __init__(self, index: Index, question: Question) -> None:
        """Find the quotes of `question` in `index`."""
        self.index = index
        self.question = question
        self.query = index.words.read(question.q)
        self.parts = dict(self._find_parts())
        self.matching = self.matching_all_but("")

    def __len__(self) -> int:
        return len(self.matching)

    @overload
    def __getitem__(self, part: slice) -> list[Quote]: ...
    @overload
    def __getitem__(self, part: int) -> Quote: ...
    def __getitem__(self, part: slice | int) -> list[Quote] | Quote:
        """Read one quote, or the quotes of a slice, in the order asked for."""
        if isinstance(part, int):
            return self[part : part + 1][0]
        return list(self.index.quotes(self.numbers(part)).values())

    def numbers(self, part: slice) -> list[int]:
        """Return the numbers of the quotes of a slice, in the order asked for."""
        start, stop, _step = part.indices(len(self))
        return self._numbers(start, stop)

    @property
    def total(self) -> int:
        """The number of quotes that answer the question."""
        return len(self)

    def stream(self) -> Iterator[Quote]:
        """Yield every quote in order, holding a few hundred at a time."""
        numbers = self._ordered()
        while part := list(islice(numbers, STREAM_SIZE)):
            yield from quotes_of(part).values()

    def rows(self, fields: Sequence[str], start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Yield these database fields of every quote in order, or of a slice, a few hundred at a time."""
        numbers = islice(self._ordered(), start, stop)
        while part := list(islice(numbers, STREAM_SIZE)):
            yield from rows_of(part, fields).values()

    def count(self, name: str, value: str) -> int:
        """Return how many quotes of the answer have a value of a facet."""
        return self.matching.intersection_cardinality(self.index.bitmaps[name][value])

    def place(self, quote: Quote) -> int:
        """Return a published quote's place, from 1, among the answer's in the report's order."""
        return self.matching.rank(quote.numbered.number)

    def held_values(self, name: str, at_most: int | None = None) -> list[str]:
        """Return the values of a facet in their order, also those without a quote.

        Of a vocabulary of more than `at_most` values these are the first that the answer's quotes have.
        """
        bitmaps, labels = self.index.bitmaps[name], self.index.labels[name]
        if at_most is None or len(labels) <= at_most:
            return list(labels)
        return list(islice((value for value in labels if self.matching.intersect(bitmaps[value])), at_most))

    def facets(self) -> list[Facet]:
        """Return every facet with its counts."""
        return [self.facet(name) for name in LABELS]

    def facet(self, name: str, values: Iterable[str] | None = None) -> Facet:
        """Return one facet with its counts, whole or only some of its values; `name` is a key of `LABELS`."""
        lifted = self.matching_all_but(name)
        bitmaps, labels = self.index.bitmaps[name], self.index.labels[name]
        chosen = self.question.chosen(name)
        shown = [
            FacetValue(
                value,
                str(labels[value]),
                lifted.intersection_cardinality(bitmaps[value]),
                value in chosen,
                name,
                self.question,
            )
            for value in (labels if values is None else values)
        ]
        return Facet(name, str(LABELS[name]), shown, len(labels) - len(shown))

    def facet_in_short(self, name: str) -> Facet:
        """Return a facet; of a long vocabulary the chosen values and the first that hold quotes."""
        labels = self.index.labels[name]
        if len(labels) <= SHOWN_VALUES or name in ALWAYS_WHOLE:
            return self.facet(name)
        lifted, bitmaps = self.matching_all_but(name), self.index.bitmaps[name]
        holding = (value for value in labels if lifted.intersect(bitmaps[value]))
        shown = {*islice(holding, SHOWN_VALUES), *self.question.values(name)}
        return self.facet(name, [value for value in labels if value in shown])

    def chips(self) -> list[Chip]:
        """Return the active parts of the question, each with the question without it."""
        asked = self.question
        chips = [Chip("q", gettext("Words"), asked.q, asked.with_words(""))] if asked.q else []
        chips += [
            Chip(facet, str(label), str(self.index.labels[facet][value]), asked.toggling(facet, value))
            for facet, label in [*FACETS.items(), ("age", LABELS["age"])]
            for value in asked.values(facet)
        ]
        if limits := _limits_in_words(asked.age_min, asked.age_max):
            chips.append(Chip("age", str(LABELS["age"]), limits, asked.with_ages(None, None)))
        if asked.id:
            number = ngettext("%(count)s chosen", "%(count)s chosen", len(asked.id))
            label = number % {"count": Number(len(asked.id))}
            chips.append(Chip("id", gettext("Quotes"), label, asked.with_values("id", [])))
        return chips

    def question_in_words(self) -> str:
        """Return what was asked: `Stance: Pro-regime; Governorate: Homs`; empty for all quotes."""
        return semicolon().join(f"{chip.label}: {chip.value}" for chip in self.chips())

    def _find_parts(self) -> Iterator[tuple[str, BitMap]]:
        """Yield each part that narrows the question, with the quotes that have any of its values."""
        for facet in FACETS:
            if values := self.question.values(facet):
                bitmaps = self.index.bitmaps[facet]
                yield facet, BitMap().union(*(bitmaps[value] for value in values))
        if (ages := self._find_ages()) is not None:
            yield "age", ages
        if self.query:
            yield "q", self.index.words.found(self.query)
        if self.question.id:
            yield "id", BitMap(numbers_of(self.question.id).values())

    def _find_ages(self) -> BitMap | None:
        """Return the quotes whose age, or lack of one, was asked for; None where neither was."""
        asked, bitmaps = self.question, self.index.bitmaps["age"]
        terms = [BitMap().union(*(bitmaps[value] for value in asked.age))] if asked.age else []
        if asked.age_min is not None or asked.age_max is not None:
            terms.append(self.index.aged(asked.age_min, asked.age_max))
        return BitMap.intersection(*terms) if terms else None

    def matching_all_but(self, lifted: str) -> BitMap:
        """Return the quotes that every part of the question but one leaves."""
        terms = [found for name, found in self.parts.items() if name != lifted]
        return self.index.everything.intersection(*terms)

    def _numbers(self, start: int, stop: int) -> list[int]:
        """Return the numbers from `start` to before `stop` of the ordered answer."""
        if self._is_ranked:
            return list(islice(self._ordered(), start, stop))
        numbers: list[int] = []
        for run in self._runs():
            size = len(run)
            numbers.extend(run[max(start, 0) : min(stop, size)] if start < size and stop > 0 else [])
            start, stop = start - size, stop - size
        return numbers

    def _ordered(self) -> Iterator[int]:
        """Return all numbers in the order asked for."""
        if self._is_ranked:
            return self.index.words.ranking(self.query, self.matching)
        return chain.from_iterable(self._runs())

    @property
    def _is_ranked(self) -> bool:
        """Whether the best match comes first."""
        return self.question.order == Sort.RELEVANCE and bool(self.query)

    def _runs(self) -> list[BitMap | list[int]]:
        """Return the answer's numbers as runs that follow each other in the order asked for."""
        order = self.question.order
        if order in (Sort.AGE, Sort.AGE_DESCENDING):
            years = self.index.ages if order == Sort.AGE else reversed(self.index.ages)
            unknown = self.index.bitmaps["age"][NOT_STATED]
            return [year & self.matching for year in [*years, unknown]]
        if order == "given":
            numbers = numbers_of(self.question.id)
            given = (numbers[code] for code in self.question.id if code in numbers)
            return [[number for number in given if number in self.matching]]
        return [self.matching]


def ask(question: Question) -> Answer:
    """Answer a valid question from the archive as it is now."""
    return Answer(current_index(), question)


def _limits_in_words(lowest: int | None, highest: int | None) -> str:
    """Return limits of ages as a reader says them; empty where there are none.

    25 and 34 give `25–34`, 25 alone gives `25 and over`.
    """
    if lowest is None:
        return "" if highest is None else gettext("up to %(age)s") % {"age": Number(highest)}
    if highest is None:
        return gettext("%(age)s and over") % {"age": Number(lowest)}
    return gettext("{lowest}–{highest}").format(lowest=Number(lowest), highest=Number(highest))
