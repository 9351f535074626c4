"""See to it that a published quote changes in public: no change of it without a correction.

This is the one place for the rule, whichever way a quote is written: where a change ends, each quote that was
published before, and is still, has either the same words and attributes, or a correction of the same change.
Where the change has a reason, the correction is written here.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from explorer.archive.history import last_states, told
from explorer.archive.notes import How
from explorer.derived import TouchedRecord
from explorer.models import CORRECTED, Correction, Quote

BATCH = 1000
"""Quotes that are compared at a time."""


UNEXPLAINED = "It was changed in the database, and nobody gave a reason."
"""The reason of what a raw statement changed, once it is taken in."""


class UncorrectedError(ValidationError):
    """A published quote would change without a reason; `quote` is its id, `changes` says how."""

    def __init__(self, quote: str, changes: str) -> None:
        """Say what would change, and what it needs."""
        self.quote, self.changes = quote, changes
        super().__init__(
            f"{quote} is published and would change. {changes} Say why: a published quote changes only with "
            "a public correction."
        )


def correct() -> None:
    """Write the corrections of what a change does to published quotes.

    A quote of which the change has a correction needs no other. Raises UncorrectedError without a reason.
    """
    for quote, changes in _changed_quotes():
        if not quote.corrections.filter(pk__in=_noted("correction", How.INSERTED)).exists():
            if not told().reason:
                raise UncorrectedError(quote.code, changes)
            correction(quote, changes, told().reason).save()
            Quote.objects.filter(pk=quote.pk).update(changed=timezone.localdate())


def changes_in_words(quote: Any, values: Mapping[str, object]) -> str:
    """Say what of a published quote would change; empty where nothing would.

    "The age was “30”. It is now “31”."
    """
    return " ".join(
        f"The {words} was “{_shown(getattr(quote, name))}”. It is now “{_shown(values[name])}”."
        for name, words in CORRECTED.items()
        if getattr(quote, name) != values[name]
    )


def _shown(value: object) -> str:
    """Return a value as people read it: a missing age is `not stated`, a flag `yes` or `no`."""
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def correction(quote: Quote, changes: str, reason: str) -> Correction:
    """Return the public record of why a published quote changes."""
    taken = set(quote.corrections.values_list("code", flat=True))
    codes = (f"{quote.code}-{number}" for number in count(len(taken) + 1))
    return Correction(
        code=next(code for code in codes if code not in taken),
        quote=quote,
        date=timezone.localdate(),
        change=changes,
        reason=reason,
    )


def _changed_quotes() -> Iterator[tuple[Quote, str]]:
    """Yield the noted quotes that were published before and are still, and what of them changed."""
    keys = list(_noted("quote", How.WRITTEN).distinct().order_by("record"))
    for start in range(0, len(keys), BATCH):
        before = last_states(Quote, keys[start : start + BATCH])
        published = [key for key, state in before.items() if state.withdrawn is None]
        for quote in Quote.objects.published().filter(pk__in=published).select_related("governorate"):
            values = {name: getattr(quote, name) for name in CORRECTED}
            if changes := changes_in_words(before[quote.pk], values):
                yield quote, changes


def _noted(kind: str, how: How) -> Any:
    """Return the keys of the records of a kind that are noted as written in one way."""
    return TouchedRecord.objects.filter(kind=kind, how=how).values_list("record", flat=True)
