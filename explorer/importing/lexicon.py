"""Look up a phrase: which element of an attribution it is, and which value it has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from explorer.archive import countries
from explorer.importing import wording
from explorer.importing.wording import Slot
from explorer.models import OUTSIDE_SYRIA, Place
from explorer.search import analyser

# Digits and letters apart: "30s" -> 30, s.
_RUNS = re.compile(r"\d+|\D+")
# The feminine ending of an Arabic name, with and without its h: "hama" and "hamah" are one.
_ENDS = re.compile(r"ah?$")


class Meaning(NamedTuple):
    """The meaning of a phrase: of which element, and which value."""

    slot: Slot
    value: str


class Word(NamedTuple):
    """A word as it is looked up, and where the text has it."""

    key: str
    start: int
    end: int


class Lexicon:
    """The vocabularies, the archive's governorates and the world's countries as one dictionary.

    A phrase is looked up by its letters alone, so hyphens and spaces may fall anywhere in it.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        """Take the governorates' names and spellings from `places`."""
        spellings = countries.spellings().items()
        self._meanings = {key(spelling): Meaning(Slot.COUNTRY, name) for spelling, name in spellings}
        self._meanings |= _governorates(places)
        self._meanings |= _vocabularies()

    def meaning(self, words: list[Word]) -> Meaning | None:
        """Return what a phrase says, or None; a governorate is known with and without Arabic articles."""
        keys = [word.key for word in words]
        found = self._meanings.get("".join(keys))
        if found or wording.PLACE_ARTICLES.isdisjoint(keys):
            return found
        bare = self._meanings.get("".join(_without_articles(keys)))
        return bare if bare and bare.slot is Slot.GOVERNORATE else None


def cut(text: str) -> Iterator[Word]:
    """Yield the words of `text`, folded, letters and digits apart: "Shi’a, 30s" -> shia, 30, s."""
    for token in analyser.tokens(text):
        for run in _RUNS.finditer(text, token.start, token.end):
            if folded := analyser.fold(run[0]).replace("'", ""):
                yield Word(folded, run.start(), run.end())


def key(phrase: str) -> str:
    """Return the letters by which a phrase is looked up: "Pro-Regime" -> "proregime"."""
    return "".join(word.key for word in cut(phrase))


def _without_articles(words: list[str]) -> list[str]:
    # ar, raqqa -> raqqa
    return [word for word in words if word not in wording.PLACE_ARTICLES]


def _vocabularies() -> dict[str, Meaning]:
    """Return the phrases of the closed vocabularies, and the words that say nothing."""
    silent = [(Slot.ARTICLE, wording.ARTICLES), (Slot.FILLER, wording.FILLERS)]
    meanings = {key(word): Meaning(slot, word) for slot, words in silent for word in words}
    vocabularies: list[tuple[Slot, Mapping[Any, list[str]]]] = [
        (Slot.SECT, wording.SECTS),
        (Slot.GENDER, wording.GENDERS),
        (Slot.DISPLACEMENT, wording.DISPLACEMENTS),
        (Slot.STANCE, wording.STANCES),
        (Slot.STANCE, wording.SPEAKERS_STANCES),
    ]
    for slot, values in vocabularies:
        for value, spellings in values.items():
            meanings |= {key(spelling): Meaning(slot, value.value) for spelling in spellings}
    return meanings


def _governorates(places: Iterable[Place]) -> dict[str, Meaning]:
    """Return the names of the governorates, and of the land around their cities: "rural Homs" -> homs."""
    spellings = {
        place.slug: [name for name in (place.name, place.name_ar, *place.other_spellings) if key(name)]
        for place in places
        if place.slug != OUTSIDE_SYRIA
    }
    named = {letters: slug for slug, names in spellings.items() for name in names for letters in _keys(name)}
    around: dict[str, str] = {}
    for slug, names in spellings.items():
        forms = [key(form.format(name)) for form in wording.SURROUNDINGS for name in names]
        # The land around Damascus is a governorate of its own, whichever way it is
        # named: "Damascus countryside" -> rural-damascus.
        owner = next((named[form] for form in forms if form in named), slug)
        around |= dict.fromkeys(forms, owner)
    return {letters: Meaning(Slot.GOVERNORATE, slug) for letters, slug in (around | named).items()}


def _keys(spelling: str) -> set[str]:
    """Return a place's letters, with and without Arabic articles and the silent h of a feminine ending."""
    words = [word.key for word in cut(spelling)]
    keys = {"".join(words), "".join(_without_articles(words))}
    return keys | {_ENDS.sub(end, letters) for letters in keys for end in ("a", "ah")}
