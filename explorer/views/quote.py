"""Show one quote, at an address for good."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.differences import changes_of
from explorer.archive.lookup import find_quote
from explorer.citing.panel import citing_panel
from explorer.exports.formats import QUOTE_FORMATS
from explorer.links import permanent_link
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.question import Question
from explorer.sharing.linked_data import data_block, quotation
from explorer.sharing.metadata import quote_metadata
from explorer.sharing.pasting import texts_to_paste
from explorer.sharing.signposting import of_quote, signposted
from explorer.views.versions import quote_as_published

CHANGES = 20
"""The changes of a quote that its page shows, the latest first; the page of corrections has all."""


def quote(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote with its place in the report and its neighbours; answer 410 where it was withdrawn.

    With `version` it is shown as it was published under that version of the archive.
    """
    found = find_quote(code)
    if found.withdrawn:
        return render(request, "410.html", {"quote": found}, status=410)
    if version := request.GET.get("version"):
        return quote_as_published(request, found, version)
    section = ask(Question(theme=(found.theme.slug,)))
    context = {
        "quote": found,
        "address": permanent_link(found),
        "metadata": quote_metadata(found),
        "linked_data": data_block(quotation(found)),
        "citing": citing_panel(request.GET, found),
        "paste": texts_to_paste(found),
        "files": [(file, file.write(found)) for file in QUOTE_FORMATS],
        "corrections": found.corrections.all(),
        "history": changes_of(found, CHANGES),
        "place": section.place(found),
        "section_total": section.total,
        "alike": Quote.objects.published()
        .filter(chapter__report=found.chapter.report, attribution=found.attribution)
        .count(),
    } | neighbours(found)
    return signposted(render(request, "explorer/quote.html", context), of_quote(found))


def neighbours(quote: Quote) -> dict[str, Quote | None]:
    """Return the quotes before and after one in its chapter, where there are any."""
    chapter = ask(Question(chapter=(quote.chapter.slug,)))
    place = chapter.place(quote)
    around = chapter[max(place - 2, 0) : place + 1]
    return {
        "previous": around[0] if place > 1 else None,
        "next": around[-1] if place < chapter.total else None,
    }
