"""The pages of quotes, of the key points that they show, and of corrections."""

from itertools import count
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from explorer.archive import countries
from explorer.archive.changes import change
from explorer.archive.drafts import new_number, provisional_code
from explorer.archive.loading import hidden_key_points
from explorer.choices import Displacement
from explorer.curating.base import ArchiveAdmin, is_draft
from explorer.curating.roles import may_publish
from explorer.models import CORRECTED, SYRIA, KeyPoint, Quote


def country_choices() -> list[tuple[str, str]]:
    """Return the countries that a speaker may be in, Syria first."""
    names = sorted(countries.abroad())
    return [(name, name) for name in (SYRIA, *names)]


class QuoteForm(forms.ModelForm):  # type: ignore[type-arg]  # the same
    """A quote's form; of a published quote it also takes the reason that its correction tells."""

    reason = forms.CharField(
        label=_("Why it changes"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it, with what it was before, in the public list of corrections."),
    )
    country = forms.ChoiceField(choices=country_choices, required=False, initial=SYRIA)

    def clean(self) -> dict[str, Any]:
        """Check what is said of a speaker against each other, and that a correction has its reason."""
        data = super().clean() or self.cleaned_data
        if not self.fields.keys() & {"country"}:
            return data
        self._check_place(data)
        theme, chapter = data.get("theme"), data.get("chapter") or getattr(self.instance, "chapter", None)
        if theme and chapter and theme.chapter_id != chapter.pk:
            self.add_error("theme", _("This is a theme of another chapter."))
        is_published = self.instance.pk and not self.instance.draft
        if is_published and CORRECTED.keys() & set(self.changed_data) and not data.get("reason"):
            self.add_error("reason", _("Say why: a published quote changes only with a public correction."))
        return data

    def _check_place(self, data: dict[str, Any]) -> None:
        """Check a speaker's country, governorate and displacement."""
        country, displacement = data.get("country"), data.get("displacement")
        if country == SYRIA and not data.get("governorate"):
            self.add_error("governorate", _("Which governorate? Only a speaker outside Syria has none."))
        if country and country != SYRIA and data.get("governorate"):
            self.add_error("governorate", _("Leave it empty: the speaker is outside Syria."))
        if displacement == Displacement.REFUGEE and country == SYRIA:
            self.add_error("displacement", _("A refugee is outside Syria."))
        if displacement == Displacement.IDP and country != SYRIA:
            self.add_error("displacement", _("An internally displaced person is inside Syria."))
        if data.get("stance_inferred") and data.get("stance") == "not-stated":
            self.add_error("stance_inferred", _("Only a stance that is stated can be inferred."))


class WithdrawalForm(forms.Form):
    """The form that withdraws a quote."""

    why = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Readers see it at the quote's address. Don't repeat what must not be known."),
    )


