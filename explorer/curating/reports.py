"""The pages of reports, their chapters and themes, and of places."""

from typing import Any, ClassVar

from django.contrib.admin import StackedInline
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from explorer.curating.base import ArchiveAdmin, OfDrafts
from explorer.models import KeyPoint

ENGLISH_AND_ARABIC = _("Each text in both languages: English first, Arabic beside it.")


class ReportAdmin(ArchiveAdmin):
    """A report: what citations and licence lines say of it."""

    list_display = ("title", "publisher", "published", "draft")
    list_filter = ("draft", "publisher")
    search_fields = ("title", "title_ar", "publisher", "slug")
    date_hierarchy = "published"
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "title_ar", "sentence_case_title", "slug", "url", "published")}),
        (
            _("Who made it"),
            {"fields": ("authors", "credits", "publisher", "publisher_short", "publisher_place", "series")},
        ),
        (_("Licence"), {"fields": ("licence", "licence_name", "licence_url")}),
        (_("Interviews"), {"fields": ("interview_count", "interviews_began", "interviews_ended")}),
        (
            _("How it was made, in our words"),
            {"fields": ("method", "method_ar", "arabic_reviewed"), "description": ENGLISH_AND_ARABIC},
        ),
    )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Fill in the name in addresses from the title, of a new report only."""
        return {} if obj else dict(self.prepopulated_fields)


class ChapterAdmin(ArchiveAdmin):
    """A chapter of a report; its quotes come by an import."""

    list_display = ("title", "report", "order", "draft")
    list_filter = ("draft", "report")
    list_select_related = ("report",)
    search_fields = ("title", "title_ar", "slug")
    autocomplete_fields = ("report",)
    derived = ("imports", "last_number")
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "report",
                    "order",
                    "title",
                    "title_ar",
                    "sentence_case_title",
                    "short_title",
                    "slug",
                    "url",
                )
            },
        ),
        (
            _("Summary, in our words"),
            {"fields": ("summary", "summary_ar", "arabic_reviewed"), "description": ENGLISH_AND_ARABIC},
        ),
        (_("Kept by the archive"), {"classes": ("collapse",), "fields": ("last_number", "imports")}),
    )

    get_prepopulated_fields = ReportAdmin.get_prepopulated_fields


class KeyPointInline(OfDrafts, StackedInline):  # type: ignore[type-arg]  # the same
    """The key points of a theme, each with its texts; the quotes that show it are on its own page."""

    model = KeyPoint
    extra = 0
    show_change_link = True
    fields = ("stance", "order", "text", "text_ar", "arabic_reviewed", "draft")
    readonly_fields = ("draft",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave it to the page of a key point, where it names its quotes."""
        return False


class ThemeAdmin(ArchiveAdmin):
    """A section of a chapter, with its summary and key points."""

    list_display = ("heading", "chapter", "order", "draft")
    list_filter = ("draft", "chapter__report")
    list_select_related = ("chapter",)
    search_fields = ("heading", "heading_ar", "slug", "chapter__title")
    autocomplete_fields = ("chapter",)
    inlines = (KeyPointInline,)
    prepopulated_fields: ClassVar = {"slug": ("heading",)}
    fieldsets = (
        (None, {"fields": ("chapter", "order", "heading", "heading_ar", "slug")}),
        (
            _("Summary, in our words"),
            {"fields": ("summary", "summary_ar", "arabic_reviewed"), "description": ENGLISH_AND_ARABIC},
        ),
    )

    get_prepopulated_fields = ReportAdmin.get_prepopulated_fields


class PlaceAdmin(ArchiveAdmin):
    """A governorate, with the spellings by which an import knows it."""

    list_display = ("name", "name_ar", "pcode", "order")
    search_fields = ("name", "name_ar", "slug", "pcode")
    fieldsets = (
        (None, {"fields": ("name", "name_ar", "other_spellings", "slug", "pcode", "order")}),
        (_("Its tile on the map"), {"fields": ("tile_row", "tile_column")}),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the places are Syria's governorates and the one outside."""
        return False
