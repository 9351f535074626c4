"""What one index knows about words: which quotes a search finds, in which order of relevance."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from pyroaring import BitMap

from explorer.search import tables
from explorer.search.query import PlaceNames, Query, parse
from explorer.search.vocabulary import Vocabulary

KEPT = 256
"""How many searches an index remembers."""


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
