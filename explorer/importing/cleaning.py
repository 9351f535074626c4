"""Take off what surrounds words: white space, dashes, brackets, quotation marks and footnotes."""

import re
from itertools import accumulate

from explorer.search.analyser import tokens

DASH = r"—–―‒‐‑−\-"
"""The characters that printers and typists use for a dash, for a set in a pattern: rf"[{DASH}]"."""

# Soft hyphens, spaces without width and marks of writing direction: "two\xad-part" -> "two-part".
_INVISIBLE = str.maketrans("", "", "\u200b\u200e\u200f\u2060\ufeff\xad")
# Joiners between Latin letters, where they do nothing: "wa\u200dter" -> "water"; other scripts need them.
_JOINER = re.compile(r"(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])")
# The dashes, bars and spaces before an attribution: "— — Sunni man", "| Sunni man" -> "Sunni man".
_LEADING_DASH = re.compile(rf"[\s|{DASH}]*[|{DASH}]\s*")
# Numbers of footnotes right after a word: "So fast.[1][12]" -> "So fast."; "In [2014]" stays.
_FOOTNOTE = re.compile(r"(?<=[^\s\[])(?:\[\d{1,2}\]){1,4}$")
# The mark that opens a quotation -> the one that closes it: “We wait.” -> We wait.
# An apostrophe inside a text in single marks: "don’t", "Syrians’ lives"; not “Yes,’ he said”.
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)|(?<=s)’(?=\s\w)")
_QUOTATION_MARKS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}


def tidy(text: str) -> str:
    """Return `text` with one ordinary space wherever it has white space, and none around it."""
    return " ".join(_JOINER.sub("", text.translate(_INVISIBLE)).split())


def squash(text: str) -> str:
    """Return the letters and digits of `text` alone, to compare headings whose spaces were lost."""
    return "".join(token.word for token in tokens(text)).replace("'", "")


def without_dash(text: str) -> str:
    """Return `text` without the dashes it starts with."""
    match = _LEADING_DASH.match(text)
    return text[match.end() :] if match else text


def without_brackets(text: str) -> str:
    """Return `text` without a pair of brackets around the whole of it, round or square."""
    if text[:1] + text[-1:] not in ("()", "[]"):
        return text
    opening, closing = text[0], text[-1]
    *depths, last = accumulate((char == opening) - (char == closing) for char in text)
    return text[1:-1].strip() if last == 0 and all(depths) else text


def without_footnote(text: str) -> str:
    """Return `text` without the marks of footnotes that its page put after it, such as `[1]`."""
    return _FOOTNOTE.sub("", text)


def without_quotation_marks(text: str) -> str:
    """Return `text` without a pair of quotation marks around the whole of it."""
    closing = _QUOTATION_MARKS.get(text[:1])
    inside = text[1:-1].strip()
    rest = _APOSTROPHE.sub("", inside) if closing == "’" else inside
    is_whole = closing and text.endswith(closing) and closing not in rest and text[0] not in rest
    return inside if is_whole and len(text) > 1 else text
