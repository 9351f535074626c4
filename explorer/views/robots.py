"""Tell search engines where the list of pages is, and send the list."""

from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.http import HttpRequest, HttpResponse

from explorer.links import absolute
from explorer.sharing.sitemaps import SitePages

PREVIEWS = ("facebookexternalhit", "LinkedInBot", "Slackbot-LinkExpanding", "Twitterbot", "WhatsApp")
"""Programs that show a shared link as a card, and ask this file before."""


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page; `p` is the number of a file where the list is too long for one."""
    response: HttpResponse = render_sitemap(request, {"pages": SitePages}, template_name="sitemap.xml")
    return response


def robots(_request: HttpRequest) -> HttpResponse:
    """Let everything be read but combinations of parameters, and name each file of the list of pages.

    A list has more combinations of filters than any crawler could read (RFC 9309 knows the star). What
    makes the preview of a shared link may read them all: somebody chose that one.
    """
    parts = range(1, SitePages().paginator.num_pages + 1)
    address = absolute("sitemap")
    lists = [f"Sitemap: {address}" if part == 1 else f"Sitemap: {address}?p={part}" for part in parts]
    previews = [f"User-agent: {name}" for name in PREVIEWS]
    groups = [*previews, "Disallow:", "", "User-agent: *", "Disallow: /*?*&", ""]
    text = "\n".join([*groups, *lists])
    return HttpResponse(f"{text}\n", "text/plain; charset=utf-8")
