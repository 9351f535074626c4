"""What a page prints around a chapter, recognised by its words: a copied text has nothing else."""

import re

from explorer.importing.blocks import Block

_LONGEST_LABEL = 150

_ENDS = re.compile(
    r"(?:leave|post) a (?:reply|comment)\b|cancel reply\b|comments? (?:are|is) closed\b|comments?$"
    r"|your email address will not be published\b|share this book\b"
    r"|\d+ (?:responses?|thoughts?|replies|comments?|reply) (?:to|on) \W",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"icon for the creative commons\b|licen[sc]e$|copyright\b|©|media attributions$|foot ?notes$"
    r"|(?:previous|next)(?: (?:chapter|section|page))?(?::.*|$)|back to top|home$|read book$|sign in$"
    r"|(?:previous|next)/(?:previous|next) (?:navigation|section|chapter)|skip to (?:main )?content"
    r"|(?:toggle|main|primary) (?:navigation|menu)|menu$|search(?: in book)?:?$|print$|share this\b"
    r"|(?:table of )?contents$|(?:in|de)crease font size|powered by\b"
    r"|book (?:title|contents navigation)\b|want to create or adapt books like this",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"\bis licen[sc]ed under an? creative commons\b", re.IGNORECASE)


def without_furniture(blocks: list[Block]) -> list[Block]:
    """Return the blocks without the page's licence, navigation and comments."""
    kept = []
    for block in blocks:
        text = block.text
        is_short = len(text) <= _LONGEST_LABEL
        if is_short and _ENDS.match(text):
            break
        if not (is_short and _LABEL.match(text)) and not _LICENCE.search(text):
            kept.append(block)
    return kept
