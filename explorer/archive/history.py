"""Keep each state of each record, and each version of the archive with its day.

States are kept where a change ends, for the records that the database noted as written: whichever way a
record is written, its state is kept in the same transaction. A state that is as the last one is not kept
again. The version and its states have one moment, later than that of every other version.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Value
from django.utils import timezone

from explorer.abstract import ArchiveModel
from explorer.archive.bitmaps import PUBLISHED, stored
from explorer.archive.digests import kind_of
from explorer.historical import StateKeeping
from explorer.models import CORRECTED, Version

CREATED, CHANGED, DELETED = "+", "~", "-"
"""The kinds of change that lead to a state, as django-simple-history writes them."""

UNTOLD: Mapping[str, frozenset[str]] = {
    "quote": frozenset(
        [*CORRECTED, "position", "added", "changed", "withdrawn", "withdrawn_reason", "fingerprint"]
    ),
    "chapter": frozenset({"imports", "last_number"}),
    "correction": frozenset({"change", "reason"}),
}
"""Kind of record -> fields that no page shows, or whose changes a correction or a withdrawal tells of."""

_MILLISECOND = dt.timedelta(milliseconds=1)
"""What a backup writes of a moment: no two versions may be nearer to each other."""

Links = Mapping[int, list[Any]]
"""A record's key -> the rows that say which records it names, where that may be several."""


class Told(NamedTuple):
    """The maker of a change, by the name of an account or a command, and why; both may be empty."""

    by: str = ""
    reason: str = ""


_NOBODY = Told()
_told: ContextVar[Told] = ContextVar("told", default=_NOBODY)


def told() -> Told:
    """Return who makes the change that ends now, and why."""
    return _told.get()


@contextmanager
def telling(by: str, reason: str) -> Iterator[None]:
    """Tell who makes the changes inside, and why; what an outer block tells goes before."""
    outer = _told.get()
    token = _told.set(Told(outer.by or by, outer.reason or reason))
    try:
        yield
    finally:
        _told.reset(token)


def last_states(model: type[ArchiveModel], keys: Collection[int]) -> dict[int, Any]:
    """Return the last state that is kept of each of these records, by key; none of a deleted one."""
    last = model.history.latest_of_each().filter(id__in=keys).exclude(history_type=DELETED)
    return {state.id: state for state in last.order_by()}


class HistoryRenewal:
    """The states that a change leads to, and the version that they make."""

    def __init__(self) -> None:
        """Begin at a moment after that of the last version, whatever the clock says."""
        self._last = Version.objects.first()
        now = timezone.now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        self.moment = max(now, self._last.moment + _MILLISECOND) if self._last else now
        self._has_kept = False

    def keep(self, model: type[ArchiveModel], keys: Collection[int]) -> None:
        """Keep the states of these records, where they aren't as they were."""
        last = last_states(model, keys)
        first = set(keys) - last.keys()
        if not model._meta.many_to_many:  # noqa: SLF001 - Django documents it as public
            self._has_kept |= self._copy(model, first)
            first = set()
        rows = {row.pk: row for row in model.objects.filter(pk__in=first | last.keys())}
        now, before = _links(model, rows), kept_links(model, last)
        states = [self._state(model, last[key], DELETED, is_told=True) for key in last.keys() - rows.keys()]
        for key, row in rows.items():
            if key not in last:
                states.append(self._state(model, row, CREATED, is_told=False))
            elif changed := _changed(row, last[key]) | _relinked(now.get(key, []), before.get(key, [])):
                is_told = bool(changed - UNTOLD.get(kind_of(model), frozenset()))
                states.append(self._state(model, row, CHANGED, is_told=is_told))
        _store(model, states, now)
        self._has_kept |= bool(states)

    def publish(self, version: str) -> None:
        """Keep the version of the archive, where anything is another than under the last one."""
        if version and (self._has_kept or self._last is None or self._last.version != version):
            published = stored([PUBLISHED])[PUBLISHED].get("", ())
            Version.objects.create(version=version, moment=self.moment, quotes=len(published))

    def _state(self, model: type[ArchiveModel], row: Any, how: str, *, is_told: bool) -> Any:
        """Return the state of a row, or the last one of a record that is gone."""
        kept = {name: getattr(row, name) for name in _attributes(model)}
        return model.history.model(**kept, **self._circumstances(how), told=is_told)

    def _circumstances(self, how: str) -> dict[str, Any]:
        """Return what a state says of its change."""
        return {
            "history_date": self.moment,
            "history_type": how,
            "history_user_id": told().by,
            "history_change_reason": told().reason,
        }

    def _copy(self, model: type[ArchiveModel], keys: Collection[int]) -> bool:
        """Keep the first states of records by one statement; say whether there were any."""
        if not keys:
            return False
        options, names = model.history.model._meta, _attributes(model)  # noqa: SLF001
        said = self._circumstances(CREATED) | {"told": False}
        values = [Value(value, options.get_field(name)) for name, value in said.items()]
        rows = model.objects.filter(pk__in=keys).order_by().values_list(*names, *values)
        selected, parameters = rows.query.sql_with_params()
        columns = ", ".join(f'"{options.get_field(name).column}"' for name in [*names, *said])
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {options.db_table} ({columns}) {selected}", parameters)
            return bool(cursor.rowcount > 0)


def _attributes(model: type[ArchiveModel]) -> list[str]:
    """Return the attributes of a record that are kept, as `text` and `theme_id`."""
    return [field.attname for field in model.history.model.tracked_fields]


def _changed(row: Any, state: Any) -> set[str]:
    """Return the names of the fields that are another in a row than in a state."""
    fields = state.tracked_fields
    return {f.name for f in fields if getattr(row, f.attname) != getattr(state, f.attname)}


def _through(field: Any) -> Any:
    """Return the model of the rows by which a field names several records."""
    return field.remote_field.through


def _links(model: type[ArchiveModel], keys: Collection[int]) -> Links:
    """Return for each record the rows by which it names others."""
    found = defaultdict(list)
    for field in model._meta.many_to_many:  # noqa: SLF001 - Django documents it as public
        own, through = field.m2m_field_name(), _through(field)
        for row in through.objects.filter(**{f"{own}__in": keys}):
            found[getattr(row, f"{own}_id")].append(row)
    return found


def kept_links(model: type[ArchiveModel], states: Mapping[int, Any]) -> Links:
    """Return the rows by which records named others in these states, by the same keys."""
    found = defaultdict(list)
    keys = {state.pk: key for key, state in states.items()}
    for field in model._meta.many_to_many:  # noqa: SLF001
        for row in StateKeeping.m2m_models[field].objects.filter(history__in=keys):
            found[keys[row.history_id]].append(row)
    return found


def _relinked(now: list[Any], before: list[Any]) -> set[str]:
    """Return the names of the fields that name other records than before; only key points have one."""
    return {"quotes"} if {row.quote_id for row in now} != {row.quote_id for row in before} else set()


def _store(model: type[ArchiveModel], states: list[Any], links: Links) -> None:
    """Store states, and which records they name."""
    model.history.model.objects.bulk_create(states, batch_size=500)
    for field in model._meta.many_to_many:  # noqa: SLF001
        kept = StateKeeping.m2m_models[field]
        names = [f.attname for f in _through(field)._meta.concrete_fields]  # noqa: SLF001
        kept.objects.bulk_create(
            kept(history=state, **{name: getattr(row, name) for name in names})
            for state in states
            if state.history_type != DELETED
            for row in links.get(state.id, [])
        )
