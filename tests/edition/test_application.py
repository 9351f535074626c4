"""Asking the application in this process."""

import pytest
from django.test import Client

from explorer.edition.addresses import EditionError
from explorer.edition.application import Application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive", "kept_connection")]


def test_a_page_is_answered_as_by_a_server(client: Client) -> None:
    answered = Application().ask("/themes/mistrust/")
    assert (answered.content_type, answered.is_page) == ("text/html; charset=utf-8", True)
    assert b"".join(answered.pieces) == client.get("/themes/mistrust/").content


def test_a_file_comes_in_pieces(client: Client) -> None:
    answered = Application().ask("/quotes.csv?theme=mistrust")
    assert (answered.content_type, answered.is_page) == ("text/csv; charset=utf-8", False)
    assert b"".join(answered.pieces) == b"".join(client.get("/quotes.csv?theme=mistrust"))


def test_an_edition_has_pages_of_its_own() -> None:
    html = b"".join(Application().ask("/ar/elsewhere/").pieces).decode()
    assert "على الموقع الحيّ فقط" in html
    assert "اسأل من أعطاك هذه النسخة" in html


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing/", "404 Not Found"),
        ("/quotes/pages/9/", "404 Not Found"),
        ("/edition/cards/1.js", "404 Not Found"),
    ],
)
def test_an_error_is_no_part_of_an_edition(address: str, status: str) -> None:
    with pytest.raises(EditionError, match=f"^{address} was answered with {status}.$"):
        Application().ask(address)
