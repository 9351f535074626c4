"""Find a quote, a theme or a report by its name in addresses; tell the day of the last change."""

import datetime as dt

from django.db.models import Max
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from explorer.archive.versions import current_version
from explorer.models import Correction, Quote, Report, Theme
from explorer.shared import kept


def find_quote(code: str) -> Quote:
    """Return the quote with this id, also where it was withdrawn; raise Http404 where there is none."""
    found: Quote | None = Quote.objects.with_context().filter(code=code).first()
    if found is None:
        raise Http404(_("There is no quote with the id %(id)s.") % {"id": code})
    return found


def find_theme(slug: str) -> Theme:
    """Return the theme with this slug; raise Http404 where there is none."""
    found: Theme | None = Theme.objects.select_related("chapter__report").filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no theme with the address %(slug)s.") % {"slug": slug})
    return found


def find_report(slug: str) -> Report:
    """Return the report with this slug; raise Http404 where there is none."""
    found: Report | None = Report.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no report with the address %(slug)s.") % {"slug": slug})
    return found


def last_change() -> dt.date:
    """Return the day on which a quote was last added, changed or withdrawn; today for an empty archive."""
    day: dt.date | None = kept(f"last-change:{current_version()}", _last_change)
    return day or timezone.localdate()


def _last_change() -> dt.date | None:
    """Find it in the whole archive, which is done once for each version."""
    days = [
        *Quote.objects.aggregate(Max("added"), Max("changed"), Max("withdrawn")).values(),
        *Correction.objects.aggregate(Max("date")).values(),
    ]
    return max(filter(None, days), default=None)
