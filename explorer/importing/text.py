"""What every stage of the importer does with text."""

import re
from itertools import accumulate

from explorer.search.analyser import tokens

DASH = r"—–―‒‐‑−\-"
"""The characters that printers and typists use for a dash, as part of a pattern's set."""

_INVISIBLE = str.maketrans("", "", "\u200b\u200e\u200f\u2060\ufeff\xad")
_LEADING_DASH = re.compile(rf"[\s{DASH}]*[{DASH}]\s*")
_FOOTNOTE = re.compile(r"(?<=[^\s\[])(?:\[\d{1,2}\]){1,4}$")


def tidy(text: str) -> str:
    """Return `text` with one ordinary space wherever it has white space, and none around it."""
    return " ".join(text.translate(_INVISIBLE).split())


def squash(text: str) -> str:
    """Return the letters and digits of `text` alone, to compare headings whose spaces were lost."""
    return "".join(token.word for token in tokens(text)).replace("'", "")


def without_dash(text: str) -> str:
    """Return `text` without the dashes it starts with."""
    match = _LEADING_DASH.match(text)
    return text[match.end() :] if match else text


def without_brackets(text: str) -> str:
    """Return `text` without a pair of brackets around the whole of it."""
    if not text.startswith("(") or not text.endswith(")"):
        return text
    *depths, last = accumulate((char == "(") - (char == ")") for char in text)
    return text[1:-1].strip() if last == 0 and all(depths) else text


def without_footnote(text: str) -> str:
    """Return `text` without the marks of footnotes that its page put behind it, such as `[1]`."""
    return _FOOTNOTE.sub("", text)
