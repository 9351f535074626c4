"""Read a chapter's file, plain text or a saved web page, as blocks."""

import re
from pathlib import Path

import webencodings
from bs4.dammit import EncodingDetector

from explorer.importing.blocks import Block
from explorer.importing.page import page_blocks
from explorer.importing.plain import text_blocks

MAXIMUM_BYTES = 20_000_000
"""Size of a file at most; the first chapter has 15 thousand bytes, a saved page some hundred thousand."""

# What only a web page has: "<!DOCTYPE html>", "<p class=x>"; "2 < 3 and <b>" is plain text.
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|main|article|section|aside|div|form|figure|p|pre|h[1-6]|blockquote"
    r"|ul|ol|table)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# A tag that begins or ends an element: "<div class=x>", "</b>".
_NESTING = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
# Elements that need no end tag, or have none: "<p>One<p>Two" is not nested.
_NEVER_NESTED = {
    *("area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img"),
    *("input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "track", "wbr"),
}
MAXIMUM_DEPTH = 200
"""Elements inside one another at most: a saved page has some twenty; reading takes its square in time."""
# Elements and comments that hide all that comes after them until they close.
_HIDING = [(f"<{name}", f"</{name}") for name in ("script", "style", "textarea", "title")]
_HIDING += [("<!--", "-->")]
# A page break of a PDF file's text inside a line: "we wa\fit".
_PAGE_BREAK = re.compile(r"\S\f\S")
# A script may have "<!--" in a string: "<script>a = '<!--'</script>".
_CODE = re.compile(r"<(script|style)\b.*?</\1", re.DOTALL)
# How files begin that hold no text -> what they are, and the way out.
_OTHER_FORMATS = {
    b"%PDF-": "a PDF. Copy its text into a text file, compare the two, and import that",
    b"{\\rtf": "in Rich Text Format (RTF). Save it as plain text in UTF-8 and import that",
    b"PK\x03\x04": "a document of a word processor. Save it as plain text in UTF-8 and import that",
    b"\xd0\xcf\x11\xe0": "a document of a word processor. Save it as plain text in UTF-8 and import that",
}
# The first two bytes of a text in UTF-16.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFileError(Exception):
    """A file that is no chapter; the message names the file and the way out."""


def read_text(path: Path) -> str:
    """Return the text of the file at `path`; raise UnreadableFileError where it can't be read."""
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
    if _TAG.search(text) and _depth(text) > MAXIMUM_DEPTH:
        raise UnreadableFileError(
            f"{path} has more than {MAXIMUM_DEPTH} elements in one another. Save its text and import that."
        )
    if broken := _PAGE_BREAK.search(text):
        line = text.count("\n", 0, broken.start()) + 1
        raise UnreadableFileError(f"{path} has a page break inside line {line}. Take it out.")
    if _TAG.search(text) and (opening := _unclosed(text)):
        raise UnreadableFileError(
            f"{path} has a {opening} that doesn't close, which hides all after it. Save the page again."
        )
    return text


def blocks_of(text: str) -> list[Block]:
    """Return the blocks of a file's text, be it a web page or plain text."""
    return page_blocks(text) if _TAG.search(text) else text_blocks(text)


def read_blocks(path: Path) -> list[Block]:
    """Return the blocks of the file at `path`; raise UnreadableFileError where it can't be read."""
    return blocks_of(read_text(path))


def _unclosed(markup: str) -> str:
    """Return what hides the rest of a page, as `<script` without its end does, or nothing."""
    lower = _CODE.sub("", markup.lower())
    return next((one for one, end in _HIDING if lower.rfind(one) > lower.rfind(end)), "")


def _depth(markup: str) -> int:
    """Return how many elements are at most inside one another, as far as their tags say."""
    depth = deepest = 0
    for end, name in _NESTING.findall(markup):
        if name.lower() not in _NEVER_NESTED:
            depth = max(depth - 1, 0) if end else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _decode(content: bytes, path: Path) -> str:
    """Return a file's content as text, with its lines ended as Unix does.

    A declared encoding is read as browsers read it: "iso-8859-1" is Windows' 1252.
    """
    if b"multipart/related" in content[:2000] and b"MIME-Version" in content[:2000]:
        raise UnreadableFileError(
            f"{path} is a web archive (MHTML). Save the page as “Webpage, HTML only” and import that."
        )
    for start, description in _OTHER_FORMATS.items():
        if content.startswith(start):
            raise UnreadableFileError(f"{path} is {description}.")
    declared = EncodingDetector.find_declared_encoding(content, is_html=True)
    known = webencodings.lookup(declared) if declared else None
    first = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    for encoding in [first, known.codec_info.name if known else first]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableFileError(f"{path} is not text in UTF-8. Save it as UTF-8 text or as an HTML page.")
