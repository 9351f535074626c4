"""Format values for templates: no queries, no decisions."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from explorer.choices import NOT_STATED
from explorer.citing.credit import interviews, licence, short_name
from explorer.citing.names import names_in_words
from explorer.exports.formats import FORMATS, Format
from explorer.links import in_report, permanent_link
from explorer.models import Quote, Report, Theme
from explorer.questions.answer import LABELS, Answer
from explorer.questions.comparison import Comparison
from explorer.questions.index import MAY_BE_NOT_STATED, current_index
from explorer.questions.question import Question
from explorer.questions.reports import reports_holding
from explorer.search.marks import marks
from explorer.search.query import Query
from explorer.sharing.metadata import coins

register = template.Library()
register.filter("names", names_in_words)
for function in (coins, in_report, interviews, licence, permanent_link, short_name):
    register.filter(function)


@register.filter
def at(question: Question, name: str) -> str:
    """Return the address that puts a question to the page or download called `name`.

    The reading list that goes along with a question goes only to the list of quotes.
    """
    return (question if name == "quotes" else question.keeping(())).address(reverse(name))


@register.filter
def records_of_quotes(question: Question, name: str) -> str:
    """Return the address of a file for reference managers with one record for each quote."""
    return f"{reverse(name)}?{question.keeping(()).query_string(records='quotes')}"


@register.simple_tag(takes_context=True)
def words(context: Context, quote: Quote) -> SafeString:
    """Return a quote's paragraphs, with what the page's search found in <mark>."""
    answer = context.get("answer")
    query = answer.query if answer is not None else Query()
    return format_html_join(
        "\n", "<p>{}</p>", ((_pieces(paragraph, query),) for paragraph in quote.text.split("\n\n"))
    )


def _pieces(text: str, query: Query) -> SafeString:
    """Return a paragraph piece by piece, each escaped: `a <mark>siege</mark> of`."""
    shapes = {True: "<mark>{}</mark>", False: "{}"}
    return mark_safe("".join(format_html(shapes[piece.marked], piece.text) for piece in marks(text, query)))  # noqa: S308 - each piece is escaped


@register.filter
def told_apart(theme: Theme) -> str:
    """Return a theme's heading; where another chapter has the same, with its chapter's title in brackets."""
    label: str = current_index().labels["theme"][theme.slug]
    return label


@register.filter
def numbered(quote: Quote) -> str:
    """Name a quote by its number, and by its chapter where there are several: `Quote 3 of “Wells”`."""
    chapters = current_index().labels["chapter"]
    words = {"number": quote.number, "chapter": chapters[quote.chapter.slug]}
    return (_("Quote %(number)s of “%(chapter)s”") if len(chapters) > 1 else _("Quote %(number)s")) % words


MOST_REPORTS_NAMED = 4
"""Of more reports than this the line beside a count says only how many they are."""


@register.inclusion_tag("explorer/partials/_limits.html", takes_context=True)
def limits(
    context: Context, counted: Answer | Comparison | None = None, report: Report | None = None
) -> dict[str, Any]:
    """Say what the number of quotes `counted` doesn't mean, and from how many interviews each report chose.

    Without `counted` it is about the whole archive. `report` is the one report of a page whose quotes are
    all from it; else the reports of what is counted are named, and of nothing all of the archive's.
    """
    site = context["site"]
    index = site.index if counted is None else counted.index
    quotes = index.everything if counted is None else counted.matching
    slugs = reports_holding(index, quotes) or set(index.labels["report"])
    reports = [report] if report else [known for known in site.reports if known.slug in slugs]
    return {
        "total": len(quotes),
        "reports": reports,
        "report": reports[0] if len(reports) == 1 else None,
        "are_named": len(reports) <= MOST_REPORTS_NAMED,
    }


@register.filter
def not_stated(quote: Quote) -> str:
    """Name the attributes that a quote's report doesn't state, in the order of display: `age, stance`."""
    missing = (name for name in MAY_BE_NOT_STATED if getattr(quote, name) in (NOT_STATED, None))
    return ", ".join(str(LABELS[name]).lower() for name in missing)


@register.simple_tag
def stances() -> list[tuple[str, str]]:
    """Return the stances with their labels; `not-stated` only where the archive has such a quote."""
    return list(current_index().labels["stance"].items())


@register.filter
def is_list(allowed: object) -> bool:
    """Say whether what a parameter allows is a list of values rather than a sentence."""
    return not isinstance(allowed, str)


@register.simple_tag
def export_formats() -> list[Format]:
    """Return the formats that an answer can be downloaded in."""
    return FORMATS


@register.filter
def contact_address(contact: str, subject: str = "") -> str:
    """Return a link to a contact, a web or an e-mail address: `a@b.org` is `mailto:a@b.org`."""
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}?{urlencode({'subject': subject})}" if subject else f"mailto:{contact}"
