"""The only reader of query parameters: strict, from a query string to a `Question`."""

import re
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, Filter, FilterSet, MultipleChoiceFilter

from explorer.choices import OLDEST, Displacement, Gender, Sect, Sort, Stance
from explorer.crosstab import ATTRIBUTES
from explorer.index import current_index
from explorer.models import Quote
from explorer.question import FACETS, Question

DEFAULT_PAGE_SIZE = 20
LARGEST_PAGE_SIZE = 100


class Problem(NamedTuple):
    """A parameter that can't be used: its name, the values given, and what is allowed instead."""

    parameter: str
    values: list[str]
    allowed: Sequence[str] | str


class Parameter(NamedTuple):
    """A parameter as it is documented: its name, what it means, what it may hold."""

    name: str
    meaning: Any
    values: str


class BadParameters(BadRequest):
    """The query string holds a value that doesn't exist or isn't valid; answered with 400."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems, one for each parameter."""
        super().__init__(", ".join(problem.parameter for problem in problems))
        self.problems = problems


class Asked(NamedTuple):
    """A question, and which part of its answer is to be shown; `page` is checked by the pager."""

    question: Question
    page: str
    page_size: int


class WholeNumberField(forms.IntegerField):
    """A whole number in plain digits: `12.0`, `1_2`, `1e1` and `+12` are none."""

    @property
    def allowed(self) -> str:
        """What may be given, in words."""
        return str(
            _("a whole number from %(lowest)s to %(highest)s")
            % {"lowest": self.min_value, "highest": self.max_value}
        )

    def to_python(self, value: Any) -> int | None:
        """Return the number; raise ValidationError unless it is written in digits only."""
        if value and not re.fullmatch(r"[0-9]{1,9}", value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number: int | None = super().to_python(value)
        return number


class WholeNumberFilter(Filter):
    """One whole number."""

    field_class = WholeNumberField


class QuoteIdField(forms.MultipleChoiceField):
    """Ids of published quotes; looked up in the index rather than in a list of choices."""

    allowed = _("the id of a published quote, such as the last part of its page's address")

    def valid_value(self, value: str) -> bool:
        """Say whether a published quote has this id."""
        return value in current_index().numbers


class QuoteIdFilter(Filter):
    """Several ids of quotes."""

    field_class = QuoteIdField


def _choices_of(facet: str) -> Callable[[], list[tuple[str, str]]]:
    """Return a function that lists the values of a facet whose vocabulary is in the archive."""
    return lambda: list(current_index().labels[facet].items())


class QuoteFilterSet(FilterSet):
    """The parameters of every list, download and API answer, each with what it means."""

    q = CharFilter(
        label=_("Words"),
        help_text=_('words; "a phrase"; -word; or; searched in the text of the quotes'),
    )
    sect = MultipleChoiceFilter(choices=Sect.choices, label=FACETS["sect"])
    gender = MultipleChoiceFilter(choices=Gender.choices, label=FACETS["gender"])
    stance = MultipleChoiceFilter(choices=Stance.choices, label=FACETS["stance"])
    governorate = MultipleChoiceFilter(choices=_choices_of("governorate"), label=FACETS["governorate"])
    displacement = MultipleChoiceFilter(choices=Displacement.choices, label=FACETS["displacement"])
    theme = MultipleChoiceFilter(choices=_choices_of("theme"), label=FACETS["theme"])
    chapter = MultipleChoiceFilter(choices=_choices_of("chapter"), label=FACETS["chapter"])
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
        help_text=_("by default relevance with words, and the order of the report without"),
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
    given = _given(parameters)
    form = QuoteFilterSet(given, queryset=Quote.objects.none()).form
    if not form.is_valid():
        raise BadParameters([_problem(form.fields[name], name, given) for name in form.errors])
    chosen = form.cleaned_data
    question = Question(
        q=chosen["q"],
        age_min=chosen["age_min"],
        age_max=chosen["age_max"],
        id=_distinct(chosen["id"]),
        sort=chosen["sort"],
        keep=_distinct([code for code in given.getlist("keep") if code in current_index().numbers]),
        **{facet: _distinct(chosen[facet]) for facet in FACETS},
    )
    return Asked(question, given.get("page") or "1", chosen["page_size"] or DEFAULT_PAGE_SIZE)


def read_choice(parameters: QueryDict, name: str, allowed: Sequence[str]) -> str:
    """Return the value of a parameter that says how a page is shown; the first of `allowed` by default.

    Raises BadParameters for a value that isn't allowed.
    """
    value = _given(parameters).get(name) or allowed[0]
    if value not in allowed:
        raise BadParameters([Problem(name, [value], allowed)])
    return value


def read_attributes(parameters: QueryDict) -> tuple[str, str] | None:
    """Return the attributes that a crosstab's rows and columns ask for; None where neither is given.

    Raises BadParameters for an attribute that can't be crossed, for one that is missing, and where
    both are the same.
    """
    given = _given(parameters)
    names = ["rows", "columns"]
    chosen = [given.getlist(name)[-1:] for name in names]
    if not any(chosen):
        return None
    problems = [
        Problem(name, values, ATTRIBUTES)
        for name, values in zip(names, chosen, strict=True)
        if not values or values[0] not in ATTRIBUTES
    ]
    if not problems and chosen[0] == chosen[1]:
        others = [attribute for attribute in ATTRIBUTES if attribute not in chosen[0]]
        problems = [Problem("columns", chosen[1], others)]
    if problems:
        raise BadParameters(problems)
    return chosen[0][0], chosen[1][0]


def read_groups(parameters: QueryDict) -> list[tuple[str, ...]] | None:
    """Return the two groups that a comparison asks for, each as values written `attribute:value`.

    None where neither is given. Raises BadParameters for a value that doesn't exist, and where only
    one group is given.
    """
    given = _given(parameters)
    chosen = {name: _distinct(given.getlist(name)) for name in ["first", "second"]}
    if not any(chosen.values()):
        return None
    labels = current_index().labels
    allowed = [f"{attribute}:{value}" for attribute in ATTRIBUTES for value in labels[attribute]]
    unknown = {name: [value for value in values if value not in allowed] for name, values in chosen.items()}
    problems = [
        Problem(name, unknown[name], allowed)
        for name, values in chosen.items()
        if unknown[name] or not values
    ]
    if problems:
        raise BadParameters(problems)
    return list(chosen.values())


def documented_parameters() -> list[Parameter]:
    """Return every parameter of a question, with the values that the archive has for it now."""
    fields: dict[str, Any] = QuoteFilterSet(queryset=Quote.objects.none()).form.fields
    documented = [_documented(name, field) for name, field in fields.items()]
    return [*documented, Parameter("page", _("Page of a list"), str(_("a whole number from 1")))]


def _documented(name: str, field: Any) -> Parameter:
    """Describe one parameter: what its help says belongs to the meaning, unless it is all there is."""
    if not (hasattr(field, "allowed") or hasattr(field, "choices")):
        return Parameter(name, field.label, field.help_text)
    meaning = f"{field.label}: {field.help_text}" if field.help_text else field.label
    return Parameter(name, meaning, _in_words(_allowed(field)))


def comparison_parameters() -> list[Parameter]:
    """Return the parameters that a comparison takes besides those of the question."""
    attributes = ", ".join(ATTRIBUTES)
    group = _(
        "an attribute, a colon and one of its values, such as stance:pro-regime; given several times, values "
        "of one attribute widen the group and different attributes narrow it"
    )
    return [
        Parameter("rows", _("The attribute that the rows count"), attributes),
        Parameter("columns", _("The attribute that the columns count; another one"), attributes),
        Parameter("first", _("The one group of quotes"), str(group)),
        Parameter("second", _("The other group of quotes"), str(group)),
    ]


def _given(parameters: QueryDict) -> QueryDict:
    """Return the parameters without values that hold nothing."""
    given = QueryDict(mutable=True)
    for name, values in parameters.lists():
        given.setlist(name, [text for value in values if (text := value.replace("\0", "").strip())])
    return given


def _in_words(allowed: Sequence[str] | str) -> str:
    """Return what a field accepts as one line."""
    return allowed if isinstance(allowed, str) else ", ".join(allowed)


def _distinct(values: Sequence[str]) -> tuple[str, ...]:
    """Return the values without repetitions, in the order given."""
    return tuple(dict.fromkeys(values))


def _problem(field: forms.Field, name: str, given: QueryDict) -> Problem:
    """Say what was wrong with the values of one parameter."""
    values = given.getlist(name)
    if isinstance(field, forms.MultipleChoiceField):
        values = [value for value in values if not field.valid_value(value)]
    else:
        values = values[-1:]
    return Problem(name, values, _allowed(field))


def _allowed(field: Any) -> Sequence[str] | str:
    """Say what a field accepts: in words, or as the list of its values."""
    if hasattr(field, "allowed"):
        return str(field.allowed)
    return [value for value, _label in field.choices if value]
