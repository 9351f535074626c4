"""Find the headings and the chapter's title, where the format doesn't mark them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from explorer.importing.attributions import Split
from explorer.importing.blocks import Block, BlockKind, Line, join
from explorer.importing.cleaning import DASH, squash

# Characters of a heading at most: a line of 200 without a full stop is a paragraph.
_LONGEST = 160
# Words at most of a heading without capitals: "Trust is hard to rebuild" has 5.
_LONGEST_PLAIN = 14
# Lines of a heading at most: "Strong Desire for Freer Movement", "and More Normal Life".
_MOST_LINES = 3
# The end of a sentence or of what introduces one: "We want water.", "One man told us:", "“We wait.”".
_ENDS_SENTENCE = re.compile(r"[.,;:…]['’”\"»)\]]*$")
# The end of a question or call, which a title may have too: "How Long Does a Loaf Last?".
_ENDS_QUESTION = re.compile(r"[?!]['’”\"»)\]]*$")
# What begins no heading: "— Somebody", "• A point", "[1] A note", "Figure 1 The wells", "Source: the board".
_NOT_A_HEADING = re.compile(
    rf"[{DASH}•*·\[(]|(?:figure|table|map|photo|box|chart)\s*\d|(?:photo|source|image|credit|note)s?:",
    re.IGNORECASE,
)
# A word that begins with a letter: "2014: A Dry Year" -> A, Dry, Year.
_WORD = re.compile(r"[^\W\d_][\w'’]*")
# Words that titles write small: "Hostility to Talks about Water". So are all words of three letters or fewer.
_SMALL = {
    *("about", "after", "against", "before", "between", "from", "into", "over", "than", "that", "through"),
    *("under", "until", "upon", "with", "within", "without", "when", "while"),
}
_LONGEST_SMALL = 3
# What may come before the title, without its spaces: "Chapter 3 Water and Bread", "3. Water and Bread".
_CHAPTER_NUMBER = re.compile(r"(?:chapter)?\d{0,3}")


def with_headings(blocks: Sequence[Block], split: Callable[[Line], Split]) -> list[Block]:
    """Return the blocks with the headings among those of plain text as blocks of their own.

    `split` tells the attribution that a line is or ends in: such a line is no heading.
    """
    return list(_marked(blocks, split))


def _marked(blocks: Sequence[Block], split: Callable[[Line], Split]) -> Iterator[Block]:
    """Yield a block's heading, then the rest of it; a heading may go on in the next block."""
    heading: Block | None = None
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.kind is not BlockKind.TEXT:
            length = 0
        elif heading and len(block.lines) == 1 and continues_heading(block.text):
            heading = replace(heading, lines=heading.lines + block.lines)
            continue
        else:
            length = _length(block, following, split)
        if heading:
            yield heading
        heading = Block(block.lines[:length], BlockKind.HEADING) if length else None
        if block.lines[length:]:
            if heading:
                yield heading
            heading = None
            yield replace(block, lines=block.lines[length:])
    if heading:
        yield heading


def _length(block: Block, following: Block | None, split: Callable[[Line], Split]) -> int:
    """Return how many of a block's first lines are a heading."""
    plain = 0
    while plain < len(block.lines) and not split(block.lines[plain])[1]:
        plain += 1
    lines = block.lines[:plain]
    if not lines or plain < len(block.lines):
        return leading_heading(lines)
    is_followed = following is not None and split(following.lines[0])[0] == ""
    return heading_length(lines, is_followed)


def has_capitals(text: str) -> bool:
    """Say whether `text` is written like a title: every important word with a capital, no full stop.

    "How Did Things Get This Dry?" is, "Do we want water?" isn't.
    """
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

    `is_followed` says that an attribution comes next, after a blank line: what is before it is a quote
    unless it is written like a title.
    """
    text = join(tuple(lines))
    is_whole = has_capitals(text) if is_followed else is_heading(text)
    return len(lines) if is_whole and len(lines) <= _MOST_LINES else leading_heading(lines)


def leading_heading(lines: Sequence[Line]) -> int:
    """Return how many lines are a heading that comes right before its text."""
    for length in range(min(_MOST_LINES, len(lines) - 1), 0, -1):
        if has_capitals(join(tuple(lines[:length]))) and lines[length].text[0].isupper():
            return length
    return 0


def continues_heading(text: str) -> bool:
    """Say whether a block right after a heading is the rest of it: "and More Normal Life"."""
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
        if block.kind is not BlockKind.HEADING and _is_prose(block.text):
            break
    if found is None:
        found = _late_title(blocks, wanted)
    return found if found is not None else _first_title(blocks)


def _late_title(blocks: list[Block], wanted: str) -> int | None:
    """Return the page's highest heading where it is the title: teasers may come before it."""
    headings = [(place, block) for place, block in enumerate(blocks) if block.level]
    highest = min((block.level for _, block in headings), default=0)
    titles = [place for place, block in headings if block.level == highest and squash(block.text) == wanted]
    return next(iter(titles), None)


def _first_title(blocks: list[Block]) -> int | None:
    """Return the heading that looks like a title by its place and rank."""
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    levels = [blocks[index].level for index in headings]
    if not headings or not levels[0]:
        return 0 if headings[:1] == [0] else None
    is_highest = levels[0] == min(levels) and levels.count(levels[0]) == 1
    return headings[0] if is_highest and len(headings) > 1 else None


def _is_prose(text: str) -> bool:
    """Say whether the chapter has begun: with a sentence, or with more than any heading holds."""
    return len(text) > _LONGEST or bool(_ENDS_SENTENCE.search(text))


def _may_be_heading(text: str) -> bool:
    """Say whether nothing speaks against a heading: "Mood" may be one, "We wait." and "• Aid" aren't."""
    is_short = len(text) <= _LONGEST and not _ENDS_SENTENCE.search(text)
    return is_short and not _NOT_A_HEADING.match(text)
