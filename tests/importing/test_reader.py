"""Test files: encodings, formats, and what is refused."""

import gzip
from pathlib import Path

import pytest

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.reader import read_blocks
from explorer.importing.refusals import UnreadableFileError

PARAGRAPHS = [
    Block((Line("Ärger & Bread", 1),)),
    Block((Line("First line,", 3), Line("second line.", 4))),
]
TEXT = "Ärger & Bread\n\n  First\u00a0line,\nsecond   line.\n\n\n"


def blocks(folder: Path, content: bytes, name: str = "chapter.txt") -> list[Block]:
    """Read a file of this content."""
    path = folder / name
    path.write_bytes(content)
    return read_blocks(path)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.removesuffix("\n\n\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "windows", "old-mac", "no-end"],
)
def test_plain_text_in_any_dress(tmp_path: Path, content: bytes) -> None:
    assert blocks(tmp_path, content) == PARAGRAPHS


@pytest.mark.parametrize("name", ["chapter.html", "chapter.txt", "chapter"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    page = "<h2>Ärger &amp; Bread</h2>\n<p>First line,<br>second line."
    assert blocks(tmp_path, page.encode(), name) == [
        Block((Line("Ärger & Bread", 1),), BlockKind.HEADING, 2),
        Block((Line("First line,", 2), Line("second line.", 2)), BlockKind.PARAGRAPH),
    ]


def test_plain_text_is_not_a_page_for_its_name_or_its_signs(tmp_path: Path) -> None:
    assert blocks(tmp_path, b"2 < 3 and <b> 5 > 4", "chapter.html") == [
        Block((Line("2 < 3 and <b> 5 > 4", 1),))
    ]


def test_a_page_may_declare_another_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Ärger – “Brot”</p></body></html>'
    assert blocks(tmp_path, page.encode("windows-1252")) == [
        Block((Line("Ärger – “Brot”", 1),), BlockKind.PARAGRAPH)
    ]


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii"])
def test_a_declared_encoding_is_read_as_browsers_do(tmp_path: Path, label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>“Brot” – €</p></body></html>'
    assert [block.text for block in blocks(tmp_path, page.encode("windows-1252"))] == ["“Brot” – €"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\n", "is a PDF. Copy its text"),
        (b"{\\rtf1\\ansi We wait.}", "(RTF). Save it as plain text"),
        (b"PK\x03\x04", "is a zip file or a document of a word processor"),
        (b"PK\x03\x04<!doctype html><p>We wait.", "is a zip file or a document of a word processor"),
        (gzip.compress(b"<p>" + b"We wait. " * 5_000_000), "is packed (gzip). Unpack it"),
        (b"<p>" + b"<b>" * 3000, "more than 100 elements in one another"),
        (b"<div>" * 20_000, "more than 100 elements in one another"),
        (b"<div></b>" * 2000, "more than 100 elements in one another"),
        (b"".join(b"<p><b a=%d></p>" % number for number in range(2000)), "more than 100 elements in one"),
        (b"<p>" + b"<br>" * 40_000, "more than 30,000 elements: is it one chapter?"),
        (b"<p>" + b"".join(b"<b a=%d></i>" % number for number in range(90)) + b"<p>x" * 2000, "30,000 elem"),
        (b"<p " + b" ".join(b"a%d" % number for number in range(9000)) + b">", "more than 200 attributes"),
        (b"<table>" + b"We &amp; they <br>" * 2000, "more than 1,000 texts inside tables but in no cell"),
        (b"<p>&#" + b"9" * 5000 + b";", "can't be read as a web page. Save its text"),
        ("<p>Ärger".encode("utf-16-le"), "is not text in UTF-8"),
        ("<p>Ärger".encode("utf-32"), "is not text in UTF-8"),
        (b'<meta charset="utf-16"><p>\xc4rger', "is not text in UTF-8"),
        (b'<meta charset="utf-7"><p>\xc4rger+ADw-', "is not text in UTF-8"),
        (b"<p>We wait.</p><!-- <p>We wait.</p>", "has a <!-- that doesn't close"),
        (b"<script>a()</script><p>We wait.</p><SCRIPT><p>We wait.</p>", "has a <script that doesn't close"),
        (b"We wait.\n\fWe wa\fit.", "has a page break inside line 2"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is not text in UTF-8"),
        (b"Caf\xe9", "is not text in UTF-8"),
        (b"A\0B", "is not text in UTF-8"),
        (b" \n\n", "is empty"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "(MHTML)"),
        (b"x" * 50_000_000, "is larger than 20 MB"),
    ],
    ids=[
        "pdf",
        "rtf",
        "docx",
        "zip named html",
        "gzip named html",
        "bold",
        "nested",
        "nested past wrong ends",
        "reopened",
        "many elements",
        "many copies",
        "many attributes",
        "beside a table",
        "digits",
        "utf-16 unmarked",
        "utf-32",
        "utf-16 declared",
        "utf-7 declared",
        "comment",
        "script",
        "page break",
        "picture",
        "latin-1",
        "zero",
        "empty",
        "mhtml",
        "huge",
    ],
)
def test_what_is_no_chapter_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        blocks(tmp_path, content)
    assert str(tmp_path / "chapter.txt") in str(caught.value)
    assert sentence in str(caught.value)


def test_a_script_may_name_the_beginning_of_a_comment(tmp_path: Path) -> None:
    page = b"<script>a = '<!--'</script><p>We wait.</p>"
    assert [block.text for block in blocks(tmp_path, page)][-1] == "We wait."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## " + "# " * 200_000 + "x", 1),
        ("<pre " * 100 + "<p>We wait.", 1),
        ("<!-- <pre>\n" * 20_000 + "--><p>We wait.", 1),
        ("<script>a</script>" * 5000 + "<p>We wait.", 1),
        ("<p>" + "We &amp; they " * 20_000, 1),
    ],
    ids=["signs", "open tags", "breaks in a comment", "scripts", "pieces of text"],
)
def test_what_took_the_square_of_its_length_is_read(tmp_path: Path, text: str, lines: int) -> None:
    content = [block for block in blocks(tmp_path, text.encode()) if block.kind is not BlockKind.FURNITURE]
    assert len(content) == lines


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_blocks(tmp_path / name)
    assert f"{tmp_path / name} can't be read: " in str(caught.value)
