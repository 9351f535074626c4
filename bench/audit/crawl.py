"""Follow every link of the site, in both languages, as a careful crawler does.

A link marked `nofollow` (a filter, an order) is asked for, but what it leads to is not followed: filters can
be combined without end. That is why no general link checker does this.
"""

import http.client
import re
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bench.audit.result import Result

STARTS = ("/", "/ar/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/api/v1/schema/")
LEADING = {"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "source": "src"}
"""Element -> its attribute that leads elsewhere; links of pictures (`<a>` in SVG) are among them."""

TEXT_FRAGMENT = ":~:"
"""`#:~:text=words` names words rather than an element."""

WITHOUT_PAGE = frozenset({http.client.NO_CONTENT, http.client.GONE})
"""Answers that are right without being 200: a withdrawn quote's page says so with 410."""


class Link(NamedTuple):
    """Where a link leads, as an absolute address with its fragment, and whether it is to be followed."""

    address: str
    is_followed: bool


class Page(HTMLParser):
    """The links and the names of elements of a page."""

    def __init__(self, address: str, text: str) -> None:
        """Read a page that lies at this address."""
        super().__init__()
        self.address, self.links, self.names = address, list[Link](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element's name and its link."""
        given = dict(attrs)
        self.names.update(name for name in (given.get("id"), given.get("name")) if name)
        leads = given.get(LEADING.get(tag, ""))
        if leads:
            relation = (given.get("rel") or "").split()
            self.links.append(Link(urljoin(self.address, leads), "nofollow" not in relation))


class Answer(NamedTuple):
    """A status, the kind of content, where a redirect leads, and the text of a page."""

    status: int
    kind: str
    location: str
    text: str

    @property
    def is_page(self) -> bool:
        """Say whether it is a page that can have links."""
        return self.kind.startswith("text/html") and self.status == http.client.OK


@dataclass
class Crawl:
    """What was found: pages by address, and what is wrong."""

    origin: str
    pages: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    asked: dict[str, Answer] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)

    def ask(self, address: str) -> Answer:
        """Ask for an address of the site once; only a page's text is kept."""
        if address not in self.asked:
            parts = urlsplit(address)
            with closing(http.client.HTTPConnection(parts.netloc, timeout=60)) as client:
                client.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
                response = client.getresponse()
                kind = response.headers.get("Content-Type", "")
                content = response.read()
            is_page = kind.startswith("text/html")
            location = response.headers.get("Location", "")
            text = content.decode() if is_page else ""
            self.asked[address] = Answer(response.status, kind, location, text)
        return self.asked[address]

    def names_in(self, address: str) -> set[str]:
        """Return the names of the elements of a page."""
        if address not in self.names:
            self.names[address] = Page(address, self.ask(address).text).names
        return self.names[address]

    def ours(self, address: str) -> bool:
        """Say whether an address is of this site; note one that isn't."""
        if address.startswith(f"{self.origin}/"):
            return True
        if re.match("https?:", address):
            self.elsewhere.add(urldefrag(address).url)
        return False

    def wrong(self, link: Link) -> Iterator[str]:
        """Say what is wrong with a link of the site."""
        address, fragment = urldefrag(link.address)
        answer = self.ask(address)
        if 300 <= answer.status < 400:  # noqa: PLR2004 - the redirects of HTTP
            yield f"{answer.status}, leads to {answer.location}"
        elif answer.status not in {http.client.OK, *WITHOUT_PAGE}:
            yield f"{answer.status}"
        elif fragment and answer.is_page and TEXT_FRAGMENT not in fragment:
            name = unquote(fragment)
            if name not in self.names_in(address):
                yield f"has no element `{name}`"

    def follow(self) -> None:
        """Follow all links from the starts."""
        waiting = deque(f"{self.origin}{start}" for start in STARTS)
        checked = set[str]()
        while waiting:
            address = waiting.popleft()
            answer = self.ask(address)
            if not answer.is_page or address in self.pages:
                continue
            self.pages[address] = answer.text
            page = Page(address, answer.text)
            self.names[address] = page.names
            for link in page.links:
                if not self.ours(link.address):
                    continue
                if link.is_followed:
                    waiting.append(urldefrag(link.address).url)
                if link.address not in checked:
                    checked.add(link.address)
                    self.dead += [f"{link.address}, on {address}: {wrong}" for wrong in self.wrong(link)]


def crawl(origin: str) -> Crawl:
    """Crawl the site at an origin such as `http://127.0.0.1:8000`."""
    found = Crawl(origin)
    found.follow()
    return found


def links(found: Crawl) -> Result:
    """Return what the crawl came to."""
    dead = [line.replace(found.origin, "") for line in found.dead]
    hosts = sorted({urlsplit(address).netloc for address in found.elsewhere})
    figure = (
        f"{len(found.asked):,} addresses of the site were asked for, {len(found.pages):,} pages followed. "
        f"{len(found.elsewhere)} addresses elsewhere were not: {', '.join(hosts)}."
    )
    return Result("links and fragments", len(found.pages), dead, "none dead", [figure])
