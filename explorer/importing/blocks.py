"""Hold a chapter's file as blocks of lines, in order, whatever the file's format was."""

from dataclasses import dataclass
from enum import Enum, auto


class BlockKind(Enum):
    """The kind of a block, as far as the file's format says it."""

    TEXT = auto()
    """The format doesn't say: a paragraph, a heading, a quote."""
    PARAGRAPH = auto()
    HEADING = auto()
    QUOTATION = auto()
    """Set apart by the page: one or more paragraphs, with or without their attribution."""
    FURNITURE = auto()
    """The page's own, or a line of signs: left out by the rule that the block names."""


@dataclass(frozen=True)
class Line:
    """A line of a block: its text, and its number in the file, from 1.

    `begins_paragraph` is true where a new paragraph starts inside a block, `is_citation` where the
    page marks the line as the source of a quotation. `rest` holds the numbers of the file's further lines
    that carry its text, where a page breaks a line of its source but not of the text.
    """

    text: str
    number: int
    begins_paragraph: bool = False
    is_citation: bool = False
    rest: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The file's lines that carry the text."""
        return (self.number, *self.rest)


@dataclass(frozen=True)
class Block:
    """Lines that belong together; `level` is a heading's rank, 1 to 6, where the page gives one.

    `rule` says why a block of furniture was left out: "<nav>".
    """

    lines: tuple[Line, ...]
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    rule: str = ""

    @property
    def text(self) -> str:
        """The block as running text."""
        return join(self.lines)


def join(lines: tuple[Line, ...] | list[Line]) -> str:
    """Return lines as running text: a space between them, a blank line between paragraphs."""
    parts = [("\n\n" if line.begins_paragraph else " ") + line.text for line in lines]
    return "".join(parts).strip()
