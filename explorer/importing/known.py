"""Compare what a file says with what the archive has: the same chapter, the same values."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.utils import timezone

from explorer.importing.cleaning import squash
from explorer.importing.found import ChapterDetails, FoundQuote, ImportProblem, InvalidDetailsError
from explorer.models import Chapter, Correction, Quote

PUBLISHED = {
    "text": "text",
    "attribution": "attribution",
    "sect": "sect",
    "gender": "gender",
    "age": "age",
    "stance": "stance",
    "stance_inferred": "note that the stance is inferred",
    "displacement": "displacement",
    "country": "country",
    "governorate": "governorate",
}
"""The fields whose change is a correction, and what to call them."""


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


def changes_in_words(quote: Quote, values: Mapping[str, object]) -> str:
    """Say what of a published quote would change; empty where nothing would.

    "The age was “30”. It is now “31”."
    """
    return " ".join(
        f"The {words} was “{_shown(getattr(quote, name))}”. It is now “{_shown(values[name])}”."
        for name, words in PUBLISHED.items()
        if getattr(quote, name) != values[name]
    )


def _shown(value: object) -> str:
    """Return a value as people read it: a missing age is `not stated`, a flag `yes` or `no`."""
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def missing(published: Iterable[Quote], kept: Collection[int]) -> list[ImportProblem]:
    """Name the published quotes that are not in the file, which has those with the keys `kept`."""
    reason = (
        "{0} is published, but the file does not have this text with this attribution. Where the report "
        'changed both, give the new text "is": "{0}" in a readings file, and a --reason; where the report '
        "took it out, withdraw it first."
    )
    return [
        ImportProblem(None, quote.text, reason.format(quote.code))
        for quote in published
        if quote.pk not in kept and quote.withdrawn is None
    ]


def correction(quote: Quote, changes: str, reason: str) -> Correction:
    """Return the public record of why a published quote changes."""
    return Correction(
        code=f"{quote.code}-{quote.corrections.count() + 1}",
        quote=quote,
        date=timezone.localdate(),
        change=changes,
        reason=reason,
    )
