"""Read a chapter's file, plain text or a saved web page, as blocks."""

import re
from pathlib import Path

import webencodings
from bs4.dammit import EncodingDetector

from explorer.importing.blocks import Block
from explorer.importing.page import page_blocks
from explorer.importing.plain import text_blocks
from explorer.importing.refusals import UnreadableFileError

MAXIMUM_BYTES = 20_000_000
"""Size of a file at most; the first chapter has 15 thousand bytes, a saved page some hundred thousand."""

# What only a web page has: "<!DOCTYPE html>", "<p class=x>"; "2 < 3 and <b>" is plain text.
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|section|aside|div|form|figure|p|pre|h[1-6]|blockquote"
    r"|ul|ol|table)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# What hides all that comes after it until it closes: "<script>", "<!--".
_HIDING = re.compile(r"<(?:(script|style|textarea|title)\b|!--)")
# A page break of a PDF file's text inside a line: "we wa\fit".
_PAGE_BREAK = re.compile(r"\S\f\S")
# How files begin that hold no text -> what they are, and the way out.
_OTHER_FORMATS = {
    b"%PDF-": "a PDF. Copy its text into a text file, compare the two, and import that",
    b"{\\rtf": "in Rich Text Format (RTF). Save it as plain text in UTF-8 and import that",
    b"PK\x03\x04": "a zip file or a document of a word processor. Save its text in UTF-8 and import that",
    b"\x1f\x8b": "packed (gzip). Unpack it and import the page or text that is in it",
    b"\xd0\xcf\x11\xe0": "a document of a word processor. Save it as plain text in UTF-8 and import that",
}
# The first two bytes of a text in UTF-16.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str:
    """Return the text of the file at `path`; raise UnreadableFileError where it can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read: {error.strerror}.") from error
    return text_of(content, str(path))


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file's content; raise UnreadableFileError, with its `name`, where it has none."""
    try:
        text = _decode(content)
        _check(text)
    except UnreadableFileError as error:
        raise error.named(name) from error
    return text


def blocks_of(text: str, name: str = "The file") -> list[Block]:
    """Return the blocks of a file's text, be it a web page or plain text.

    Raises UnreadableFileError, with the file's `name`, for a page that passes a bound of `tree.parse`.
    """
    try:
        return page_blocks(text) if _TAG.search(text) else text_blocks(text)
    except UnreadableFileError as error:
        raise error.named(name) from error


def read_blocks(path: Path) -> list[Block]:
    """Return the blocks of the file at `path`; raise UnreadableFileError where it can't be read."""
    return blocks_of(read_text(path), str(path))


def _check(text: str) -> None:
    """Refuse a text that has nothing, or in which a part would be lost."""
    if not text.strip():
        raise UnreadableFileError("is empty.")
    if broken := _PAGE_BREAK.search(text):
        line = text.count("\n", 0, broken.start()) + 1
        raise UnreadableFileError(f"has a page break inside line {line}. Take it out.")
    if _TAG.search(text) and (opening := _unclosed(text.lower())):
        raise UnreadableFileError(
            f"has a {opening} that doesn't close, which hides all after it. Save the page again."
        )


def _unclosed(markup: str) -> str:
    """Return what hides the rest of a page, as `<script` without its end does, or nothing."""
    place = 0
    while opening := _HIDING.search(markup, place):
        # A comment may close with its own dashes: "<!-->".
        place = markup.find(f"</{opening[1]}" if opening[1] else "-->", opening.start() + 2)
        if place < 0:
            return opening[0]
    return ""


def _decode(content: bytes) -> str:
    """Return a file's content as text, with its lines ended as Unix does.

    A declared encoding is read as browsers read it: "iso-8859-1" is Windows' 1252, and a page that can be
    searched for "utf-16" isn't in it.
    """
    if len(content) > MAXIMUM_BYTES:
        raise UnreadableFileError(f"is larger than {MAXIMUM_BYTES // 1_000_000} MB: is it a chapter?")
    if b"multipart/related" in content[:2000] and b"MIME-Version" in content[:2000]:
        raise UnreadableFileError(
            "is a web archive (MHTML). Save the page as “Webpage, HTML only” and import that."
        )
    for start, description in _OTHER_FORMATS.items():
        if content.startswith(start):
            raise UnreadableFileError(f"is {description}.")
    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    known = webencodings.lookup(declared) if declared else None
    first = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    others = [known.codec_info.name] if known and not known.name.startswith("utf-16") else []
    for encoding in [first, *others]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableFileError("is not text in UTF-8. Save it as UTF-8 text or as an HTML page.")
