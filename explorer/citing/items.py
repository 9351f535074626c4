"""Describe what is cited: a report, a chapter, a section or a quote, and where this archive shows it."""

import datetime as dt
from dataclasses import dataclass

from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.names import Authors
from explorer.models import Chapter, Quote, Report, Theme


@dataclass(frozen=True)
class CitedItem:
    """A report, a chapter, a section of it or a quote in it, with the address of its page in this archive.

    `chapter` is None for a whole report. `heading` is the section, cited where a printed book would have a
    page number; `code` is the quote's id; both are empty for what is cited as a whole. `version` is the
    archive's version, and `accessed` the day somebody read the page; what isn't known is left out.
    """

    report: Report
    chapter: Chapter | None
    address: str
    heading: str = ""
    code: str = ""
    version: str = ""
    accessed: dt.date | None = None

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
    def url(self) -> str:
        """The address under which the report's publisher shows the chapter, or the whole report."""
        return self.chapter.url if self.chapter else self.report.url

    @property
    def archive(self) -> str:
        """The archive's name with its version, where that is known."""
        return f"{ARCHIVE_NAME}, version {self.version}" if self.version else ARCHIVE_NAME


def cited_item(
    subject: Quote | Theme | Chapter | Report,
    address: str,
    version: str = "",
    accessed: dt.date | None = None,
) -> CitedItem:
    """Return what to cite for a quote, a section, a chapter or a report whose page is at `address`."""
    match subject:
        case Report():
            return CitedItem(subject, None, address, "", "", version, accessed)
        case Chapter():
            return CitedItem(subject.report, subject, address, "", "", version, accessed)
        case Theme(chapter=chapter):
            return CitedItem(chapter.report, chapter, address, subject.heading, "", version, accessed)
        case Quote(chapter=chapter, theme=theme):
            return CitedItem(chapter.report, chapter, address, theme.heading, subject.code, version, accessed)
