"""Match a chapter's published quotes and sections to those that its file holds today."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from explorer.importing.cleaning import squash
from explorer.importing.found import FoundQuote, FoundSection
from explorer.models import Quote, Theme

Matches = dict[int, Quote]
"""Place among the quotes of the file, from 0 -> the published quote that is found there."""


def match(
    published: Sequence[Quote], found: Sequence[FoundQuote], known: Mapping[int, Quote] | None = None
) -> Matches:
    """Recognise published quotes by text and attribution, then by one of them and the neighbours.

    A quote whose text or attribution is another is recognised where exactly one published quote was
    between the same two neighbours, with the other of the two unchanged; the neighbours have to be
    recognised by both: published A, B, C and found A, B′, C -> B′ is B; found A, B′, C′ -> only A is.
    `known` are the quotes that are recognised already, where those of equal text are not enough.
    """
    certain = by_text(published, found) if known is None else known
    matches = dict(certain)
    neighbours = _neighbours(published, matches)
    taken = {quote.pk for quote in matches.values()}
    for place, quote in enumerate(found):
        if place in certain:
            continue
        before, after = certain.get(place - 1), certain.get(place + 1)
        is_known = (before or place == 0) and (after or place == len(found) - 1)
        between = (before.pk if before else None, after.pk if after else None)
        former = neighbours.get(between) if is_known else None
        if former and former.pk not in taken and _is_half_known(former, quote):
            matches[place] = former
    return matches


def _is_half_known(former: Quote, quote: FoundQuote) -> bool:
    """Say whether a quote has the text or the attribution of a published one."""
    return former.attribution == quote.attribution or former.text == quote.text


def by_text(published: Sequence[Quote], found: Sequence[FoundQuote]) -> Matches:
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


def match_sections(
    sections: Sequence[FoundSection], known: Sequence[Theme], matches: Mapping[int, Quote]
) -> dict[str, Theme]:
    """Return section heading -> its theme: that with the same heading, else that of most of its quotes."""
    by_heading = {squash(theme.heading): theme for theme in known}
    headings = {squash(section.heading) for section in sections}
    free = [theme for theme in known if squash(theme.heading) not in headings]
    found: dict[str, Theme] = {}
    first = 0
    for section in sections:
        places = range(first, first := first + len(section.quotes))
        theme = by_heading.get(squash(section.heading))
        if theme is None:
            former = Counter(matches[place].theme for place in places if place in matches)
            theme = next((other for other, count in former.most_common(1) if 2 * count > len(places)), None)
            theme = next((other for other in free if other == theme), None)
            free = [other for other in free if other != theme]
        if theme is not None:
            found[section.heading] = theme
    return found
