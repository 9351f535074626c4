"""Format values for templates: no queries, no decisions."""

from collections.abc import Container, Sequence
from itertools import islice
from typing import Any
from urllib.parse import quote as percent_encoded
from urllib.parse import urlencode

from django import template
from django.template import Context, Engine
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from explorer import locales
from explorer.abstract import BilingualModel
from explorer.citing.credit import MOST_REPORTS_NAMED, licence, short_name
from explorer.citing.names import names_in_words
from explorer.citing.panel import references
from explorer.citing.rich_text import breakable
from explorer.figures.tracks import BAR_LENGTH, Picture
from explorer.links import in_language, in_report, permanent_link
from explorer.models import OUTSIDE_SYRIA, Quote, Report
from explorer.parts import cards, jinja, pieces, wording
from explorer.questions.answer import Answer
from explorer.questions.comparison import Comparison
from explorer.questions.index import current_index
from explorer.questions.question import Question
from explorer.questions.reports import reports_holding
from explorer.search.query import Query

MOST_REFERENCES = 12
"""The most chapters whose references a printed list has; its address leads to all."""

register = template.Library()
register.filter("names", names_in_words)
FILTERS = (
    breakable,
    in_report,
    licence,
    wording.heading,
    wording.named,
    wording.not_stated,
    wording.told_apart,
    permanent_link,
    short_name,
)
for function in FILTERS:
    register.filter(function)
register.simple_tag(pieces.downloads)
register.simple_tag(pieces.figure, name="figure")
register.simple_tag(jinja.part)
register.simple_tag(pieces.total)
register.simple_tag(pieces.who)


@register.filter
def as_title(title: SafeString) -> SafeString:
    """Write a page's title, which is HTML, for browsers and for cards, which name the site beside it."""
    site = _("Syrian Interview Quotes")
    return format_html('<title>{} – {}</title>\n<meta property="og:title" content="{}">', title, site, title)


@register.filter
def as_description(description: SafeString) -> SafeString:
    """Write what a page is about, which is HTML, for search engines and for cards."""
    return format_html(
        '<meta name="description" content="{0}">\n<meta property="og:description" content="{0}">', description
    )


@register.filter
def at(question: Question, name: str) -> str:
    """Return the address that puts a question to the page or download called `name`.

    What goes along with a reader goes only to the list of quotes and its panels.
    """
    goes_along = name in ("quotes", "quotes-speakers")
    return (question if goes_along else question.alone()).address(reverse(name))


@register.filter
def interviews(report: Report) -> str:
    """Return when a report's interviews were held, such as `August to October 2014`; empty if unknown."""
    return locales.months(report.interviews_began, report.interviews_ended)


@register.inclusion_tag("explorer/partials/_ours.html")
def our(record: BilingualModel, name: str) -> dict[str, Any]:
    """Write a text of ours in the page's language: `{% our theme "summary" %}`."""
    text = record.in_our_words(name)
    language = locales.language_of(text)
    return {
        "text": text,
        "foreign": language != get_language(),
        "unreviewed": language == "ar" and not record.arabic_reviewed,
    }


@register.simple_tag
def our_opening(record: BilingualModel, name: str) -> SafeString:
    """Write the first paragraph of a text of ours: `{% our_opening theme "summary" %}`."""
    return _in_its_language(record.in_our_words(name).partition("\n\n")[0])


@register.simple_tag
def our_line(record: BilingualModel, name: str) -> SafeString:
    """Write a text of ours that is one line: `{% our_line point "text" %}`."""
    return _in_its_language(record.in_our_words(name))


def _in_its_language(text: str) -> SafeString:
    """Return a text of ours, marked where it isn't in the page's language."""
    foreign = locales.language_of(text) != get_language()
    return format_html('<span lang="en" dir="ltr">{}</span>' if foreign else "{}", text)


@register.simple_tag(takes_context=True)
def translations(context: Context) -> list[tuple[str, str, str]]:
    """Return the page in each language: code, name of the language and address with the same question."""
    path, current = context["request"].get_full_path(), get_language()
    return [
        (code, name, path if code == current else in_language(path, code))
        for code, name in locales.languages()
    ]


