"""Hold the archive as sets: one bitmap for each attribute value, so that answers are set algebra.

Quotes have numbers in the report's order; a bitmap is a set of these numbers. Who changes the archive
stores the bitmaps (`explorer.archive.bitmaps`); a process reads them once per state of the archive, and
never changes them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache
from pyroaring import BitMap

from explorer.archive.bitmaps import COLUMNS, PUBLISHED, stored
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
from explorer.derived import NumberedQuote
from explorer.locales import either
from explorer.models import OUTSIDE_SYRIA, Chapter, Place, Quote
from explorer.questions.labels import chapter_labels, report_labels, theme_labels, theme_names
from explorer.questions.named_pages import NamedPage, NamedPages, correcting_words
from explorer.search.place_names import PlaceNames
from explorer.search.words import Words

Labels = Mapping[str, Any]
"""Value -> label; a label of ours is translated when it is written down, not when it is kept."""

Row = list[Any]
"""The values of some fields of one quote."""

Kept = TypeVar("Kept")


KEPT_QUOTES = 200
"""The number of quotes that a state of the archive keeps as pages read them, about 14 KB each."""


class _Read(dict[str, Kept]):
    """Values that are read for a facet when it is first asked for."""

    def __init__(self, read: Callable[[str], Kept]) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._read = read

    def __missing__(self, facet: str) -> Kept:
        self[facet] = self._read(facet)
        return self[facet]


class Index:
    """The published quotes as the bitmaps that are stored in the database, read facet by facet.

    `labels` maps each facet to its whole vocabulary, value to label, in the order of display, with
    `not-stated` only where a quote has it; `bitmaps` maps each facet and value to its quotes; `ages` holds
    a bitmap per whole year; `everything` has every quote; `words` answers searches.
    """

    def __init__(self, version: str) -> None:
        """Read what every answer needs."""
        self.version = version
        at_once = [facet for facet in (PUBLISHED, *COLUMNS) if facet not in _GROWING]
        self._stored = _Read(lambda facet: stored([facet])[facet])
        self._stored.update(stored(at_once))
        self.everything = self._stored[PUBLISHED].get("", BitMap())
        self.labels: _Read[dict[str, Any]] = _Read(self._read_labels)
        self.bitmaps: _Read[dict[str, BitMap]] = _Read(self._read_bitmaps)
        self._quotes: LRUCache[int, Quote] = LRUCache(KEPT_QUOTES)
        self._quotes_lock = Lock()

    @cached_property
    def words(self) -> Words:
        """The words of the published quotes."""
        return Words(self.everything, PlaceNames.of(Place.objects.all()))

    @cached_property
    def ages(self) -> list[BitMap]:
        """The quotes of the speakers of each age, by whole years."""
        return [self._stored["age"].get(str(year), BitMap()) for year in range(OLDEST + 1)]

    @cached_property
    def named_pages(self) -> NamedPages:
        """The pages of every place and theme, with all their names and their number of quotes."""
        return NamedPages(self._named_pages())

    def _named_pages(self) -> Iterator[NamedPage]:
        """Yield the pages of the places, then those of the themes."""
        places, themes = self.bitmaps["governorate"], self.bitmaps["theme"]
        for slug, names in self.words.places.spellings.items():
            yield NamedPage("place", slug, names, len(places[slug]), self.labels["governorate"][slug])
        for slug, names in theme_names(self.labels["theme"]):
            yield NamedPage("theme", slug, names, len(themes[slug]), names[0])

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

    def quotes(self, numbers: Iterable[int]) -> dict[int, Quote]:
        """Return what `quotes_of` does, for a page; those that a page showed before aren't read again.

        They are shared by all threads, so nobody may change them.
        """
        wanted = list(numbers)
        with self._quotes_lock:
            held = {number: kept for number in wanted if (kept := self._quotes.get(number))}
        if missing := [number for number in wanted if number not in held]:
            read = quotes_of(missing)
            with self._quotes_lock:
                self._quotes.update(read)
            held |= read
        return {number: held[number] for number in wanted if number in held}

    def _read_labels(self, facet: str) -> dict[str, Any]:
        """Return the vocabulary of a facet."""
        labels = dict(_VOCABULARIES[facet]())
        missing = NOT_STATED if facet != "age" else ""
        if facet in MAY_BE_NOT_STATED and self._stored[facet].get(missing):
            labels[NOT_STATED] = NOT_STATED_LABEL
        return labels

    def _read_bitmaps(self, facet: str) -> dict[str, BitMap]:
        """Return the quotes of each value of a facet's vocabulary, those without a quote included."""
        if facet == "report":
            return self._of_reports()
        found = self._stored[facet]
        if facet == "age":
            bands = {band.value: self.aged(band.lowest, band.highest) for band in AGE_BANDS}
            return {NOT_STATED: found.get("", BitMap()), **bands}
        if facet == "governorate":
            found = {value or OUTSIDE_SYRIA: numbers for value, numbers in found.items()}
        return {value: found.get(value, BitMap()) for value in self.labels[facet]}

    def _of_reports(self) -> dict[str, BitMap]:
        """Return the quotes of each report: those of its chapters."""
        found = {slug: BitMap() for slug in self.labels["report"]}
        for report, chapter in Chapter.objects.values_list("report__slug", "slug"):
            found[report] |= self.bitmaps["chapter"][chapter]
        return found


