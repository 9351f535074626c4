"""Define the records of the archive; docs/data-dictionary.md explains them field by field."""

from collections.abc import Collection
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from explorer.abstract import ArchiveModel
from explorer.choices import NOT_STATED, OLDEST, Displacement, Gender, Sect, Stance, or_not_stated
from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word
from explorer.fields import (
    SortedJSONField,
    validate_authors,
    validate_fingerprint,
    validate_imports,
    validate_texts,
    validate_version,
)
from explorer.querysets import KeyPointQuerySet, QuoteQuerySet

DERIVED = (FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word)
"""The tables that Django finds here, beside those of the content."""

SYRIA = "Syria"

BLANK_WHEN_WITHDRAWN = {"text", "attribution", "country"}  # and only then

OUTSIDE_SYRIA = "outside-syria"
"""The slug of the place of every speaker whose country isn't Syria."""


class Archive(models.Model):
    """The one row that says which state the archive is in."""

    version = models.CharField(max_length=12, blank=True, validators=[validate_version])
    total = models.CharField(
        max_length=64, blank=True, help_text=_("The sum of the digests of all records, hexadecimal.")
    )
    form = models.CharField(max_length=12, blank=True, help_text=_("The form of what is derived from them."))
    renewed = models.DateTimeField(auto_now=True)
    loaded_version = models.CharField(max_length=12, blank=True, validators=[validate_version])
    loaded_files = models.CharField(max_length=12, blank=True, validators=[validate_version])
    synthetic = models.BooleanField(
        default=False, help_text=_("Invented quotes, to measure the site with: nobody said them.")
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(pk=1), name="archive_has_one_row"),
        ]

    def __str__(self) -> str:
        return self.version


class Place(ArchiveModel):
    """A governorate of Syria, or the one place for everything outside it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True, help_text=_("The report's spelling."))
    other_spellings = models.JSONField(default=list, blank=True, validators=[validate_texts])
    name_ar = models.CharField(max_length=60, blank=True)
    pcode = models.CharField(max_length=4, blank=True, help_text=_("OCHA's code of the governorate."))
    order = models.PositiveSmallIntegerField()
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pcode"], condition=~Q(pcode=""), name="place_pcode_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the place's page."""
        return reverse("place", args=[self.slug])


class Report(ArchiveModel):
    """A published report: what a citation, a licence line and the method page need to know."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=300)
    sentence_case_title = models.CharField(max_length=300, help_text=_("For APA style."))
    authors = SortedJSONField(
        default=list,
        blank=True,
        validators=[validate_authors],
        help_text=_("Names to cite, as a list of {family, given} or {literal}."),
    )
    credits = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=200)
    publisher_short = models.CharField(max_length=30, blank=True)
    publisher_place = models.CharField(max_length=100, blank=True)
    series = models.CharField(max_length=200, blank=True)
    published = models.DateField(help_text=_("The first day of the month of publication."))
    url = models.URLField()
    licence = models.CharField(max_length=30)
    licence_name = models.CharField(max_length=150)
    licence_url = models.URLField()
    interview_count = models.PositiveSmallIntegerField(null=True, blank=True)
    interviews_began = models.DateField(null=True, blank=True)
    interviews_ended = models.DateField(null=True, blank=True)
    method = models.TextField(blank=True, help_text=_("Our words; a blank line separates paragraphs."))

    class Meta:
        ordering: ClassVar = ["published", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the report's page."""
        return reverse("report", args=[self.slug])


class Chapter(ArchiveModel):
    """A chapter of a report."""

    slug = models.SlugField(unique=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="chapters")
    order = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    sentence_case_title = models.CharField(max_length=300, help_text=_("For APA style."))
    short_title = models.CharField(max_length=60, blank=True, help_text=_("For short notes; our words."))
    url = models.URLField()
    summary = models.TextField(blank=True, help_text=_("Our words; a blank line separates paragraphs."))
    imports = SortedJSONField(
        default=list,
        blank=True,
        validators=[validate_imports],
        help_text=_("What was imported: the day, the digests of file and readings, and the address told."),
    )
    last_number = models.PositiveIntegerField(
        default=0, help_text=_("The highest number ever given to a quote: numbers are never reused.")
    )

    class Meta:
        ordering: ClassVar = ["report__published", "report__slug", "order", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the chapter's page."""
        return reverse("chapter", args=[self.slug])


class Theme(ArchiveModel):
    """A section of a chapter, with its summary in our own words."""

    slug = models.SlugField(max_length=120, unique=True)
    chapter = models.ForeignKey(Chapter, models.PROTECT, related_name="themes")
    order = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, help_text=_("As the report prints it."))
    short_title = models.CharField(
        max_length=60, blank=True, help_text=_("For citations in the text; our words.")
    )
    summary = models.TextField(blank=True, help_text=_("Our words; a blank line separates paragraphs."))

    class Meta:
        ordering: ClassVar = [
            "chapter__report__published",
            "chapter__report__slug",
            "chapter__order",
            "chapter__slug",
            "order",
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chapter", "heading"], name="theme_heading_is_unique"),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        """Return the address of the theme's summary page."""
        return reverse("theme", args=[self.slug])


class Quote(ArchiveModel):
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

    objects: ClassVar = QuoteQuerySet.as_manager()

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
            models.Index(
                fields=["attribution", "chapter"], condition=Q(withdrawn=None), name="quote_by_attribution"
            ),
            models.Index(
                fields=["country"],
                condition=Q(withdrawn=None, governorate=None),
                name="quote_by_country_outside",
            ),
            models.Index(
                fields=["-changed", "-added", "-id"], condition=Q(withdrawn=None), name="quote_by_change"
            ),
            models.Index(
                fields=["-withdrawn", "code"], condition=Q(withdrawn__isnull=False), name="quote_withdrawn"
            ),
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

    def get_absolute_url(self) -> str:
        """Return the address of the quote's page, for good."""
        return reverse("quote", args=[self.code])


class KeyPoint(ArchiveModel):
    """One sentence of ours on what one side said in a section, and the quotes that show it."""

    natural_key_field = "code"

    code = models.SlugField(max_length=140, unique=True)
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="key_points")
    stance = models.CharField(max_length=20, choices=Stance)
    order = models.PositiveSmallIntegerField()
    text = models.TextField(help_text=_("Our words."))
    quotes = models.ManyToManyField(Quote, related_name="key_points")

    objects: ClassVar = KeyPointQuerySet.as_manager()

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
        ordering: ClassVar = ["-date", "code"]

    def __str__(self) -> str:
        return self.code
