"""Read a query string as a `Question`: strictly, each parameter declared once."""

import re
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, MultipleChoiceFilter
from django_filters.fields import MultipleChoiceField

from explorer.choices import OLDEST, Displacement, Sort
from explorer.locales import Number, in_digits
from explorer.models import Quote
from explorer.problems import BadParameter, BadParameters
from explorer.questions.index import current_index, numbers_of
from explorer.questions.parameters import distinct, given, listed_or_described, read_kept
from explorer.questions.question import FACETS, LABELS, Question
from explorer.search.query import MOST_WORDS

DEFAULT_PAGE_SIZE = 20
LARGEST_PAGE_SIZE = 100


class Asked(NamedTuple):
    """A question, and which part of its answer is to be shown; `page` is checked by the pager."""

    question: Question
    page: str
    page_size: int


class WholeNumberField(forms.IntegerField):
    """A whole number in plain digits; `12.0`, `1_2`, `1e1` and `+12` are refused."""

    @property
    def allowed(self) -> str:
        """The allowed values, in words."""
        return str(
            _("a whole number from %(lowest)s to %(highest)s")
            % {"lowest": in_digits(str(self.min_value)), "highest": in_digits(str(self.max_value))}
        )

    def to_python(self, value: Any) -> int | None:
        """Return the number; raise ValidationError unless it is written in digits only."""
        # "007" and "120" are read; "12.0", "+5", "٣٠" and ten digits are not.
        if value and not re.fullmatch(r"[0-9]{1,9}", value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number: int | None = super().to_python(value)
        return number


class WholeNumberFilter(Filter):
    """One whole number."""

    field_class = WholeNumberField


class QuoteIdField(forms.MultipleChoiceField):
    """Ids of published quotes; looked up in the archive, all at once, rather than in a list of choices."""

    allowed = _("the id of a published quote, such as the last part of its page's address")

    def to_python(self, value: Any) -> list[str]:
        """Return the ids, and look them up."""
        codes: list[str] = super().to_python(value)
        self._published = numbers_of(codes)
        return codes

    def valid_value(self, value: str) -> bool:
        """Say whether a published quote has this id."""
        return value in self._published


class QuoteIdFilter(Filter):
    """Several ids of quotes."""

    field_class = QuoteIdField


def _choices_of(facet: str) -> Callable[[], list[tuple[str, str]]]:
    """Return a function that lists the values of a facet whose vocabulary is in the archive."""
    return lambda: list(current_index().labels[facet].items())


class ArchiveValueField(MultipleChoiceField):
    """Values of a facet whose vocabulary is in the archive: looked up, however long the vocabulary is."""

    def __init__(self, *args: Any, facet: str, **kwargs: Any) -> None:
        """Take the name of the facet."""
        super().__init__(*args, **kwargs)
        self._facet = facet

    def valid_value(self, value: str) -> bool:
        """Say whether the archive has this value."""
        return value in current_index().labels[self._facet]


class ArchiveValueFilter(MultipleChoiceFilter):
    """Several values of a facet whose vocabulary is in the archive."""

    field_class = ArchiveValueField


def _values_of(facet: str, **options: Any) -> ArchiveValueFilter:
    """Return the filter of a facet, or of "age", whose vocabulary is in the archive."""
    return ArchiveValueFilter(choices=_choices_of(facet), facet=facet, label=LABELS[facet], **options)


class QuoteFilterSet(FilterSet):
    """The parameters of every list, download and API answer, each with what it means."""

    q = CharFilter(
        label=_("Words"),
        help_text=format_lazy(
            _(
                'words; "a phrase"; -word; or; searched in the text of the quotes; the first {count} '
                "words are read"
            ),
            count=Number(MOST_WORDS),
        ),
    )
    sect = _values_of("sect")
    gender = _values_of("gender")
    stance = _values_of("stance")
    governorate = _values_of("governorate")
    displacement = MultipleChoiceFilter(choices=Displacement.choices, label=FACETS["displacement"])
    theme = _values_of("theme")
    chapter = _values_of("chapter")
    report = _values_of("report")
    age = _values_of("age", help_text=_("bands of ages; age_min and age_max set exact limits"))
    age_min = WholeNumberFilter(
        label=_("Youngest age"), min_value=0, max_value=OLDEST, help_text=_("whole years, included")
    )
    age_max = WholeNumberFilter(
        label=_("Oldest age"), min_value=0, max_value=OLDEST, help_text=_("whole years, included")
    )
    id = QuoteIdFilter(label=_("Quote"), help_text=_("ids of quotes; their order is then the default order"))
    sort = ChoiceFilter(
        choices=Sort.choices,
        label=_("Order"),
        help_text=_("by default relevance with words, and without them as printed"),
    )
    page_size = WholeNumberFilter(label=_("Quotes on a page"), min_value=1, max_value=LARGEST_PAGE_SIZE)

    class Meta:
        model = Quote
        fields: ClassVar[list[str]] = []


def read_request(parameters: QueryDict) -> Asked:
    """Return the question that a query string asks.

    Parameters the site doesn't know, and parameters without a value, are ignored; of a parameter
    that takes one value the last counts. Raises BadParameters for any value that isn't valid.
    """
    values = given(parameters)
    chosen = _cleaned(values)
    question = Question(
        q=chosen["q"],
        age=distinct(chosen["age"]),
        age_min=chosen["age_min"],
        age_max=chosen["age_max"],
        id=distinct(chosen["id"]),
        sort=chosen["sort"],
        keep=read_kept(parameters),
        page_size=None if chosen["page_size"] == DEFAULT_PAGE_SIZE else chosen["page_size"],
        **{facet: distinct(chosen[facet]) for facet in FACETS},
    )
    return Asked(question, values.get("page") or "1", question.page_size or DEFAULT_PAGE_SIZE)


def _cleaned(values: QueryDict) -> dict[str, Any]:
    """Return the value of every parameter; raise BadParameters for what isn't valid.

    Fields keep nothing of what they clean, so all requests share them: a form of their own would copy
    each field for each request.
    """
    chosen: dict[str, Any] = {}
    problems = []
    for name, declared in QuoteFilterSet.base_filters.items():
        field = declared.field
        try:
            chosen[name] = field.clean(field.widget.value_from_datadict(values, {}, name))
        except ValidationError:
            problems.append(_problem(field, name, values))
    if problems:
        raise BadParameters(problems)
    return chosen


def _problem(field: forms.Field, name: str, parameters: QueryDict) -> BadParameter:
    """Say what was wrong with the values of one parameter."""
    values = parameters.getlist(name)
    if isinstance(field, forms.MultipleChoiceField):
        values = [value for value in values if not field.valid_value(value)]
    else:
        values = values[-1:]
    return BadParameter(name, values, allowed_values(field))


def allowed_values(field: Any) -> Sequence[str] | str:
    """Say what a field accepts: in words, or as the list of its values where they are few enough."""
    if hasattr(field, "allowed"):
        return str(field.allowed)
    return listed_or_described([value for value, _label in field.choices if value])
