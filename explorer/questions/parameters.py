"""Read the query string: the only place that looks into an address for its parameters.

What asks something of the archive is read by `explorer.questions.filters`, from what `given` returns;
the rest, which says how a page is shown, is read here.
"""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from explorer.characters import without_unfit
from explorer.locales import Number
from explorer.problems import BadParameter, BadParameters
from explorer.questions.crosstab import ATTRIBUTES
from explorer.questions.index import Labels, current_index, numbers_of

MOST_LISTED = 50
"""The most values of a parameter that are listed: all attributes and places, but not all sections of many
chapters, which are described."""


def listed_or_described(values: Sequence[str]) -> Sequence[str] | str:
    """Return the values that a parameter allows, or where to find them where they are many."""
    if len(values) <= MOST_LISTED:
        return values
    sentence = _("one of %(count)s values, which %(address)s lists")
    return sentence % {"count": Number(len(values)), "address": reverse("api-facets")}


def given(parameters: QueryDict) -> QueryDict:
    """Return the parameters without empty values, and these without characters that no text may hold."""
    filled = QueryDict(mutable=True)
    for name, values in parameters.lists():
        filled.setlist(name, [text for value in values if (text := without_unfit(value).strip())])
    return filled


def distinct(values: Sequence[str]) -> tuple[str, ...]:
    """Return the values without repetitions, in the order given."""
    return tuple(dict.fromkeys(values))


def any_given(parameters: QueryDict) -> bool:
    """Say whether an address has parameters at all, known or not."""
    return bool(parameters)


def read_value(parameters: QueryDict, name: str) -> str:
    """Return the last value of a parameter; empty where it has none."""
    return given(parameters).get(name) or ""


def read_values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    """Return the values of a parameter, each once, in the order given; the archive may not have them."""
    return distinct(given(parameters).getlist(name))


def read_page(parameters: QueryDict) -> str:
    """Return which page of a list is asked for, the first by default; it is checked by the pager."""
    return read_value(parameters, "page") or "1"


def read_kept(parameters: QueryDict) -> tuple[str, ...]:
    """Return the ids of the reading list that a reader without JavaScript is adding to."""
    codes = read_values(parameters, "keep")
    published = numbers_of(codes)
    return tuple(code for code in codes if code in published)


def others(parameters: QueryDict, name: str) -> list[tuple[str, str]]:
    """Return the parameters but one, each with its value, for the hidden fields of a form."""
    return [(each, value) for each, values in parameters.lists() for value in values if each != name]


def replacing(parameters: QueryDict, name: str, value: str) -> str:
    """Return the same query string with one parameter set to `value`."""
    changed = parameters.copy()
    changed[name] = value
    return changed.urlencode()


def read_choice(parameters: QueryDict, name: str, allowed: Sequence[str]) -> str:
    """Return the value of a parameter that says how a page is shown; the first of `allowed` by default.

    Raises BadParameters for a value that isn't allowed.
    """
    value = read_value(parameters, name) or allowed[0]
    if value not in allowed:
        raise BadParameters([BadParameter(name, [value], allowed)])
    return value


def read_attributes(parameters: QueryDict) -> tuple[str, str] | None:
    """Return the attributes that a crosstab's rows and columns ask for; None where neither is given.

    Raises BadParameters for an attribute that can't be crossed, for one that is missing, and where
    both are the same.
    """
    filled = given(parameters)
    names = ["rows", "columns"]
    chosen = [filled.getlist(name)[-1:] for name in names]
    if not any(chosen):
        return None
    problems = [
        BadParameter(name, values, ATTRIBUTES)
        for name, values in zip(names, chosen, strict=True)
        if not values or values[0] not in ATTRIBUTES
    ]
    if not problems and chosen[0] == chosen[1]:
        others = [attribute for attribute in ATTRIBUTES if attribute not in chosen[0]]
        problems = [BadParameter("columns", chosen[1], others)]
    if problems:
        raise BadParameters(problems)
    return chosen[0][0], chosen[1][0]


def read_groups(parameters: QueryDict) -> list[tuple[str, ...]] | None:
    """Return the two groups that a comparison asks for, each as values written `attribute:value`.

    None where neither is given. Raises BadParameters for a value that doesn't exist, and where only
    one group is given.
    """
    filled = given(parameters)
    chosen = {name: distinct(filled.getlist(name)) for name in ["first", "second"]}
    if not any(chosen.values()):
        return None
    labels = current_index().labels
    unknown = {
        name: [value for value in values if not _makes_a_group(value, labels)]
        for name, values in chosen.items()
    }
    wrong = [name for name, values in chosen.items() if unknown[name] or not values]
    if wrong:
        every = [f"{attribute}:{value}" for attribute in ATTRIBUTES for value in labels[attribute]]
        allowed = listed_or_described(every)
        raise BadParameters([BadParameter(name, unknown[name], allowed) for name in wrong])
    return list(chosen.values())


def _makes_a_group(value: str, labels: Mapping[str, Labels]) -> bool:
    """Say whether a value is an attribute, a colon and a value of it: `sect:alawi`."""
    attribute, _colon, name = value.partition(":")
    return attribute in ATTRIBUTES and name in labels[attribute]
