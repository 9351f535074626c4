"""Downloads as a browser or a program gets them."""

import hashlib
import io
import json
import zipfile
from errno import ENOSPC
from typing import IO, Any

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings

from explorer.exports import FORMATS, QUOTE_FORMATS
from explorer.exports.datapackage import ready
from explorer.exports.workbook import MOST_ROWS
from explorer.questions.index import current_index
from explorer.views import downloads
from tests.support import brute
from tests.support.builders import build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonl": "application/x-ndjson; charset=utf-8",
    "hxl.csv": "text/csv; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


def content(response: Any) -> bytes:
    """Return what a streamed response holds; reading it to its end closes it."""
    whole: bytes = response.getvalue()
    return whole


@pytest.mark.parametrize("extension", [file.extension for file in FORMATS])
def test_a_download_is_a_file_with_a_name(client: Client, extension: str) -> None:
    build_quote(theme=build_theme("mistrust"), stance="pro-regime")
    response = client.get(f"/quotes.{extension}?theme=mistrust&stance=pro-regime&page=7&unknown=1")
    assert response.status_code == 200
    assert response["Content-Type"] == CONTENT_TYPES[extension]
    version = current_index().version
    assert response["Content-Disposition"] == (
        f'attachment; filename="quotes-pro-regime-mistrust-{version}.{extension}"'
    )
    assert response["Cache-Control"] == "no-cache"
    assert response.streaming
    assert content(response)


def test_more_quotes_than_a_sheet_has_rows_are_offered_as_csv(rf: RequestFactory, client: Client) -> None:
    assert MOST_ROWS == 1_048_575  # a sheet has 1,048,576 rows, one of them the header
    [workbook] = [file for file in FORMATS if file.extension == "xlsx"]
    assert workbook.most == MOST_ROWS
    request, small = rf.get("/quotes.xlsx?stance=pro-regime"), workbook._replace(most=2)
    for number in (1, 2):
        build_quote(number, stance="pro-regime")
    assert content(downloads.quotes(request, small))[:2] == b"PK"
    build_quote(3, stance="pro-regime")
    response: Any = downloads.quotes(request, small)
    refused = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert "A file of Excel can hold 2 quotes, and these are 3." in words(refused.select_one("main"))
    assert links(refused)["Download all of them as CSV"] == "/quotes.csv?stance=pro-regime"
    assert content(client.get("/quotes.csv?stance=pro-regime")).count(b"\r\n") == 4


