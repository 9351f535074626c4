"""Which blocks are headings, and which is the chapter's title, where the format doesn't say."""

import re
from collections.abc import Sequence

from explorer.importing.blocks import Block, Kind, Line, join
from explorer.importing.text import DASH, squash

_LONGEST = 160
_LONGEST_PLAIN = 14
_MOST_LINES = 3
_ENDS_SENTENCE = re.compile(r"[.,;:…]['’”\"»)\]]*$")
_ENDS_QUESTION = re.compile(r"[?!]['’”\"»)\]]*$")
_NOT_A_HEADING = re.compile(
    rf"[{DASH}•*·\[(]|(?:figure|table|map|photo|box|chart)\s*\d|(?:photo|source|image|credit|note)s?:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SMALL = {
    *("about", "after", "against", "before", "between", "from", "into", "over", "than", "that", "through"),
    *("under", "until", "upon", "with", "within", "without", "when", "while"),
}
_LONGEST_SMALL = 3
_CHAPTER_NUMBER = re.compile(r"(?:chapter)?\d{0,3}")


def has_capitals(text: str) -> bool:
    """Say whether `text` is written like a title: every important word with a capital, no full stop."""
    words = [word for word in _WORD.findall(text) if len(word) > _LONGEST_SMALL and word not in _SMALL]
    capitals = len(words) > 1 and all(word[0].isupper() for word in words)
    return capitals and _may_be_heading(text)


def is_heading(text: str) -> bool:
    """Say whether a block of its own is a heading."""
    if _ENDS_QUESTION.search(text) or len(text.split()) > _LONGEST_PLAIN:
        return has_capitals(text)
    first = _WORD.search(text)
    return _may_be_heading(text) and first is not None and first[0][0].isupper()


def heading_length(lines: Sequence[Line], is_followed: bool) -> int:
    """Return how many of the first lines of a block are a heading; none where it has no heading.

    `is_followed` says that an attribution comes next, after a blank line: what stands before it is a quote
    unless it is written like a title.
    """
    text = join(tuple(lines))
    is_whole = has_capitals(text) if is_followed else is_heading(text)
    return len(lines) if is_whole and len(lines) <= _MOST_LINES else leading_heading(lines)


def leading_heading(lines: Sequence[Line]) -> int:
    """Return how many lines are a heading that stands right before its text."""
    for length in range(min(_MOST_LINES, len(lines) - 1), 0, -1):
        if has_capitals(join(tuple(lines[:length]))) and lines[length].text[0].isupper():
            return length
    return 0


def continues_heading(text: str) -> bool:
    """Say whether a block right after a heading is the rest of it."""
    return text[0].islower() and len(text) < _LONGEST and not _ENDS_SENTENCE.search(text)


def title_index(blocks: list[Block], title: str) -> int | None:
    """Return which block prints the chapter's title, or None where none does.

    A page may name it more than once before the text begins, in a list of contents for instance: the last
    one counts. Where the printed title is another, it is the heading that comes before everything else.
    """
    wanted, found = squash(title), None
    for index, block in enumerate(blocks):
        printed = squash(block.text)
        if wanted and printed.endswith(wanted) and _CHAPTER_NUMBER.fullmatch(printed[: -len(wanted)]):
            found = index
        if block.kind is not Kind.HEADING and _is_prose(block.text):
            break
    return found if found is not None else _first_title(blocks)


def _first_title(blocks: list[Block]) -> int | None:
    """Return the heading that looks like a title by its place and rank."""
    headings = [index for index, block in enumerate(blocks) if block.kind is Kind.HEADING]
    levels = [blocks[index].level for index in headings]
    if not headings or not levels[0]:
        return 0 if headings[:1] == [0] else None
    is_highest = levels[0] == min(levels) and levels.count(levels[0]) == 1
    return headings[0] if is_highest and len(headings) > 1 else None


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST or bool(_ENDS_SENTENCE.search(text))


def _may_be_heading(text: str) -> bool:
    is_short = len(text) <= _LONGEST and not _ENDS_SENTENCE.search(text)
    return is_short and not _NOT_A_HEADING.match(text)
