"""Taking values over into rows that aren't saved yet, and checking them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model


def assign(row: Model, **values: Any) -> bool:
    """Set the fields that differ from `values`; return whether any did."""
    differing = {name: value for name, value in values.items() if getattr(row, name, None) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def flaws(row: Model) -> str:
    """Return what can't be stored, field by field, or nothing; rows it refers to may not be saved yet."""
    fields = row._meta.concrete_fields  # noqa: SLF001  # Django documents it as public
    try:
        row.clean_fields(exclude=["id", *(field.name for field in fields if isinstance(field, ForeignKey))])
    except ValidationError as error:
        return " ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return ""
