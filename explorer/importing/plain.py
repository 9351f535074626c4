"""Read plain text as blocks: paragraphs between blank lines, and what Markdown marks."""

import re
from collections.abc import Iterator

from explorer.importing.blocks import Block, BlockKind, Line
from explorer.importing.cleaning import tidy

# A heading of Markdown: "## Wells and Water ##" -> "##", "Wells and Water ##".
_HEADING = re.compile(r"(#{1,6}) +(.*)")
# The mark before each line of a quotation in Markdown and e-mail: "> > We wait." -> "We wait."
_QUOTATION = re.compile(r"(?:> ?)+")
# Emphasis around a whole line of Markdown: "**Wells**", "*— A man*", "__We wait.__".
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s*_])\1")
# A line of signs that divides: "* * *", "=====", "———"; a single dash isn't one.
_DIVIDER = re.compile(r"[\W_]{3,}")
_DIVIDES = "a line of signs"


def text_blocks(text: str) -> list[Block]:
    r"""Return the blocks of a plain text: lines without a blank line between them.

    "Wells\n\nWe wait.\n— A man" -> "Wells"; "We wait.", "— A man". Every line that isn't blank is in a
    block. Quotations of Markdown ("> We wait.") are set apart, its headings ("## Wells") marked.
    """
    return list(_blocks(text.split("\n")))


def _blocks(source: list[str]) -> Iterator[Block]:
    """Yield the blocks of a text's lines."""
    lines: list[Line] = []
    kind = BlockKind.TEXT
    gap = False
    for number, printed in enumerate(map(tidy, source), 1):
        mark = _QUOTATION.match(printed)
        wanted = BlockKind.QUOTATION if mark else BlockKind.TEXT
        words = printed[mark.end() :] if mark else printed
        emphasis = _EMPHASIS.fullmatch(words)
        words = emphasis[2] if emphasis else words
        alone = _alone(words, number)
        if lines and (wanted is not kind or alone or not printed):
            yield Block(tuple(lines), kind)
            lines, gap = [], False
        kind = wanted
        if alone:
            yield alone
        elif words:
            lines.append(Line(words, number, gap))
            gap = False
        elif printed:
            yield Block((Line(printed, number),), BlockKind.FURNITURE, rule=_DIVIDES)
            gap = bool(lines)
    if lines:
        yield Block(tuple(lines), kind)


def _alone(words: str, number: int) -> Block | None:
    """Return the block that a line is by itself: a marked heading or a divider."""
    if heading := _HEADING.fullmatch(words):
        text = heading[2].rstrip(" #") or words
        return Block((Line(text, number),), BlockKind.HEADING, len(heading[1]))
    if words and _DIVIDER.fullmatch(words):
        return Block((Line(words, number),), BlockKind.FURNITURE, rule=_DIVIDES)
    return None
