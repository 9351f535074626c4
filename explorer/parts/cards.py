"""Keep the cards of quotes, which depend on a quote, the state of the archive and the language alone.

A card is kept in pieces: its marked words and its tick, which depend on the reader's question, are put
between them.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple

from cachetools import LRUCache
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from markupsafe import Markup

from explorer import locales
from explorer.archive.versions import current_state
from explorer.links import in_report, permanent_link
from explorer.models import OUTSIDE_SYRIA, Quote
from explorer.parts.jinja import part
from explorer.parts.wording import not_stated, numbered, paragraphs, told_apart
from explorer.questions.answer import Answer
from explorer.search.query import Query
from explorer.sharing.metadata import coins

KEPT_CARDS = 2000
"""The number of cards that a process keeps, about 5 KB each; then the one used longest ago goes."""

HOLE = Markup("\0")
"""Mark the place in a part where something is put in later; no text of the archive holds this."""

_lock = Lock()
"""A cache that forgets may be used by one thread at a time."""


class Look(NamedTuple):
    """All that a card has beside its quote.

    Links to `theme` and `place`; the name of its `chapter`, where there are several; COinS, which only
    lists have.
    """

    theme: bool = True
    place: bool = True
    chapter: bool = True
    coins: bool = True


class Card(NamedTuple):
    """A quote's card in pieces; `words` are its paragraphs without marks, `tick` puts it on a list."""

    code: str
    text: str
    before: str
    words: str
    between: str
    tick: str
    after: str

    def html(self, query: Query, keep: Sequence[str] = (), *, chosen: bool = False) -> SafeString:
        """Return the card, with what `query` finds marked.

        `keep` are the ids of a list that is being added to; a `chosen` quote can't be ticked.
        """
        words = paragraphs(self.text, query) if query else self.words
        tick = "" if chosen else self.tick
        if self.code in keep:
            tick = part("tick.jinja", listed=True)
        return mark_safe(f"{self.before}{words}{self.between}{tick}{self.after}")  # noqa: S308 - parts


_cards: LRUCache[tuple[Any, ...], Card] = LRUCache(KEPT_CARDS)


def _shared(look: Look) -> tuple[Any, ...]:
    """Return all that cards depend on beside their quotes; the operator's address is in their links."""
    return (current_state(), get_language(), settings.SITE_URL, look)


def card(quote: Quote, look: Look) -> Card:
    """Return a quote's card."""
    key = (*_shared(look), quote.numbered.number)
    with _lock:
        kept = _cards.get(key)
    if kept is None:
        kept = _written(quote, look)
        with _lock:
            _cards[key] = kept
    return kept


def _written(quote: Quote, look: Look) -> Card:
    """Write a card."""
    whole = part(
        "quote.jinja",
        quote=quote,
        look=look,
        hole=HOLE,
        name=numbered(quote)
        if look.chapter
        else gettext("Quote %(number)s") % {"number": locales.Number(quote.number)},
        heading=told_apart(quote.theme) if look.theme else "",
        missing=not_stated(quote),
        place_address=reverse("place", args=[quote.governorate.slug if quote.governorate else OUTSIDE_SYRIA]),
        in_report=in_report(quote),
        link=permanent_link(quote),
        coins=coins(quote) if look.coins else "",
    )
    before, between, after = whole.split(HOLE)
    words, tick = paragraphs(quote.text, Query()), part("tick.jinja", code=quote.code, listed=False)
    return Card(quote.code, quote.text, before, words, between, tick, after)


class Cards:
    """The cards of an answer's quotes, for a paginator; quotes whose card is kept aren't read."""

    def __init__(self, answer: Answer, look: Look) -> None:
        """Take an answer."""
        self.answer = answer
        self.look = look

    def __len__(self) -> int:
        return len(self.answer)

    def __getitem__(self, shown: slice) -> list[SafeString]:
        """Return the cards of a slice, in the order asked for."""
        asked = self.answer
        return [card.html(asked.query, asked.question.keep) for card in self._cards(asked.numbers(shown))]

    def _cards(self, numbers: Sequence[int]) -> list[Card]:
        """Return the cards of quotes, in the order of their numbers; those that aren't kept are written."""
        shared = _shared(self.look)
        with _lock:
            held = {number: kept for number in numbers if (kept := _cards.get((*shared, number)))}
        missing = self.answer.index.quotes(number for number in numbers if number not in held)
        held |= {number: card(quote, self.look) for number, quote in missing.items()}
        return [held[number] for number in numbers if number in held]
