"""Say what changed between two states of a record, as readers are told: field by field, before and after.

A text that repeats what was withdrawn since is not told, whichever record it stood in.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import OuterRef, Subquery, Value, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from simple_history.models import DeletedObject, ModelChange

from explorer.abstract import ArchiveModel
from explorer.archive.digests import kind_of
from explorer.archive.fixtures import FILES
from explorer.archive.history import DELETED, UNTOLD, kept_links
from explorer.archive.withdrawal import ERASED, likenesses, withdrawn_marks
from explorer.locales import day, listed
from explorer.models import CORRECTED, Quote

KINDS: dict[str, Promise] = {
    "place": _("Place"),
    "report": _("Report"),
    "chapter": _("Chapter"),
    "theme": _("Section"),
    "quote": _("Quote"),
    "keypoint": _("Key point"),
    "correction": _("Correction"),
}
"""Kind of record -> what readers call it."""

LABELS: dict[str, Promise] = {
    "age": _("Age"),
    "arabic_reviewed": _("Arabic reviewed"),
    "attribution": _("Attribution"),
    "authors": _("Authors"),
    "chapter": _("Chapter"),
    "code": _("Id"),
    "country": _("Country"),
    "credits": _("Credits"),
    "date": _("Date"),
    "displacement": _("Displacement"),
    "gender": _("Gender"),
    "governorate": _("Governorate"),
    "heading": _("Heading"),
    "heading_ar": _("Heading in Arabic"),
    "interview_count": _("Number of interviews"),
    "interviews_began": _("First interview"),
    "interviews_ended": _("Last interview"),
    "licence": _("Licence"),
    "licence_name": _("Name of the licence"),
    "licence_url": _("Address of the licence"),
    "method": _("Method"),
    "method_ar": _("Method in Arabic"),
    "name": _("Name"),
    "name_ar": _("Name in Arabic"),
    "number": _("Number"),
    "order": _("Order"),
    "other_spellings": _("Other spellings"),
    "pcode": _("P-code"),
    "published": _("Published"),
    "publisher": _("Publisher"),
    "publisher_place": _("Place of publication"),
    "publisher_short": _("Short name of the publisher"),
    "quote": _("Quote"),
    "quotes": _("Quotes"),
    "report": _("Report"),
    "sect": _("Sect"),
    "sentence_case_title": _("Title in sentence case"),
    "series": _("Series"),
    "set_apart": _("Set apart"),
    "short_title": _("Short title"),
    "slug": _("Name in addresses"),
    "stance": _("Stance"),
    "stance_inferred": _("Stance inferred"),
    "summary": _("Summary"),
    "summary_ar": _("Summary in Arabic"),
    "text": _("Text"),
    "text_ar": _("Text in Arabic"),
    "theme": _("Section"),
    "tile_column": _("Column on the map"),
    "tile_row": _("Row on the map"),
    "title": _("Title"),
    "title_ar": _("Title in Arabic"),
    "url": _("Address"),
    "withdrawn": _("Withdrawn"),
}
"""Field -> what readers call it."""

AROUND = 12
"""Words that are kept on each side of what changed in a long text."""

OMITTED = "[…]"

Marks = Sequence[tuple[Quote, set[str]]]
"""The withdrawn quotes, each with the marks of its fingerprint."""

Linked = Mapping[int, list[Any]]
"""The key of a state -> the quotes that the record named."""


class Difference(NamedTuple):
    """A field of a record, before and after; both are empty where they can't be told."""

    label: str
    before: str
    after: str
    language: str


class Change(NamedTuple):
    """A change of a record: when, of which kind and name, where it is to be seen, and what changed.

    `record` is None where the record is gone.
    """

    moment: dt.datetime
    kind: str
    name: str
    record: Any
    differences: list[Difference]

    @property
    def day(self) -> dt.date:
        """The day of the change."""
        return timezone.localdate(self.moment)

    @property
    def kind_label(self) -> str:
        """Return what readers call the kind of record."""
        return str(KINDS[self.kind])

    @property
    def address(self) -> str:
        """The address where the record is to be seen; empty where it has none of its own."""
        return self.record.get_absolute_url() if hasattr(self.record, "get_absolute_url") else ""


class ToldChanges:
    """Every change that no correction tells, the latest first, for a paginator."""

    def count(self) -> int:
        """Return how many there are."""
        return sum(model.history.filter(told=True).count() for model in FILES.values())

    __len__ = count

    def __getitem__(self, part: slice) -> list[Change]:
        """Read a slice of them."""
        first, *others = (
            model.history.filter(told=True)
            .order_by()
            .annotate(kind=Value(kind_of(model)))
            .values_list("history_date", "kind", "history_id")
            for model in FILES.values()
        )
        found = list(first.union(*others, all=True).order_by("-history_date", "kind", "history_id")[part])
        marks = withdrawn_marks()
        changes = {
            (kind_of(model), state.pk): change
            for model in FILES.values()
            for state, change in _changes(
                model,
                [key for _moment, kind, key in found if kind == kind_of(model)],
                UNTOLD.get(kind_of(model), frozenset()),
                marks,
            )
        }
        return [changes[kind, key] for _moment, kind, key in found]


