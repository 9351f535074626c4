"""Name the signs in a quote or a heading that may be their page's: marks of notes, lists and links."""

import re

from explorer.importing.headings import has_capitals

# What a page hangs on its text, or Markdown does: "wait[12] for", "¶", "[edit]", "Share this", "**wait**".
_MARKS = re.compile(
    r"\[\^?\d{1,3}\]|¶|\[edit\b[^\]]*\]|\b(?:share|tweet) this\b|\bclick to tweet\b|\*\*"
    r"|(?<=[\w.?!…”\"’»])[*†‡§]|\\|\b_\w+_\b",
    re.IGNORECASE,
)
# The number of a note at the end of a sentence: "We wait.12", "We wait.”³", "We wait. (12)"; not "at 5.30".
_NOTE = re.compile(r"(?<=[^\d\s][.!?…”\"’»])\s?(?:\(?\d{1,3}\)?|[¹²³⁰⁴-⁹]+)$|(?<=\w)[¹²³⁰⁴-⁹]+$")
# The same with words, glued to the end: "We wait.[a]", "We wait.[note 3]", "We wait.[citation needed]".
_WORDED_NOTE = re.compile(r"(?<=[.!?…”\"’»])\[[^\]]{1,20}\]$")
# What a list puts before its items: "• We wait.", "* We wait.", "1. We wait.", "(a) We wait."
_ITEM = re.compile(r"^(?:[•·▪‣◦*]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
# Quotation marks that no pair of them closes at the ends: "``We wait.''", "‘We wait.", "“We wait”."
_ENDS = re.compile(r"^(?:``|‘)|''$|^[“„«\"][^“”„«»\"]*[”“»\"][.,;]$")
# A large first letter that lost its word: "W e wait."; not "A well", "I wait" and "O God".
_DROP_CAP = re.compile(r"^(?![AIO])[A-Z] [a-z]+")
# A ligature that a PDF file's text keeps as one character: "ﬁght".
_LIGATURE = re.compile(r"[ﬀ-ﬆ]")
# A word of Latin letters with a Greek or Cyrillic one that looks like them: "w\u0430ter".
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u052f])\w+")
_ODD = [
    (_MARKS, "A quote with “{}” in it: is that a mark of its page?"),
    (_NOTE, "A quote with “{}” at its end: is that the number of a note? Take it out."),
    (_WORDED_NOTE, "A quote with “{}” at its end: is that the mark of a note? Take it out."),
    (_ITEM, "A quote with “{}” before it: is that the mark of a list? Take it out."),
    (_ENDS, "The quotation marks around “{}” are no pair. Take them out, or write “…”."),
    (_DROP_CAP, "A quote that begins with “{}”: was that one word?"),
    (_LIGATURE, "A quote with the ligature “{}”, as PDF files have: write its letters."),
    (_MIXED, "“{}” mixes letters that look alike, of Latin and another script. Write it in one."),
]
"""Signs that may not be the quote's own -> what to say of them."""

# What a page hangs on a heading: "Wells[edit]", "Wells¶", "#Wells", "Wells🔗", "Wells Permalink to this …".
_HANDLE = re.compile(r"^#|#$|[¶🔗§]|\[edit\b[^\]]*\]|permalink to this\b", re.IGNORECASE)
_FEWEST_WORDS = 4
"""Words at least of a line that is a title: “Homs And Hamah” may be in any quote."""


def quote_sign(text: str) -> str:
    """Return what is wrong with the signs of a quote, or nothing."""
    for pattern, reason in _ODD:
        if mark := pattern.search(text):
            return reason.format(mark[0].strip())
    return ""


def heading_sign(text: str) -> str:
    """Return what is wrong with the signs of a heading, or nothing."""
    mark = _HANDLE.search(text)
    return f"A heading with “{mark[0]}” in it: is that a mark of its page? Take it out." if mark else ""


def is_running_title(line: str) -> bool:
    """Say whether a line inside a quote is written like a title: "Maybe We Can Reach a Solution"."""
    return len(line.split()) >= _FEWEST_WORDS and has_capitals(line)
