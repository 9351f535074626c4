"""Say which file of an edition answers an address of the site, and how one file leads to another."""

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override

from explorer.exports import FORMATS

URLS = "explorer.edition.urls"
"""The module that lists the addresses that an edition is made from."""

INDEX = "index.html"

SCRIPT = "/edition/list.js"
"""The address of the script that answers questions; no page of the site has it."""


class EditionError(Exception):
    """An edition that can't be written; the message says why."""


ANSWERING = ("quotes", "selection", "elsewhere")
"""The pages whose script reads what their address asks."""

VARYING = ("compare", "compare-csv", "compare-svg", "quotes-feed", *(file.route for file in FORMATS))
"""Pages and files that answer any question: an edition has those answers that its other pages lead to."""

LEFT_OUT = (
    "comparison-card",
    "icon",
    "list-card",
    "oembed",
    "quotes-bibliography",
    "quotes-speakers",
    "quotes-speakers-csv",
    "quotes-speakers-svg",
    "quotes-suggestions",
    "quotes-values",
    "security",
    "up",
    "version",
)
"""Addresses that answer any question or is about a running site, beside the API; the live site has it."""

LONGEST_NAME = 200
"""The most characters of a question that names a folder; file systems take 255 bytes."""

KEPT_TARGETS = 2**14
"""The number of addresses kept with their file: pages lead to the same hundred, and a few to others."""


class Target(NamedTuple):
    """The file that answers an address; `query` is for its script; if it `varies`, a question names it."""

    file: str
    query: str = ""
    varies: bool = False


@lru_cache(KEPT_TARGETS)
def target(address: str) -> Target | None:
    """Return the file for a path with its query; None where an edition has none.

    `/ar/themes/` is `ar/themes/index.html`, and `/quotes.csv?theme=a` is `files/theme=a/quotes.csv`.
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    if path.startswith(settings.STATIC_URL) or path == SCRIPT:
        return Target(path.removeprefix("/"))
    name = _route(path)
    if not name or name in LEFT_OUT or name.startswith("api-"):
        return None
    file = path.removeprefix("/") + (INDEX if path.endswith("/") else "")
    if name in ANSWERING:
        return Target(file, parts.query)
    if not parts.query or name not in VARYING:
        return Target(file)
    folder = _folder(parts.query)
    return Target(f"files/{folder}/{file}", varies=True) if len(folder) <= LONGEST_NAME else None


def _route(path: str) -> str:
    """Return the name of the route of a path; empty where there is none."""
    try:
        with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            return resolve(path, URLS).view_name
    except Resolver404:
        return ""


def _folder(query: str) -> str:
    """Return a question as a name that every file system takes: `a=b:c&d=e` is `a=b.c,d=e`."""
    return re.sub(r"[^\w=,-]", ".", unquote(query).replace("&", ","))


class Links:
    """The links between the files of an edition.

    `wanted` collects the addresses of files that questions name. Once `settle` was called there are no more:
    what else is asked is left to the live site.
    """

    def __init__(self) -> None:
        """Begin with no such file."""
        self.wanted: dict[str, None] = {}
        self._settled = False

    def settle(self) -> None:
        """Lead to no more files than those that are wanted already."""
        self._settled = True

    def link(self, page: str, address: str) -> str:
        """Return the relative link from the file `page` to an address of the site.

        From `themes/index.html` to `/quotes/?q=a#b` it is `../quotes/index.html?q=a#b`.
        """
        asked, _hash, fragment = address.partition("#")
        found = target(asked)
        if found is None or (found.varies and self._settled and asked not in self.wanted):
            return self._elsewhere(page, asked)
        if found.varies:
            self.wanted[asked] = None
        path = quote(posixpath.relpath(found.file, posixpath.dirname(page) or "."), safe="/=,")
        query = f"?{found.query}" if found.query else ""
        return f"{path}{query}#{fragment}" if fragment else f"{path}{query}"

    def _elsewhere(self, page: str, address: str) -> str:
        """Return the link to the page that leads to the live site, in the language of `page`."""
        with override(get_language_from_path(f"/{page}") or settings.LANGUAGE_CODE):
            path = reverse("elsewhere", URLS)
        return self.link(page, f"{path}?{urlencode({'address': address})}")


def answers(address: str) -> bool:
    """Say whether a page of an edition reads by itself what an address asks."""
    return _route(urlsplit(address).path) in ANSWERING


def is_address(text: str) -> bool:
    """Say whether a text is a path of this site: `/quotes/`, but neither `//host/` nor `/a b`."""
    return bool(re.fullmatch(r"/(?:[^/\s][^\s]*)?", text))
