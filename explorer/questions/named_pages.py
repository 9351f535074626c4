"""Name the pages of places and themes by words: what a search may name and what corrects its words."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, Literal

from django.urls import reverse
from pyroaring import BitMap

from explorer.search.analyser import tokens
from explorer.search.glossary import WRITTEN, is_arabic, prefixed, without_article
from explorer.search.words import starting

Kind = Literal["place", "theme"]


@dataclass(frozen=True, slots=True)
class NamedPage:
    """The page of a place or a theme: `names` holds its name or heading, then other spellings of it.

    `label` is how a page names it: a heading as printed, a place in the page's language. The second name
    of a theme is what its heading means in Arabic, where that is known.
    """

    kind: Kind
    slug: str
    names: tuple[str, ...]
    count: int
    label: Any = ""

    def get_absolute_url(self) -> str:
        """Return the address of the page."""
        return reverse(self.kind, args=[self.slug])


class NamedPages:
    """Pages, found by the words of their names.

    Each word has the set of the names that it is in: what is asked costs as much as the words that answer
    it, however many pages there are.
    """

    def __init__(self, pages: Iterable[NamedPage]) -> None:
        """Read the names of pages, which are found in the order given."""
        self.pages = list(pages)
        self._page_of = array("I")
        self._first_of = array("I")
        self._named_by: defaultdict[str, BitMap] = defaultdict(BitMap)
        self._named_by_stem: defaultdict[str, BitMap] = defaultdict(BitMap)
        self._of_kind: defaultdict[Kind, BitMap] = defaultdict(BitMap)
        for number, page in enumerate(self.pages):
            self._read(number, page)
        self._words = sorted(self._named_by)

    def _read(self, number: int, page: NamedPage) -> None:
        """Take in the names of a page; a word of its first one stands for all of them."""
        first = len(self._page_of)
        self._first_of.append(first)
        of_page = range(first, first + len(page.names))
        for name_number, name in zip(of_page, page.names, strict=True):
            for token in tokens(name):
                for word in {token.word, without_article(token.word)}:
                    self._named_by[word].add(name_number)
                if name_number == first:
                    self._named_by_stem[token.stem].update(of_page)
            self._page_of.append(number)
        self._of_kind[page.kind].update(of_page)

    def english_words(self) -> Iterator[str]:
        """Return the words of all names, but the Arabic ones."""
        return (word for word in self._words if not is_arabic(word))

    def beginning(
        self, kind: Kind, typed: Sequence[str], meant: Sequence[Collection[str]]
    ) -> Iterator[tuple[NamedPage, str]]:
        """Yield each page of a kind that has a name in which every typed word begins a word, with that name.

        `meant` has for each typed word stems, one of which in a page's first name is as good. An Arabic word
        counts with and without what is written together with it.
        """
        found = self._of_kind[kind].copy()
        for word, stems in zip(typed, meant, strict=True):
            beginnings = (each for start in prefixed(word) for each in starting(self._words, start))
            found &= BitMap().union(*map(self._named_by.__getitem__, beginnings), self._with_any(stems))
        for number, names in groupby(found, self._page_of.__getitem__):
            page = self.pages[number]
            yield page, page.names[next(names) - self._first_of[number]]

    def places(self, slugs: Container[str]) -> list[NamedPage]:
        """Return the places with these slugs."""
        by_page = groupby(self._of_kind["place"], self._page_of.__getitem__)
        places = (self.pages[number] for number, _names in by_page)
        return [page for page in places if page.slug in slugs]

    def of_themes(self, wanted: Iterable[Sequence[Collection[str]]], most: int) -> list[NamedPage]:
        """Return the themes whose headings have one stem of each collection that any of `wanted` names.

        Of more than `most` nothing is returned.
        """
        ways = (BitMap.intersection(*map(self._with_any, words)) for words in wanted)
        found = BitMap().union(*ways) & self._of_kind["theme"]
        by_page = groupby(found, self._page_of.__getitem__)
        numbers = [number for number, _names in islice(by_page, most + 1)]
        return [self.pages[number] for number in numbers] if len(numbers) <= most else []

    def _with_any(self, stems: Iterable[str]) -> BitMap:
        """Return the names of the pages whose first name has one of these stems."""
        return BitMap().union(*(self._named_by_stem[each] for each in stems if each in self._named_by_stem))


def correcting_words(words: Iterable[str], pages: NamedPages) -> Mapping[str, str]:
    """Return the words that correct others: as they are compared -> as they are written.

    They are the `words` of quotes, places' spellings, themes' headings and the glossary's Arabic words.
    """
    written = {**WRITTEN, **{word: word for word in words}}
    # A place's name keeps its capital; a heading's words are words like others.
    for name in (name for page in pages.pages if page.kind == "place" for name in page.names):
        written |= {token.word: name[token.start : token.end] for token in tokens(name)}
    for word in pages.english_words():
        written.setdefault(word, word)
    return written
