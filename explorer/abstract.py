"""Define what all records of the archive's content have in common."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from explorer.characters import unfit_in
from explorer.querysets import ArchiveQuerySet, writing


class ArchiveModel(models.Model):
    """A row of the archive's content: each write announces itself, so that the version is renewed."""

    natural_key_field: ClassVar[str] = "slug"

    objects: ClassVar = ArchiveQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row as one change."""
        with writing():
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row as one change."""
        with writing():
            return super().delete(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check each field; no text may hold a character that XML or a reader's eye can't take."""
        super().clean_fields(exclude)
        unfit = {
            field.name: characters
            for field in self._meta.concrete_fields
            if field.name not in (exclude or ()) and (characters := unfit_in(getattr(self, field.attname)))
        }
        if unfit:
            reason = _("has characters that no text may hold: %(characters)s.")
            raise ValidationError(
                {name: reason % {"characters": ", ".join(found)} for name, found in unfit.items()}
            )

    def natural_key(self) -> tuple[str]:
        """Return the row's name in addresses and fixtures."""
        return (getattr(self, self.natural_key_field),)
