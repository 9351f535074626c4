"""What the importer finds in a chapter: quotes and problems."""

from dataclasses import dataclass

from explorer.importing.attribution import Speaker


@dataclass(frozen=True)
class FoundQuote:
    """A quote as printed: its words, who says them, and the line of the file where it begins."""

    text: str
    attribution: str
    speaker: Speaker
    line: int
    set_apart: bool = True


@dataclass(frozen=True)
class Problem:
    """Something that a person has to settle; `line` is None where the file has no line for it."""

    line: int | None
    text: str
    reason: str
