"""Write the parts of pages that repeat, and keep those that depend on nothing but a quote.

The parts are written with Jinja2, which takes less than half the time of Django's templates. A quote's
card is kept for each state of the archive and language, in pieces: its marked words and its tick, which
depend on the reader's question, are put between them.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cachetools import LRUCache
from django.conf import settings
from django.template import engines
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join, json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext, override
from jinja2 import Environment
from markupsafe import Markup

from explorer import locales
from explorer.abstract import BilingualModel
from explorer.archive.versions import current_state
from explorer.choices import NOT_STATED
from explorer.exports.formats import FORMATS
from explorer.figures.breakdown import Breakdown
from explorer.figures.charts import Figure
from explorer.figures.drawing import MARGIN, WIDTH, Picture
from explorer.links import in_report, permanent_link
from explorer.models import OUTSIDE_SYRIA, Quote, Theme
from explorer.questions.answer import Answer
from explorer.questions.index import MAY_BE_NOT_STATED, current_index
from explorer.questions.question import LABELS, Question
from explorer.search.marks import Piece, marks
from explorer.search.marks import begun as marks_of_beginning
from explorer.search.query import Query
from explorer.sharing.metadata import coins

if TYPE_CHECKING:
    from django.template.backends.jinja2 import Jinja2

KEPT_CARDS = 2000
"""The number of cards that a process keeps, about 5 KB each; then the one used longest ago goes."""

KEPT_TOTALS = 4000
"""The number of totals that a process keeps as they are written, about 200 bytes each."""

_lock = Lock()
"""A cache that forgets may be used by one thread at a time."""

HOLE = Markup("\0")
"""Mark the place in a part where something is put in later; no text of the archive holds this."""


def environment(**options: Any) -> Environment:
    """Return what Jinja2 writes parts with: escaping, translating, without the template's own spaces."""
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])  # noqa: S701 - Django sets autoescape
    made.filters |= {"country": locales.country, "language_of": locales.language_of, "number": locales.Number}
    made.globals["comma"] = locales.comma
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
    return made


def part(name: str, /, **context: Any) -> SafeString:
    """Return a part of `templates/parts/` as HTML."""
    engine = cast("Jinja2", engines["parts"])
    return mark_safe(engine.env.get_template(name).render(context))  # noqa: S308 - Jinja2 escapes


def total(number: int) -> SafeString:
    """Return a number of quotes as it is written after a name."""
    return _total(get_language(), number)


@lru_cache(KEPT_TOTALS)
def _total(_language: str | None, number: int) -> SafeString:
    """Return a total in the language that is active."""
    return part("total.jinja", total=number)


