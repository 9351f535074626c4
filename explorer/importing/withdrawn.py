"""Keep the words of withdrawn quotes out of the archive, in whatever shape a file brings them back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from explorer.archive.withdrawal import fingerprint
from explorer.importing.found import FoundQuote
from explorer.importing.matching import Matches
from explorer.importing.readings import NEW
from explorer.models import Chapter, Quote

_FEW = 5
"""Marks of a fingerprint up to which common words may be chance: “I don't know what to say” has four."""


@dataclass(frozen=True)
class _Likeness:
    """A withdrawn quote, how many marks of its fingerprint a text shares, and how many the two have."""

    quote: Quote
    shared: int
    fewest: int
    most: int

    @property
    def is_same(self) -> bool:
        """Whether it is the same quote, perhaps with a word or two changed."""
        return 3 * self.shared >= 2 * self.most

    @property
    def is_mostly(self) -> bool:
        """Whether one of the two has most of the words of the other: a piece of it, or more than it."""
        return 2 * self.shared >= self.fewest

    @property
    def is_alike(self) -> bool:
        """Whether they share more than two quotes of a report do: one mark in seven at most."""
        return 4 * self.shared >= self.fewest


class Withdrawn:
    """The withdrawn quotes of the archive, and which of them a quote of a file may be."""

    def __init__(self, chapter: Chapter) -> None:
        """Read them; `chapter` is that of the file."""
        self._chapter = chapter
        rows = Quote.objects.exclude(withdrawn=None).select_related("theme", "chapter__report")
        self._marks = [(row, set(row.fingerprint.split())) for row in rows]

    def same(self, quote: FoundQuote, taken: Collection[int]) -> Quote | None:
        """Return the chapter's withdrawn quote that `quote` is beyond doubt, unless it is `taken`."""
        best = max(self._likenesses(quote.text), key=lambda like: like.shared, default=None)
        if best is None or not best.is_same or best.quote.pk in taken:
            return None
        return best.quote if best.quote.chapter_id == self._chapter.pk else None

    def doubt(self, quote: FoundQuote, row: Quote | None, identity: str, beside: Sequence[Quote]) -> str:
        """Return why a text can't be published, with the way out; nothing where it can.

        `row` is the published quote whose new text it is, None for a new quote; `identity` is what a reading
        says of it, and `beside` are the withdrawn quotes that were in its place.
        """
        own = row.code if row else NEW
        likenesses = sorted(self._likenesses(quote.text), key=lambda like: -like.shared)
        for like in likenesses:
            if like.is_mostly and like.shared >= min(_FEW, like.most):
                return _sentence("It has most of the words of", like.quote, is_new=row is None)
        if identity == own:
            return ""
        for like in likenesses:
            if like.is_alike:
                return _sentence("It has words of", like.quote, own, is_new=row is None)
        return _sentence("It is in the place of", beside[0], own) if beside else ""

    def _likenesses(self, text: str) -> Iterator[_Likeness]:
        """Yield the withdrawn quotes that share a mark with a text."""
        marks = set(fingerprint(text).split())
        for row, others in self._marks:
            if shared := len(marks & others):
                lengths = len(marks), len(others)
                yield _Likeness(row, shared, min(lengths), max(lengths))


def _sentence(likeness: str, gone: Quote, own: str = "", *, is_new: bool = True) -> str:
    """Say what a text resembles, and what to do about it: `own` is what it may be settled as instead."""
    first = (
        f'Where it is that quote, give its text "is": "{gone.code}" in a readings file: it stays withdrawn.'
        if is_new
        else "Where they are its words, take them out of the file."
    )
    second = f' Where it is not, give it "is": "{own}".' if own else ""
    return f"{likeness} {gone.code}, which was withdrawn. {first}{second}"


def nearby(place: int, published: Sequence[Quote], matches: Matches) -> list[Quote]:
    """Return the withdrawn quotes that the file doesn't have, and that were where a new quote is.

    Published A, B, C, D with B withdrawn, found A, x, C, D -> x may be B.
    """
    keys = [quote.pk for quote in published]
    rows = {at: keys.index(quote.pk) for at, quote in matches.items() if quote.pk in keys}
    before = max((at for at in rows if at < place), default=None)
    after = min((at for at in rows if at > place), default=None)
    following = published[0 if before is None else rows[before] + 1 :]
    preceding = published[: None if after is None else rows[after]][::-1]
    found = {quote.pk for quote in matches.values()}
    runs = [takewhile(lambda quote: quote.withdrawn, row) for row in (following, preceding)]
    return [quote for run in runs for quote in run if quote.pk not in found]
