"""Match a chapter's published quotes to those that its file holds today."""

from collections import defaultdict
from collections.abc import Sequence

from explorer.importing.found import FoundQuote
from explorer.models import Quote

Matches = dict[int, Quote]
"""Place among the quotes of the file, from 0 -> the published quote that is found there."""


def match(published: Sequence[Quote], found: Sequence[FoundQuote]) -> Matches:
    """Recognise published quotes by text and attribution, then by attribution and neighbours.

    A quote whose text is another is recognised where exactly one published quote was between the same
    two neighbours, with the same attribution; the neighbours have to be recognised by their texts:
    published A, B, C and found A, B′, C -> B′ is B; found A, B′, C′ -> only A is recognised.
    """
    matches = _by_text(published, found)
    by_text = dict(matches)
    neighbours = _neighbours(published, matches)
    taken = {quote.pk for quote in matches.values()}
    for place, quote in enumerate(found):
        if place in by_text:
            continue
        before, after = by_text.get(place - 1), by_text.get(place + 1)
        is_known = (before or place == 0) and (after or place == len(found) - 1)
        between = (before.pk if before else None, after.pk if after else None)
        former = neighbours.get(between) if is_known else None
        if former and former.pk not in taken and former.attribution == quote.attribution:
            matches[place] = former
    return matches


def _by_text(published: Sequence[Quote], found: Sequence[FoundQuote]) -> Matches:
    """Recognise quotes by text and attribution; equal ones in their order."""
    waiting: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote in reversed(published):
        waiting[quote.text, quote.attribution].append(quote)
    known = ((place, waiting[quote.text, quote.attribution]) for place, quote in enumerate(found))
    return {place: candidates.pop() for place, candidates in known if candidates}


def _neighbours(published: Sequence[Quote], matches: Matches) -> dict[tuple[int | None, int | None], Quote]:
    """Return each published quote by the keys of the two around it; withdrawn ones that left don't count."""
    recognised = {quote.pk for quote in matches.values()}
    row = [quote for quote in published if quote.withdrawn is None or quote.pk in recognised]
    keys = [None, *(quote.pk for quote in row), None]
    return {(before, after): quote for before, quote, after in zip(keys, row, keys[2:], strict=False)}
