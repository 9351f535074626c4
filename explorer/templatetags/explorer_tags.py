"""Format values for templates: no queries, no decisions."""

from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from explorer.choices import NOT_STATED
from explorer.citing.credit import interviews, licence
from explorer.citing.names import names_in_words
from explorer.exports.formats import FORMATS, Format
from explorer.links import in_report, permanent_link
from explorer.models import Quote
from explorer.questions import paging
from explorer.questions.answer import LABELS
from explorer.questions.index import MAY_BE_NOT_STATED, current_index
from explorer.questions.question import Question
from explorer.search.marks import marks
from explorer.search.query import Query
from explorer.sharing.metadata import coins

register = template.Library()
register.filter("names", names_in_words)
for function in (coins, in_report, interviews, licence, permanent_link):
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


@register.simple_tag
def page_address(question: Question, number: int, page_size: int) -> str:
    """Return the address of a page of the list of quotes."""
    return paging.page_address(reverse("quotes"), question, number, page_size)


@register.filter
def contact_address(contact: str, subject: str = "") -> str:
    """Return a link to a contact, a web or an e-mail address: `a@b.org` is `mailto:a@b.org`."""
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}?{urlencode({'subject': subject})}" if subject else f"mailto:{contact}"
