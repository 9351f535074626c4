"""Keep drafts apart from what is published, and publish them.

A draft is a record that only curators see. `explorer.querysets.PublicManager` hides it from every query that
doesn't ask for drafts, and what is derived from the records knows nothing of it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Max, QuerySet, Value
from django.utils import timezone

from explorer.abstract import DraftableModel
from explorer.archive.fixtures import FILES
from explorer.models import Chapter, KeyPoint, Quote, Report, Theme
from explorer.querysets import writing

PROVISIONAL = 1_000_000
"""The numbers above it are those of drafts that curators write, which get one for good when published."""

_NAMES: dict[type[DraftableModel], str] = {
    Report: "report",
    Chapter: "chapter",
    Theme: "theme",
    Quote: "quote",
    KeyPoint: "key point",
}


class DraftError(ValidationError):
    """A change that would let readers see a part of a draft; the message names both records."""


def check_apart() -> None:
    """Raise DraftError where a published record names a draft, in the transaction of the change."""
    drafts = {model: model.with_drafts.filter(draft=True) for model in _NAMES}
    named = _kinds_of(drafts)
    for model in FILES.values() if named else ():
        options = model._meta  # noqa: SLF001 - Django documents it as public
        for field in [*options.fields, *options.many_to_many]:
            if field.related_model not in named:
                continue
            rows = drafts[field.related_model].order_by()
            found = model.objects.filter(**{f"{field.name}__in": rows.values("pk")}).first()
            if found is not None:
                draft = _NAMES[field.related_model]
                raise DraftError(
                    f"{found} would be published, and its {draft} is a draft: publish that first."
                )


def _kinds_of(drafts: Mapping[type[DraftableModel], "QuerySet[Any]"]) -> set[type[DraftableModel]]:
    """Return the models that have a draft, by one statement."""
    kinds = [rows.order_by().values_list(Value(_NAMES[model])) for model, rows in drafts.items()]
    found = {name for (name,) in kinds[0].union(*kinds[1:])}
    return {model for model, name in _NAMES.items() if name in found}


def publish(record: DraftableModel) -> None:
    """Publish a draft as one change, with all drafts inside it: a chapter's themes, quotes and key points.

    A report is published without its chapters. Raises DraftError where what the record is in, or a quote that
    a key point names, is a draft itself.
    """
    today = timezone.localdate()
    with writing():
        for rows in with_what_is_inside(record):
            if rows.model is Quote:
                for quote in rows.select_related("chapter").order_by("chapter", "position", "number"):
                    _publish_quote(quote, today)
            else:
                rows.update(draft=False)


def new_number(chapter: Chapter) -> int:
    """Return the number of a new draft that curators write in a chapter: a provisional one."""
    highest = Quote.with_drafts.filter(chapter=chapter).aggregate(highest=Max("number"))["highest"]
    return int(max(highest or 0, PROVISIONAL)) + 1


def code_of(chapter: Chapter, number: int) -> str:
    """Return the id of a quote: `halting-hostilities-07`."""
    return f"{chapter.slug}-{number:02d}"


def provisional_code(chapter: Chapter, number: int) -> str:
    """Return the id of a draft until it is published: `halting-hostilities-draft-1`."""
    return f"{chapter.slug}-draft-{number - PROVISIONAL}"


def discard(record: DraftableModel) -> None:
    """Delete a draft with all that is inside it, as one change; what is published names none of it."""
    with writing():
        for rows in reversed(list(with_what_is_inside(record))):
            rows.delete()


def with_what_is_inside(record: DraftableModel) -> Iterator["QuerySet[Any]"]:
    """Yield the drafts that are published with a record, what others name first."""
    inside: dict[type[DraftableModel], dict[type[DraftableModel], str]] = {
        Chapter: {Theme: "chapter", Quote: "chapter", KeyPoint: "theme__chapter"},
        Theme: {Quote: "theme", KeyPoint: "theme"},
    }
    yield type(record).with_drafts.filter(pk=record.pk, draft=True)
    for model, path in inside.get(type(record), {}).items():
        yield model.with_drafts.filter(**{path: record.pk}, draft=True)


def _publish_quote(quote: Quote, today: dt.date) -> None:
    """Give a quote its number for good and its place, which moves the quotes that follow, and publish it."""
    chapter = Chapter.with_drafts.get(pk=quote.chapter_id)
    if quote.number > PROVISIONAL:
        quote.number = chapter.last_number + 1
        quote.code = code_of(chapter, quote.number)
    if quote.number > chapter.last_number:
        Chapter.with_drafts.filter(pk=chapter.pk).update(last_number=quote.number)
    others = Quote.objects.filter(chapter=chapter)
    if others.filter(position=quote.position).exists():
        others.filter(position__gte=quote.position).update(position=F("position") + 1)
    quote.draft, quote.added, quote.changed = False, today, today
    quote.save()
