"""Answers travel small: pages, JSON and streamed downloads, in the encodings that clients know."""

import gzip
import io
from collections.abc import Callable
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from django.test import Client

from explorer.middleware import coding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def unzstd(content: bytes) -> bytes:
    """Return what zstandard packed, streamed or not."""
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)).read()


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": unzstd,
}


def body(response: Any) -> bytes:
    """Return what went over the wire."""
    return b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("address", ["/quotes/", "/api/v1/quotes/", "/quotes.csv", "/api/v1/docs/"])
@pytest.mark.parametrize("encoding", DECODERS)
def test_an_answer_is_the_same_in_every_encoding(client: Client, address: str, encoding: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": f"{encoding}, deflate"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == encoding
    expected, wire = body(plain), body(packed)
    assert DECODERS[encoding](wire) == expected
    assert len(wire) < len(expected) / 2
    assert packed["ETag"] == plain["ETag"]
    assert packed["ETag"].startswith("W/")
    for response in (plain, packed):
        assert "Accept-Encoding" in response["Vary"]


def test_brotli_is_preferred_to_gzip_and_a_refused_encoding_is_not_used(client: Client) -> None:
    both = client.get("/quotes/", headers={"accept-encoding": "gzip, deflate, br"})
    assert both["Content-Encoding"] == "br"
    refused = client.get("/quotes/", headers={"accept-encoding": "br;q=0, gzip"})
    assert refused["Content-Encoding"] == "gzip"


def test_what_is_short_already_stays_as_it_is(client: Client) -> None:
    response = client.get("/up/", headers={"accept-encoding": "br"})
    assert "Content-Encoding" not in response


def test_an_unchanged_page_has_no_content_to_pack(client: Client) -> None:
    etag = client.get("/quotes/", headers={"accept-encoding": "br"})["ETag"]
    response = client.get("/quotes/", headers={"accept-encoding": "gzip", "if-none-match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert "Content-Encoding" not in response


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("GZIP;q=0.5, br;q=0, x", "gzip"),
        ("br;q=0.0 , gzip ; q=0.000", ""),
        ("*", "br"),
        ("identity", ""),
        (f"{'x,' * 100}gzip", ""),
    ],
)
def test_the_coding_that_a_reader_gets(accepted: str, expected: str) -> None:
    assert coding(accepted) == expected
