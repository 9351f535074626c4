"""Read a fixture file record by record, each with its line, and refuse what isn't as it should be."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models

from explorer.abstract import ArchiveModel
from explorer.archive.digests import written_fields
from explorer.archive.fixtures import FILES, FixtureError
from explorer.models import BLANK_WHEN_WITHDRAWN

# What Git leaves in a file that it couldn't merge, at the start of a line: "<<<<<<< HEAD", "=======".
_MERGE_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
# What may be between two records of a list: a comma and white space.
_BETWEEN = re.compile(r"[\s,]*")
_KINDS: list[tuple[Any, type, str]] = [
    (models.BooleanField, bool, "true or false"),
    (models.IntegerField, int, "a whole number"),
    (models.DateField, str, "a date such as 2026-01-31"),
    (models.TextField, str, "a text"),
    (models.CharField, str, "a text"),
]
"""Kind of field -> the type of its values in a file, and what to call it."""


class FixtureRecord(NamedTuple):
    """A record of a file: the file's name, the line where the record begins, its key and its fields."""

    file: str
    line: int
    key: str
    fields: Mapping[str, Any]

    def error(self, reason: str) -> FixtureError:
        """Return the error that names file, line, record and reason."""
        return FixtureError(f"fixtures/{self.file}, line {self.line}, {self.key}: {reason}")


def read_records(name: str, text: str) -> list[FixtureRecord]:
    """Return the records of the file `name`; raise FixtureError, naming the line, where one isn't right."""
    if mark := _MERGE_MARK.search(text):
        raise _at(name, text, mark.start(), f"“{mark[0]}” is a mark of a merge that nobody finished.")
    found: list[FixtureRecord] = []
    known: dict[str, FixtureRecord] = {}
    for position, value in _values(name, text):
        record = _record(name, text, position, value)
        if record.key in known:
            raise record.error(f"The same record is already in line {known[record.key].line}.")
        known[record.key] = record
        found.append(record)
    return found


def _at(name: str, text: str, position: int, reason: str) -> FixtureError:
    """Return the error at a position of a file's text."""
    return FixtureError(f"fixtures/{name}, line {text.count(chr(10), 0, position) + 1}: {reason}")


def _values(name: str, text: str) -> Iterator[tuple[int, Any]]:
    """Yield each value of the file's list, and where it begins."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise _at(name, text, error.pos, f"This is not JSON: {error.msg}.") from error
    if not isinstance(whole, list):
        raise _at(name, text, 0, "The file has to be a list of records.")
    decoder, position = json.JSONDecoder(), text.index("[") + 1
    for value in whole:
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]  # it matches nothing too
        yield position, value
        position = decoder.raw_decode(text, position)[1]


def _record(name: str, text: str, position: int, value: Any) -> FixtureRecord:
    """Check the shape of one value and return it as a record."""
    model = FILES[name]
    label = f"explorer.{model.__name__.lower()}"
    if not isinstance(value, dict) or set(value) != {"model", "fields"}:
        raise _at(name, text, position, "A record has “model” and “fields”, and nothing else.")
    if value["model"] != label:
        raise _at(name, text, position, f"holds a record of another kind: {value['model']}, not {label}.")
    fields, key = value["fields"], model.natural_key_field
    if not isinstance(fields, dict) or not isinstance(fields.get(key), str) or not fields[key].strip():
        raise _at(name, text, position, f"A record has “fields”, and among them its “{key}”.")
    record = FixtureRecord(name, text.count("\n", 0, position) + 1, fields[key], fields)
    _check_fields(record, model)
    return record


def _check_fields(record: FixtureRecord, model: type[ArchiveModel]) -> None:
    """Refuse fields that the model doesn't have, and values of another type."""
    several = model._meta.many_to_many  # noqa: SLF001  # Django documents it as public
    fields = {field.name: field for field in [*written_fields(model), *several]}
    if unknown := sorted(set(record.fields) - set(fields)):
        raise record.error(f"There is no field “{unknown[0]}”; those are {', '.join(fields)}.")
    missing = [name for name, field in fields.items() if name not in record.fields and _is_required(field)]
    if missing:
        raise record.error(f"There is no “{missing[0]}”.")
    may_be_blank = BLANK_WHEN_WITHDRAWN if record.fields.get("withdrawn") else set()
    for name, value in record.fields.items():
        if value == "" and name in may_be_blank:
            continue
        if reason := _flaw(fields[name], value):
            raise record.error(f"{name}: {reason}")


def _flaw(field: Any, value: Any) -> str:
    """Say what is wrong with a value's type or shape; an empty text where nothing is."""
    if value is None:
        return "" if field.null else "It can't be null."
    if isinstance(field, models.ManyToManyField):
        every = isinstance(value, list) and all(map(_is_reference, value))
        return "" if every else 'It has to be a list of references, each such as ["damascus"].'
    if isinstance(field, models.ForeignKey):
        return "" if _is_reference(value) else 'It has to be a reference such as ["damascus"].'
    for kind, type_, words in _KINDS:
        if isinstance(field, kind) and type(value) is not type_:
            return f"It has to be {words}, not {json.dumps(value, ensure_ascii=False)}."
    return _misshapen(field, value)


def _misshapen(field: Any, value: Any) -> str:
    """Say what is wrong with a blank text, a date or JSON; an empty text where nothing is."""
    if isinstance(value, str) and not field.blank and not value.strip():
        return "It is blank."
    try:
        if isinstance(field, models.DateField | models.JSONField):
            field.clean(value, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _is_required(field: Any) -> bool:
    """Say whether a record can't leave a field out."""
    return not (field.has_default() or field.null or field.blank)


def _is_reference(value: Any) -> bool:
    """Say whether a value names another record: a list of its key."""
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], str)
