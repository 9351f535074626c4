"""Name what pages show: quotes and their words, headings as printed, themes told apart."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from explorer import locales
from explorer.abstract import BilingualModel
from explorer.choices import NOT_STATED
from explorer.models import Quote, Theme
from explorer.questions.index import MAY_BE_NOT_STATED, current_index
from explorer.questions.question import LABELS
from explorer.search.marks import Piece, marks
from explorer.search.marks import begun as marks_of_beginning
from explorer.search.query import Query


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
