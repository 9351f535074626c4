"""What a citation points to: a part of a report, and where this archive shows it."""

import datetime as dt
from dataclasses import dataclass

from explorer.citing.names import Authors, names_in_words
from explorer.citing.rich_text import stopped
from explorer.models import Chapter, Quote, Report, Theme

ARCHIVE_NAME = "Syrian Interview Quotes"
"""What this site is called where somebody cites it."""


@dataclass(frozen=True)
class Source:
    """A chapter, a section of it or a quote in it, with the address of its page in this archive.

    `heading` is the section, which stands where a printed book has a page number; `code` is the
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


def source_of(
    subject: Quote | Theme | Chapter, address: str, version: str = "", accessed: dt.date | None = None
) -> Source:
    """Return what to cite for a quote, a section or a chapter whose page is at `address`."""
    if isinstance(subject, Quote):
        return Source(subject.chapter, address, subject.theme.heading, subject.code, version, accessed)
    if isinstance(subject, Theme):
        return Source(subject.chapter, address, subject.heading, "", version, accessed)
    return Source(subject, address, "", "", version, accessed)


def interviews(report: Report) -> str:
    """Return when a report's interviews were held, such as `August to October 2014`; empty if unknown."""
    began, ended = report.interviews_began, report.interviews_ended
    if began is None or ended is None:
        return ""
    if (began.year, began.month) == (ended.year, ended.month):
        return f"{began:%B %Y}"
    first = f"{began:%B}" if began.year == ended.year else f"{began:%B %Y}"
    return f"{first} to {ended:%B %Y}"


def licence(report: Report) -> str:
    """Return the licence line that goes with every quote that leaves the site.

    The licence and its address come first; then when the interviews were held, where they are
    printed, and that nobody's endorsement is implied.
    """
    held = interviews(report)
    dates = f"Interviews held {held}. " if held else ""
    printed = stopped(f"Printed in {report.title} ({report.publisher}, {report.published.year})")
    return (
        f"{report.licence}, {report.licence_url}. {dates}{printed} "
        "No endorsement by its authors or publisher is implied."
    )


def report_in_words(report: Report) -> str:
    """Return a report as one sentence: authors, title, publisher, month and address."""
    authors = f"{names_in_words(report.authors)}, " if report.authors else ""
    return f"{authors}{report.title}, {report.publisher}, {report.published:%B %Y}, {report.url}"