@register.simple_tag(takes_context=True)
def quote_card(context: Context, quote: Quote) -> SafeString:
    """Return a quote's card for the page: with its links, its tick, and the words of a search marked."""
    answer = context.get("answer")
    look = cards.Look(
        theme=bool(context.get("with_theme")),
        place=not context.get("without_place"),
        chapter=not (context.get("chapter") or context.get("theme")),
        coins=not context.get("metadata"),
    )
    return cards.card(quote, look).html(
        answer.query if answer is not None else Query(),
        context.get("keep") or (),
        chosen=bool(context.get("chosen")),
    )


@register.simple_tag(takes_context=True)
def words(context: Context, quote: Quote) -> SafeString:
    """Return a quote's paragraphs, with what the page's search found in <mark>."""
    answer = context.get("answer")
    return wording.paragraphs(quote.text, answer.query if answer is not None else Query())


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, *depends: Any) -> SafeString:
    """Return the partial `name`, written once for all pages that have the same archive and `depends`."""
    partial = Engine.get_default().get_template(name)
    return jinja.kept(lambda: partial.render(context), name, *depends)


@register.simple_tag
def marks(quotes: Sequence[Quote], here: Quote | None = None, inside: Container[str] = ()) -> SafeString:
    """Return a mark for each quote: that of `here` has a ring, those `inside` stay on the page."""
    return jinja.part(
        "marks.jinja", quotes=quotes, here=here and here.code, inside=inside, numbered=wording.numbered
    )


@register.simple_tag
def tracks(drawn: Picture, here: Container[str] = (), inside: Container[str] | None = None) -> SafeString:
    """Return the lines of a picture; those whose slug is `here` lead to their part of the page.

    As the contents of a page that has the quotes `inside`, its marks lead to them, without their words.
    """
    return jinja.part(
        "tracks.jinja",
        picture=drawn,
        here=here,
        inside=inside,
        titles=len(drawn.groups) > 1,
        length=BAR_LENGTH,
        heading=wording.heading,
        printed=lambda track: wording.printed(track.name, track.record.gloss),
        stances=current_index().labels["stance"],
        numbered=wording.numbered,
        paragraphs=lambda text: wording.paragraphs(text, Query()),
        permanent_link=permanent_link,
        place=lambda quote: quote.governorate.slug if quote.governorate else OUTSIDE_SYRIA,
        total=pieces.total,
    )


@register.simple_tag
def printed_references(answer: Answer) -> SafeString:
    """Return the references to the chapters of an answer's quotes, as items of a list for paper."""
    chapters = answer.index.bitmaps["chapter"].items()
    holding = (slug for slug, quotes in chapters if answer.matching.intersect(quotes))
    slugs = list(islice(holding, MOST_REFERENCES))

    def written() -> SafeString:
        return format_html_join("\n", "<li>{}</li>", ((reference.html,) for reference in references(slugs)))

    return jinja.kept(written, "references", *slugs)


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


@register.simple_tag
def sheets(*names: str) -> SafeString:
    """Return the links to style sheets of ours: `table` is `explorer/table.css`."""
    addresses = ((static(f"explorer/{name}.css"),) for name in names)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', addresses)


@register.simple_tag
def modules(*names: str) -> SafeString:
    """Return scripts of ours, fetched after what shows the page: `copy` is `explorer/copy.js`."""
    addresses = ((static(f"explorer/{name}.js"),) for name in names)
    return format_html_join("\n", '<script type="module" src="{}" fetchpriority="low"></script>', addresses)


@register.simple_tag
def stances() -> list[tuple[str, str]]:
    """Return the stances with their labels; `not-stated` only where the archive has such a quote."""
    return list(current_index().labels["stance"].items())


@register.filter
def is_list(allowed: object) -> bool:
    """Say whether what a parameter allows is a list of values rather than a sentence."""
    return not isinstance(allowed, str)


@register.simple_tag
@register.filter
def contact_address(contact: str, subject: str = "", body: str = "") -> str:
    """Return a link to a contact, a web or an e-mail address: `a@b.org` is `mailto:a@b.org`."""
    if contact.startswith(("https://", "http://")):
        return contact
    given = {name: text for name, text in (("subject", subject), ("body", body)) if text}
    # In a mailto link a space is %20: mail programs show a plus sign as it is.
    return f"mailto:{contact}?{urlencode(given, quote_via=percent_encoded)}" if given else f"mailto:{contact}"
