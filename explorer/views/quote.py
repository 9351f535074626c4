"""The page of one quote, for good."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from explorer.columns import address
from explorer.exports import QUOTE_FORMATS
from explorer.metadata import quote_metadata
from explorer.models import Quote
from explorer.views.citing import citing, texts_to_paste


def find_quote(code: str) -> Quote:
    """Return the quote with this id, also where it was withdrawn; raise Http404 where there is none."""
    found: Quote | None = Quote.objects.with_context().filter(code=code).first()
    if found is None:
        raise Http404(_("There is no quote with the id %(id)s.") % {"id": code})
    return found


def quote(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote with its source and its neighbours; answer 410 where it was withdrawn."""
    found = find_quote(code)
    if found.withdrawn:
        return render(request, "410.html", {"quote": found}, status=410)
    published = Quote.objects.published().with_context()
    chapter = published.filter(chapter=found.chapter)
    context = {
        "quote": found,
        "address": address(found),
        "metadata": quote_metadata(found),
        "citing": citing(request, [found]),
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
    return render(request, "explorer/quote.html", context)
