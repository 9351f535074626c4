"""Find a quote, a theme or a report by its name in addresses; tell the day of the last change."""

import datetime as dt
from functools import lru_cache

from django.db.models import Max
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from explorer.archive.shared import kept
from explorer.archive.versions import ArchiveState, current_state, current_version
from explorer.models import Correction, Quote, Report, Theme

KEPT_RECORDS = 100
"""The number of quotes, and of themes, that a process keeps for their pages; nobody may change them."""


def find_quote(code: str) -> Quote:
    """Return the quote with this id, also where it was withdrawn; raise Http404 where there is none."""
    found = _quote(current_state(), code)
    if found is None:
        raise Http404(_("There is no quote with the id %(id)s.") % {"id": code})
    return found


@lru_cache(KEPT_RECORDS)
def _quote(_state: ArchiveState, code: str) -> Quote | None:
    """Read a quote with its context, once for each state of the archive."""
    found: Quote | None = Quote.objects.with_context().filter(code=code).first()
    return found


def find_theme(slug: str) -> Theme:
    """Return the theme with this slug; raise Http404 where there is none."""
    found = _theme(current_state(), slug)
    if found is None:
        raise Http404(_("There is no theme with the address %(slug)s.") % {"slug": slug})
    return found


@lru_cache(KEPT_RECORDS)
def _theme(_state: ArchiveState, slug: str) -> Theme | None:
    """Read a theme with its context, once for each state of the archive."""
    found: Theme | None = Theme.objects.select_related("chapter__report").filter(slug=slug).first()
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
