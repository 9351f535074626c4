"""Tell search engines where the list of pages is, and send the list."""

from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.links import absolute
from explorer.questions.parameters import read_value
from explorer.sharing.sitemaps import SitePages, parts

PREVIEWS = ("facebookexternalhit", "LinkedInBot", "Slackbot-LinkExpanding", "Twitterbot", "WhatsApp")
"""Programs that show a shared link as a card, and ask this file before."""


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page, or the files that do where one is too short: `p` is a file's number."""
    if not read_value(request.GET, "p") and (files := parts()):
        return render(request, "sitemap_files.xml", {"files": files}, content_type="application/xml")
    response: HttpResponse = render_sitemap(request, {"pages": SitePages}, template_name="sitemap.xml")
    return response


def robots(_request: HttpRequest) -> HttpResponse:
    """Let everything be read but combinations of parameters, and name the list of pages.

    A list has more combinations of filters than any crawler could read (RFC 9309 knows the star). What
    makes the preview of a shared link may read them all: somebody chose that one.
    """
    previews = [f"User-agent: {name}" for name in PREVIEWS]
    rules = [*previews, "Disallow:", "", "User-agent: *", "Disallow: /*?*&", ""]
    text = "\n".join([*rules, f"Sitemap: {absolute('sitemap')}"])
    return HttpResponse(f"{text}\n", "text/plain; charset=utf-8")