@lru_cache(len(settings.LANGUAGES))
def _downloads(_language: str | None) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Return label, purpose and path of each format, and the paths of what is beside them, in a language."""
    formats = [(str(file.label), str(file.purpose), reverse(file.route)) for file in FORMATS]
    return formats, {name: reverse(name) for name in ("data-archive", "api-quotes", "quotes-feed", "data")}


def downloads(question: Question, total: int, everything: int) -> SafeString:
    """Return the files to download: the `total` quotes of a question, or the archive with `everything`."""
    formats, paths = _downloads(get_language())
    query = question.alone().query_string()
    return part(
        "downloads.jinja",
        formats=formats,
        paths={name.replace("-", "_"): path for name, path in paths.items()},
        query=f"?{query}" if query else "",
        for_references=[(str(file.label), reverse(file.route)) for file in FORMATS if file.is_for_references],
        query_of_records=f"?{question.alone().query_string(records='quotes')}",
        narrowed=question.is_narrowed,
        total=total,
        everything=everything,
    )


def who(shown: Breakdown, caption: str, name: str = "who") -> SafeString:
    """Return the table that says who is quoted, under a caption; its ids begin with `name`."""
    return part(
        "breakdown.jinja",
        shown=shown,
        caption=caption,
        name=name,
        quotes=reverse("quotes"),
        numbered=numbered,
    )


def drawn(picture: Picture) -> SafeString:
    """Return a drawing as SVG."""
    return part("drawing.svg.jinja", picture=picture, width=WIDTH, margin=MARGIN, language=get_language())


def figure(shown: Figure) -> SafeString:
    """Return a crosstab with its chart."""
    data = json_script(shown.chart, shown.data_id) if shown.has_chart and not shown.has_dots else ""
    quotes = reverse("quotes")
    return part("figure.jinja", figure=shown, data=data, quotes=quotes, numbered=numbered)


KEPT_PARTIALS = 500
"""The number of partials of pages that a process keeps: the footer, the header of each kind of page."""

_partials: LRUCache[tuple[Any, ...], SafeString] = LRUCache(KEPT_PARTIALS)


def kept(write: Callable[[], SafeString], *depends: Any) -> SafeString:
    """Return what `write` writes, which depends on the archive, the language, the settings and `depends`."""
    settled = (settings.SITE_URL, settings.OPERATOR, settings.CONTACT)
    key = (current_state(), get_language(), settled, *depends)
    with _lock:
        html = _partials.get(key)
    if html is None:
        html = write()
        with _lock:
            _partials[key] = html
    return html


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


def paragraphs(text: str, query: Query) -> SafeString:
    """Return a quote's paragraphs, with what a search found in <mark>: `<p>a <mark>siege</mark> of</p>`."""
    return format_html_join("\n", "<p>{}</p>", ((_marked(each, query),) for each in text.split("\n\n")))


def _marked(text: str, query: Query) -> SafeString:
    """Return a paragraph piece by piece, each escaped."""
    if not query:
        return escape(text)
    return _in_pieces(marks(text, query), "<mark>%s</mark>")


def begun(text: str, typed: str) -> SafeString:
    """Return a text with the letters underlined that were typed so far: `<u>ho</u>use`."""
    return _in_pieces(marks_of_beginning(text, typed), "<u>%s</u>")


def _in_pieces(pieces: Iterable[Piece], marked: str) -> SafeString:
    """Return the pieces of a text, each escaped, the marked ones in that shape."""
    shapes = {True: marked, False: "%s"}
    return mark_safe("".join(shapes[piece.marked] % escape(piece.text) for piece in pieces))  # noqa: S308 - escaped


def told_apart(theme: Theme) -> SafeString:
    """Return a theme's heading; where another chapter has the same, with its chapter's title in brackets."""
    label = current_index().labels["theme"][theme.slug]
    with override(settings.LANGUAGE_CODE):
        english = str(label)
    return printed(english, str(label) if locales.is_arabic() and theme.gloss else "")


def named(theme: Theme) -> str:
    """Return what a page in its own language calls a theme, told apart from those of other chapters."""
    return str(current_index().labels["theme"][theme.slug])


def heading(record: BilingualModel) -> SafeString:
    """Return the name that a report prints; on an Arabic page with its meaning, which is ours."""
    return printed(record.printed_name, record.gloss)


def printed(english: str, gloss: str) -> SafeString:
    """Return words of a report, which are English on every page, and after them what they mean."""
    if not locales.is_arabic():
        return escape(english)
    shape = '<span lang="en" dir="ltr">{}</span>'
    if gloss:
        shape += ' <span class="gloss" lang="ar" dir="rtl">{}</span>'
    return format_html(shape, english, gloss)


def numbered(quote: Quote) -> str:
    """Name a quote by its number, and by its chapter where there are several: `Quote 3 of “Wells”`."""
    chapters = current_index().labels["chapter"]
    words = {"number": locales.Number(quote.number), "chapter": chapters[quote.chapter.slug]}
    several = len(chapters) > 1
    return (gettext("Quote %(number)s of “%(chapter)s”") if several else gettext("Quote %(number)s")) % words


def not_stated(quote: Quote) -> str:
    """Name the attributes that a quote's report doesn't state, in the order of display: `age, stance`."""
    missing = (name for name in MAY_BE_NOT_STATED if getattr(quote, name) in (NOT_STATED, None))
    return locales.listed(str(LABELS[name]).lower() for name in missing)
