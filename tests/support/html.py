"""Pages as a reader gets them: fetched, checked for their status, and read as HTML."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    """Return the page at `address`, which has to be answered with `status`."""
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "lxml")


def words(element: Tag | None) -> str:
    """Return the text of an element with single spaces."""
    assert element is not None
    return " ".join(element.get_text().split())


def links(element: Tag | None) -> dict[str, str]:
    """Return the links inside an element: their text and where they lead."""
    assert element is not None
    return {words(link): str(link["href"]) for link in element.select("a[href]")}


def shown(soup: BeautifulSoup) -> list[str]:
    """Return the ids of the quotes on a page, in order."""
    return [str(quote["id"]) for quote in soup.select("article")]


def read(response: Any) -> bytes:
    """Read an answer to its end: that closes it, and keeps the connection, which `close` would end."""
    return b"".join(response)
