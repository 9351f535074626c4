"""Begin a message about a mistake in a quote: whoever sends it has only to say what is wrong."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from explorer.links import permanent_link
from explorer.models import Quote


class BegunReport(NamedTuple):
    """A quote's id and address, and the subject and the body of a message about it."""

    code: str
    address: str
    subject: str
    body: str


def begun_report(quote: Quote) -> BegunReport:
    """Return the beginning of a message about a mistake in `quote`; lines end as e-mail needs it."""
    address = permanent_link(quote)
    lines = [
        _("Quote: %(id)s") % {"id": quote.code},
        _("Address: %(address)s") % {"address": address},
        "",
        _("What differs from the report:"),
        "",
    ]
    subject = _("A mistake in quote %(id)s") % {"id": quote.code}
    return BegunReport(quote.code, address, subject, "\r\n".join(lines))