def numbers_of(codes: Collection[str]) -> dict[str, int]:
    """Return the numbers of the published quotes with these ids, by id."""
    if not codes:
        return {}
    found = NumberedQuote.objects.filter(quote__code__in=codes, quote__withdrawn=None)
    return dict(found.values_list("quote__code", "number"))


def quotes_of(numbers: Iterable[int]) -> dict[int, Quote]:
    """Read the quotes with these numbers, each with its context: number -> quote, in the order given."""
    wanted = list(numbers)
    quotes = Quote.objects.published().with_context().filter(numbered__in=wanted)
    found = {quote.numbered.number: quote for quote in quotes}
    return {number: found[number] for number in wanted if number in found}


def rows_of(numbers: Iterable[int], fields: Sequence[str]) -> dict[int, Row]:
    """Read some fields of the quotes with these numbers: number -> values, in the order given."""
    wanted = list(numbers)
    read = Quote.objects.published().filter(numbered__in=wanted).order_by().values_list("numbered", *fields)
    found = {number: row for number, *row in read}
    return {number: found[number] for number in wanted if number in found}


MAY_BE_NOT_STATED = ("sect", "gender", "age", "stance")
"""The facets that a report may leave out; each then has the value `not-stated`, its last."""


_GROWING = ("theme", "chapter", "report")
"""The facets whose vocabularies grow with the archive: they are read when they are first asked for."""

_VOCABULARIES: Mapping[str, Callable[[], Mapping[str, Any] | Iterable[tuple[str, Any]]]] = {
    "sect": lambda: Sect.choices,
    "gender": lambda: Gender.choices,
    "stance": lambda: Stance.choices,
    "governorate": lambda: [
        (slug, either(name, name_ar))
        for slug, name, name_ar in Place.objects.values_list("slug", "name", "name_ar")
    ],
    "displacement": lambda: Displacement.choices,
    "theme": theme_labels,
    "chapter": chapter_labels,
    "report": report_labels,
    "age": lambda: [(band.value, band.label) for band in AGE_BANDS],
}
"""Facet -> its values and their labels, in their fixed order."""


_lock = Lock()
_kept: tuple[tuple[ArchiveState, Index], ...] = ()
"""Two at most: while the archive changes, requests that began before still read the state before."""


def current_index() -> Index:
    """Return the index of the archive as the request reads it; read only when the archive changed."""
    global _kept  # noqa: PLW0603 - the one thing a process keeps, rebuilt from the database
    state = current_state()
    index = dict(_kept).get(state)
    if index is None:
        with _lock:
            # Another thread may have read it while this one waited.
            index = dict(_kept).get(state)
            if index is None:
                index = Index(state.version)
                _kept = ((state, index), *_kept[:1])
    return index
