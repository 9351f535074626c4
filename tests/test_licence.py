"""Wherever a quote leaves the site, its source, its licence and its permanent link go with it.

Every route of the site is visited, so that a new one can't be forgotten: what an answer shows is found
by looking for the words of the archive's quotes in it.
"""

import html
import json
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from PIL import Image
from pytest_django import Settings

from explorer.archive.versions import current_version
from tests.support.brute import rows
from tests.support.html import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

SITE = "http://127.0.0.1:8000"
"""The site's address where nobody sets another."""
TITLE = (
    "“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict and Local Initiatives for Peace, "
    "Justice, and Reconciliation"
)
FACTS = [
    TITLE,
    "Syria Justice and Accountability Centre",
    "https://syrianperspectives2015.pressbooks.com/chapter/halting-hostilities-at-the-local-level/",
    "CC BY-SA 4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/",
]
QUOTES = {row["code"]: row["text"] for row in rows()}
OPENING = 40
"""Characters of a quote by which it is recognised, also where it is shortened."""

VALUES = {
    "code": "halting-hostilities-01",
    "quote_id": "halting-hostilities-01",
    "spelling": "aleppo",
    "facet": "theme",
}
SLUGS = {
    "report": "maybe-we-can-reach-a-solution",
    "chapter": "halting-hostilities",
    "theme": "mistrust",
    "theme-card": "mistrust",
}
QUERIES = {
    "selection": "?id=halting-hostilities-01&id=halting-hostilities-02",
    "oembed": f"?url={SITE}/quotes/halting-hostilities-01/",
    "compare": "?first=stance:pro-regime&second=stance:anti-regime",
    "compare-csv": "?rows=sect&columns=stance",
    "api-crosstab": "?rows=sect&columns=stance",
    "api-suggest": "?q=negotiation",
}
SHOWING = {
    *{"home", "quotes", "quote", "chapter", "theme", "place", "compare", "selection", "embed", "style"},
    "version",
    *{"oembed", "quote-card", "quotes-feed", "data-quotes", "data-archive", "api-quotes", "api-quote"},
    *{"quotes-csv", "quotes-xlsx", "quotes-json", "quotes-jsonl", "quotes-hxl-csv"},
    *{"quotes-bib", "quotes-ris", "quotes-csl-json"},
    *{"quote-bib", "quote-ris", "quote-csl-json", "quote-json"},
    *{"api-docs", "api-schema"},
}
"""The routes that show a quote."""


def routes(resolver: URLResolver, prefix: str = "/") -> Iterator[tuple[str, str]]:
    """Yield the name and an address of every route, with the real archive's values in it."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            name = entry.name or ""
            path = re.sub(r"<\w+:(\w+)>", r"{\1}", str(entry.pattern))
            version = current_version()
            values = VALUES | {"version": version, "name": version, "slug": SLUGS.get(name, "")}
            yield name, f"{prefix}{path.format_map(values)}{QUERIES.get(name, '')}"


def words_of(content_type: str, content: bytes) -> str:
    """Return what a file says, as plain text."""
    if content_type == "image/png":
        return "\n".join(map(str, Image.open(BytesIO(content)).info.values()))
    if content_type == "application/zip":
        with ZipFile(BytesIO(content)) as package:
            return "\n".join(package.read(name).decode("utf-8-sig") for name in package.namelist())
    if "spreadsheet" in content_type:
        book = openpyxl.load_workbook(BytesIO(content))
        return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row)
    text = content.decode("utf-8-sig")
    if content_type.startswith(("text/html", "application/atom+xml", "text/xml")):
        # An Atom summary is HTML inside XML.
        return html.unescape(html.unescape(text))
    if "json" in content_type and "\n{" not in text:
        return json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"')
    return text.replace('""', '"').replace('\\"', '"')


def shown(text: str) -> list[str]:
    """Return the ids of the quotes whose words stand in a text."""
    line = " ".join(text.split())
    return [code for code, quote in QUOTES.items() if " ".join(quote.split())[:OPENING] in line]


def missing(text: str, codes: list[str]) -> list[str]:
    """Return what a text that shows quotes doesn't say of where they are from."""
    line = " ".join(text.split())
    return [fact for fact in [*FACTS, *(f"{SITE}/quotes/{code}/" for code in codes)] if fact not in line]


def test_every_route_that_shows_a_quote_says_where_it_is_from(client: Client, settings: Settings) -> None:
    settings.CONTACT = "archive@example.org"
    showing, lacking = set(), {}
    for name, address in routes(get_resolver()):
        response = client.get(address)
        assert response.status_code == (302 if name == "icon" else 200), address
        content = b"".join(response) if response.streaming else response.content
        text = words_of(response["Content-Type"], content)
        if codes := shown(text):
            showing.add(name)
            if facts := missing(text, codes):
                lacking[name] = facts
    assert lacking == {}
    assert showing == SHOWING


def test_what_is_copied_from_a_quote_s_page_says_so_too(client: Client) -> None:
    soup = page(client, "/quotes/halting-hostilities-01/")
    texts = {str(field["id"]): html.unescape(field.get_text()) for field in soup.select(".card-text")}
    assert set(texts) == {"article", "footnote", "bib", "ris", "csl-json", "json", "frame", "html"}
    frame = texts.pop("frame")
    footnote = texts.pop("footnote")
    for name, text in texts.items():
        codes = shown(words_of("application/json" if "json" in name else "text/plain", text.encode()))
        assert codes == ["halting-hostilities-01"], name
        assert missing(text, codes) == [], name
    assert missing(footnote, ["halting-hostilities-01"]) == []
    [shown_page] = BeautifulSoup(frame, "lxml").select("iframe")
    assert str(shown_page["src"]) == f"{SITE}/embed/quotes/halting-hostilities-01/"


def test_the_test_finds_what_is_missing() -> None:
    text = QUOTES["halting-hostilities-01"]
    assert shown(f"He said: “{text}”") == ["halting-hostilities-01"]
    assert missing(text, ["halting-hostilities-01"]) == [*FACTS, f"{SITE}/quotes/halting-hostilities-01/"]
    assert shown("Nothing.") == []
