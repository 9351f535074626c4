"""Write the records of the API, and describe them in the schema, with the same lines."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from explorer.choices import OLDEST, Stance
from explorer.exports.columns import COLUMNS, Value, quote_record
from explorer.models import OUTSIDE_SYRIA, KeyPoint, Place, Quote, Theme
from explorer.questions.crosstab import Crosstab
from explorer.questions.guidance import Reading, Way
from explorer.questions.index import current_index
from explorer.questions.parameters import listed_or_described
from explorer.questions.question import FACETS, LABELS
from explorer.questions.suggestions import Suggestion

Field = serializers.Field[Any, Any, Any, Any]
Record = Mapping[str, Any]

_KINDS: dict[str, Callable[..., Field]] = {
    "age": lambda **options: serializers.IntegerField(min_value=0, max_value=OLDEST, **options),
    "stance_inferred": serializers.BooleanField,
    "position": lambda **options: serializers.IntegerField(min_value=1, **options),
    "url": serializers.URLField,
    "source_url": serializers.URLField,
}
"""Column -> its kind of field, where that is neither text nor a value of a facet."""

_MAY_BE_NULL = {"age", "governorate", "governorate_pcode"}
"""The columns that a report may leave empty: the age, and outside Syria the governorate."""


class QuoteSerializer(serializers.Serializer[Quote]):
    """A quote: the columns of every table as keys; null where the report says nothing."""

    def get_fields(self) -> dict[str, Field]:
        """Return a field for each column.

        A closed vocabulary is the column's own, whether the archive has each value or not; any other
        facet's column takes the values that the archive knows.
        """
        labels = current_index().labels
        return {
            column.name: _field(
                column.name,
                column.constraints.get("enum")
                or [value for value in labels.get(column.name, ()) if value != OUTSIDE_SYRIA],
                help_text=column.meaning,
                allow_null=column.name in _MAY_BE_NULL,
            )
            for column in COLUMNS
        }

    def to_representation(self, instance: Quote) -> dict[str, Value]:
        """Return the record that every format holds."""
        return quote_record(instance)


def _field(name: str, values: list[str], **options: Any) -> Field:
    """Return the field of a column; `values` is the vocabulary of a facet's."""
    if name in FACETS and values and not isinstance(listed_or_described(values), str):
        return serializers.ChoiceField(choices=values, **options)
    return _KINDS.get(name, serializers.CharField)(**options)


class EnglishWordSerializer(serializers.Serializer[Way]):
    """An English word that an Arabic one is read as."""

    word = serializers.CharField(source="label")
    count = serializers.IntegerField(
        min_value=0, help_text=_("How many quotes have it, within the question’s filters.")
    )
    url = serializers.SerializerMethodField(help_text=_("The question with this word only."))

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, way: Way) -> str:
        """Return the address of the list that the word alone finds."""
        return f"{settings.SITE_URL}{way.question.address(reverse('quotes'))}"


class ReadingSerializer(serializers.Serializer[Reading]):
    """An Arabic word of a search, and how the glossary reads it."""

    word = serializers.CharField(help_text=_("As it was typed."))
    english = EnglishWordSerializer(
        many=True, help_text=_("What it is read as; nothing for a word that the glossary doesn’t have.")
    )


class QuotePageSerializer(serializers.Serializer[Record]):
    """A page of the quotes that answer a question."""

    count = serializers.IntegerField(min_value=0, help_text=_("How many quotes answer the question."))
    next = serializers.URLField(allow_null=True, help_text=_("The next page."))
    previous = serializers.URLField(allow_null=True, help_text=_("The page before."))
    results = QuoteSerializer(many=True)
    note = serializers.CharField(
        required=False, help_text=_("Where reading stopped, for a search with more words than are read.")
    )
    readings = ReadingSerializer(
        many=True, required=False, help_text=_("How the Arabic words of a search were read, if it has any.")
    )


class KeyPointSerializer(serializers.Serializer[KeyPoint]):
    """One sentence of ours on what one side said in a section."""

    stance = serializers.ChoiceField(choices=Stance.values)
    text = serializers.CharField(help_text=_("In our own words."))
    quotes = serializers.SerializerMethodField(help_text=_("Ids of the quotes that show it."))

    def get_quotes(self, point: KeyPoint) -> list[str]:
        """Return the published quotes that show the point."""
        return [quote.code for quote in point.quotes.all() if not quote.withdrawn]


class _CountedSerializer(serializers.Serializer[Any]):
    """A record with the number of its quotes, from `context["counts"]`."""

    slug = serializers.CharField()
    count = serializers.SerializerMethodField(help_text=_("How many quotes of the question are here."))

    def get_count(self, record: Any) -> int:
        """Return the number of quotes."""
        count: int = self.context["counts"][record.slug]
        return count


