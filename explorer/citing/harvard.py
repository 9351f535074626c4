"""Cite in the Harvard style of Cite Them Right, 12th edition: each address has its date of access."""

import datetime as dt

from explorer.citing import names
from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.items import CitedArchive, CitedItem
from explorer.citing.locators import british_locator, capitalised
from explorer.citing.rich_text import RichText, link, single, stop_after, stopped, title


def reference(item: CitedItem) -> RichText:
    """Return a reference: British quotation marks, place and publisher."""
    report = item.report
    chapter = f"‘{item.chapter.sentence_case_title}’, in " if item.chapter else ""
    city = f"{report.publisher_place}: " if report.publisher_place else ""
    where = RichText.of(" ", place(item)) if item.address else RichText()
    return RichText.of(
        names.harvard_authors(item.authors),
        f" ({item.dated}) {chapter}",
        title(single(report.sentence_case_title)),
        f"{stop_after(report.sentence_case_title)} {city}{stopped(report.publisher)} ",
        _available(item.url, item.accessed),
        ".",
        where,
    )


def place(item: CitedItem) -> RichText:
    """Return where this archive shows the item, and when somebody read it there."""
    return RichText.of(
        f"{capitalised(british_locator(item))}{item.archive}. ", _available(item.address, item.accessed), "."
    )


def in_text(item: CitedItem) -> RichText:
    """Return the citation in the text."""
    section = f", section ‘{item.short_heading}’" if item.heading else ""
    return RichText.of("(", names.harvard_surnames(item.authors), f", {item.dated}{section})")


def archive(cited: CitedArchive) -> RichText:
    """Return the reference of the archive; without an author its title comes first."""
    version = f" Version {cited.version}." if cited.version else ""
    available = _available(cited.address, cited.accessed)
    name = title(ARCHIVE_NAME)
    if cited.operator:
        return RichText.of(f"{cited.operator} ({cited.year}) ", name, f".{version} ", available, ".")
    return RichText.of(name, f" ({cited.year}).{version} ", available, ".")


def archive_in_text(cited: CitedArchive) -> RichText:
    """Return the citation of the archive in the text."""
    return RichText.of("(", cited.operator or title(ARCHIVE_NAME), f", {cited.year})")


def _available(address: str, accessed: dt.date | None) -> RichText:
    """Return an address with the day it was read: `Available at: U (Accessed: 22 November 2026)`."""
    day = f" (Accessed: {accessed.day} {accessed:%B} {accessed.year})" if accessed else ""
    return RichText.of("Available at: ", link(address), day)
