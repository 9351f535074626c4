"""Write feeds: the quotes of a question, the latest change first, and the corrections."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _

from explorer.archive.versions import current_state
from explorer.citing.credit import ARCHIVE_NAME, licence
from explorer.links import absolute, permanent_link
from explorer.models import Archive, Correction, Quote
from explorer.questions.answer import Answer
from explorer.questions.index import quotes_of
from explorer.sharing.metadata import quote_title

SORTED_AT_MOST = 2000
"""The size of an answer whose quotes are put in the order of their changes by reading them all."""


class ArchiveFeed(Atom1Feed):
    """An Atom feed that never takes the clock for a change."""

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed last changed; without entries, when the archive did."""
        return super().latest_post_date() if self.items else Archive.objects.get().renewed


def quotes_feed(answer: Answer, count: int) -> ArchiveFeed:
    """Return the feed of an answer: the `count` quotes that were added or changed last, the latest first."""
    asked_for = "; ".join(f"{chip.label}: {chip.value}" for chip in answer.chips())
    feed = _feed(
        f"{ARCHIVE_NAME}: {asked_for}" if asked_for else ARCHIVE_NAME,
        _("Quotes from interviews with Syrians, as published research printed them."),
        answer.question.address(absolute("quotes")),
        answer.question.address(absolute("quotes-feed")),
    )
    for quote in latest(answer, count):
        feed.add_item(
            title=quote_title(quote),
            link=permanent_link(quote),
            unique_id=permanent_link(quote),
            description=render_to_string("explorer/partials/_feed_quote.html", {"quote": quote}),
            pubdate=_midnight(quote.added),
            updateddate=_midnight(quote.changed),
            categories=[answer.index.labels["theme"][quote.theme.slug]],
            item_copyright=f"{licence(quote.chapter.report)} {quote.chapter.url}",
        )
    return feed


def corrections_feed() -> ArchiveFeed:
    """Return the feed of every correction and withdrawal, the latest first.

    The correction of a quote that was withdrawn later changes with the withdrawal, and tells no words.
    """
    page = absolute("corrections")
    feed = _feed(
        _("%(name)s: corrections") % {"name": ARCHIVE_NAME},
        _("Every change to a published quote and every withdrawal, with its date and its reason."),
        page,
        absolute("corrections-feed"),
    )
    changes = [
        *map(_correction, Correction.objects.prefetch_related("quote")),
        *map(_withdrawal, withdrawn()),
    ]
    for change in sorted(changes, key=lambda change: change.day, reverse=True):
        feed.add_item(
            title=change.title,
            link=f"{page}#{change.anchor}",
            unique_id=f"{page}#{change.anchor}",
            description=change.description,
            pubdate=_midnight(change.day),
            updateddate=_midnight(change.changed),
        )
    return feed


class _Change(NamedTuple):
    """A correction or a withdrawal as an entry: its day, the day it last changed, its anchor on the page."""

    day: dt.date
    changed: dt.date
    anchor: str
    title: str
    description: str


def _correction(correction: Correction) -> _Change:
    """Return the entry of a correction."""
    return _Change(
        correction.date,
        max(correction.date, correction.quote.withdrawn or correction.date),
        correction.code,
        _("Quote %(id)s was corrected") % {"id": correction.quote.code},
        render_to_string("explorer/partials/_feed_correction.html", {"correction": correction}),
    )


def _withdrawal(quote: Quote) -> _Change:
    """Return the entry of a withdrawal: its reason, and nothing of what was said."""
    day = quote.withdrawn or quote.changed  # a withdrawn quote always has its day
    title = _("Quote %(id)s was withdrawn") % {"id": quote.code}
    reason = format_html("<p>{}</p>", quote.withdrawn_reason)
    return _Change(day, day, f"withdrawn-{quote.code}", title, reason)


def withdrawn() -> QuerySet[Quote]:
    """Return the quotes that were withdrawn, the latest first."""
    found: QuerySet[Quote] = Quote.objects.filter(withdrawn__isnull=False).order_by("-withdrawn", "code")
    return found


def latest(answer: Answer, count: int) -> list[Quote]:
    """Return the quotes of an answer that were changed last, the latest first.

    Few are put in order themselves; of many the first are soon found among all quotes in that order,
    which the database keeps.
    """
    if answer.total <= SORTED_AT_MOST:
        newest = sorted(answer.rows(("changed", "added", "pk", "numbered")), reverse=True)[:count]
        numbers: Iterable[int] = [number for *_order, number in newest]
    else:
        numbers = islice(_newest(answer), count)
    return list(quotes_of(numbers).values())


def _newest(answer: Answer) -> Iterator[int]:
    """Yield the numbers of an answer's quotes, the one that was changed last first."""
    newest = (
        Quote.objects.published().order_by("-changed", "-added", "-pk").values_list("numbered", flat=True)
    )
    yield from (number for number in newest.iterator() if number in answer.matching)


def _feed(title: str, subtitle: str, page: str, address: str) -> ArchiveFeed:
    """Return an empty feed at `address` of what `page` shows to people; the archive is its author."""
    return ArchiveFeed(
        title=f"{_('Synthetic')}: {title}" if current_state().synthetic else title,
        link=page,
        description=None,
        subtitle=subtitle,
        author_name=ARCHIVE_NAME,
        author_link=absolute("home"),
        feed_url=address,
        feed_guid=address,
        language="en",
    )


def _midnight(day: dt.date) -> dt.datetime:
    """Return when a day began: the archive keeps days, Atom wants moments."""
    return dt.datetime.combine(day, dt.time.min, dt.UTC)
