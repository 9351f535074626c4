"""List every page that search engines may show."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, overload
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from explorer.links import absolute, in_language
from explorer.questions.answer import ask
from explorer.questions.question import Question

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


PART = 1000
"""The most pages of one file, each in every language; of more the list is a list of files."""


class ListedPage(NamedTuple):
    """A page: its path, and when its content was changed where that is known."""

    path: str
    changed: dt.date | None = None

    @property
    def languages(self) -> dict[str, str]:
        """The page's address in each language; what exists once has only one."""
        paths = {code: in_language(self.path, code) for code, _name in settings.LANGUAGES}
        english = paths[settings.LANGUAGE_CODE]
        return {
            code: f"{settings.SITE_URL}{path}"
            for code, path in paths.items()
            if path != english or code == settings.LANGUAGE_CODE
        }


class ListedPages(Sequence[ListedPage]):
    """Every page of the archive as it is now; a part of them is made when it is asked for."""

    def __init__(self) -> None:
        """Count the pages."""
        self._quotes = ask(Question())
        labels = self._quotes.index.labels
        facets = {"report": "report", "chapter": "chapter", "theme": "theme", "place": "governorate"}
        self._slugs = {route: labels[facet] for route, facet in facets.items()}
        self._lengths = [len(PAGES), *map(len, self._slugs.values()), len(self._quotes)]

    def __len__(self) -> int:
        return sum(self._lengths)

    @overload
    def __getitem__(self, part: int) -> ListedPage: ...
    @overload
    def __getitem__(self, part: slice) -> list[ListedPage]: ...
    def __getitem__(self, part: slice | int) -> list[ListedPage] | ListedPage:
        """Make one page, or the pages of a slice: fixed ones, reports, chapters, themes, places, quotes."""
        if isinstance(part, int):
            return self[part : part + 1][0]
        start, stop, _step = part.indices(len(self))
        found: list[ListedPage] = []
        for make, length in zip(self._makers(), self._lengths, strict=True):
            found += make(min(max(start, 0), length), min(max(stop, 0), length))
            start, stop = start - length, stop - length
        return found

    def _makers(self) -> Iterator[Callable[[int, int], Iterable[ListedPage]]]:
        """Yield for each kind of page what makes those from one place to before another."""
        yield lambda start, stop: (ListedPage(reverse(name)) for name in PAGES[start:stop])
        for route, slugs in self._slugs.items():
            yield partial(_named, route, slugs)
        yield self._quotes_listed

    def _quotes_listed(self, start: int, stop: int) -> Iterator[ListedPage]:
        """Yield the pages of quotes, each with the day when it was changed."""
        for code, changed in self._quotes.rows(("code", "changed"), start, stop):
            yield ListedPage(reverse("quote", args=[code]), changed)


def _named(route: str, slugs: Iterable[str], start: int, stop: int) -> Iterator[ListedPage]:
    """Yield the pages of a route from one slug to before another."""
    return (ListedPage(reverse(route, args=[slug])) for slug in islice(slugs, start, stop))


if TYPE_CHECKING:
    PageSitemap = Sitemap[ListedPage]
else:
    PageSitemap = Sitemap


class SitePages(PageSitemap):
    """All pages, under the site's own address whatever host a request named."""

    limit = PART

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of the site's address."""
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """Return the host of the site's address."""
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> Sequence[ListedPage]:
        """Return every page."""
        return ListedPages()

    def location(self, item: ListedPage) -> str:
        """Return the page's path."""
        return item.path

    def lastmod(self, item: ListedPage) -> dt.date | None:
        """Return when the page's content was changed."""
        return item.changed


def parts() -> list[str]:
    """Return the addresses of the files that list the pages; a single file needs no list of files."""
    address, last = absolute("sitemap"), SitePages().paginator.num_pages
    return [f"{address}?p={part}" for part in range(1, last + 1)] if last > 1 else []
