"""The archive's own words: which there are, how many quotes have each, and which share a stem."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from explorer.search.analyser import stem


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
