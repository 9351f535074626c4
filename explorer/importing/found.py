"""Hold what the importer finds in a chapter: sections, quotes with their speakers, and problems."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from explorer.choices import Displacement
from explorer.importing.blocks import Line
from explorer.models import SYRIA, Report


@dataclass(frozen=True)
class Speaker:
    """A person as a report describes them; the fields are those of a quote, None for an age not stated."""

    sect: str
    gender: str
    age: int | None
    stance: str
    stance_inferred: bool = False
    displacement: str = Displacement.NONE_STATED.value
    country: str = SYRIA
    governorate: str | None = None


@dataclass(frozen=True)
class FoundQuote:
    """A quote as printed: its words, who says them, and the line of the file where it begins, from 1."""

    text: str
    attribution: str
    speaker: Speaker
    line: int
    set_apart: bool = True


@dataclass(frozen=True)
class ImportProblem:
    """Something that a person has to settle; `line` is None where the file has no line for it."""

    line: int | None
    text: str
    reason: str


@dataclass
class FoundSection:
    """A section: its heading as printed, its line, its quotes in order, and whether it has any text.

    `is_marked` says that the file marks the heading as one; else it was found by its wording.
    """

    heading: str
    line: int
    quotes: list[FoundQuote] = field(default_factory=list)
    has_text: bool = False
    is_marked: bool = True


class LineKind(StrEnum):
    """The kind of a line of the file; where it became several things, the first of these counts."""

    PROBLEM = "problem"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    HEADING = "heading"
    NARRATIVE = "narrative"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Entry:
    """A stretch of the file and what it became.

    `note` is the rule that left out furniture; `quote` is the place of the quote that the stretch belongs to
    among the chapter's, from 0. `is_apart` is true of an attribution in a paragraph of its own.
    """

    kind: LineKind
    lines: tuple[Line, ...]
    note: str = ""
    quote: int | None = None
    is_apart: bool = False


@dataclass(frozen=True)
class Outline:
    """The content of a chapter's file; `text` is its running text without headings and quotes set apart.

    `entries` are all the lines of the file that aren't blank, stretch by stretch.
    """

    sections: list[FoundSection]
    problems: list[ImportProblem]
    text: str
    entries: list[Entry] = field(default_factory=list)


class InvalidDetailsError(Exception):
    """Something told about the chapter can't be stored; the message says what."""


@dataclass(frozen=True)
class ChapterDetails:
    """Details told about a chapter; None keeps what is known, or takes what is usual.

    `reason` says why published quotes change; without one, nothing that is published does. `identities` are
    the readings that say which quote of the archive a text is; `digests` are those of the files that are
    read, as the archive records them. A new chapter may be a `draft`, which readers don't see.
    """

    slug: str
    title: str
    report: Report
    url: str | None = None
    order: int | None = None
    reason: str = ""
    identities: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
