"""Find quotes by their words, for one state of the archive, and list all the words there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

from pyroaring import BitMap

from explorer.search import tables
from explorer.search.analyser import stem
from explorer.search.query import PlaceNames, Query, parse

KEPT = 256
"""How many searches an index remembers: the 257th forgets the one that was asked longest ago."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of all published quotes, folded.

    `words` maps each to the number of quotes that have it; `forms` maps a stem to its words,
    shortest first.
    """

    words: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Mapping[str, int]) -> Self:
        """Arrange what `explorer.search.tables.word_counts` returns."""
        forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=lambda word: (len(word), word)):
            forms[stem(word)].append(word)
        return cls(words, {root: tuple(sharing) for root, sharing in forms.items()})


class Words:
    """The words of one state of the archive; searches that were asked before are remembered."""

    def __init__(self, positions: Mapping[int, int], places: PlaceNames) -> None:
        """Take the number of each quote by its database key, and the names of places."""
        self._positions = positions
        self.places = places
        self.found = lru_cache(KEPT)(self._found)
        self.ranking = lru_cache(KEPT)(self._ranking)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word of the published quotes."""
        return Vocabulary.of(tables.word_counts())

    def read(self, typed: str) -> Query:
        """Read what was typed into the search box."""
        return parse(typed, self.places)

    def _found(self, query: Query) -> BitMap:
        """Return the numbers of the quotes that a query finds."""
        keys = tables.matching_pks(query)
        return BitMap(self._positions[key] for key in keys if key in self._positions)

    def _ranking(self, query: Query) -> list[int]:
        """Return these numbers, the best match first; equal matches in the report's order."""
        scores = tables.relevance(query)
        by_number = {self._positions[key]: score for key, score in scores.items() if key in self._positions}
        return sorted(self.found(query), key=lambda number: (-by_number.get(number, 0.0), number))
