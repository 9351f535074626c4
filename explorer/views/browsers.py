"""Serve the small files that browsers and finders of security holes ask for by themselves."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _

from explorer.links import absolute

PAPER = "#fbfaf7"
"""The ground of a page in light colours, as tokens.css has it."""

ICON_SIZES = (192, 512)
"""Widths, in pixels, of the pictures that stand for the site on a home screen."""

SECURITY_DAYS = 180
"""The contact for security is good for so long; RFC 9116 wants less than a year."""


def icon(_request: HttpRequest) -> HttpResponseBase:
    """Lead to the picture that old browsers ask for at the top of a site."""
    return redirect(static("explorer/favicon.ico"))


def manifest(_request: HttpRequest) -> HttpResponse:
    """Say how the site looks on a home screen (W3C Web Application Manifest)."""
    icons = [
        {"src": static(f"explorer/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    content = {
        "name": _("Syrian Interview Quotes"),
        "short_name": _("Syrian Quotes"),
        "start_url": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


def opensearch(request: HttpRequest) -> HttpResponse:
    """Let a browser search the archive from its address bar (OpenSearch 1.1)."""
    context = {"list": absolute("quotes"), "self": absolute("opensearch")}
    media_type = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", context, content_type=media_type)


def security(_request: HttpRequest) -> HttpResponse:
    """Say whom to tell about a hole in the site (RFC 9116); raise Http404 where nobody is named."""
    contact: str = settings.CONTACT
    if not contact:
        raise Http404(_("Whoever runs this site has named no contact."))
    expires = timezone.localdate() + dt.timedelta(days=SECURITY_DAYS)
    lines = [
        f"Contact: {contact if contact.startswith('http') else f'mailto:{contact}'}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {absolute('security')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")
