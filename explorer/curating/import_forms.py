"""Define the forms of an import: the file with what is told about it, and one decision about one text."""

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from explorer.archive import countries
from explorer.choices import NOT_STATED, OLDEST, Displacement, Gender, Sect, Stance
from explorer.importing.readings import ReadingsError, read_records
from explorer.models import OUTSIDE_SYRIA, Place, Report

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MAXIMUM_BYTES = 5_000_000
"""Size of an uploaded file at most: a saved page with its pictures inside may have some million."""

_SLUG = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Small letters, digits and single hyphens, as in “towns-at-war”.")
)


class ChapterForm(forms.Form):
    """The file of a chapter, and what is told about it."""

    file = forms.FileField(
        label=_("The chapter"),
        help_text=_("A text in UTF-8, or a web page saved as HTML only; at most 5 MB."),
    )
    report = forms.ModelChoiceField(
        Report.objects.none(), to_field_name="slug", label=_("Report"), empty_label=None
    )
    title = forms.CharField(label=_("Title, as it should read"), max_length=300)
    slug = forms.CharField(
        label=_("Name in addresses"),
        max_length=50,
        validators=[_SLUG],
        help_text=_("The same again for a chapter that the archive has."),
    )
    url = forms.URLField(label=_("Where the report has it"), max_length=500, assume_scheme="https")
    order = forms.IntegerField(label=_("Its place in the report"), min_value=1, max_value=999, required=False)
    reason = forms.CharField(
        label=_("Why published quotes change"),
        max_length=2000,
        required=False,
        help_text=_("Only for a chapter that is published; shown in the public list of corrections."),
    )
    readings = forms.FileField(
        label=_("Readings"),
        required=False,
        help_text=_("A file of decisions made before, if there is one (JSON)."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Offer all reports, drafts among them."""
        super().__init__(*arguments, **options)
        self.fields["report"].queryset = Report.with_drafts.order_by("title")  # type: ignore[attr-defined]

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse a file that is too large."""
        return _bounded(self.cleaned_data["file"])

    def clean_readings(self) -> list[dict[str, Any]]:
        """Return the records of the file of readings."""
        file = self.cleaned_data["readings"]
        if not file:
            return []
        try:
            records = json.loads(_bounded(file).read().decode())
            read_records(records, Place.objects.all(), file.name)
        except ReadingsError as error:
            raise forms.ValidationError(str(error)) from error
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("This is not a file of readings (JSON).")) from error
        return list(records)


def _bounded(file: "UploadedFile[Any]") -> "UploadedFile[Any]":
    if (file.size or 0) > MAXIMUM_BYTES:
        raise forms.ValidationError(_("The file is larger than 5 MB: is it a chapter?"))
    return file


_NONE = [("", _("not chosen"))]
_UNSAID = [(NOT_STATED, _("not stated"))]


class DecisionForm(forms.Form):
    """A decision about the text of a problem; it becomes a record of the readings."""

    MEANINGS: ClassVar = {
        "ignore": _("It is no quote and no attribution."),
        "keep": _("It is right as it was read."),
        "speaker": _("It says who speaks:"),
        "is": _("It is this quote of the archive, or “new”:"),
    }

    text = forms.CharField(widget=forms.HiddenInput, max_length=100_000, strip=False)
    decision = forms.ChoiceField(choices=MEANINGS, widget=forms.RadioSelect, label=_("Decision"))
    sect = forms.ChoiceField(choices=[*_NONE, *Sect.choices, *_UNSAID], required=False, label=_("Sect"))
    gender = forms.ChoiceField(choices=[*_NONE, *Gender.choices, *_UNSAID], required=False, label=_("Gender"))
    age = forms.IntegerField(
        min_value=0, max_value=OLDEST, required=False, label=_("Age"), help_text=_("Empty: not stated.")
    )
    stance = forms.ChoiceField(choices=[*_NONE, *Stance.choices, *_UNSAID], required=False, label=_("Stance"))
    stance_inferred = forms.BooleanField(required=False, label=_("The stance is inferred by the report"))
    displacement = forms.ChoiceField(
        choices=[*_NONE, *Displacement.choices], required=False, label=_("Displacement")
    )
    place = forms.ChoiceField(required=False, label=_("Where"))
    quote = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=_("The words quoted, where the text shows them in parts"),
    )
    code = forms.CharField(required=False, max_length=80, label=_("Id of the quote"))

    def __init__(self, places: list[Place], *arguments: Any, **options: Any) -> None:
        """Offer the archive's governorates and the world's countries."""
        super().__init__(*arguments, **options)
        self.places = places
        self.fields["place"].choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            *_NONE,
            (_("In Syria"), [(f"in:{one.slug}", one.name) for one in places if one.slug != OUTSIDE_SYRIA]),
            (_("Abroad"), [(f"to:{name}", name) for name in sorted(countries.abroad())]),
        ]

    def clean(self) -> dict[str, Any]:
        """Make the record, and refuse one that the readings can't hold."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            told["record"] = self._record(told)
            try:
                read_records([told["record"]], self.places, "decision")
            except ReadingsError as error:
                raise forms.ValidationError(str(error).removeprefix("decision, record 1: ")) from error
        return told

    @staticmethod
    def _record(told: dict[str, Any]) -> dict[str, Any]:
        """Return the record of the readings."""
        decision, text = told["decision"], told["text"]
        if decision in ("ignore", "keep"):
            return {"text": text, decision: True}
        if decision == "is":
            return {"text": text, "is": told["code"].strip()}
        kind, _colon, place = told["place"].partition(":")
        where = {"in": "governorate", "to": "country"}.get(kind)
        found = {
            "text": text,
            **{name: told[name] for name in ("sect", "gender", "stance", "displacement", "quote")},
            "age": NOT_STATED if told["age"] is None else told["age"],
            "stance_inferred": told["stance_inferred"],
        }
        if where:
            found[where] = place
        return {name: value for name, value in found.items() if value != "" and value is not False}
