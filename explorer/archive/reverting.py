"""Put an earlier state of a record back, as a change like any other: kept, and corrected in public.

What was withdrawn since comes back in no record. What was given for good stays: names in addresses, numbers,
a quote's place in its chapter, and what was imported.
"""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from explorer.abstract import ArchiveModel
from explorer.archive.changes import change
from explorer.archive.history import DELETED, kept_links
from explorer.archive.withdrawal import NOT_KEPT, likenesses, withdrawn_marks
from explorer.models import Quote, Version

LASTING = frozenset(
    {"slug", "code", "number", "position", "added", "changed", "withdrawn", "withdrawn_reason", "fingerprint"}
    | {"last_number", "imports"}
)
"""The fields that stay as they are, of whichever kind the record is."""


class RevertError(ValidationError):
    """A state that can't be put back; the message names the record and the reason."""


def find_key(model: type[ArchiveModel], name: str) -> int:
    """Return the key of the record with this name in addresses, or of the last one that had it.

    Raises RevertError where no state is kept of any: of a draft there is none.
    """
    states = model.history.filter(**{model.natural_key_field: name}).order_by("-history_date")
    key: int | None = states.values_list("id", flat=True).first()
    if key is None:
        raise RevertError(f"No state is kept of a {model._meta.verbose_name} {name}.")  # noqa: SLF001
    return key


def state_at(model: type[ArchiveModel], key: int, when: str) -> Any:
    """Return the state that a record was in under a version, or at a moment such as `2026-11-30T13:01:22Z`.

    Raises RevertError where the archive had no such version, or no such record then.
    """
    moment = Version.objects.filter(version=when).values_list("moment", flat=True).first() or _moment(when)
    state = model.history.filter(id=key, history_date__lte=moment).order_by("-history_date").first()
    if state is None or state.history_type == DELETED:
        raise RevertError(f"The archive did not have it at {when}.")
    return state


def _moment(text: str) -> dt.datetime:
    """Read a moment; one without a zone is of UTC."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise RevertError(f"{text} is neither a version of this archive nor a moment.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def put_back(state: Any, *, by: str = "", reason: str = "") -> None:
    """Make a record what it was in a state, as one change by `by`; `reason` is public where a quote changes.

    Raises RevertError, or another ValidationError, and changes nothing, where the state has words that were
    withdrawn, is as the record is, names a record that is gone, or can't be stored.
    """
    model = state.instance_type
    manager = getattr(model, "with_drafts", model.objects)
    row = manager.filter(pk=state.id).first()
    _check_words(state, row)
    links = {link.quote_id for link in kept_links(model, {0: state}).get(0, [])}
    if row is not None and not _take_over(row, state) and links == _linked(row):
        raise RevertError(f"{row} is so already.")
    row = row or state.instance
    _check_names(row)
    with change(by=by, reason=reason):
        row.full_clean()
        row.save()
        for field in model._meta.many_to_many:  # noqa: SLF001 - Django documents it as public
            getattr(row, field.name).set(Quote.objects.filter(pk__in=links))


def _check_words(state: Any, row: Any) -> None:
    """Raise RevertError where a state has words that were withdrawn since, or had words that were erased."""
    name = getattr(state, state.instance_type.natural_key_field)
    texts = [getattr(state, field.attname) for field in state.tracked_fields]
    is_erased = NOT_KEPT in texts or (state.instance_type is Quote and not state.text)
    if is_erased or getattr(row, "withdrawn", None):
        raise RevertError(f"{name} can't be put back: its words were withdrawn and are not kept.")
    marks = withdrawn_marks()
    for text in texts:
        for like in likenesses(text, marks) if isinstance(text, str) else ():
            if like.is_mostly:
                raise RevertError(
                    f"{name} can't be put back: it repeats words of {like.quote.code}, which was withdrawn."
                )


def _check_names(row: Any) -> None:
    """Raise RevertError where a row names a record that is gone."""
    for field in row._meta.concrete_fields:  # noqa: SLF001 - Django documents it as public
        key = getattr(row, field.attname)
        if field.is_relation and key and not field.related_model._base_manager.filter(pk=key).exists():  # noqa: SLF001
            raise RevertError(f"{row} can't be put back: its {field.verbose_name} of then is gone.")


def _take_over(row: Any, state: Any) -> bool:
    """Give a row the values of a state, but for what lasts; return whether any differs."""
    names = [field.attname for field in state.tracked_fields if field.name not in {*LASTING, "id"}]
    changed = [name for name in names if getattr(row, name) != getattr(state, name)]
    for name in changed:
        setattr(row, name, getattr(state, name))
    if changed and isinstance(row, Quote):
        row.changed = timezone.localdate()
    return bool(changed)


def _linked(row: Any) -> set[int]:
    """Return the keys of the quotes that a record names, where it may name several."""
    fields = row._meta.many_to_many  # noqa: SLF001 - Django documents it as public
    return {quote.pk for field in fields for quote in getattr(row, field.name).all()}