class QuoteAdmin(ArchiveAdmin):
    """A quote as the report prints it."""

    form = QuoteForm
    list_display = ("code", "beginning", "attribution", "section", "draft", "withdrawn")
    list_filter = (
        "draft",
        ("withdrawn", admin.EmptyFieldListFilter),
        "chapter",
        "stance",
        "sect",
        "gender",
        "displacement",
    )
    list_select_related = ("theme",)
    search_fields = ("code", "text", "attribution")
    autocomplete_fields = ("chapter", "theme", "governorate")
    derived = ("code", "number", "added", "changed", "withdrawn", "withdrawn_reason")
    fieldsets: ClassVar = (
        (
            _("What the report prints"),
            {"fields": ("chapter", "theme", "position", "text", "attribution", "set_apart")},
        ),
        (
            _("What the report says of the speaker"),
            {
                "fields": (
                    ("sect", "gender", "age"),
                    ("stance", "stance_inferred"),
                    ("displacement", "country", "governorate"),
                ),
                "description": _("Nothing is added to what the report says."),
            },
        ),
        (
            _("Kept by the archive"),
            {"classes": ("collapse",), "fields": ("code", "number", "added", "changed")},
        ),
    )

    @admin.display(description=_("text"))
    def beginning(self, quote: Quote) -> str:
        """Return the first words of a quote."""
        return Truncator(quote.text).words(12)

    @admin.display(description=_("theme"), ordering="theme")
    def section(self, quote: Quote) -> str:
        """Return the first words of the heading of a quote's section."""
        return Truncator(quote.theme.heading).words(6)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for a reason where a published quote may change, and show the one of a withdrawal."""
        if obj is None or is_draft(obj):
            return self.fieldsets
        if obj.withdrawn:
            return (
                (_("Withdrawn"), {"fields": ("code", "withdrawn", "withdrawn_reason", "chapter", "theme")}),
            )
        first, second, *rest = self.fieldsets
        return (first, second, (_("Correction"), {"fields": ("reason",)}), *rest)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Return the fields that can't be changed: a published quote stays in its chapter."""
        kept = () if obj is None or is_draft(obj) else ("chapter", "position")
        return [*super().get_readonly_fields(request, obj), *kept]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether somebody may change a quote; nobody changes a withdrawn one here."""
        return not (obj and obj.withdrawn) and super().has_change_permission(request, obj)

    def get_urls(self) -> list[Any]:
        """Add the page on which a quote is withdrawn."""
        withdrawing = self.admin_site.admin_view(self.withdraw_view)
        return [
            path("<path:object_id>/withdraw/", withdrawing, name="explorer_quote_withdraw"),
            *super().get_urls(),
        ]

    def withdraw_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why a quote is withdrawn, or withdraw it."""
        quote = self.get_object(request, object_id)
        if not may_publish(request.user):
            raise PermissionDenied
        if quote is None or quote.draft or quote.withdrawn:
            raise Http404
        form = WithdrawalForm(request.POST or None)
        if form.is_valid():
            return self._as_one_change(
                request, lambda: self._withdraw(request, quote, form.cleaned_data["why"])
            )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw a quote"),
            "opts": self.opts,
            "record": quote,
            "form": form,
        }
        return TemplateResponse(request, "withdraw.html", context)

    def _withdraw(self, request: HttpRequest, quote: Quote, why: str) -> HttpResponse:
        """Withdraw a quote, and name the key points that only it showed."""
        before = set(hidden_key_points())
        quote.withdrawn, quote.withdrawn_reason = timezone.localdate(), why
        with change():
            quote.save()
        self.log_change(request, quote, gettext("Withdrawn."))
        messages.success(request, gettext("%(quote)s is withdrawn: its words are erased.") % {"quote": quote})
        if hidden := ", ".join(sorted(set(hidden_key_points()) - before)):
            sentence = gettext("Key points that only it showed are hidden: %(points)s. They may repeat it.")
            messages.warning(request, sentence % {"points": hidden})
        return HttpResponseRedirect(reverse("admin:explorer_quote_change", args=[quote.pk]))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with Syria."""
        return {"country": SYRIA, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Give a new quote what the archive keeps."""
        today = timezone.localdate()
        if not change:
            obj.number = new_number(obj.chapter)
            obj.code = provisional_code(obj.chapter, obj.number)
            obj.added = obj.changed = today
        super().save_model(request, obj, form, change)


class KeyPointForm(forms.ModelForm):  # type: ignore[type-arg]  # the same
    """A key point's form, which names drafts too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with all the quotes that show the point, drafts among them."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["quotes"] = list(self.instance.quotes(manager="with_drafts").all())

    def _save_m2m(self) -> None:
        """Store which quotes show the point."""
        self.instance.quotes(manager="with_drafts").set(self.cleaned_data["quotes"])


class KeyPointAdmin(ArchiveAdmin):
    """One sentence of ours on what one side said in a section, and the quotes that show it."""

    form = KeyPointForm
    list_display = ("text", "theme", "stance", "order", "draft")
    list_filter = ("draft", "stance", "theme__chapter")
    list_select_related = ("theme",)
    search_fields = ("text", "text_ar", "theme__heading")
    autocomplete_fields = ("theme", "quotes")
    fieldsets: ClassVar = (
        (None, {"fields": ("theme", "stance", "order", "text", "text_ar", "arabic_reviewed", "quotes")}),
        (_("Kept by the archive"), {"classes": ("collapse",), "fields": ("code",)}),
    )
    derived = ("code",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Give a new point its name: its theme's, its side's and the next number."""
        if not change:
            side = obj.stance.partition("-")[0]
            taken = set(KeyPoint.with_drafts.values_list("code", flat=True))
            names = (f"{obj.theme.slug}-{side}-{number}" for number in count(1))
            obj.code = next(name for name in names if name not in taken)
        super().save_model(request, obj, form, change)


class CorrectionAdmin(ArchiveAdmin):
    """The public corrections; each is written with the quote that it corrects."""

    list_display = ("quote", "date", "change", "reason")
    list_select_related = ("quote",)
    search_fields = ("quote__code", "change", "reason")
    date_hierarchy = "date"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let only the quote's own form write one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep what was told as it was told."""
        return False
