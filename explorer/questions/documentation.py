"""Describe every parameter in words, with the values that the archive has for it now."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from explorer.models import Quote
from explorer.questions.crosstab import ATTRIBUTES
from explorer.questions.filters import QuoteFilterSet, allowed_values


class DocumentedParameter(NamedTuple):
    """A parameter in the words of the documentation: its name, what it means, what it may hold."""

    name: str
    meaning: Any
    values: str


def documented_parameters() -> list[DocumentedParameter]:
    """Return every parameter of a question, with the values that the archive has for it now."""
    fields: dict[str, Any] = QuoteFilterSet(queryset=Quote.objects.none()).form.fields
    documented = [_documented(name, fields[name]) for name in fields]
    return [*documented, DocumentedParameter("page", _("Page of a list"), str(_("a whole number from 1")))]


def _documented(name: str, field: Any) -> DocumentedParameter:
    """Describe one parameter: what its help says belongs to the meaning, unless it is all there is."""
    if not (hasattr(field, "allowed") or hasattr(field, "choices")):
        return DocumentedParameter(name, field.label, field.help_text)
    meaning = f"{field.label}: {field.help_text}" if field.help_text else field.label
    return DocumentedParameter(name, meaning, _in_words(allowed_values(field)))


def comparison_parameters() -> list[DocumentedParameter]:
    """Return the parameters that a comparison takes besides those of the question."""
    attributes = ", ".join(ATTRIBUTES)
    group = _(
        "an attribute, a colon and one of its values, such as stance:pro-regime; given several times, values "
        "of one attribute widen the group and different attributes narrow it"
    )
    return [
        DocumentedParameter("rows", _("The attribute that the rows count"), attributes),
        DocumentedParameter("columns", _("The attribute that the columns count; another one"), attributes),
        DocumentedParameter("first", _("The one group of quotes"), str(group)),
        DocumentedParameter("second", _("The other group of quotes"), str(group)),
    ]


def _in_words(allowed: Sequence[str] | str) -> str:
    """Return what a field accepts as one line."""
    return allowed if isinstance(allowed, str) else ", ".join(allowed)