def changes_of(quote: Quote, most: int) -> list[Change]:
    """Return the changes of a published quote that readers can see, the latest first; `most` at most."""
    states = list(quote.history.exclude(history_type="+").values_list("pk", flat=True)[:most])
    untold = UNTOLD["quote"] - CORRECTED.keys() - {"withdrawn"}
    found = _changes(Quote, states, untold, withdrawn_marks() if states else [])
    return sorted((change for _state, change in found if change.differences), reverse=True)


def history_of(model: type[ArchiveModel], key: int) -> list[tuple[Any, Change]]:
    """Return each state of a record with the change that led to it, for curators, the first one first."""
    states = model.history.filter(id=key).values_list("pk", flat=True)
    found = _changes(model, list(states), {"imports", "fingerprint", "changed"}, withdrawn_marks())
    return sorted(found, key=lambda pair: pair[1].moment)


def _changes(
    model: type[ArchiveModel], keys: Collection[int], untold: Collection[str], marks: Marks
) -> Iterable[tuple[Any, Change]]:
    """Yield states with the changes that led to them; `untold` are the fields that are left out.

    However many they are, the database is asked equally often.
    """
    if not keys:
        return
    earlier = model.history.filter(id=OuterRef("id"), history_date__lt=OuterRef("history_date"))
    last = Subquery(earlier.order_by("-history_date").values("pk")[:1])
    states = list(model.history.filter(pk__in=keys).annotate(before=last))
    before = model.history.in_bulk([state.before for state in states if state.before])
    every = [*states, *before.values()]
    told = [field for field in model._meta.concrete_fields if field.name not in untold]  # noqa: SLF001
    prefetch_related_objects(every, *(field.name for field in told if field.is_relation))
    linked = _linked(model, every)
    records = model.objects.in_bulk([state.id for state in states])
    for state in states:
        differences = []
        if state.before and state.history_type != DELETED:
            differences = [
                _difference(state, changed, marks)
                for changed in _changed(state, before[state.before], untold, linked)
            ]
        name = getattr(state, model.natural_key_field)
        yield state, Change(state.history_date, kind_of(model), name, records.get(state.id), differences)


def _linked(model: type[ArchiveModel], states: Iterable[Any]) -> Linked:
    """Return which quotes each state names, where it may name several, by the state's key."""
    rows = kept_links(model, {state.pk: state for state in states})
    named = {key: sorted(row.quote_id for row in found) for key, found in rows.items()}
    quotes = Quote.with_drafts.in_bulk(set(chain.from_iterable(named.values())))
    return {key: [quotes.get(pk, DeletedObject(Quote, pk)) for pk in keys] for key, keys in named.items()}


def _changed(state: Any, before: Any, untold: Collection[str], linked: Linked) -> list[ModelChange]:
    """Return which fields of a record are another in a state than before, with their values.

    Of a quote that was withdrawn, or came back, what was erased is not told.
    """
    fields = {field.name for field in state.tracked_fields if field.editable} - {*untold}
    fields -= {field.name for field in state._history_m2m_fields}  # noqa: SLF001
    if getattr(state, "withdrawn", None) or getattr(before, "withdrawn", None):
        fields -= ERASED.keys()
    delta = state.diff_against(before, included_fields=fields, foreign_keys_are_objs=True)
    old, new = linked.get(before.pk, []), linked.get(state.pk, [])
    return [*delta.changes, *([ModelChange("quotes", old, new)] if old != new else [])]


def _difference(state: Any, changed: ModelChange, marks: Marks) -> Difference:
    """Return a field of a record before and after, as readers are told."""
    old, new = _excerpts(*(_shown(state, changed.field, value) for value in (changed.old, changed.new)))
    if any(like.is_mostly for text in (old, new) for like in likenesses(text, marks)):
        old = new = ""
    language = "ar" if changed.field.endswith("_ar") else "en"
    label = LABELS.get(changed.field) or changed.field.replace("_", " ").capitalize()
    return Difference(str(label), old, new, language)


def _shown(state: Any, name: str, value: Any) -> str:
    """Return a value as readers see it."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, list):
        return listed(map(_item, value))
    if name in CORRECTED and value is None:
        return str(_("not stated"))
    choices = {} if name == "quotes" else dict(state._meta.get_field(name).flatchoices)  # noqa: SLF001
    return str(choices.get(value, "" if value is None else _item(value)))


def _item(value: Any) -> str:
    """Return one value: a text, a record, or a name of {family, given}."""
    if isinstance(value, DeletedObject):
        return str(_("a record that is gone"))
    if isinstance(value, dict):
        return " ".join(str(value[part]) for part in ("given", "family", "literal") if part in value)
    return str(value)


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return what is another in two texts, with a few words on each side: long texts have much in common."""
    old, new = before.split(), after.split()
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    most = shorter - start
    end = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return _excerpt(old, start, end), _excerpt(new, start, end)


def _excerpt(words: Sequence[str], start: int, end: int) -> str:
    """Leave out the common words of a text but for those that are near to what differs."""
    first, last = max(start - AROUND, 0), len(words) - max(end - AROUND, 0)
    kept = words[first:last]
    return " ".join([*([OMITTED] if first else []), *kept, *([OMITTED] if last < len(words) else [])])
