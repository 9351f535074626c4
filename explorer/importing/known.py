"""Compare what a file says with what the archive has: the same chapter, the same values."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from explorer.importing.cleaning import squash
from explorer.importing.found import ChapterDetails, FoundQuote, ImportProblem, InvalidDetailsError
from explorer.models import Chapter, Quote


def check_is_new(details: ChapterDetails, found: Sequence[FoundQuote]) -> None:
    """Raise InvalidDetailsError, naming the slug, where the archive has a chapter under another one.

    It is the same chapter where it has the same title in the same report, or most of the same quotes.
    """
    for chapter in Chapter.with_drafts.filter(report=details.report):
        if squash(chapter.title) == squash(details.title):
            raise InvalidDetailsError(_known(chapter.slug, "this title"))
    pairs = {(quote.text, quote.attribution) for quote in found}
    rows = Quote.with_drafts.filter(text__in=[text for text, _attribution in pairs])
    alike = Counter(
        slug
        for slug, *pair in rows.values_list("chapter__slug", "text", "attribution")
        if tuple(pair) in pairs
    )
    for slug, count in alike.most_common(1):
        if 2 * count > len(pairs):
            raise InvalidDetailsError(_known(slug, f"{count} of these {len(pairs)} quotes"))


def _known(slug: str, what: str) -> str:
    return f"The archive has a chapter with {what}. Import it under its own slug: --slug {slug}"


_SETTLE = 'give the new text "is": "{0}" in a readings file'
_LOST = {
    False: "{0} is published, but the file does not have this text with this attribution. Where the report "
    f"changed both, {_SETTLE}, and a --reason; where the report took it out, withdraw it first.",
    True: "{0} is a draft, and the file does not have this text with this attribution. Where the report "
    f"changed both, {_SETTLE}; where the report took it out, delete the draft in the browser first.",
}
"""Whether a quote is a draft -> what to do where the file lost it."""


def missing(known: Iterable[Quote], kept: Collection[int]) -> list[ImportProblem]:
    """Name the quotes of the chapter that are not in the file, which has those with the keys `kept`."""
    return [
        ImportProblem(None, quote.text, _LOST[quote.draft].format(quote.code))
        for quote in known
        if quote.pk not in kept and quote.withdrawn is None
    ]
