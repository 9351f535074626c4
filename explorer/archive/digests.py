"""Digest records, each by itself: the archive's version is made of the sum of their digests.

A record is what the fixture files say of it: natural keys, no database ids. So equal content has equal
digests, in whichever database or file it is, and one changed record costs one digest.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.db import models

from explorer.abstract import ArchiveModel
from explorer.derived import RecordDigest

_MODULUS = 2**256


def record_digest(record: Any) -> int:
    """Return the digest of a record as a number of 256 bits.

    Neither the order of its fields counts nor, where a field names several records, that of their names.
    """
    text = json.dumps(_ordered(record), sort_keys=True, ensure_ascii=False, default=str)
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest())


def _ordered(value: Any) -> Any:
    """Return a record with the names of other records in one order: [["b"], ["a"]] is [["a"], ["b"]]."""
    if isinstance(value, dict):
        return {name: _ordered(part) for name, part in value.items()}
    if isinstance(value, list) and all(isinstance(part, list) for part in value):
        return sorted(value, key=repr)
    return value


def kind_of(model: type[models.Model]) -> str:
    """Return what notes and digests call the records of a model, such as `quote`."""
    name: str = model._meta.model_name or ""  # noqa: SLF001 - Django documents it as public
    return name


def written_fields(model: type[models.Model]) -> list[Any]:
    """Return the fields of a record that have a column and that files and digests hold.

    A draft is in neither, so that neither says whether a record is one.
    """
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django documents it as public
    return [field for field in fields if not field.primary_key and field.name != "draft"]


def total_of(digests: Iterable[int]) -> int:
    """Return the sum of digests, modulo 2^256; their order doesn't matter."""
    return sum(digests) % _MODULUS


def version_of(total: int) -> str:
    """Return the version that a sum of digests makes: 12 hexadecimal digits; empty for no record."""
    return f"{total:064x}"[:12] if total else ""


def records(rows: models.QuerySet[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row of content with its primary key, as the fixture files write it."""
    model = rows.model
    fields = written_fields(model)
    paths = [_path(field) if field.many_to_one else field.name for field in fields]
    naming = {field.name: _named(rows, field) for field in model._meta.many_to_many}  # noqa: SLF001
    for key, *values in rows.order_by().values_list("pk", *paths).iterator():
        written = {
            field.name: [value] if field.many_to_one and value is not None else value
            for field, value in zip(fields, values, strict=True)
        }
        named = {name: found.get(key, []) for name, found in naming.items()}
        yield key, {"model": f"explorer.{kind_of(model)}", "fields": written | named}


def renew(model: type[ArchiveModel], keys: Collection[int]) -> int:
    """Store the digests of these records as they are now; return by how much that changes the sum."""
    kind = kind_of(model)
    stored = RecordDigest.objects.filter(kind=kind, record__in=keys)
    held = {key: int.from_bytes(digest) for key, digest in stored.values_list("record", "digest")}
    now = {key: record_digest(record) for key, record in records(model.objects.filter(pk__in=keys))}
    if gone := held.keys() - now.keys():
        stored.filter(record__in=gone).delete()
    RecordDigest.objects.bulk_create(
        [
            RecordDigest(kind=kind, record=key, digest=digest.to_bytes(32))
            for key, digest in now.items()
            if held.get(key) != digest
        ],
        update_conflicts=True,
        unique_fields=["kind", "record"],
        update_fields=["digest"],
    )
    return sum(now.values()) - sum(held.values())


def _path(field: Any) -> str:
    """Return the way to the natural key of the record that a field names, such as `theme__slug`."""
    return f"{field.name}__{field.related_model.natural_key_field}"


def _named(rows: models.QuerySet[Any], field: Any) -> dict[int, list[list[str]]]:
    """Return what a field of each row names, where that may be several records: key -> references."""
    found = defaultdict(list)
    pairs = rows.filter(**{f"{field.name}__isnull": False}).order_by().values_list("pk", _path(field))
    for key, name in pairs.iterator():
        found[key].append([name])
    return found
