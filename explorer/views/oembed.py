"""Answer oEmbed: what a content management system needs to show a quote by its address."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from explorer.links import resolved
from explorer.models import Quote
from explorer.problems import Gone, problem_response
from explorer.questions.parameters import read_value
from explorer.sharing import embedding

PAGES = ["quote", "embed"]
"""Routes of pages that show one quote."""


def as_json(fields: embedding.Fields) -> HttpResponse:
    """Write the answer as JSON."""
    return JsonResponse(fields)


def as_xml(fields: embedding.Fields) -> HttpResponse:
    """Write the answer as XML."""
    text = StringIO()
    document = SimplerXMLGenerator(text, "utf-8")
    document.startDocument()
    document.startElement("oembed", AttributesImpl({}))
    for name, value in fields.items():
        document.addQuickElement(name, str(value))
    document.endElement("oembed")
    return HttpResponse(text.getvalue(), "text/xml; charset=utf-8")


FORMATS: Mapping[str, Callable[[embedding.Fields], HttpResponse]] = {"json": as_json, "xml": as_xml}


def oembed(request: HttpRequest) -> HttpResponse:
    """Answer with the embed code of the quote whose page is at `url`."""
    url = read_value(request.GET, "url")
    if not url:
        return problem_response(HTTPStatus.BAD_REQUEST, _("“url” is missing: the address of a quote’s page."))
    form = read_value(request.GET, "format") or "json"
    if form not in FORMATS:
        detail = _("The formats are: %(formats)s.") % {"formats": ", ".join(FORMATS)}
        return problem_response(HTTPStatus.NOT_IMPLEMENTED, detail)
    sizes = [read_value(request.GET, name) for name in ("maxwidth", "maxheight")]
    # "" and "600" are sizes; "0", "1e3" and "-5" aren't.
    if not all(re.fullmatch(r"([1-9][0-9]{0,5})?", size) for size in sizes):
        detail = _("“maxwidth” and “maxheight” take a whole number of pixels from 1.")
        return problem_response(HTTPStatus.BAD_REQUEST, detail)
    quote = _find(url)
    if quote is None:
        detail = _("“url” is not the address of a quote’s page here.")
        return problem_response(HTTPStatus.NOT_FOUND, detail)
    if quote.withdrawn:
        return problem_response(HTTPStatus.GONE, str(Gone(quote)))
    return FORMATS[form](embedding.oembed(quote, *(int(size) if size else None for size in sizes)))


def _find(url: str) -> Quote | None:
    """Return the quote that an address shows; None where it isn't a quote's page of this site."""
    match = resolved(url)
    if match is None or match.url_name not in PAGES:
        return None
    found: Quote | None = Quote.objects.with_context().filter(code=match.kwargs["code"]).first()
    return found
