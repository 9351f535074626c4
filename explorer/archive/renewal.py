"""Renew what is derived from records that were written: digests and version, words, numbers, bitmaps.

The database notes which records were written (`explorer.archive.notes`); only these are read again, a few
thousand at a time, in the transaction that wrote them, and their states are kept
(`explorer.archive.history`). After a migration, or where the triggers are missing, everything is derived
anew, by the same steps.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import sha256
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.db.models import Value

from explorer.archive import digests, notes
from explorer.archive.bitmaps import BitmapRenewal
from explorer.archive.digests import kind_of, total_of, version_of
from explorer.archive.fixtures import FILES, held_as_loaded
from explorer.archive.history import HistoryRenewal
from explorer.archive.notes import How
from explorer.archive.numbering import renumber
from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord
from explorer.models import Archive
from explorer.search import analyser, tables

BATCH = 2000
"""The notes that are taken in at a time: what bounds the memory of a change."""

_REVISION = 1
"""The revision of what is derived and how; another one makes the next `migrate` derive everything anew."""

_MODELS = {kind_of(model): model for model in FILES.values()}


def renew() -> None:
    """Make what is derived true again, inside the transaction of the writes where there is one.

    Changes wait for each other here: the row of the archive is locked before anything else is read.
    """
    with transaction.atomic():
        archive, _created = Archive.objects.select_for_update().get_or_create(pk=1)
        if archive.form != form() or not notes.are_taken():
            _rebuild(archive)
        elif notes.kinds():
            _renew(archive)


def rebuild() -> None:
    """Derive everything anew from the records."""
    with transaction.atomic():
        _rebuild(Archive.objects.select_for_update().get_or_create(pk=1)[0])


def form() -> str:
    """Return the form of what is derived: it changes with the fields of the records and with the analyser."""
    fields = {
        name: sorted(field.name for field in [*model._meta.fields, *model._meta.many_to_many])  # noqa: SLF001
        for name, model in _MODELS.items()
    }
    return sha256(repr([_REVISION, analyser.REVISION, fields]).encode()).hexdigest()[:12]


def _rebuild(archive: Archive) -> None:
    """Derive everything; a database that was as it was loaded counts as loaded afterwards, too."""
    unedited = archive.form != form() and held_as_loaded(archive)
    for derived in (TouchedRecord, RecordDigest, FacetBitmap, NumberedQuote):
        derived.objects.all().delete()
    tables.clear()
    notes.take()
    for model in _MODELS.values():
        notes.note_all(model)
    archive.form, archive.total = form(), ""
    _renew(archive)
    if unedited:
        Archive.objects.update(loaded_version=archive.version)


def _renew(archive: Archive) -> None:
    """Take in what is noted, and give the archive its version."""
    total = int(archive.total or "0", 16)
    bitmaps, words, history = BitmapRenewal(), tables.WordRenewal(), HistoryRenewal()
    kinds = notes.kinds()
    _note_dependants(kinds)
    if (first := renumber(kinds)) is not None:
        bitmaps.cut(first)
    for kind, written, renumbered in _noted():
        if written:
            total = total_of([total, digests.renew(_MODELS[kind], written)])
            history.keep(_MODELS[kind], written)
        if kind == "quote":
            words.renew(written)
            bitmaps.renew(written | renumbered)
    bitmaps.store()
    words.store()
    # A draft is in no digest: who writes one leaves the archive in the state that it was in.
    if archive.total != (held := f"{total:064x}"):
        archive.total, archive.version = held, version_of(total)
        archive.save()
    history.publish(archive.version)


def _noted() -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield the noted records in batches, of one kind each, and forget the notes.

    The first set of keys is of records that were written, the second of quotes that have another number.
    """
    while notes_read := list(TouchedRecord.objects.order_by("pk")[:BATCH]):
        written: dict[str, set[int]] = defaultdict(set)
        renumbered: dict[str, set[int]] = defaultdict(set)
        for note in notes_read:
            (renumbered if note.how == How.RENUMBERED else written)[note.kind].add(note.record)
        for kind in dict.fromkeys(chain(written, renumbered)):
            yield kind, written[kind], renumbered[kind]
        # Not all notes: another writer's may have come to light since.
        TouchedRecord.objects.filter(pk__in=[note.pk for note in notes_read]).delete()


def _note_dependants(kinds: Collection[tuple[str, str]]) -> None:
    """Note the records that name a renamed one: its name is part of them."""
    for kind, how in kinds:
        if how != How.RENAMED:
            continue
        renamed = TouchedRecord.objects.filter(kind=kind, how=how)
        for relation in _relations(_MODELS[kind]):
            kind_of_naming = kind_of(relation.related_model)
            names = {f"{relation.field.name}__in": renamed.values("record")}
            naming = relation.related_model.objects.filter(**names).order_by()
            noted = naming.values_list(Value(kind_of_naming), "pk", Value(str(How.WRITTEN)))
            selected, parameters = noted.query.sql_with_params()
            with connection.cursor() as cursor:
                insert = f"INSERT INTO {TouchedRecord._meta.db_table} (kind, record, how)"  # noqa: SLF001
                cursor.execute(f"{insert} {selected}", parameters)


def _relations(model: Any) -> list[Any]:
    """Return the relations by which other records name those of a model."""
    related = model._meta.related_objects  # noqa: SLF001 - Django documents it as public
    return [relation for relation in related if kind_of(relation.related_model) in _MODELS]
