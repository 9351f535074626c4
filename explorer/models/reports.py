"""Define the archive, its places, and the reports with their chapters and themes."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from explorer.abstract import ArchiveModel, BilingualModel
from explorer.fields import (
    SortedJSONField,
    validate_authors,
    validate_imports,
    validate_texts,
    validate_version,
)
from explorer.locales import either

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


class Version(models.Model):
    """A version of the archive that was published, and when: one row for each change.

    A version comes back where a change is undone. `moment` is the `history_date` of all that changed, too.
    """

    version = models.CharField(max_length=12, db_index=True, validators=[validate_version])
    moment = models.DateTimeField(unique=True)
    quotes = models.PositiveIntegerField(help_text=_("The published quotes."))

    class Meta:
        ordering: ClassVar = ["-moment"]

    def __str__(self) -> str:
        return self.version

    def get_absolute_url(self) -> str:
        """Return the address of what was published under the version."""
        return reverse("version", args=[self.version])

    @property
    def day(self) -> dt.date:
        """The day on which the version was published."""
        return timezone.localdate(self.moment)


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

    @property
    def label(self) -> str:
        """The name in the page's language."""
        return str(either(self.name, self.name_ar))

    def get_absolute_url(self) -> str:
        """Return the address of the place's page."""
        return reverse("place", args=[self.slug])


class Report(BilingualModel):
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
    title_ar = models.CharField(
        max_length=300, blank=True, help_text=_("Our Arabic, for readers; never cited.")
    )
    method_ar = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["published", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the report's page."""
        return reverse("report", args=[self.slug])


class Chapter(BilingualModel):
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
    title_ar = models.CharField(
        max_length=300, blank=True, help_text=_("Our Arabic, for readers; never cited.")
    )
    summary_ar = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["report__published", "report__slug", "order", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the chapter's page."""
        return reverse("chapter", args=[self.slug])


class Theme(BilingualModel):
    """A section of a chapter, with its summary in our own words."""

    printed_field = "heading"

    slug = models.SlugField(max_length=120, unique=True)
    chapter = models.ForeignKey(Chapter, models.PROTECT, related_name="themes")
    order = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, help_text=_("As the report prints it."))
    short_title = models.CharField(
        max_length=60, blank=True, help_text=_("For citations in the text; our words.")
    )
    summary = models.TextField(blank=True, help_text=_("Our words; a blank line separates paragraphs."))
    heading_ar = models.CharField(
        max_length=300, blank=True, help_text=_("Our Arabic, for readers; never cited.")
    )
    summary_ar = models.TextField(blank=True)

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
