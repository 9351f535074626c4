"""Hold what the importer finds in a chapter: sections, quotes with their speakers, and problems."""

from dataclasses import dataclass, field

from explorer.choices import Displacement
from explorer.models import SYRIA, Report


@dataclass(frozen=True)
class Speaker:
    """What a report says about a person; the fields are those of a quote, None for an age not stated."""

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
    """A section: its heading as printed, its line, its quotes in order, and whether it has any text."""

    heading: str
    line: int
    quotes: list[FoundQuote] = field(default_factory=list)
    has_text: bool = False


@dataclass(frozen=True)
class Outline:
    """What a chapter's file holds; `text` is its running text without headings and quotes set apart."""

    sections: list[FoundSection]
    problems: list[ImportProblem]
    text: str


class InvalidDetailsError(Exception):
    """Something told about the chapter can't be stored; the message says what."""


@dataclass(frozen=True)
class ChapterDetails:
    """What the importer is told about a chapter; None keeps what is known, or takes what is usual.

    `reason` says why published quotes change; without one, nothing that is published does.
    """

    slug: str
    title: str
    report: Report
    url: str | None = None
    order: int | None = None
    reason: str = ""
