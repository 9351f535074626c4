"""List the addresses that make an edition."""

from collections.abc import Iterator
from itertools import chain

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from explorer.edition.addresses import URLS, target
from explorer.edition.data import BLOCK
from explorer.exports import FORMATS, QUOTE_FORMATS
from explorer.exports.datapackage import RESOURCES
from explorer.links import in_language
from explorer.locales import languages
from explorer.models import Quote
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import DEFAULT_PAGE_SIZE
from explorer.questions.question import Question
from explorer.sharing.sitemaps import ListedPages, parts

OWN_PAGES = ("selection", "elsewhere", "versions", "style", "compare-svg", "edition-labels")
"""The routes that each language has beside the listed pages."""

OF_A_QUOTE = ("embed", *(file.route for file in QUOTE_FORMATS))
"""The routes of what there is once of each quote, in any language."""

ONCE = (
    "edition-archive",
    *(file.route for file in FORMATS),
    "data-package",
    "data-archive",
    *(f"data-{table.name}" for table in RESOURCES.values()),
    "compare-csv",
    "quotes-feed",
    "corrections-feed",
    "robots",
    "manifest",
    "opensearch",
)
"""The routes of what there is once of the whole archive."""


def addresses() -> Iterator[str]:
    """Yield the address of every page and file that no question names."""
    everything = ask(Question())
    for code, _name in languages():
        yield from _pages(code, len(everything))
        with override(code):
            yield from _cards(everything)
    yield from map(_address, ONCE)
    if settings.SITE_IS_PUBLIC and not parts():
        yield _address("sitemap")
    for (code,) in everything.rows(["code"]):
        yield from (_address(route, code) for route in OF_A_QUOTE)


def _pages(language: str, quotes: int) -> Iterator[str]:
    """Yield the pages of a language, and what its script shows answers with."""
    listed = (page.path for page in ListedPages() if target(page.path))
    withdrawn = Quote.objects.exclude(withdrawn=None).order_by("code").values_list("code", flat=True)
    for path in chain(listed, (_address("quote", code) for code in withdrawn)):
        yield in_language(path, language)
    with override(language):
        yield from map(_address, OWN_PAGES)
        yield from (
            _address("edition-quotes", page) for page in range(2, -(-quotes // DEFAULT_PAGE_SIZE) + 1)
        )
        yield from (_address("edition-cards", block) for block in range(-(-quotes // BLOCK)))


def _cards(everything: Answer) -> Iterator[str]:
    """Yield the pictures for shared links, in the language at hand."""
    version = everything.index.version
    yield _address("site-card", version)
    yield from (_address("theme-card", slug, version) for slug in everything.index.labels["theme"])
    yield from (_address("quote-card", code, version) for (code,) in everything.rows(["code"]))


def _address(route: str, *arguments: object) -> str:
    """Return the path of a route of an edition."""
    return reverse(route, URLS, args=arguments)
