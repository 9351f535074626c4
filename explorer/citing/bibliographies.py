"""List several works in one style, by the alphabet, with letters for those of the same authors and year."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, product
from string import ascii_lowercase
from typing import NamedTuple

from explorer.citing.items import CitedItem
from explorer.citing.names import names_in_words
from explorer.citing.rich_text import RichText
from explorer.citing.styles import Style


class Entry(NamedTuple):
    """An entry of a bibliography, and where this archive shows what is cited of it."""

    reference: RichText
    places: list[RichText]


def bibliography(style: Style, items: Iterable[CitedItem]) -> list[Entry]:
    """Return the entries for items, by the alphabet: what several items share is named once.

    A chapter (in APA a report) has one entry for all of its quotes; the places of those that have an
    address in this archive come after it, in the order of the items.
    """
    wholes: dict[str, CitedItem] = {}
    places = defaultdict(list)
    for item in items:
        whole = CitedItem(item.report, item.chapter, accessed=item.accessed)
        text = style.reference(whole).text
        wholes[text] = whole
        if item.address:
            places[text].append(style.place(item))
    in_order = sorted(wholes, key=_alphabetical)
    lettered = with_letters([wholes[text] for text in in_order])
    return [
        Entry(style.reference(whole), places[text]) for text, whole in zip(in_order, lettered, strict=True)
    ]


def _alphabetical(text: str) -> str:
    """Return what a reference is sorted by: `Odeh, F. (2015). “A”` is `odeh f 2015 a `."""
    return re.sub(r"[\W_]+", " ", text).casefold()


def with_letters(items: Sequence[CitedItem]) -> list[CitedItem]:
    """Return items with letters for those of the same authors and year: `2015a`, `2015b`."""
    works = [(names_in_words(item.authors), item.year) for item in items]
    letters = {work: _letters() for work, number in Counter(works).items() if number > 1}
    return [
        replace(item, letter=next(letters[work])) if work in letters else item
        for item, work in zip(items, works, strict=True)
    ]


def _letters() -> Iterator[str]:
    """Yield a, b, … z, aa, ab, and so on."""
    for size in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=size))
