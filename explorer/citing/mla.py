"""Cite in the style of the Modern Language Association, 9th edition.

Words that an author quotes are `qtd. in` the author. A section without a number is no locator: the
sentence names it.
"""

from explorer.citing import names
from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.items import CitedArchive, CitedItem
from explorer.citing.locators import american_locator
from explorer.citing.rich_text import RichText, link, quoted, stop_after, stopped, title

MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
"""The months as MLA abbreviates them: all but May, June and July."""


def reference(item: CitedItem) -> RichText:
    """Return an entry: the report is the first container, this archive the second."""
    authors = "" if item.is_self_published else f"{stopped(names.mla_authors(item.authors))} "
    where = RichText.of(" ", place(item)) if item.address else RichText()
    return RichText.of(authors, *_work(item), link(item.url), ".", where)


def _work(item: CitedItem) -> RichText:
    """Return chapter, report, publisher and date; a whole report has its month."""
    report = item.report
    if item.chapter:
        chapter = quoted(item.chapter.title, ".")
        return RichText.of(f"{chapter} ", title(report.title), f", {report.publisher}, {item.year}, ")
    month = MONTHS[report.published.month - 1]
    stop = stop_after(report.title)
    return RichText.of(title(report.title), f"{stop} {report.publisher}, {month} {item.year}, ")


def place(item: CitedItem) -> RichText:
    """Return where this archive shows the item: `Syrian Interview Quotes, version 1, quote x-01 in …`."""
    version = f", version {item.version}" if item.version else ""
    locator = f", {american_locator(item)}" if item.heading else ", "
    return RichText.of(title(ARCHIVE_NAME), f"{version}{locator}", link(item.address), ".")


def in_text(item: CitedItem) -> RichText:
    """Return the citation in the text; it has no year."""
    quoting = "qtd. in " if item.code else ""
    if not item.is_self_published:
        return RichText.of(f"({quoting}{names.surnames(item.authors)})")
    own = quoted(item.short_title) if item.chapter else title(item.short_title)
    return RichText.of(f"({quoting}", own, ")")


def archive(cited: CitedArchive) -> RichText:
    """Return the entry of the archive: who runs it is its publisher."""
    version = f"version {cited.version}, " if cited.version else ""
    operator = f"{cited.operator}, " if cited.operator else ""
    details = f"{version}{operator}{cited.year}, "
    return RichText.of(title(ARCHIVE_NAME), f". {details[:1].upper()}{details[1:]}", link(cited.address), ".")


def archive_in_text(_cited: CitedArchive) -> RichText:
    """Return the citation of the archive in the text."""
    return RichText.of("(", title(ARCHIVE_NAME), ")")
