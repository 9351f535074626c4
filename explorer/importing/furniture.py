"""Leave out what a page prints around a chapter, known by its words: a copied text has nothing else."""

import re

from explorer.importing.blocks import Block

# Characters of a label at most: "Leave a Reply" is one, a paragraph that begins with these words isn't.
_LONGEST_LABEL = 150

# A label after which nothing is the chapter's: "Leave a Reply", "Comments", "3 Responses to “Water”".
_ENDS = re.compile(
    r"(?:leave|post) a (?:reply|comment)\b|cancel reply\b|comments? (?:are|is) closed\b|comments?$"
    r"|your email address will not be published\b|share this book\b"
    r"|\d+ (?:responses?|thoughts?|replies|comments?|reply) (?:to|on) \W",
    re.IGNORECASE,
)
# A label of the page: "Next: Schools", "Skip to content", "Copyright © 2015"; not "Nextdoor".
_LABEL = re.compile(
    r"icon for the creative commons\b|licen[sc]e$|copyright\b|©|media attributions$|foot ?notes$"
    r"|(?:previous|next)(?: (?:chapter|section|page))?(?::.*|$)|back to top|home$|read book$|sign in$"
    r"|(?:previous|next)/(?:previous|next) (?:navigation|section|chapter)|skip to (?:main )?content"
    r"|(?:toggle|main|primary) (?:navigation|menu)|menu$|search(?: in book)?:?$|print$|share this\b"
    r"|(?:table of )?contents$|(?:in|de)crease font size|powered by\b"
    r"|book (?:title|contents navigation)\b|want to create or adapt books like this",
    re.IGNORECASE,
)
# The licence's sentence: "Water by Nobody is licensed under a Creative Commons Attribution License."
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
