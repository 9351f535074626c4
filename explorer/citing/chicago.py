"""Cite in the style of the Chicago Manual, 18th edition: notes, bibliography and author-date."""

from explorer.citing import names
from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.items import CitedArchive, CitedItem
from explorer.citing.locators import american_locator, capitalised
from explorer.citing.rich_text import RichText, Run, link, quoted, stop_after, stopped, title


def note(item: CitedItem) -> RichText:
    """Return a full note."""
    chapter = f"{quoted(item.chapter.title, ',')} in " if item.chapter else ""
    section = f"under {quoted(item.heading, ',')} " if item.heading else ""
    quote = f"quote {item.code}, " if item.code else ""
    where = RichText.of(f"; {quote}{item.archive}, ", link(item.address)) if item.address else RichText()
    return RichText.of(
        f"{names.chicago_note_authors(item.authors)}, {chapter}",
        title(item.report.title),
        f" ({item.report.publisher}, {item.year}), {section}",
        link(item.url),
        where,
        ".",
    )


def short_note(item: CitedItem) -> RichText:
    """Return the note from the second time on: author, short title, short heading."""
    authors = names.surnames(item.authors)
    if not item.chapter:
        return RichText.of(f"{authors}, ", title(item.short_title), stop_after(item.short_title))
    if not item.heading:
        return RichText.of(f"{authors}, {quoted(item.short_title, '.')}")
    return RichText.of(f"{authors}, {quoted(item.short_title, ',')} under {quoted(item.short_heading, '.')}")


def bibliography(item: CitedItem) -> RichText:
    """Return an entry of a bibliography: the year comes after the publisher."""
    return _entry(item, "", f" {item.report.publisher}, {item.year}. ")


def author_date(item: CitedItem) -> RichText:
    """Return an entry of a reference list: the year comes after the authors."""
    return _entry(item, f" {item.dated}.", f" {stopped(item.report.publisher)} ")


def _entry(item: CitedItem, year: str, published: str) -> RichText:
    """Return what both of Chicago's lists have in common."""
    chapter = f"{quoted(item.chapter.title, '.')} In " if item.chapter else ""
    where = RichText.of(" ", place(item)) if item.address else RichText()
    return RichText.of(
        f"{stopped(names.chicago_authors(item.authors))}{year} {chapter}",
        title(item.report.title),
        f"{stop_after(item.report.title)}{published}",
        link(item.url),
        ".",
        where,
    )


def place(item: CitedItem) -> RichText:
    """Return where this archive shows the item."""
    return RichText.of(f"{capitalised(american_locator(item))}{item.archive}, ", link(item.address), ".")


def in_text(item: CitedItem) -> RichText:
    """Return an author-date citation."""
    section = f", under {quoted(item.short_heading)}" if item.heading else ""
    return RichText.of(f"({names.surnames(item.authors)} {item.dated}{section})")


def archive_note(cited: CitedArchive) -> RichText:
    """Return a full note on the archive."""
    operator = f"{cited.operator}, " if cited.operator else ""
    version = f"version {cited.version}, " if cited.version else ""
    return RichText.of(
        f"{operator}{quoted(ARCHIVE_NAME, ',')} {version}{cited.year}, ", link(cited.address), "."
    )


def archive_short_note(cited: CitedArchive) -> RichText:
    """Return the note on the archive from the second time on."""
    operator = f"{cited.operator}, " if cited.operator else ""
    return RichText.of(f"{operator}{quoted(ARCHIVE_NAME, '.')}")


def archive_bibliography(cited: CitedArchive) -> RichText:
    """Return the archive in a bibliography."""
    version = f" Version {cited.version}." if cited.version else ""
    return RichText.of(_archive_named(cited), f"{version} {cited.year}. ", link(cited.address), ".")


def archive_author_date(cited: CitedArchive) -> RichText:
    """Return the archive in a reference list: the year comes after who runs it, or after its name."""
    version = f"Version {cited.version}. " if cited.version else ""
    if not cited.operator:
        return RichText.of(_archive_named(cited), f" {cited.year}. {version}", link(cited.address), ".")
    named = f"{stopped(cited.operator)} {cited.year}. {quoted(ARCHIVE_NAME, '.')}"
    return RichText.of(f"{named} {version}", link(cited.address), ".")


def _archive_named(cited: CitedArchive) -> Run:
    """Return who runs the archive, where that is known, and its name."""
    operator = f"{stopped(cited.operator)} " if cited.operator else ""
    return Run(f"{operator}{quoted(ARCHIVE_NAME, '.')}")


def archive_in_text(cited: CitedArchive) -> RichText:
    """Return an author-date citation of the archive."""
    return RichText.of(f"({cited.operator or quoted(ARCHIVE_NAME)} {cited.year})")
