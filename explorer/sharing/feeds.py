"""Write feeds: the quotes of a question, the latest change first, and the corrections."""

import datetime as dt
from array import array
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from explorer.archive.versions import ArchiveState, current_state
from explorer.citing.credit import ARCHIVE_NAME, licence
from explorer.links import absolute, permanent_link
from explorer.models import Archive, Quote
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import Asked
from explorer.questions.index import quotes_of
from explorer.questions.paging import cut, page_address, page_of, pages_around
from explorer.questions.question import Question
from explorer.sharing.changes import Changes
from explorer.sharing.metadata import quote_title

CHANGES_ON_A_PAGE = 100
"""The corrections and withdrawals of a page of their feed."""


class ArchiveFeed(Atom1Feed):
    """An Atom feed that never takes the clock for a change; `pages` are its other pages by relation."""

    def latest_post_date(self) -> dt.datetime:
        """Return when the feed last changed; without entries, when the archive did."""
        return super().latest_post_date() if self.items else Archive.objects.get().renewed

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Write what stands before the entries, and the links to the other pages (RFC 5005)."""
        super().add_root_elements(handler)
        for relation, address in self.feed.get("pages", {}).items():
            handler.addQuickElement("link", "", {"rel": relation, "href": address})


def quotes_feed(asked: Asked) -> ArchiveFeed:
    """Return a page of the feed of a question: its quotes, those that were added or changed last first.

    Raises Http404 where there is no page with the number asked for.
    """
    answer = ask(asked.question)
    page = page_of(LatestFirst(answer), asked)
    address = partial(page_address, absolute("quotes-feed"), asked.question.keeping(()))
    question = asked.question.alone()
    feed = _feed(
        f"{ARCHIVE_NAME}: {in_words}" if (in_words := answer.question_in_words()) else ARCHIVE_NAME,
        _("Quotes from interviews with Syrians, as published research printed them."),
        question.address(absolute("quotes")),
        address(page.number),
        feed_guid=question.address(absolute("quotes-feed")),
        pages=_pages(page, address),
    )
    for quote in page:
        feed.add_item(
            title=quote_title(quote),
            link=permanent_link(quote),
            unique_id=permanent_link(quote),
            description=render_to_string("explorer/partials/_feed_quote.html", {"quote": quote}),
            pubdate=_midnight(quote.added),
            updateddate=_midnight(quote.changed),
            categories=[str(answer.index.labels["theme"][quote.theme.slug])],
            item_copyright=f"{licence(quote.chapter.report)} {quote.chapter.url}",
        )
    return feed


def _pages(page: Page[Any], address: Callable[[int], str]) -> dict[str, str]:
    """Return the ways to a feed's other pages: relation -> address."""
    around = pages_around(page, address)
    ways = {
        "first": address(1),
        "previous": around.previous,
        "next": around.next,
        "last": address(page.paginator.num_pages),
    }
    return {relation: way for relation, way in ways.items() if way}


def corrections_feed(number: str) -> ArchiveFeed:
    """Return a page of the feed of all corrections and withdrawals, the latest first.

    An entry leads to the page of its quote, which tells of it for good. The correction of a quote that was
    withdrawn later changes with the withdrawal, and tells no words.

    Raises Http404 where there is no page with this number.
    """
    listed = absolute("corrections")
    page = cut(Changes(), number, CHANGES_ON_A_PAGE)
    address = partial(page_address, absolute("corrections-feed"), Question())
    feed = _feed(
        _("%(name)s: corrections") % {"name": ARCHIVE_NAME},
        _("Every change to a published quote and every withdrawal, with its date and its reason."),
        listed,
        address(page.number),
        feed_guid=absolute("corrections-feed"),
        pages=_pages(page, address),
    )
    for change in page:
        feed.add_item(
            title=change.title,
            link=change.link,
            unique_id=f"{listed}#{change.anchor}",
            description=change.description,
            pubdate=_midnight(change.day),
            updateddate=_midnight(change.changed),
        )
    return feed


class LatestFirst:
    """The quotes of an answer, those that were added or changed last first, for a paginator."""

    def __init__(self, answer: Answer) -> None:
        """Take an answer."""
        self._answer = answer

    def __len__(self) -> int:
        return len(self._answer)

    def __getitem__(self, part: slice) -> list[Quote]:
        """Read the quotes of a slice."""
        matching = self._answer.matching
        found = (number for number in _latest_first(current_state()) if number in matching)
        return list(quotes_of(islice(found, part.start, part.stop)).values())


@lru_cache(2)
def _latest_first(_state: ArchiveState) -> "array[int]":
    """Return the numbers of all quotes, those that were added or changed last first.

    They are read once for each state of the archive, and take four bytes each.
    """
    newest = Quote.objects.published().order_by("-changed", "-added", "-pk")
    return array("I", newest.values_list("numbered", flat=True).iterator())


def _feed(title: str, subtitle: str, page: str, address: str, **more: Any) -> ArchiveFeed:
    """Return an empty feed at `address` of what `page` shows to people; the archive is its author."""
    return ArchiveFeed(
        title=f"{_('Synthetic')}: {title}" if current_state().synthetic else title,
        link=page,
        description=None,
        subtitle=subtitle,
        author_name=ARCHIVE_NAME,
        author_link=absolute("home"),
        feed_url=address,
        language="en",
        **{"feed_guid": address} | more,
    )


def _midnight(day: dt.date) -> dt.datetime:
    """Return when a day began: the archive keeps days, Atom wants moments."""
    return dt.datetime.combine(day, dt.time.min, dt.UTC)
