"""Collect the sentences that an edition's scripts write around an answer, in the page's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from explorer.choices import Sort

PLURALS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""CLDR's plural categories, each with a number that has it in every language of the site."""

Text = str | Mapping[str, str]


def texts() -> dict[str, Text]:
    """Return the sentences by the scripts' names for them; one with a number in all its plurals."""
    return {
        "quotes": _plurals("%(counter)s quote", "%(counter)s quotes"),
        "chosenBy": _plurals("%(counter)s quote,", "%(counter)s quotes,"),
        "chosen": _plurals("%(count)s chosen", "%(count)s chosen"),
        "pageOf": _("page %(number)s of %(last)s"),
        "noPage": _("There is no page %(page)s: this list has pages 1 to %(last)s."),
        "none": _("No quote matches all of these together."),
        "problem": _("The address asks for something that this edition doesn’t have: %(what)s"),
        "filters": _("Filters"),
        "filtersChosen": _("Filters (%(number)s)"),
        "remove": _("Remove filter:"),
        "clear": _("Clear all filters"),
        "words": _("Words"),
        "ids": _("Quotes"),
        "previous": _("Previous"),
        "next": _("Next"),
        "page": _("Page"),
        "pages": _("Pages"),
        "order": _("Order of the quotes"),
        "exactAges": _("Exact ages, inclusive"),
        "from": _("From"),
        "to": _("to"),
        "apply": _("Apply"),
        "agesUpTo": _("up to %(age)s"),
        "agesFrom": _("%(age)s and over"),
        "ages": _("{lowest}–{highest}").format(lowest="%(lowest)s", highest="%(highest)s"),
        **{f"sort {sort.value}": str(sort.label) for sort in Sort},
    }


def _plurals(singular: str, plural: str) -> dict[str, str]:
    """Return a sentence for each plural category."""
    return {category: ngettext(singular, plural, number) for category, number in PLURALS.items()}
