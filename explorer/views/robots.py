"""Tell search engines where the list of pages is, and send the list."""

from django.contrib.sitemaps.views import sitemap as render_sitemap
from django.http import HttpRequest, HttpResponse

from explorer.links import absolute
from explorer.sharing.sitemaps import SitePages


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page; `p` is the number of a file where the list is too long for one."""
    response: HttpResponse = render_sitemap(request, {"pages": SitePages}, template_name="sitemap.xml")
    return response


def robots(_request: HttpRequest) -> HttpResponse:
    """Let everything be read, and name each file of the list of pages."""
    parts = range(1, SitePages().paginator.num_pages + 1)
    address = absolute("sitemap")
    lists = [f"Sitemap: {address}" if part == 1 else f"Sitemap: {address}?p={part}" for part in parts]
    text = "\n".join(["User-agent: *", "Disallow:", "", *lists])
    return HttpResponse(f"{text}\n", "text/plain; charset=utf-8")
