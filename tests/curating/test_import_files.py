"""A chapter's file that can't be imported as it is told or as it was sent, and one that is hostile."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from explorer.curating.import_forms import MAXIMUM_BYTES
from tests.support.import_pages import UPLOAD, told, upload
from tests.support.imports import HEAD, THREE

pytestmark = [pytest.mark.usefixtures("archive", "import_site")]


@pytest.mark.parametrize(
    ("changed", "name", "sentence"),
    [
        ({"slug": "Towns"}, "slug", "Small letters, digits and single hyphens"),
        ({"url": "javascript:alert(1)"}, "url", "Enter a valid URL."),
        ({"order": "1000"}, "order", "less than or equal to 999"),
        ({"report": "nothing"}, "report", "Select a valid choice."),
        ({"readings": b"{"}, "readings", "This is not a file of readings (JSON)."),
        ({"readings": b"[" * 100_000}, "readings", "This is not a file of readings (JSON)."),
        ({"readings": b"{}"}, "readings", "readings.json has to be a list of records."),
        ({"file": b"x" * (MAXIMUM_BYTES + 1)}, "file", "The file is larger than 5 MB: is it a chapter?"),
    ],
)
def test_what_is_told_wrongly_is_said_beside_its_field(
    editor: Client, changed: dict[str, Any], name: str, sentence: str
) -> None:
    files = {
        key: SimpleUploadedFile(f"{key}.json", value) if isinstance(value, bytes) else value
        for key, value in changed.items()
    }
    page = upload(editor, HEAD + THREE, **files)
    assert list(page.context["form"].errors) == [name]
    assert sentence in page.context["form"].errors[name][0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<div>" * 20_000, "towns.txt has more than 100 elements in one another."),
        (b"PK\x03\x04", "towns.txt is a zip file or a document of a word processor."),
        (b"A\0B", "towns.txt is not text in UTF-8."),
    ],
    ids=["nested", "zip", "binary"],
)
def test_a_file_that_is_no_chapter_is_refused_with_its_sentence(
    editor: Client, content: bytes, sentence: str
) -> None:
    page = upload(editor, content)
    assert page.redirect_chain[-1] == (UPLOAD, 302)
    assert [message.startswith(sentence) for message in told(page)] == [True]


def test_a_text_of_a_file_is_shown_and_never_run(editor: Client) -> None:
    page = upload(editor, HEAD + THREE.replace("One.", "One <script>alert(1)</script>."))
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()


def test_what_is_larger_than_any_import_is_not_read(editor: Client) -> None:
    for client in (editor, Client()):
        answer = client.post(UPLOAD, b"x" * 6_000_001, content_type="application/octet-stream")
        assert answer.status_code == 413
        assert answer.content.decode().startswith("What was sent is larger than 6 MB.")
