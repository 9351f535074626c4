"""Make absolute addresses: of this site always under `SITE_URL`, whatever host a request named."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import quote as percent_encoded
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse, translate_url
from django.utils.translation import get_language_from_path, override

from explorer.models import Chapter, Quote, Report, Theme

FRAGMENT_WORDS = 5
"""Words at each end of a quote that a text fragment names; enough to be found only once.

"a b c d e f g h i j k l" gives `a%20b%20c%20d%20e,h%20i%20j%20k%20l`; ten words or fewer are all named.
"""


def absolute(name: str, *args: Any, query: Mapping[str, str] | Sequence[tuple[str, str]] = ()) -> str:
    """Return the absolute address of the route `name`; of a page it is that of the English one."""
    with override(settings.LANGUAGE_CODE):
        path = f"{settings.SITE_URL}{reverse(name, args=args)}"
    return f"{path}?{urlencode(query)}" if query else path


def permanent_link(page: Quote | Theme | Chapter | Report) -> str:
    """Return the absolute address, for good, of the page of a quote, a theme, a chapter or a report.

    It is that of the English page, whatever language it is written down in: a thing has one address to cite.
    """
    with override(settings.LANGUAGE_CODE):
        return f"{settings.SITE_URL}{page.get_absolute_url()}"


def in_language(path: str, language: str) -> str:
    """Return the address of the same page in another language: `/quotes/?q=a` is `/ar/quotes/?q=a`."""
    return translate_url(path, language)


def resolved(address: str) -> ResolverMatch | None:
    """Return the route that an absolute address of this site leads to; None for any other address.

    A page's address may lack its final slash, as one does that was copied out of a sentence.
    """
    with suppress(ValueError):
        parts, site = urlsplit(address), urlsplit(settings.SITE_URL)
        if parts.scheme in ("http", "https") and parts.netloc == site.netloc:
            with override(get_language_from_path(parts.path) or settings.LANGUAGE_CODE):
                for path in (parts.path, f"{parts.path}/"):
                    with suppress(Resolver404):
                        return resolve(path)
    return None


def in_report(quote: Quote) -> str:
    """Return the address of a quote's chapter in the report, with a text fragment that marks the quote.

    A browser that knows text fragments scrolls to the words; any other shows the chapter.
    """
    return f"{quote.chapter.url}#:~:text={text_fragment(quote.text)}"


def text_fragment(text: str) -> str:
    """Return what finds `text` in a page: its first and its last words, or all of a short one."""
    # "All of\nus  agreed" -> ["All", "of", "us", "agreed"]
    words = re.split(r"\s+", text.strip())
    if len(words) <= 2 * FRAGMENT_WORDS:
        return _fragment_part(words)
    return f"{_fragment_part(words[:FRAGMENT_WORDS])},{_fragment_part(words[-FRAGMENT_WORDS:])}"


def _fragment_part(words: list[str]) -> str:
    """Return words percent-encoded; a dash or a comma would mean something to the browser.

    ["cease-fire,", "now"] gives `cease%2Dfire%2C%20now`.
    """
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
