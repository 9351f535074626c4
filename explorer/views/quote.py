"""Show one quote, at an address for good."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.differences import changes_of
from explorer.archive.lookup import find_quote
from explorer.citing.panel import citing_panel
from explorer.exports.formats import QUOTE_FORMATS
from explorer.links import permanent_link
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.parameters import read_value
from explorer.questions.question import Question
from explorer.sharing.linked_data import data_block, quotation
from explorer.sharing.metadata import quote_metadata
from explorer.sharing.pasting import texts_to_paste
from explorer.sharing.signposting import of_quote, signposted
from explorer.views.versions import quote_as_published

CHANGES = 20
"""The changes of a quote that its page shows, the latest first; the page of corrections has all."""

MOST_BESIDE = 24
"""The most quotes of a section that a quote's page has marks for: all of 24, of 25 those around the quote."""


def quote(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote with its place in the report and its neighbours; answer 410 where it was withdrawn.

    With `version` it is shown as it was published under that version of the archive.
    """
    found = find_quote(code)
    if found.withdrawn:
        return render(request, "410.html", {"quote": found}, status=410)
    if version := read_value(request.GET, "version"):
        return quote_as_published(request, found, version)
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
        "points": found.key_points.shown(),
        "alike": Quote.objects.published()
        .filter(chapter__report=found.chapter.report, attribution=found.attribution)
        .count(),
    } | standing(found)
    return signposted(render(request, "explorer/quote.html", context), of_quote(found))


def standing(quote: Quote) -> dict[str, Any]:
    """Return where a quote stands: its places from 1, its neighbours, and its section's quotes around it."""
    section = ask(Question(theme=(quote.theme.slug,)))
    chapter = ask(Question(chapter=(quote.chapter.slug,)))
    place, place_in_chapter = section.place(quote), chapter.place(quote)
    first = max(min(place - 1 - MOST_BESIDE // 2, section.total - MOST_BESIDE), 0)
    beside = section.numbers(slice(first, first + MOST_BESIDE))
    near = chapter.numbers(slice(max(place_in_chapter - 2, 0), place_in_chapter + 1))
    read = section.index.quotes({*beside, *near})
    return {
        "place": place,
        "section_total": section.total,
        "place_in_chapter": place_in_chapter,
        "chapter_total": chapter.total,
        "beside": [read[number] for number in beside],
        "previous": read[near[0]] if place_in_chapter > 1 else None,
        "next": read[near[-1]] if place_in_chapter < chapter.total else None,
    }
