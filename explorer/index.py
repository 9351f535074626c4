"""Finding and counting: one bitmap per attribute value, and set algebra for everything else.

Quotes are numbered from 0 in the report's order; a bitmap is a set of these numbers. An index is
built once per state of the archive in each process and never changes.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import Any

from pyroaring import BitMap

from explorer.answer import Answer
from explorer.choices import AGE_BANDS, OLDEST, Displacement, Gender, Sect, Stance
from explorer.models import Chapter, Place, Quote, Theme
from explorer.query import PlaceNames
from explorer.question import FACETS, Question
from explorer.suggestions import Page
from explorer.versions import State, current_state
from explorer.words import Words

Labels = Mapping[str, Any]
"""Value -> label; a label of ours is translated when it is written down, not when it is kept."""

OUTSIDE_SYRIA = "outside-syria"
"""The place of every speaker whose country isn't Syria."""


class Index:
    """The published quotes as bitmaps.

    `labels` maps each facet to its whole vocabulary, value to label, in the order of display;
    `bitmaps` maps each facet and value to its quotes; `ages` holds a bitmap per whole year;
    `numbers` maps a quote's public id to its number and `keys` a number to its database key; `words`
    answers searches.
    """

    def __init__(self, version: str) -> None:
        """Read the published quotes."""
        self.version = version
        self.labels = _labels()
        self.keys: list[int] = []
        self.numbers: dict[str, int] = {}
        members: dict[tuple[str, str], list[int]] = defaultdict(list)
        ages: dict[int, list[int]] = defaultdict(list)
        rows = (
            Quote.objects.published().in_report_order().values_list("pk", "code", "age", *_SOURCES.values())
        )
        for number, (key, code, age, *values) in enumerate(rows.iterator()):
            self.keys.append(key)
            self.numbers[code] = number
            ages[age].append(number)
            for facet, value in zip(_SOURCES, values, strict=True):
                members[facet, value or OUTSIDE_SYRIA].append(number)
        positions = {key: number for number, key in enumerate(self.keys)}
        self.words = Words(positions, PlaceNames.of(Place.objects.all()))
        self.everything = BitMap(range(len(self.keys)))
        self.ages = [BitMap(ages[year]) for year in range(OLDEST + 1)]
        self.bitmaps = {
            facet: {value: BitMap(members[facet, value]) for value in self.labels[facet]} for facet in FACETS
        }
        self.bitmaps["age"] = {band.value: self.aged(band.lowest, band.highest) for band in AGE_BANDS}

    @cached_property
    def pages(self) -> list[Page]:
        """The pages of every place and theme, with all their names and their number of quotes."""
        places, themes = self.bitmaps["governorate"], self.bitmaps["theme"]
        return [
            Page("place", slug, names, len(places[slug]))
            for slug, names in self.words.places.spellings.items()
        ] + [Page("theme", slug, (name,), len(themes[slug])) for slug, name in self.labels["theme"].items()]

    def aged(self, lowest: int | None, highest: int | None) -> BitMap:
        """Return the quotes of speakers from `lowest` to `highest` whole years, both included."""
        first = lowest or 0
        last = OLDEST if highest is None else highest
        return BitMap().union(*self.ages[first : last + 1])

    def answer(self, question: Question) -> Answer:
        """Answer a valid question."""
        return Answer(self, question)


_SOURCES = {
    "sect": "sect",
    "gender": "gender",
    "stance": "stance",
    "governorate": "governorate__slug",
    "displacement": "displacement",
    "theme": "theme__slug",
    "chapter": "chapter__slug",
}


def _labels() -> dict[str, Labels]:
    """Return the vocabulary of each facet in its fixed order."""
    return {
        "sect": {choice.value: choice.label for choice in Sect},
        "gender": {choice.value: choice.label for choice in Gender},
        "stance": {choice.value: choice.label for choice in Stance},
        "governorate": dict(Place.objects.values_list("slug", "name")),
        "displacement": {choice.value: choice.label for choice in Displacement},
        "theme": dict(Theme.objects.values_list("slug", "heading")),
        "chapter": dict(Chapter.objects.values_list("slug", "title")),
        "age": {band.value: band.label for band in AGE_BANDS},
    }


_lock = Lock()
_current: tuple[State, Index] | None = None


def current_index() -> Index:
    """Return the index of the archive as it is now; built only when the archive changed."""
    global _current  # noqa: PLW0603 - the one thing a process keeps, rebuilt from the database
    state = current_state()
    held = _current
    if held is None or held[0] != state:
        with _lock:
            # Another thread may have built it while this one waited.
            held = _current
            if held is None or held[0] != state:
                held = _current = (state, Index(state.version))
    return held[1]
