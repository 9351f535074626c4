"""Know places by their spellings, in English and in Arabic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self

from explorer.search.analyser import tokens
from explorer.search.glossary import is_arabic, prefixed


class NamedPlace(Protocol):
    """A row of the archive's places, with its names."""

    slug: str
    name: str
    other_spellings: list[str]
    name_ar: str


@dataclass(frozen=True)
class PlaceNames:
    """The archive's places by their spellings: `slugs` maps a spelling's words to a place."""

    slugs: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[NamedPlace]) -> Self:
        """Take the names from rows of the archive; of two places with one spelling the first has it."""
        slugs: dict[tuple[str, ...], str] = {}
        spellings = {}
        for place in places:
            names = [name for name in [place.name, *place.other_spellings, place.name_ar] if tokens(name)]
            spellings[place.slug] = tuple(names)
            for name in names:
                slugs.setdefault(tuple(token.word for token in tokens(name)), place.slug)
        return cls(slugs, spellings)

    def slug(self, words: tuple[str, ...]) -> str:
        """Return the place with this spelling, or an empty string.

        It may be in the possessive, or an Arabic name with what is written together with it: "وحلب" (and
        Aleppo), "للرقة" (to Raqqah).
        """
        first, *rest = words
        possessive = (*words[:-1], words[-1].removesuffix("'s"))
        prefixes = [(name, *rest) for name in prefixed(first)] if is_arabic(first) else []
        found = (self.slugs.get(spelling) for spelling in [words, possessive, *prefixes])
        return next(filter(None, found), "")
