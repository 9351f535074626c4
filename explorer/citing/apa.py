"""Cite in the style of the American Psychological Association, 7th edition.

A chapter of a book by the same author has no entry of its own: the list names the book, and the
text says which section. A web page that has a version needs no date of retrieval.
"""

from explorer.citing import names
from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.items import CitedArchive, CitedItem
from explorer.citing.locators import capitalised
from explorer.citing.rich_text import RichText, link, quoted, stop_after, stopped, title


def reference(item: CitedItem) -> RichText:
    """Return the reference of the report, and in parentheses where this archive shows the item."""
    report = item.report
    publisher = "" if item.is_self_published else f" {stopped(report.publisher)}"
    where = RichText.of(" ", place(item)) if item.address else RichText()
    return RichText.of(
        f"{stopped(names.apa_authors(item.authors))} ({item.dated}). ",
        title(report.sentence_case_title),
        f"{stop_after(report.sentence_case_title)}{publisher} ",
        link(report.url),
        where,
    )


def place(item: CitedItem) -> RichText:
    """Return where this archive shows the item: the chapter too, which the reference doesn't name."""
    chapter = f"chapter {quoted(item.chapter.sentence_case_title, ',')} " if item.chapter else ""
    quote = f"quote {item.code} in " if item.code else ""
    section = f"section {quoted(item.heading, ',')} " if item.heading else ""
    where = capitalised(f"{quote}{chapter}{section}{item.archive}, ")
    return RichText.of(f"({where}", link(item.address), ")")


def in_text(item: CitedItem) -> RichText:
    """Return the citation in the text, with the section's or the chapter's short title."""
    part = ""
    if item.heading:
        part = f", {quoted(item.short_heading)} section"
    elif item.chapter:
        part = f", {quoted(item.short_title)} chapter"
    return RichText.of(f"({names.surnames(item.authors, '&')}, {item.dated}{part})")


def archive(cited: CitedArchive) -> RichText:
    """Return the reference of the archive: a data set; without an author its title comes first."""
    version = f" (Version {cited.version})" if cited.version else ""
    named = RichText.of(title(ARCHIVE_NAME), f"{version} [Data set].")
    if cited.operator:
        return RichText.of(f"{stopped(cited.operator)} ({cited.year}). ", named, " ", link(cited.address))
    return RichText.of(named, f" ({cited.year}). ", link(cited.address))


def archive_in_text(cited: CitedArchive) -> RichText:
    """Return the citation of the archive in the text."""
    name = cited.operator or title(ARCHIVE_NAME)
    return RichText.of("(", name, f", {cited.year})")
