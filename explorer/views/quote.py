"""Show one quote, at an address for good."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.lookup import find_quote
from explorer.citing.panel import citing_panel
from explorer.exports.formats import QUOTE_FORMATS
from explorer.links import permanent_link
from explorer.models import Quote
from explorer.sharing.linked_data import data_block, quotation
from explorer.sharing.metadata import quote_metadata
from explorer.sharing.pasting import texts_to_paste
from explorer.sharing.signposting import of_quote, signposted


def quote(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote with its place in the report and its neighbours; answer 410 where it was withdrawn."""
    found = find_quote(code)
    if found.withdrawn:
        return render(request, "410.html", {"quote": found}, status=410)
    published = Quote.objects.published().with_context()
    chapter = published.filter(chapter=found.chapter)
    context = {
        "quote": found,
        "address": permanent_link(found),
        "metadata": quote_metadata(found),
        "linked_data": data_block(quotation(found)),
        "citing": citing_panel(request.GET, found),
        "paste": texts_to_paste(found),
        "files": [(file, file.write(found)) for file in QUOTE_FORMATS],
        "corrections": found.corrections.all(),
        "place": published.filter(theme=found.theme, position__lte=found.position).count(),
        "section_total": published.filter(theme=found.theme).count(),
        "alike": published.filter(
            chapter__report=found.chapter.report, attribution=found.attribution
        ).count(),
        "previous": chapter.filter(position__lt=found.position).order_by("-position").first(),
        "next": chapter.filter(position__gt=found.position).order_by("position").first(),
    }
    return signposted(render(request, "explorer/quote.html", context), of_quote(found))
