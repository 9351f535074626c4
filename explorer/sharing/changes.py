"""List what became of published quotes: corrections and withdrawals."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _

from explorer.links import permanent_link
from explorer.models import Correction, Quote

CORRECTED, WITHDRAWN = "corrected", "withdrawn"


class Change(NamedTuple):
    """A correction or a withdrawal: its day, the day it last changed, its name, where it is told."""

    day: dt.date
    changed: dt.date
    anchor: str
    link: str
    title: str
    description: str


class Changes:
    """All corrections and withdrawals, the latest first, for a paginator; a slice reads only its own."""

    def __len__(self) -> int:
        return Correction.objects.count() + withdrawn().count()

    def __getitem__(self, part: slice) -> list[Change]:
        """Read the changes of a slice."""
        keys = _keys(Correction.objects, CORRECTED, "date").union(_keys(withdrawn(), WITHDRAWN, "withdrawn"))
        # Of one quote's corrections on one day the last has the highest number: `chapter-01-2`.
        found = list(keys.order_by("-day", "what", "-code")[part])
        codes = {
            what: [code for _day, kind, code in found if kind == what] for what in (CORRECTED, WITHDRAWN)
        }
        corrected = Correction.objects.select_related("quote").in_bulk(codes[CORRECTED], field_name="code")
        gone = Quote.objects.in_bulk(codes[WITHDRAWN], field_name="code")
        return [
            _correction(corrected[code]) if what == CORRECTED else _withdrawal(gone[code])
            for _day, what, code in found
        ]


def withdrawn() -> QuerySet[Quote]:
    """Return the quotes that were withdrawn, the latest first."""
    found: QuerySet[Quote] = Quote.objects.filter(withdrawn__isnull=False).order_by("-withdrawn", "code")
    return found


def _keys(records: Any, what: str, day: str) -> QuerySet[Any, tuple[dt.date, str, str]]:
    """Return day, kind and code of records, to be ordered with others'."""
    keys: QuerySet[Any, tuple[dt.date, str, str]] = (
        records.order_by()
        .annotate(day=F(day), what=Value(what, CharField()))
        .values_list("day", "what", "code")
    )
    return keys


def _correction(correction: Correction) -> Change:
    """Return a correction as a change."""
    quote = correction.quote
    return Change(
        correction.date,
        max(correction.date, quote.withdrawn or correction.date),
        correction.code,
        permanent_link(quote) if quote.withdrawn else f"{permanent_link(quote)}#{correction.code}",
        _("Quote %(id)s was corrected") % {"id": quote.code},
        render_to_string("explorer/partials/_feed_correction.html", {"correction": correction}),
    )


def _withdrawal(quote: Quote) -> Change:
    """Return a withdrawal as a change: its reason, and nothing of what was said."""
    day = quote.withdrawn or quote.changed  # a withdrawn quote always has its day
    title = _("Quote %(id)s was withdrawn") % {"id": quote.code}
    reason = format_html("<p>{}</p>", quote.withdrawn_reason)
    return Change(day, day, f"withdrawn-{quote.code}", permanent_link(quote), title, reason)
