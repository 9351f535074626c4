"""Describe what is cited: a report, a chapter, a section or a quote, and where this archive shows it."""

import datetime as dt
from dataclasses import dataclass, replace

from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.names import Authors
from explorer.models import Chapter, Quote, Report, Theme

WHOLE, KEPT = 5, 4
"""Words of a heading that is short enough as it is, and words that are kept of a longer one."""

# Words that no short title ends with: "Halting Hostilities at the" is "Halting Hostilities".
_SMALL_WORDS = {
    *("a", "an", "the", "and", "or", "as", "about", "after", "at", "before", "between"),
    *("by", "for", "from", "in", "into", "of", "on", "to", "with"),
}


@dataclass(frozen=True)
class CitedItem:
    """A report, a chapter, a section of it or a quote in it.

    `address` is its page in this archive; a reference names the archive only where it is given, with
    the archive's `version`. `heading` is the section, cited where a printed book would have a page
    number, and `short_heading` its short title; `code` is the quote's id. They are empty for what is
    cited as a whole. `accessed` is the day somebody read the page; what isn't known is left out.
    `letter` tells works of the same authors and year apart in one list.
    """

    report: Report
    chapter: Chapter | None = None
    heading: str = ""
    short_heading: str = ""
    code: str = ""
    address: str = ""
    version: str = ""
    accessed: dt.date | None = None
    letter: str = ""

    @property
    def authors(self) -> Authors:
        """The names to cite; the publisher for a report that names no author."""
        named: Authors = self.report.authors
        return named or [{"literal": self.report.publisher}]

    @property
    def is_self_published(self) -> bool:
        """Whether the author is the publisher, whom most styles then name only once."""
        return list(self.authors) == [{"literal": self.report.publisher}]

    @property
    def year(self) -> int:
        """The year of publication."""
        return self.report.published.year

    @property
    def dated(self) -> str:
        """The year with its letter, where it has one, as styles print it that cite by the year: `2015a`."""
        return f"{self.year}{self.letter}"

    @property
    def url(self) -> str:
        """The address under which the report's publisher shows the chapter, or the whole report."""
        return self.chapter.url if self.chapter else self.report.url

    @property
    def short_title(self) -> str:
        """The chapter's title, or the report's without its subtitle, as notes repeat it."""
        if self.chapter:
            return self.chapter.short_title or shortened(self.chapter.title)
        # “Maybe We Can”: Views on the Conflict -> Maybe We Can
        return self.report.title.partition(": ")[0].strip("“”")

    @property
    def archive(self) -> str:
        """The archive's name with its version, where that is known."""
        return f"{ARCHIVE_NAME}, version {self.version}" if self.version else ARCHIVE_NAME


@dataclass(frozen=True)
class CitedArchive:
    """The archive as a whole: who runs it (may be empty), its version, the year of its last change."""

    operator: str
    version: str
    year: int
    address: str
    accessed: dt.date | None = None


def cited_item(
    subject: Quote | Theme | Chapter | Report,
    address: str = "",
    version: str = "",
    accessed: dt.date | None = None,
) -> CitedItem:
    """Return what to cite for a quote, a section, a chapter or a report whose page is at `address`."""
    return replace(_cited_wherever(subject), address=address, version=version, accessed=accessed)


def _cited_wherever(subject: Quote | Theme | Chapter | Report) -> CitedItem:
    """Return what to cite, wherever it is shown."""
    match subject:
        case Report():
            return CitedItem(subject)
        case Chapter():
            return CitedItem(subject.report, subject)
        case Theme():
            return _cited_section(subject.chapter, subject)
    # Its own chapter, which is read along with it; the theme's would be asked for again.
    return replace(_cited_section(subject.chapter, subject.theme), code=subject.code)


def _cited_section(chapter: Chapter, theme: Theme) -> CitedItem:
    """Return what to cite for a section of a chapter."""
    short = theme.short_title or shortened(theme.heading)
    return CitedItem(chapter.report, chapter, theme.heading, short)


def shortened(heading: str) -> str:
    """Return a heading of up to five words whole, else its first words: for one without a short title.

    `Some Want a National Ceasefire` stays; `Halting Hostilities at the Local Level` is
    `Halting Hostilities`, `Fear, Hope, and Anger in the South` is `Fear, Hope, and Anger`.
    """
    words = heading.split()
    if len(words) <= WHOLE:
        return heading
    kept = words[:KEPT]
    while len(kept) > 1 and kept[-1].lower() in _SMALL_WORDS:
        kept.pop()
    return " ".join(kept).rstrip(",;:–—")
