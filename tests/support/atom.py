"""Read Atom feeds."""

from xml.etree import ElementTree as ET

from django.test import Client

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: Client, address: str) -> ET.Element:
    """Return a feed; the request names another host."""
    response = client.get(address, headers={"host": "localhost"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    assert b"localhost" not in response.content
    return ET.fromstring(response.content)  # noqa: S314  # written by the site


def text(element: ET.Element, name: str) -> str | None:
    """Return the text of a child element."""
    return element.findtext(f"{ATOM}{name}")


def ids(root: ET.Element) -> list[str | None]:
    """Return the ids of a feed's entries."""
    return [text(entry, "id") for entry in root.iter(f"{ATOM}entry")]
