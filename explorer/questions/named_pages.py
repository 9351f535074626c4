"""Name the pages of places and themes by words: what a search may name and what corrects its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.urls import reverse

from explorer.search.analyser import tokens
from explorer.search.glossary import WRITTEN


@dataclass(frozen=True)
class NamedPage:
    """The page of a place or a theme: `names` holds its name or heading, then other spellings of it.

    `label` is how a page names it: a heading as printed, a place in the page's language.
    """

    kind: Literal["place", "theme"]
    slug: str
    names: tuple[str, ...]
    count: int
    label: Any = ""

    def get_absolute_url(self) -> str:
        """Return the address of the page."""
        return reverse(self.kind, args=[self.slug])

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each name, as they are compared."""
        return [[token.word for token in tokens(name)] for name in self.names]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the first name."""
        return frozenset(token.stem for token in tokens(self.names[0]))


def correcting_words(words: Iterable[str], pages: Iterable[NamedPage]) -> Mapping[str, str]:
    """Return the words that correct others: as they are compared -> as they are written.

    They are the `words` of quotes, places' spellings, themes' headings and the glossary's Arabic words.
    """
    written = {**WRITTEN, **{word: word for word in words}}
    for page in pages:
        for name in page.names:
            for token in tokens(name):
                # A place's name keeps its capital; a heading's words are words like others.
                if page.kind == "place":
                    written[token.word] = name[token.start : token.end]
                else:
                    written.setdefault(token.word, token.word)
    return written
