"""Recognise the archive's quotes among those of a file: published, withdrawn, and settled by hand."""

from collections.abc import Mapping, Sequence

from explorer.importing.found import FoundQuote, ImportProblem
from explorer.importing.matching import Matches, by_text, match
from explorer.importing.readings import NEW
from explorer.importing.withdrawn import Withdrawn, nearby
from explorer.models import Chapter, Quote

Recognition = tuple[Matches, list[ImportProblem]]
"""The archive's quotes by their places in the file, and what has to be settled first."""

_UNUSED = "A reading says which quote this is, but the chapter has no quote with this text."


def recognise(
    chapter: Chapter,
    published: Sequence[Quote],
    found: Sequence[FoundQuote],
    identities: Mapping[str, str],
) -> Recognition:
    """Recognise the quotes of a file; `published` are the chapter's in order, also the withdrawn ones.

    `identities` are settled by hand: the words of a quote -> the id of the archive's quote, or NEW.
    """
    known = by_text(published, found)
    named, problems = _named(chapter, known, found, identities)
    known |= named
    withdrawn = Withdrawn(chapter)
    for place, quote in enumerate(found):
        former = None if place in known or quote.text in identities else withdrawn.same(quote, _keys(known))
        if former:
            known[place] = former
    matches = match(published, found, known)
    for place, quote in enumerate(found):
        row = matches.get(place)
        if row and (row.withdrawn or row.text == quote.text):
            continue
        beside = [] if row else nearby(place, published, matches)
        identity = identities.get(quote.text, "")
        if reason := withdrawn.doubt(quote, row, identity, beside):
            problems.append(ImportProblem(quote.line, quote.text, reason))
    return matches, problems


def _keys(matches: Matches) -> set[int]:
    return {quote.pk for quote in matches.values()}


def _named(
    chapter: Chapter, known: Matches, found: Sequence[FoundQuote], identities: Mapping[str, str]
) -> Recognition:
    """Find the quotes that readings name; refuse names that can't be."""
    named: Matches = {}
    texts = {quote.text for quote in found}
    problems = [ImportProblem(None, text, _UNUSED) for text in identities if text not in texts]
    rows = {
        row.code: row
        for row in Quote.with_drafts.filter(code__in=identities.values()).select_related("theme")
    }
    for place, quote in enumerate(found):
        code = identities.get(quote.text, NEW)
        if code == NEW or (place in known and known[place].code == code):
            continue
        row = rows.get(code)
        taken = row is not None and row.withdrawn is None and row.pk in _keys(known | named)
        if row is None or taken or (row.withdrawn is None and row.chapter_id != chapter.pk):
            reason = _refusal(code, row, is_taken=taken)
            problems.append(ImportProblem(quote.line, quote.text, reason))
        else:
            named[place] = row
    return named, problems


def _refusal(code: str, row: Quote | None, *, is_taken: bool) -> str:
    """Say why a quote of the file can't be the one that a reading names."""
    if row is None:
        return f"A reading says that it is {code}, which the archive doesn't have."
    if is_taken:
        return f"A reading says that it is {code}, which the file has in another place."
    return f"A reading says that it is {code}, which another chapter has."
