"""Leave out what a page prints after a chapter, known by its words: a copied text has nothing else."""

import re
from dataclasses import replace
from typing import NamedTuple

from explorer.importing.blocks import Block, BlockKind
from explorer.importing.readings import Readings

IGNORED = "settled by a reading"
"""The rule of a line that a person settled as nothing of the chapter's."""

_IN_THE_MIDDLE = (
    "It reads like a label of the page, but it is in the middle of the chapter. Settle it with a reading: "
    "“ignore” leaves it out, “keep” takes it as text."
)

# Characters of a label at most: "Leave a Reply" is one, a paragraph that begins with these words isn't.
_LONGEST_LABEL = 150

# A label after which nothing is the chapter's: "Leave a Reply", "Comments", "3 Responses to “Water”".
_ENDS = re.compile(
    r"(?:leave|post) a (?:reply|comment)\b|cancel reply\b|comments? (?:are|is) closed\b|comments?$"
    r"|your email address will not be published\b|share this book\b"
    r"|\d+ (?:responses?|thoughts?|replies|comments?|reply) (?:to|on) \W"
    r"|related (?:articles|chapters|posts|reading|stories)$|you (?:may|might) also like\b",
    re.IGNORECASE,
)
# A label of the page: "Next: Schools", "Skip to content", "Copyright © 2015"; not "Nextdoor".
_LABEL = re.compile(
    r"icon for the creative commons\b|licen[sc]e$|copyright\b|©|media attributions$|foot ?notes$"
    r"|(?:previous|next)(?: (?:chapter|section|page))?(?::.*|$)|back to top|home$|read book$|sign in$"
    r"|(?:previous|next)/(?:previous|next) (?:navigation|section|chapter)|skip to (?:main )?content"
    r"|(?:toggle|main|primary) (?:navigation|menu)|menu$|search(?: in book)?:?$|print$|share this\b"
    r"|(?:table of )?contents$|(?:in|de)crease font size|powered by\b"
    r"|advertisements?$|read more$|book (?:title|contents navigation)\b"
    r"|want to create or adapt books like this",
    re.IGNORECASE,
)
# The licence's sentence: "Water by Nobody is licensed under a Creative Commons Attribution License."
_LICENCE = re.compile(r"\bis licen[sc]ed under an? creative commons\b", re.IGNORECASE)


# What no report says of itself, in a copied text as well: "Leave a Reply", "Icon for the Creative …".
_UNMISTAKABLE = re.compile(
    r"(?:leave|post) a (?:reply|comment)$|cancel reply$|comments? (?:are|is) closed\.?$"
    r"|share this(?: book)?:?$|your email address will not be published\b|icon for the creative commons\b"
    r"|skip to (?:main )?content$",
    re.IGNORECASE,
)


def is_end(text: str) -> bool:
    """Say whether a page prints nothing of the chapter after `text`: "Leave a Reply"."""
    return len(text) <= _LONGEST_LABEL and bool(_ENDS.match(text))


def is_label(text: str, *, unmistakable: bool = False) -> bool:
    """Say whether `text` is the page's by its words; an `unmistakable` one is no heading: not "Contents"."""
    pattern = [_UNMISTAKABLE] if unmistakable else [_ENDS, _LABEL]
    is_short = len(text) <= _LONGEST_LABEL
    return (is_short and any(each.match(text) for each in pattern)) or bool(_LICENCE.search(text))


class Parts(NamedTuple):
    """A chapter's blocks without the page's own at its end, that furniture, and the problems in between."""

    kept: list[Block]
    furniture: list[Block]
    problems: list[tuple[Block, str]]


def parted(blocks: list[Block], readings: Readings) -> Parts:
    """Take off what the page prints after a chapter, and name what reads like it in the middle.

    Words decide only at the end: in a web page from a label such as "Leave a Reply" on, in a copied text as
    long as every block is a label. A label in the middle is a problem unless a reading settles it.
    """
    is_page = any(block.kind is BlockKind.PARAGRAPH for block in blocks)
    end = len(blocks)
    while end and is_label(blocks[end - 1].text):
        end -= 1
    if is_page:
        ends = (place for place, block in enumerate(blocks[:end]) if _ends_page(blocks, place))
        end = next(ends, end)
    kept, problems = [], []
    furniture = [replace(block, rule=_rule(blocks[end].text, block.text)) for block in blocks[end:]]
    for block in blocks[:end]:
        reading = None
        if is_label(block.text, unmistakable=not is_page):
            reading = readings.of(block.text)
            if reading is None:
                problems.append((block, _IN_THE_MIDDLE))
        if reading and reading.is_ignored:
            furniture.append(replace(block, rule=IGNORED))
        elif reading or not is_label(block.text, unmistakable=not is_page):
            kept.append(block)
    return Parts(kept, furniture, problems)


def _ends_page(blocks: list[Block], place: int) -> bool:
    """Say whether a page's chapter ends at a block: after it comes no heading but the page's own."""
    rest = blocks[place + 1 :]
    return is_end(blocks[place].text) and not any(
        block.kind is BlockKind.HEADING and not is_label(block.text) for block in rest
    )


def _rule(first: str, text: str) -> str:
    return "a label of the page" if is_label(text) else f"after “{first}”"
