"""Read what was published under a version of the archive, from the states that were kept.

What was withdrawn since is never shown: its states are erased (`explorer.archive.withdrawal`), and all that
is read here is checked against what the archive publishes now.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.http import Http404
from django.utils.translation import gettext as _

from explorer.abstract import ArchiveModel
from explorer.locales import day
from explorer.models import Chapter, Place, Quote, Report, Theme, Version

AT_A_TIME = 20
"""The quotes of a version that are shown on one page."""


class Listed(NamedTuple):
    """A quote of a version: as it is now, and as it was; nothing of one that was withdrawn since."""

    now: Quote
    was: Quote | None


def find_version(name: str) -> Version:
    """Return the version with this name, the last time that it was published; raise Http404 without one."""
    found: Version | None = Version.objects.filter(version=name).first()
    if found is None:
        raise Http404(_no_version(name))
    return found


def _no_version(name: str) -> str:
    """Say that a version isn't known, and since when this archive knows any."""
    first: Version | None = Version.objects.order_by("moment").first()
    said = _("This archive has no record of a version %(version)s.") % {"version": name}
    if first is None:
        return said
    since = _("Its record begins on %(day)s with version %(version)s.")
    return f"{said} {since % {'day': day(first.day), 'version': first.version}}"


def last_day(version: Version) -> dt.date | None:
    """Return the day on which another version took its place; None for the one of today."""
    later: Version | None = Version.objects.filter(moment__gt=version.moment).order_by("moment").first()
    return later.day if later else None


def as_published(quote: Quote, version: Version) -> Quote:
    """Return a published quote as it was under a version, with its theme, chapter, report and place of then.

    Raises Http404 where the version didn't have it, and where its words of then were erased.
    """
    found = _with_context(_states(version).filter(id=quote.pk), version)
    if not found or found[0].code != quote.code:
        message = _("Version %(version)s of the archive didn’t show quote %(id)s.")
        raise Http404(message % {"version": version.version, "id": quote.code})
    return found[0]


def listed(version: Version, after: Quote | None) -> list[Listed]:
    """Return quotes of a version in the order in which they came into the archive: those after `after`.

    They are up to one more than `AT_A_TIME`. However large the archive grew since, no more is read: a quote
    that came later is behind them.
    """
    states = _states(version, erased=True).filter(id__gt=after.pk if after else 0).order_by("id")
    shown = _with_context(states[: AT_A_TIME + 1], version)
    now = Quote.objects.in_bulk([quote.pk for quote in shown])
    return [
        Listed(now[quote.pk], quote if quote.text and now[quote.pk].withdrawn is None else None)
        for quote in shown
        if quote.pk in now
    ]


def _states(version: Version, *, erased: bool = False) -> Any:
    """Return the quotes that a version published, as they were."""
    states = Quote.history.as_of(version.moment).filter(withdrawn=None)
    return states if erased else states.exclude(text="")


def _with_context(states: Iterable[Quote], version: Version) -> Sequence[Quote]:
    """Return quotes with their themes, chapters, reports and places, all as they were under a version."""
    quotes = list(states)
    _relate(quotes, "governorate", Place, version)
    themes = _relate(quotes, "theme", Theme, version)
    chapters = _relate([*quotes, *themes], "chapter", Chapter, version)
    _relate(chapters, "report", Report, version)
    return quotes


def _relate(rows: Iterable[Any], name: str, model: type[ArchiveModel], version: Version) -> list[Any]:
    """Give rows of one version the rows of it that they name; return those."""
    found = model.history.as_of(version.moment).filter(id__in={getattr(row, f"{name}_id") for row in rows})
    named = {row.pk: row for row in found}
    for row in rows:
        setattr(row, name, named.get(getattr(row, f"{name}_id")))
    return list(named.values())
