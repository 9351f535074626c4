"""List every page that search engines may show."""

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from explorer.models import Chapter, Place, Quote, Report, Theme

PAGES = [
    "home",
    "quotes",
    "themes",
    "places",
    "compare",
    "about",
    "method",
    "data",
    "citing",
    "corrections",
    "accessibility",
    "privacy",
    "api-docs",
]
"""Routes of the pages that exist whatever the archive holds."""


class ListedPage(NamedTuple):
    """A page: its path, and when its content was changed where that is known."""

    path: str
    changed: dt.date | None = None


if TYPE_CHECKING:
    PageSitemap = Sitemap[ListedPage]
else:
    PageSitemap = Sitemap


class SitePages(PageSitemap):
    """All pages, under the site's own address whatever host a request named."""

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of the site's address."""
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """Return the host of the site's address."""
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> list[ListedPage]:
        """Return every page."""
        quotes = Quote.objects.published().in_report_order().values_list("code", "changed")
        return [
            *(ListedPage(reverse(name)) for name in PAGES),
            *(ListedPage(report.get_absolute_url()) for report in Report.objects.all()),
            *(ListedPage(chapter.get_absolute_url()) for chapter in Chapter.objects.all()),
            *(ListedPage(theme.get_absolute_url()) for theme in Theme.objects.all()),
            *(ListedPage(place.get_absolute_url()) for place in Place.objects.all()),
            *(ListedPage(reverse("quote", args=[code]), changed) for code, changed in quotes),
        ]

    def location(self, item: ListedPage) -> str:
        """Return the page's path."""
        return item.path

    def lastmod(self, item: ListedPage) -> dt.date | None:
        """Return when the page's content was changed."""
        return item.changed
