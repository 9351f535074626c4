"""Define what all records of the archive's content have in common."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from explorer import locales
from explorer.characters import unfit_in
from explorer.historical import StateKeeping
from explorer.querysets import ArchiveQuerySet, PublicManager, drafts_too, writing


class ArchiveModel(models.Model):
    """A row of the archive's content: each write announces itself, so that the version is renewed."""

    natural_key_field: ClassVar[str] = "slug"

    objects: ClassVar = ArchiveQuerySet.as_manager()
    history: ClassVar[Any] = StateKeeping()

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


class DraftableModel(ArchiveModel):
    """A record that may be a draft: it is in the table of the published ones, and only curators see it.

    Nothing that is published names a draft (`explorer.archive.drafts`), and no file holds one.
    """

    draft = models.BooleanField(default=False, editable=False, help_text=_("Seen by curators only."))

    objects: ClassVar = PublicManager.from_queryset(ArchiveQuerySet)()  # type: ignore[assignment]  # narrower
    with_drafts: ClassVar[Any] = drafts_too(ArchiveQuerySet)

    class Meta(ArchiveModel.Meta):
        abstract = True

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Check what has to be unique, among drafts too: the name in addresses."""
        super().validate_unique(exclude)
        name = self.natural_key_field
        others = type(self).with_drafts.filter(**{name: getattr(self, name)}).exclude(pk=self.pk)
        if name not in (exclude or ()) and others.exists():
            raise ValidationError({name: _("Another record, maybe a draft, has this name.")})


class BilingualModel(DraftableModel):
    """A record with texts of ours in English and, in fields whose names end in `_ar`, in Arabic."""

    arabic_reviewed = models.BooleanField(
        default=False, help_text=_("Whether an Arabic speaker has reviewed the Arabic of this record.")
    )

    printed_field: ClassVar[str] = "title"
    """The field of the name that the report prints, which stays English; its Arabic is a gloss of ours."""

    class Meta(DraftableModel.Meta):
        abstract = True

    @property
    def printed_name(self) -> str:
        """The name as the report prints it."""
        name: str = getattr(self, self.printed_field)
        return name

    @property
    def gloss(self) -> str:
        """The meaning of the printed name where the page is in Arabic; elsewhere, or without one, empty."""
        return str(locales.either("", getattr(self, f"{self.printed_field}_ar")))

    @property
    def label(self) -> str:
        """The name by which a page in its own language calls the record."""
        return self.gloss or self.printed_name

    def in_our_words(self, name: str) -> str:
        """Return a text of ours in the page's language; the English where there is no Arabic."""
        return str(locales.either(getattr(self, name), getattr(self, f"{name}_ar")))
