"""Store a bitmap of quotes' numbers for every value of every facet; a change writes those it touches."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from pyroaring import BitMap

from explorer.derived import FacetBitmap, NumberedQuote
from explorer.models import Quote

COLUMNS = {
    "sect": "sect",
    "gender": "gender",
    "age": "age",
    "stance": "stance",
    "governorate": "governorate__slug",
    "displacement": "displacement",
    "theme": "theme__slug",
    "chapter": "chapter__slug",
}
"""Facet -> the column with its values; a missing age or governorate has the value of an empty text."""

PUBLISHED = "published"
"""The facet of which every published quote has the one value, an empty text."""

_FACETS = (PUBLISHED, *COLUMNS)

MOST_HELD = 20_000
"""The bitmaps that a renewal holds before it stores them: enough for the vocabularies of 2,000 quotes."""

_BETWEEN = "|"
"""What is between the values of a quote, none of which holds it: "|sunni|woman|30|…"."""

Term = tuple[str, str]
"""A facet and one of its values."""


def stored(facets: Collection[str]) -> dict[str, dict[str, BitMap]]:
    """Return the bitmaps of each facet by value; a value that no quote has is not among them."""
    found: dict[str, dict[str, BitMap]] = {facet: {} for facet in facets}
    rows = FacetBitmap.objects.filter(facet__in=facets).values_list("facet", "value", "numbers")
    for facet, value, numbers in rows.iterator():
        found[facet][value] = BitMap.deserialize(bytes(numbers))
    return found


class BitmapRenewal:
    """The bitmaps that a change touches: read when the first quote needs them, stored by `store`."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._read: dict[Term, BitMap] = {}

    def cut(self, first: int) -> None:
        """Take the numbers from `first` on out of every bitmap."""
        for row in FacetBitmap.objects.iterator():
            numbers = BitMap.deserialize(bytes(row.numbers))
            if numbers.max() >= first:
                numbers.remove_range(first, numbers.max() + 1)
                self._read[row.facet, row.value] = numbers
            if len(self._read) > MOST_HELD:
                self.store()

    def renew(self, keys: Collection[int]) -> None:
        """Put the numbers of these quotes into the bitmaps of their values, and out of those they had."""
        rows = list(NumberedQuote.objects.filter(quote__in=keys))
        values = _values(keys)
        changed = [(row, values.get(row.quote_id, "")) for row in rows]
        changed = [(row, held) for row, held in changed if row.held != held]
        self._read_all({term for row, held in changed for term in [*_terms(row.held), *_terms(held)]})
        for row, held in changed:
            for term in _terms(row.held):
                self._read[term].discard(row.number)
            for term in _terms(held):
                self._read[term].add(row.number)
            row.held = held
        NumberedQuote.objects.bulk_create(
            [row for row, _held in changed],
            update_conflicts=True,
            unique_fields=["number"],
            update_fields=["held"],
        )
        gone = {row.quote_id for row in rows} - set(
            Quote.objects.filter(pk__in=keys).order_by().values_list("pk", flat=True)
        )
        NumberedQuote.objects.filter(quote__in=gone).delete()
        if len(self._read) > MOST_HELD:
            self.store()

    def store(self) -> None:
        """Store what was read and changed; a bitmap that became empty goes."""
        filled = {term: numbers for term, numbers in self._read.items() if numbers}
        for numbers in filled.values():
            numbers.run_optimize()
        FacetBitmap.objects.bulk_create(
            [
                FacetBitmap(facet=facet, value=value, numbers=numbers.serialize())
                for (facet, value), numbers in filled.items()
            ],
            batch_size=100,
            update_conflicts=True,
            unique_fields=["facet", "value"],
            update_fields=["numbers"],
        )
        for facet, empty in _by_facet(self._read.keys() - filled.keys()).items():
            FacetBitmap.objects.filter(facet=facet, value__in=empty).delete()
        self._read.clear()

    def _read_all(self, terms: Collection[Term]) -> None:
        """Read the bitmaps that aren't read yet."""
        missing = set(terms) - self._read.keys()
        self._read |= {term: BitMap() for term in missing}
        # One statement for all facets finds a few values too many: a sect's, say, that is a theme's name too.
        facets, values = ({term[part] for term in missing} for part in (0, 1))
        rows = FacetBitmap.objects.filter(facet__in=facets, value__in=values)
        for facet, value, numbers in rows.values_list("facet", "value", "numbers") if missing else ():
            if (facet, value) in missing:
                self._read[facet, value] = BitMap.deserialize(bytes(numbers))


def _values(keys: Collection[int]) -> Mapping[int, str]:
    """Return the values of these quotes as one text each, by key; withdrawn quotes have none."""
    rows = Quote.objects.published().filter(pk__in=keys).order_by().values_list("pk", *COLUMNS.values())
    return {
        key: _BETWEEN.join(["", *("" if value is None else str(value) for value in values)])
        for key, *values in rows
    }


def _terms(held: str) -> list[Term]:
    """Return the values of a quote with their facets; a withdrawn quote has none."""
    return list(zip(_FACETS, held.split(_BETWEEN), strict=True)) if held else []


def _by_facet(terms: Collection[Term]) -> Mapping[str, list[str]]:
    """Return the values of each facet."""
    found = defaultdict(list)
    for facet, value in terms:
        found[facet].append(value)
    return found
