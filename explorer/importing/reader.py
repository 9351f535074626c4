"""Read a chapter's file, plain text or a saved web page, as blocks."""

import re
from itertools import groupby
from pathlib import Path

from bs4.dammit import EncodingDetector

from explorer.importing.blocks import Block, Line
from explorer.importing.cleaning import tidy
from explorer.importing.page import page_blocks

MAXIMUM_BYTES = 20_000_000
"""Size of a file at most; the first chapter has 15 thousand bytes, a saved page some hundred thousand."""

# What only a web page has: "<!DOCTYPE html>", "<p class=x>"; "2 < 3 and <b>" is plain text.
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h[1-6]|blockquote)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# The first two bytes of a text in UTF-16.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFileError(Exception):
    """A file that is no chapter; the message names the file and the way out."""


def read_blocks(path: Path) -> list[Block]:
    """Return the blocks of the file at `path`; raise UnreadableFileError where it can't be read."""
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise UnreadableFileError(
                f"{path} is larger than {MAXIMUM_BYTES // 1_000_000} MB: is it a chapter?"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path} can't be read: {error.strerror}.") from error
    text = _decode(content, path)
    if not text.strip():
        raise UnreadableFileError(f"{path} is empty.")
    return page_blocks(text) if _TAG.search(text) else text_blocks(text)


def text_blocks(text: str) -> list[Block]:
    r"""Return the blocks of a plain text: lines without a blank line between them.

    "Wells\n\nWe wait.\n— A man" -> "Wells"; "We wait.", "— A man".
    """
    lines = [Line(tidy(line), number) for number, line in enumerate(text.split("\n"), 1)]
    groups = groupby(lines, key=lambda line: bool(line.text))
    return [Block(tuple(group)) for filled, group in groups if filled]


def _decode(content: bytes, path: Path) -> str:
    """Return a file's content as text, with its lines ended as Unix does."""
    if b"multipart/related" in content[:2000] and b"MIME-Version" in content[:2000]:
        raise UnreadableFileError(
            f"{path} is a web archive (MHTML). Save the page as “Webpage, HTML only” and import that."
        )
    encodings = ["utf-16"] if content.startswith(_UTF_16) else ["utf-8-sig"]
    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    for encoding in [*encodings, declared or "utf-8"]:
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableFileError(f"{path} is not text in UTF-8. Save it as UTF-8 text or as an HTML page.")
