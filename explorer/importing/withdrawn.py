"""Keep the words of withdrawn quotes out of the archive, in whatever shape a file brings them back."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from explorer.archive.withdrawal import likenesses, withdrawn_marks
from explorer.importing.found import FoundQuote
from explorer.importing.matching import Matches
from explorer.importing.readings import NEW
from explorer.models import Chapter, Quote


class Withdrawn:
    """The withdrawn quotes of the archive, and which of them a quote of a file may be."""

    def __init__(self, chapter: Chapter) -> None:
        """Read them; `chapter` is that of the file."""
        self._chapter = chapter
        self._marks = withdrawn_marks()

    def same(self, quote: FoundQuote, taken: Collection[int]) -> Quote | None:
        """Return the chapter's withdrawn quote that `quote` is beyond doubt, unless it is `taken`."""
        best = max(likenesses(quote.text, self._marks), key=lambda like: like.shared, default=None)
        if best is None or not best.is_same or best.quote.pk in taken:
            return None
        return best.quote if best.quote.chapter_id == self._chapter.pk else None

    def doubt(self, quote: FoundQuote, row: Quote | None, identity: str, beside: Sequence[Quote]) -> str:
        """Return why a text can't be published, with the way out; nothing where it can.

        `row` is the published quote whose new text it is, None for a new quote; `identity` is what a reading
        says of it, and `beside` are the withdrawn quotes that were in its place.
        """
        own = row.code if row else NEW
        alike = sorted(likenesses(quote.text, self._marks), key=lambda like: -like.shared)
        for like in alike:
            if like.is_mostly:
                return _sentence("It has most of the words of", like.quote, is_new=row is None)
        if identity == own:
            return ""
        for like in alike:
            if like.is_alike:
                return _sentence("It has words of", like.quote, own, is_new=row is None)
        return _sentence("It is in the place of", beside[0], own) if beside else ""


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
