"""Hold the archive as sets: one bitmap for each attribute value, so that answers are set algebra.

Quotes are numbered from 0 in the report's order; a bitmap is a set of these numbers. An index is
built once per state of the archive in each process and never changes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from pyroaring import BitMap

from explorer.archive.versions import ArchiveState, current_state
from explorer.choices import (
    AGE_BANDS,
    NOT_STATED,
    NOT_STATED_LABEL,
    OLDEST,
    Displacement,
    Gender,
    Sect,
    Stance,
)
from explorer.models import OUTSIDE_SYRIA, Place, Quote
from explorer.questions.labels import chapter_labels, report_labels, theme_labels
from explorer.questions.named_pages import NamedPage, correcting_words
from explorer.questions.question import FACETS
from explorer.search.query import PlaceNames
from explorer.search.words import Words

Labels = Mapping[str, Any]
"""Value -> label; a label of ours is translated when it is written down, not when it is kept."""


class Index:
    """The published quotes as bitmaps.

    `labels` maps each facet to its whole vocabulary, value to label, in the order of display, with
    `not-stated` only where a quote has it;
    `bitmaps` maps each facet and value to its quotes; `ages` holds a bitmap per whole year;
    `numbers` maps a quote's public id to its number and `keys` a number to its database key; `words`
    answers searches.
    """

    def __init__(self, version: str) -> None:
        """Read the published quotes."""
        self.version = version
        self.keys: list[int] = []
        self.numbers: dict[str, int] = {}
        members: dict[tuple[str, str], list[int]] = defaultdict(list)
        ages: dict[int | None, list[int]] = defaultdict(list)
        rows = (
            Quote.objects.published()
            .in_report_order()
            .values_list("pk", "code", "age", *_COLUMNS_OF_FACETS.values())
        )
        for number, (key, code, age, *values) in enumerate(rows.iterator()):
            self.keys.append(key)
            self.numbers[code] = number
            ages[age].append(number)
            for facet, value in zip(_COLUMNS_OF_FACETS, values, strict=True):
                members[facet, value or OUTSIDE_SYRIA].append(number)
        positions = {key: number for number, key in enumerate(self.keys)}
        self.words = Words(positions, PlaceNames.of(Place.objects.all()))
        self.everything = BitMap(range(len(self.keys)))
        self.ages = [BitMap(ages[year]) for year in range(OLDEST + 1)]
        members["age", NOT_STATED] = ages[None]
        self.labels = _labels([facet for facet in MAY_BE_NOT_STATED if members[facet, NOT_STATED]])
        self.bitmaps = {
            facet: {value: BitMap(members[facet, value]) for value in self.labels[facet]} for facet in FACETS
        }
        self.bitmaps["age"] = {
            NOT_STATED: BitMap(ages[None]),
            **{band.value: self.aged(band.lowest, band.highest) for band in AGE_BANDS},
        }

    @cached_property
    def named_pages(self) -> list[NamedPage]:
        """The pages of every place and theme, with all their names and their number of quotes."""
        places, themes = self.bitmaps["governorate"], self.bitmaps["theme"]
        spellings, headings = self.words.places.spellings, self.labels["theme"]
        return [NamedPage("place", slug, names, len(places[slug])) for slug, names in spellings.items()] + [
            NamedPage("theme", slug, (name,), len(themes[slug])) for slug, name in headings.items()
        ]

    @cached_property
    def correcting_words(self) -> Mapping[str, str]:
        """The words that correct others: as they are compared -> as they are written."""
        return correcting_words(self.words.vocabulary.words, self.named_pages)

    def aged(self, lowest: int | None, highest: int | None) -> BitMap:
        """Return the quotes of speakers from `lowest` to `highest` whole years, both included.

        A quote without an age is never among them.
        """
        first = lowest or 0
        last = OLDEST if highest is None else highest
        return BitMap().union(*self.ages[first : last + 1])


_COLUMNS_OF_FACETS = {
    "sect": "sect",
    "gender": "gender",
    "stance": "stance",
    "governorate": "governorate__slug",
    "displacement": "displacement",
    "theme": "theme__slug",
    "chapter": "chapter__slug",
    "report": "chapter__report__slug",
}


MAY_BE_NOT_STATED = ("sect", "gender", "age", "stance")
"""The facets that a report may leave out; each then has the value `not-stated`, its last."""


def _labels(not_stated: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the vocabulary of each facet in its fixed order; those named may also be not stated."""
    labels: dict[str, dict[str, Any]] = {
        "sect": {choice.value: choice.label for choice in Sect},
        "gender": {choice.value: choice.label for choice in Gender},
        "stance": {choice.value: choice.label for choice in Stance},
        "governorate": dict(Place.objects.values_list("slug", "name")),
        "displacement": {choice.value: choice.label for choice in Displacement},
        "theme": theme_labels(),
        "chapter": chapter_labels(),
        "report": report_labels(),
        "age": {band.value: band.label for band in AGE_BANDS},
    }
    for facet in not_stated:
        labels[facet][NOT_STATED] = NOT_STATED_LABEL
    return labels


_lock = Lock()
_kept: tuple[tuple[ArchiveState, Index], ...] = ()
"""Two at most: while the archive changes, requests that began before still read the state before."""


def current_index() -> Index:
    """Return the index of the archive as the request reads it; built only when the archive changed."""
    global _kept  # noqa: PLW0603 - the one thing a process keeps, rebuilt from the database
    state = current_state()
    index = dict(_kept).get(state)
    if index is None:
        with _lock:
            # Another thread may have built it while this one waited.
            index = dict(_kept).get(state)
            if index is None:
                index = Index(state.version)
                _kept = ((state, index), *_kept[:1])
    return index
