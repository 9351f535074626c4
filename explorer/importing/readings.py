"""Load readings: texts settled by hand in a JSON file of records, kept with the fixtures.

A record's `text` is the text of a problem, verbatim. Either `ignore` is true (it is no quote), or `keep` is
(what looked wrong is right as it was read), or `sect`, `gender`, `age`, `stance`, `governorate` or `country`,
and where they apply `displacement` and `stance_inferred`, say what it means; sect, gender, age and stance may
be `not-stated`. `quote` gives the words quoted, where the text shows them in parts. `is` says which quote of
the archive a quote of the file is: its id, or `new`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.archive import countries
from explorer.choices import NOT_STATED, OLDEST, Displacement, Gender, Sect, Stance
from explorer.importing.cleaning import tidy
from explorer.importing.found import Speaker
from explorer.models import OUTSIDE_SYRIA, SYRIA, Place

_VALUES = {
    "sect": [*Sect.values, NOT_STATED],
    "gender": [*Gender.values, NOT_STATED],
    "stance": [*Stance.values, NOT_STATED],
    "displacement": Displacement.values,
}
_REQUIRED = ["sect", "gender", "age", "stance"]
_FIELDS = [*_REQUIRED, "stance_inferred", "displacement", "governorate", "country", "quote"]


class ReadingsError(Exception):
    """A file of readings that can't be used; the message names the record and the way out."""


NEW = "new"
"""The `is` of a quote that the archive doesn't have, though it may look like one that it has."""


@dataclass(frozen=True)
class Reading:
    """A text as settled by hand: who speaks, or that it is no quote (no speaker), and the words quoted.

    `is_kept` says that the text is right as it was read, quote or not. `identity` is the id of a quote of the
    archive, or NEW.
    """

    speaker: Speaker | None
    quote: str = ""
    is_kept: bool = False
    identity: str = ""

    @property
    def is_ignored(self) -> bool:
        """Whether the text is no quote."""
        return self.speaker is None and not self.is_kept


class Readings:
    """The readings by the text they settle; it remembers which of them were of use.

    `identities` says by its words which quote of the archive a quote is.
    """

    def __init__(self, readings: dict[str, Reading]) -> None:
        """Begin with none of them used."""
        self._readings = {text: reading for text, reading in readings.items() if not reading.identity}
        self.identities = {text: reading.identity for text, reading in readings.items() if reading.identity}
        self._used: set[str] = set()

    def of(self, text: str) -> Reading | None:
        """Return the reading of `text`, if there is one."""
        found = self._readings.get(text)
        if found:
            self._used.add(text)
        return found

    @property
    def unused(self) -> list[str]:
        """The texts that never came up."""
        return [text for text in self._readings if text not in self._used]


def load_readings(path: Path, places: Iterable[Place]) -> Readings:
    """Read the file at `path`; raise ReadingsError where it or a record isn't right."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReadingsError(f"{path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise ReadingsError(f"{path} is not JSON: {error}") from error
    return Readings(read_records(records, places, str(path)))


def read_records(records: Any, places: Iterable[Place], name: str) -> dict[str, Reading]:
    """Return the readings of a file's records by their texts; raise ReadingsError, with the file's `name`."""
    if not isinstance(records, list):
        raise ReadingsError(f"{name} has to be a list of records.")
    governorates = {place.slug for place in places} - {OUTSIDE_SYRIA}
    readings: dict[str, Reading] = {}
    for number, record in enumerate(records, 1):
        try:
            text, reading = _reading(record, governorates)
        except ReadingsError as error:
            raise ReadingsError(f"{name}, record {number}: {error}") from error
        if text in readings:
            raise ReadingsError(f"{name}, record {number}: “{text}” was settled before.")
        readings[text] = reading
    return readings


def _reading(record: Any, governorates: set[str]) -> tuple[str, Reading]:
    """Return a record's text and its reading."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not tidy(record["text"]):
        raise ReadingsError("A record is an object with a “text”.")
    text = record["text"]
    fields = {name: value for name, value in record.items() if name != "text" and value is not None}
    if fields == {"ignore": True}:
        return text, Reading(None)
    if fields == {"keep": True}:
        return text, Reading(None, is_kept=True)
    if set(fields) == {"is"} and isinstance(fields["is"], str) and fields["is"]:
        return text, Reading(None, identity=fields["is"])
    if unknown := sorted(set(fields) - set(_FIELDS)):
        raise ReadingsError(f"“{unknown[0]}” is not a field of a reading; those are {', '.join(_FIELDS)}.")
    if missing := [name for name in _REQUIRED if name not in fields]:
        raise ReadingsError(f"It gives no {missing[0]}.")
    _check_values(fields)
    _check_place(fields, governorates)
    quote = fields.pop("quote", "")
    if not _is_taken_from(quote, text):
        raise ReadingsError("“quote” holds words that the text doesn't have in this order.")
    return text, Reading(Speaker(**fields), quote)


def _check_values(fields: dict[str, Any]) -> None:
    """Refuse a value outside its vocabulary."""
    for name, values in _VALUES.items():
        if name in fields and fields[name] not in values:
            raise ReadingsError(f"{name} can't be “{fields[name]}”; it is one of {', '.join(values)}.")
    age = fields["age"]
    if age == NOT_STATED:
        fields["age"] = None
    elif type(age) is not int or not 0 <= age <= OLDEST:
        raise ReadingsError(
            f"age can't be {age!r}; it is a whole number from 0 to {OLDEST}, or “{NOT_STATED}”."
        )
    if not isinstance(fields.get("stance_inferred", False), bool):
        raise ReadingsError("stance_inferred is true or false.")
    if fields.get("stance_inferred") and fields["stance"] == NOT_STATED:
        raise ReadingsError("A stance that is not stated can't be inferred.")
    if not isinstance(fields.get("quote", ""), str):
        raise ReadingsError("quote is a text.")


def _check_place(fields: dict[str, Any], governorates: set[str]) -> None:
    """Refuse a place that isn't one, or that contradicts the displacement."""
    if fields.get("country") == SYRIA and "governorate" in fields:
        del fields["country"]
    governorate, country = fields.get("governorate"), fields.get("country")
    displacement = fields.get("displacement")
    if (governorate is None) == (country is None):
        raise ReadingsError("It needs either a governorate or a country outside Syria.")
    if governorate is not None and governorate not in sorted(governorates):
        raise ReadingsError(
            f"governorate can't be “{governorate}”; it is one of {', '.join(sorted(governorates))}."
        )
    if country is not None and country not in sorted(countries.abroad()):
        raise ReadingsError(
            f"country can't be “{country}”; it is the English name of a country outside {SYRIA}."
        )
    if governorate and displacement == Displacement.REFUGEE:
        raise ReadingsError("A refugee is in a country outside Syria, not in a governorate.")
    if country and displacement == Displacement.IDP:
        raise ReadingsError("An internally displaced person is in a governorate, not abroad.")


def _is_taken_from(quote: str, text: str) -> bool:
    """Say whether `text` has the words of `quote` in the same order: “A, he said, b” has “A b”."""
    rest = iter(text.split())
    return all(any(word in other for other in rest) for word in quote.split())
