"""Find quotes by their words, for one state of the archive, and list all the words there are."""

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Self

from pyroaring import BitMap

from explorer.search import tables
from explorer.search.analyser import stem
from explorer.search.place_names import PlaceNames
from explorer.search.query import Query, Term, TermGroup, parse

KEPT_TERMS = 256
"""The number of terms kept with their quotes; then the one used longest ago is forgotten."""

KEPT_RANKINGS = 16
"""The number of searches that an index remembers in their order; one of a million quotes takes 4 MB."""


def starting(words: Sequence[str], beginning: str) -> Sequence[str]:
    """Return those of some words, which are in order, that start with a beginning."""
    # No character comes after the last one of Unicode.
    return words[bisect_left(words, beginning) : bisect_left(words, f"{beginning}\U0010ffff")]


@dataclass(frozen=True)
class Vocabulary:
    """The words of all published quotes, folded.

    `words` maps each to the number of quotes that have it; `forms` maps a stem to its words,
    shortest first.
    """

    words: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Mapping[str, int], stem_of: Callable[[str], str] = stem) -> Self:
        """Arrange words by their stems."""
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=lambda word: (len(word), word)):
            forms[stem_of(word)].append(word)
        return cls(words, {root: tuple(sharing) for root, sharing in forms.items()})

    @cached_property
    def in_order(self) -> Sequence[str]:
        """The words by their letters."""
        return sorted(self.words)

    def may_hold(self, term: Term) -> bool:
        """Say whether a term can be in a quote: whether all words of any way to find it are in some quote."""
        held = {"stems": self.forms, "words": self.words}
        return any(
            all(token in held[sequence.column] for token in sequence.tokens) for sequence in term.sequences
        ) or (bool(term.parts) and all(map(self.may_hold, term.parts)))


class Words:
    """The words of one state of the archive.

    The database is asked for single terms, and for each once as long as it is remembered; what a
    search finds is algebra with their sets of quotes.
    """

    def __init__(self, everything: BitMap, places: PlaceNames) -> None:
        """Take the numbers of the published quotes, and the names of places."""
        self._everything = everything
        self.places = places
        self._kept: OrderedDict[Term, BitMap] = OrderedDict()
        self._lock = Lock()
        self._ranked = lru_cache(KEPT_RANKINGS)(tables.ranked)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word of the published quotes."""
        stored = tables.stored_words()
        stems = {word: root for word, root, _quotes in stored}
        return Vocabulary.of({word: quotes for word, _root, quotes in stored}, stems.__getitem__)

    def read(self, typed: str) -> Query:
        """Read what was typed into the search box."""
        return parse(typed, self.places)

    def found(self, query: Query) -> BitMap:
        """Return the numbers of the quotes that a query finds; one that asks for nothing finds all."""
        return self.found_each([query])[0]

    def found_each(self, queries: Sequence[Query]) -> list[BitMap]:
        """Return what each of several queries finds; the database is asked at most once for all of them."""
        possible = [list(filter(self._may_find, query.groups)) for query in queries]
        held = self.holding(
            term for groups in possible for group in groups for term in (*group.required, *group.excluded)
        )
        return [
            BitMap().union(*(self._satisfying(group, held) for group in groups))
            if query
            else self._everything.copy()
            for query, groups in zip(queries, possible, strict=True)
        ]

    def holding(self, terms: Iterable[Term]) -> dict[Term, BitMap]:
        """Return for each term the numbers of the quotes in which it holds.

        The database is asked at most once, for those that aren't remembered; and not at all for words
        that no quote has, which aren't remembered either: there is no end of them.
        """
        wanted = {term: BitMap() for term in terms}
        possible = [term for term in wanted if self.vocabulary.may_hold(term)]
        with self._lock:
            held = {term: self._kept[term] for term in possible if term in self._kept}
        asked = [term for term in possible if term not in held]
        for term, numbers in zip(asked, tables.matching(asked), strict=True):
            held[term] = BitMap(numbers)
        self._remember(held)
        return wanted | held

    def _remember(self, held: Mapping[Term, BitMap]) -> None:
        """Keep what was used last."""
        with self._lock:
            for term, numbers in held.items():
                self._kept[term] = numbers
                self._kept.move_to_end(term)
            while len(self._kept) > KEPT_TERMS:
                self._kept.popitem(last=False)

    def _may_find(self, group: TermGroup) -> bool:
        """Say whether each required term of a group can be in a quote."""
        return all(map(self.vocabulary.may_hold, group.required))

    def _satisfying(self, group: TermGroup, held: Mapping[Term, BitMap]) -> BitMap:
        """Return the numbers of the quotes that have all of a group's terms but its excluded ones."""
        required = self._everything.intersection(*(held[term] for term in group.required))
        return required.difference(*(held[term] for term in group.excluded))

    def ranking(self, query: Query, within: BitMap) -> Iterator[int]:
        """Yield these numbers of what a query finds, the best match first; equal ones in the report's order.

        The first of many are cheap: nothing is sorted or filtered that isn't asked for.
        """
        best = self._ranked(query)
        yield from filter(within.__contains__, best)
        yield from within.difference(BitMap(best))
