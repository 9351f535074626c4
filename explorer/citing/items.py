"""Describe what is cited: a chapter, a section or a quote, and where this archive shows it."""

import datetime as dt
from dataclasses import dataclass

from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.names import Authors
from explorer.models import Chapter, Quote, Report, Theme


@dataclass(frozen=True)
class CitedItem:
    """A chapter, a section of it or a quote in it, with the address of its page in this archive.

    `heading` is the section, cited where a printed book would have a page number; `code` is the
    quote's id; both are empty for what is cited as a whole. `version` is the archive's version, and
    `accessed` the day somebody read the page; what isn't known is left out.
    """

    chapter: Chapter
    address: str
    heading: str = ""
    code: str = ""
    version: str = ""
    accessed: dt.date | None = None

    @property
    def report(self) -> Report:
        """The report that the chapter belongs to."""
        return self.chapter.report

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
    def archive(self) -> str:
        """The archive's name with its version, where that is known."""
        return f"{ARCHIVE_NAME}, version {self.version}" if self.version else ARCHIVE_NAME


def cited_item(
    subject: Quote | Theme | Chapter, address: str, version: str = "", accessed: dt.date | None = None
) -> CitedItem:
    """Return what to cite for a quote, a section or a chapter whose page is at `address`."""
    if isinstance(subject, Quote):
        return CitedItem(subject.chapter, address, subject.theme.heading, subject.code, version, accessed)
    if isinstance(subject, Theme):
        return CitedItem(subject.chapter, address, subject.heading, "", version, accessed)
    return CitedItem(subject, address, "", "", version, accessed)