class ThemeSerializer(_CountedSerializer):
    """A section of a report, with its summary."""

    heading = serializers.CharField(help_text=_("As the report prints it."))
    chapter = serializers.CharField(source="chapter.slug")
    order = serializers.IntegerField(help_text=_("Its place in the chapter."))
    url = serializers.SerializerMethodField()
    summary = serializers.CharField(help_text=_("In our own words; a blank line separates paragraphs."))
    key_points = KeyPointSerializer(many=True)

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, theme: Theme) -> str:
        """Return the address of the theme's page."""
        return f"{settings.SITE_URL}{theme.get_absolute_url()}"


class PlaceSerializer(_CountedSerializer):
    """A governorate, or the one place that stands for everything outside Syria."""

    name = serializers.CharField(help_text=_("The report's spelling."))
    other_spellings = serializers.ListField(child=serializers.CharField())
    name_ar = serializers.CharField(help_text=_("The Arabic name."))
    pcode = serializers.SerializerMethodField(help_text=_("OCHA's code of the governorate."))
    url = serializers.SerializerMethodField(help_text=_("The place's page."))

    def get_pcode(self, place: Place) -> str | None:
        """Return the p-code; None outside Syria."""
        return place.pcode or None

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, place: Place) -> str:
        """Return the address of the place's page."""
        return f"{settings.SITE_URL}{place.get_absolute_url()}"


class ThemeListSerializer(serializers.Serializer[Record]):
    """Every section, in the order of the reports."""

    count = serializers.IntegerField(min_value=0)
    results = ThemeSerializer(many=True)


class PlaceListSerializer(serializers.Serializer[Record]):
    """Every place, in a fixed order."""

    count = serializers.IntegerField(min_value=0)
    results = PlaceSerializer(many=True)


class FacetValueSerializer(serializers.Serializer[Any]):
    """A value of a facet; its count lifts the facet's own choice, everything else applies."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # hides the field's own label, unused
    count = serializers.IntegerField(min_value=0)
    selected = serializers.BooleanField()


class FacetsSerializer(serializers.Serializer[Record]):
    """The values of every facet in a fixed order, zeros included."""

    def get_fields(self) -> dict[str, Field]:
        """Return a list of values for each facet."""
        return {name: FacetValueSerializer(many=True) for name in LABELS}


class FacetListSerializer(serializers.Serializer[Record]):
    """The number of quotes that answer a question, and the number of those with each value."""

    total = serializers.IntegerField(min_value=0, help_text=_("How many quotes answer the question."))
    facets = FacetsSerializer()


class CrossedValueSerializer(serializers.Serializer[Any]):
    """A row or a column of a crosstab."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # hides a field's own label


class CrosstabSerializer(serializers.Serializer[Crosstab]):
    """Counts of quotes by two attributes: a list of cells for each row, one for each column."""

    rows = CrossedValueSerializer(many=True)
    columns = CrossedValueSerializer(many=True)
    cells = serializers.SerializerMethodField(help_text=_("How many quotes have both values."))
    total = serializers.IntegerField(min_value=0, help_text=_("How many quotes answer the question."))

    def get_cells(self, table: Crosstab) -> list[list[int]]:
        """Return the counts."""
        return [[cell.count for cell in row] for row in table.cells]


class SuggestionSerializer(serializers.Serializer[Suggestion]):
    """Something to choose while typing."""

    kind = serializers.ChoiceField(choices=["word", "place", "theme"])
    text = serializers.CharField(help_text=_("The search, or the name of the page."))
    spelling = serializers.CharField(help_text=_("The page's other name that was typed, or nothing."))
    meaning = serializers.CharField(help_text=_("The English of an Arabic word, or nothing."))
    count = serializers.IntegerField(min_value=0, help_text=_("How many quotes choosing it shows."))
    url = serializers.SerializerMethodField()

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, suggestion: Suggestion) -> str:
        """Return the address that choosing it leads to."""
        return f"{settings.SITE_URL}{suggestion.get_absolute_url()}"


class SuggestionListSerializer(serializers.Serializer[Record]):
    """The typed text, and what it may become."""

    q = serializers.CharField()
    suggestions = SuggestionSerializer(many=True)


class ParameterProblemSerializer(serializers.Serializer[Record]):
    """A parameter that can't be used."""

    parameter = serializers.CharField()
    values = serializers.ListField(child=serializers.CharField(), help_text=_("What was given."))
    allowed = serializers.SerializerMethodField(help_text=_("What may be given: values, or a sentence."))

    @extend_schema_field({"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
    def get_allowed(self, problem: Record) -> Any:
        """Return the values, or the sentence."""
        return problem["allowed"]


class ProblemSerializer(serializers.Serializer[Record]):
    """Why there is no answer: problem details as in RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text=_("A sentence for people."))


class BadParametersSerializer(ProblemSerializer):
    """Parameters that can't be used, one by one."""

    errors = ParameterProblemSerializer(many=True)  # type: ignore[assignment]  # hides a form's errors


class WithdrawnSerializer(ProblemSerializer):
    """When and why a quote was withdrawn."""

    withdrawn = serializers.DateField()
    reason = serializers.CharField()