def test_a_database_that_fails_at_the_beginning_is_an_error_and_no_empty_file(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    build_quote()
    monkeypatch.setattr("explorer.questions.answer.rows_of", fail)
    client.raise_request_exception = False
    response = client.get("/quotes.json")
    assert (response.status_code, "Retry-After" in response) == (503, True)


@pytest.mark.usefixtures("archive")
def test_a_download_holds_all_pages_of_the_question(client: Client) -> None:
    parameters = {"sect": ["sunni"], "sort": ["-age"], "page": ["2"], "page_size": ["3"]}
    record = json.loads(content(client.get("/quotes.json", parameters)))
    assert [quote["id"] for quote in record["results"]] == brute.answer(parameters)


@pytest.mark.parametrize("extension", [file.extension for file in FORMATS])
def test_a_wrong_value_is_no_download(client: Client, extension: str) -> None:
    build_quote()
    response = client.get(f"/quotes.{extension}?stance=neutral&id=chapter-02")
    assert response.status_code == 400
    page = response.content.decode()
    assert "neutral" in page
    assert "chapter-02" in page
    assert "Content-Disposition" not in response


def test_asking_again_for_what_has_not_changed_costs_nothing(client: Client) -> None:
    build_quote()
    first = client.get("/quotes.csv")
    again = client.get("/quotes.csv", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert first["ETag"] != client.get("/quotes.csv?sort=age")["ETag"]


@pytest.mark.parametrize(
    "address", ["/quotes.csv", "/quotes/chapter-01.ris", "/data/datapackage.json", "/data/archive.zip"]
)
def test_downloads_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


# One quote


@pytest.mark.parametrize("extension", [file.extension for file in QUOTE_FORMATS])
def test_one_quote_is_a_file_with_a_name(client: Client, extension: str) -> None:
    build_quote(text="We want peace.")
    response = client.get(f"/quotes/chapter-01.{extension}")
    assert response.status_code == 200
    assert response["Content-Type"] == CONTENT_TYPES[extension]
    assert response["Content-Disposition"] == (
        f'attachment; filename="chapter-01-{current_index().version}.{extension}"'
    )
    assert b"We want peace." in response.content


@pytest.mark.usefixtures("archive")
def test_one_quote_as_json_is_the_record_of_the_list(client: Client) -> None:
    single = client.get("/quotes/halting-hostilities-16.json").json()
    listed = json.loads(content(client.get("/quotes.json?id=halting-hostilities-16")))
    assert listed["results"] == [single]
    assert (single["age"], single["governorate"], single["country"]) == (38, None, "Turkey")


@pytest.mark.parametrize("extension", [file.extension for file in QUOTE_FORMATS])
def test_a_quote_that_does_not_exist(client: Client, extension: str) -> None:
    build_quote()
    response = client.get(f"/quotes/chapter-02.{extension}")
    assert response.status_code == 404
    assert "There is no quote with the id chapter-02." in response.content.decode()


@pytest.mark.parametrize("extension", [file.extension for file in QUOTE_FORMATS])
def test_a_withdrawn_quote_says_when_and_why(client: Client, extension: str) -> None:
    quote = build_quote()
    quote.withdrawn, quote.withdrawn_reason = quote.added, "The speaker asked for it."
    quote.save()
    response = client.get(f"/quotes/chapter-01.{extension}")
    assert response.status_code == 410
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Quote chapter-01 was withdrawn on 2026-01-01: The speaker asked for it.\n"
    )


# The whole archive


@pytest.mark.usefixtures("archive")
def test_the_data_package_describes_the_tables_beside_it(client: Client) -> None:
    response = client.get("/data/datapackage.json")
    assert response["Content-Type"] == "application/json"
    for resource in response.json()["resources"]:
        table = client.get(f"/data/{resource['path']}")
        assert table["Content-Type"] == "text/csv; charset=utf-8"
        checksum = hashlib.sha256(content(table)).hexdigest()
        assert resource["hash"] == f"sha256:{checksum}"


@pytest.mark.usefixtures("archive")
def test_the_archive_in_one_file(client: Client) -> None:
    response = client.get("/data/archive.zip")
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == (
        f'attachment; filename="syrian-interview-quotes-{current_index().version}.zip"'
    )
    whole = content(response)
    assert int(response["Content-Length"]) == len(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("datapackage.json")) == client.get("/data/datapackage.json").json()


@override_settings(SITE_URL="https://quotes.example.org")
def test_addresses_come_from_the_site_s_address(client: Client) -> None:
    build_quote()
    response = client.get("/quotes.csv", headers={"Host": "127.0.0.1"})
    text = content(response).decode()
    assert "https://quotes.example.org/quotes/chapter-01/" in text
    assert "127.0.0.1" not in text


@pytest.mark.usefixtures("archive")
def test_the_downloads_hold_the_same_question_and_say_how_much(client: Client) -> None:
    offered = page(client, "/quotes/?governorate=homs&page=1").select_one(".downloads")
    assert words(offered).startswith("Download these 3 quotes CSV, 3 quotes")
    assert links(offered)["CSV, 3 quotes"] == "/quotes.csv?governorate=homs"


def test_a_zip_file_that_can_not_be_written_leaves_no_file_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[IO[bytes]] = []

    def fail(file: IO[bytes]) -> None:
        begun.append(file)
        raise OSError(ENOSPC, "No space left on device")

    build_quote()
    monkeypatch.setattr(ready, "write_archive", fail)
    client.raise_request_exception = False
    assert client.get("/data/archive.zip").status_code == 503
    assert [file.closed for file in begun] == [True, True]
