"""Define quotes, and the key points and corrections that name them."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from explorer.abstract import ArchiveModel, BilingualModel, DraftableModel
from explorer.choices import NOT_STATED, OLDEST, Displacement, Gender, Sect, Stance, or_not_stated
from explorer.fields import (
    validate_fingerprint,
)
from explorer.locales import country
from explorer.models.reports import Chapter, Place, Theme
from explorer.querysets import KeyPointQuerySet, PublicManager, QuoteQuerySet, drafts_too

SYRIA = "Syria"

PUBLISHED = Q(draft=False, withdrawn=None)
"""The condition of the quotes that readers see, as their queries and indexes write it."""

BLANK_WHEN_WITHDRAWN = {"text", "attribution", "country"}  # and only then

CORRECTED = {
    "text": "text",
    "attribution": "attribution",
    "sect": "sect",
    "gender": "gender",
    "age": "age",
    "stance": "stance",
    "stance_inferred": "note that the stance is inferred",
    "displacement": "displacement",
    "country": "country",
    "governorate": "governorate",
}
"""The fields of a published quote whose change is a public correction, and what to call them."""


class Quote(DraftableModel):
    """One quotation as the report prints it, and what the report says about its speaker."""

    natural_key_field = "code"

    code = models.CharField(max_length=60, unique=True, help_text=_("The public id, given for life."))
    chapter = models.ForeignKey(Chapter, models.PROTECT, related_name="quotes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="quotes")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField(help_text=_("Its place in the chapter today."))
    text = models.TextField()
    attribution = models.CharField(max_length=300)
    sect = models.CharField(max_length=20, choices=or_not_stated(Sect))
    gender = models.CharField(max_length=10, choices=or_not_stated(Gender))
    age = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(OLDEST)], help_text=_("Empty where not stated.")
    )
    stance = models.CharField(max_length=20, choices=or_not_stated(Stance))
    stance_inferred = models.BooleanField(default=False)
    displacement = models.CharField(max_length=20, choices=Displacement, default=Displacement.NONE_STATED)
    country = models.CharField(max_length=60, default=SYRIA)
    governorate = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="quotes")
    set_apart = models.BooleanField(default=True, help_text=_("False for a quote inside a paragraph."))
    added = models.DateField()
    changed = models.DateField()
    withdrawn = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    fingerprint = models.TextField(blank=True, validators=[validate_fingerprint])

    objects: ClassVar = PublicManager.from_queryset(QuoteQuerySet)()  # type: ignore[assignment]  # it has more
    with_drafts: ClassVar[Any] = drafts_too(QuoteQuerySet)

    class Meta:
        ordering: ClassVar = [
            "chapter__report__published",
            "chapter__report__slug",
            "chapter__order",
            "chapter__slug",
            "number",
        ]
        indexes: ClassVar = [
            models.Index(fields=["chapter", "position", "number"], name="quote_in_reading_order"),
            models.Index(fields=["attribution", "chapter"], condition=PUBLISHED, name="quote_by_attribution"),
            models.Index(
                fields=["country"],
                condition=PUBLISHED & Q(governorate=None),
                name="quote_by_country_outside",
            ),
            models.Index(fields=["-changed", "-added", "-id"], condition=PUBLISHED, name="quote_by_change"),
            models.Index(
                fields=["-withdrawn", "code"], condition=Q(withdrawn__isnull=False), name="quote_withdrawn"
            ),
            models.Index(fields=["chapter"], condition=Q(draft=True), name="quote_draft"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chapter", "number"], name="quote_number_is_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="quote_number_from_one"),
            models.CheckConstraint(condition=Q(age__lte=OLDEST), name="quote_age_in_range"),
            models.CheckConstraint(
                condition=Q(sect__in=[*Sect.values, NOT_STATED]), name="quote_sect_is_known"
            ),
            models.CheckConstraint(
                condition=Q(gender__in=[*Gender.values, NOT_STATED]), name="quote_gender_is_known"
            ),
            models.CheckConstraint(
                condition=Q(stance__in=[*Stance.values, NOT_STATED]), name="quote_stance_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(stance=NOT_STATED, stance_inferred=True),
                name="quote_stance_is_inferred_only_where_there_is_one",
            ),
            models.CheckConstraint(
                condition=Q(displacement__in=Displacement.values),
                name="quote_displacement_is_known",
            ),
            models.CheckConstraint(
                condition=Q(country=SYRIA, governorate__isnull=False)
                | (~Q(country__in=[SYRIA, ""]) & Q(governorate__isnull=True))
                | Q(country="", governorate__isnull=True, withdrawn__isnull=False),
                name="quote_governorate_only_inside_syria",
            ),
            models.CheckConstraint(
                condition=~Q(displacement=Displacement.REFUGEE, country=SYRIA),
                name="quote_refugee_is_outside_syria",
            ),
            models.CheckConstraint(
                condition=~Q(displacement=Displacement.IDP) | Q(country=SYRIA),
                name="quote_idp_is_inside_syria",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=None) | ~Q(withdrawn_reason=""),
                name="quote_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(draft=False) | Q(withdrawn=None), name="quote_draft_is_not_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn__isnull=False) | Q(fingerprint="") & ~Q(text="") & ~Q(attribution=""),
                name="quote_published_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check each field; what is erased of a withdrawn quote may be blank."""
        blank = BLANK_WHEN_WITHDRAWN if self.withdrawn else set()
        super().clean_fields({*(exclude or ()), *(name for name in blank if not getattr(self, name))})

    @property
    def place_label(self) -> str:
        """The governorate, or the country outside Syria, in the page's language."""
        return self.governorate.label if self.governorate else country(self.country)

    def get_absolute_url(self) -> str:
        """Return the address of the quote's page, for good."""
        return reverse("quote", args=[self.code])


class KeyPoint(BilingualModel):
    """One sentence of ours on what one side said in a section, and the quotes that show it."""

    natural_key_field = "code"

    code = models.SlugField(max_length=140, unique=True)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="key_points")
    stance = models.CharField(max_length=20, choices=Stance)
    order = models.PositiveSmallIntegerField()
    text = models.TextField(help_text=_("Our words."))
    text_ar = models.TextField(blank=True)
    quotes = models.ManyToManyField(Quote, related_name="key_points")

    _history_m2m_fields: ClassVar = ["quotes"]
    objects: ClassVar = PublicManager.from_queryset(KeyPointQuerySet)()  # type: ignore[assignment]  # it has more
    with_drafts: ClassVar[Any] = drafts_too(KeyPointQuerySet)

    class Meta:
        ordering: ClassVar = [
            "theme__chapter__report__published",
            "theme__chapter__report__slug",
            "theme__chapter__order",
            "theme__chapter__slug",
            "theme__order",
            "-stance",
            "order",
        ]

    def __str__(self) -> str:
        return self.code


class Correction(ArchiveModel):
    """A public record of a change to a published quote."""

    natural_key_field = "code"

    code = models.SlugField(max_length=80, unique=True)
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="corrections")
    date = models.DateField()
    change = models.TextField(help_text=_("What changed."))
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["-date", "-code"]

    def __str__(self) -> str:
        return self.code
