"""Write an item in each citation style: its reference, and the short form in the text.

A reference is the report's chapter as the style's manual has it (a web book: no page numbers), with
the section's heading as locator, followed by where this archive shows the quote. Date of access and
version are left out where they aren't known.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from explorer.citing import names
from explorer.citing.credit import ARCHIVE_NAME
from explorer.citing.items import CitedItem, cited_item
from explorer.citing.rich_text import RichText, link, quoted, single, stop_after, stopped, title
from explorer.models import Quote

MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
"""The months as MLA abbreviates them: all but May, June and July."""


class Style(NamedTuple):
    """A style: the entry of its reference list (or its note), and the short form in the text."""

    slug: str
    label: Any
    reference: Callable[[CitedItem], RichText]
    in_text: Callable[[CitedItem], RichText]
    in_text_label: Any = _("In the text")

    def cite(self, item: CitedItem) -> "Citation":
        """Return an item cited in this style."""
        return Citation(
            self.slug, str(self.label), self.reference(item), self.in_text(item), str(self.in_text_label)
        )


class Citation(NamedTuple):
    """An item cited in one style."""

    slug: str
    label: str
    reference: RichText
    in_text: RichText
    in_text_label: str


def citations(item: CitedItem) -> list[Citation]:
    """Return an item cited in every style."""
    return [style.cite(item) for style in STYLES]


def apa(quote: Quote, address: str) -> str:
    """Return the APA 7 reference for a quote, as plain text on one line.

    Neither the archive's version nor a date of access is in it, so that a table of the same quotes
    stays the same from day to day.
    """
    return _apa(cited_item(quote, address)).text


def _apa(item: CitedItem) -> RichText:
    """Return an APA reference; its address in this archive is in the closing parentheses."""
    report = item.report
    chapter = f"{stopped(item.chapter.sentence_case_title)} In " if item.chapter else ""
    publisher = "" if item.is_self_published else f" {stopped(report.publisher)}"
    retrieved = f"retrieved {_american(item.accessed)}, from " if item.accessed else ""
    return RichText.of(
        f"{stopped(names.apa_authors(item.authors))} ({item.year}). ",
        chapter,
        title(report.sentence_case_title),
        f"{stop_after(report.sentence_case_title)}{publisher} ",
        link(item.url),
        f" ({_capitalised(_american_locator(item))}{item.archive}, {retrieved}",
        link(item.address),
        ")",
    )


def _apa_in_text(item: CitedItem) -> RichText:
    """Return an APA citation: the full heading without quotation marks."""
    section = f", {item.heading} section" if item.heading else ""
    return RichText.of(f"({names.surnames(item.authors, '&')}, {item.year}{section})")


def _mla(item: CitedItem) -> RichText:
    """Return an MLA entry: the report is the first container, this archive the second."""
    chapter = f"{quoted(item.chapter.title, '.')} " if item.chapter else ""
    authors = "" if item.is_self_published else f"{stopped(names.mla_authors(item.authors))} "
    accessed = f" Accessed {_mla_date(item.accessed)}." if item.accessed else ""
    version = f", version {item.version}" if item.version else ""
    locator = f", {_american_locator(item)}" if item.heading else ", "
    return RichText.of(
        f"{authors}{chapter}",
        title(item.report.title),
        f", {item.report.publisher}, {item.year}, ",
        link(item.url),
        ". ",
        title(ARCHIVE_NAME),
        f"{version}{locator}",
        link(item.address),
        f".{accessed}",
    )


def _mla_in_text(item: CitedItem) -> RichText:
    """Return an MLA citation; it has no year."""
    own = (
        quoted((item.chapter or item.report).title)
        if item.is_self_published
        else names.surnames(item.authors)
    )
    return RichText.of(f"({own}, sec. {quoted(item.heading)})" if item.heading else f"({own})")


def chicago_note(item: CitedItem) -> RichText:
    """Return a full note."""
    chapter = f"{quoted(item.chapter.title, ',')} in " if item.chapter else ""
    section = f"under {quoted(item.heading, ',')} " if item.heading else ""
    return RichText.of(
        f"{names.chicago_note_authors(item.authors)}, {chapter}",
        title(item.report.title),
        f" ({item.report.publisher}, {item.year}), {section}",
        link(item.url),
        f"; {f'quote {item.code}, ' if item.code else ''}{_chicago_archive(item)}",
        link(item.address),
        ".",
    )


def _chicago_short_note(item: CitedItem) -> RichText:
    """Return the note from the second time on: author, title, heading."""
    authors = names.surnames(item.authors)
    if not item.chapter:
        return RichText.of(f"{authors}, ", title(item.report.title), stop_after(item.report.title))
    if not item.heading:
        return RichText.of(f"{authors}, {quoted(item.chapter.title, '.')}")
    under = f"under {quoted(item.heading, '.')}"
    return RichText.of(f"{authors}, {quoted(item.chapter.title, ',')} {under}")


def _chicago_bibliography(item: CitedItem) -> RichText:
    """Return an entry of a bibliography: the year comes after the publisher."""
    published = f" {item.report.publisher}, {item.year}. "
    return _chicago_entry(item, "", published)


def _chicago_author_date(item: CitedItem) -> RichText:
    """Return an entry of a reference list: the year comes after the authors."""
    published = f" {stopped(item.report.publisher)} "
    return _chicago_entry(item, f" {item.year}.", published)


def _chicago_entry(item: CitedItem, year: str, published: str) -> RichText:
    """Return what both of Chicago's lists have in common."""
    chapter = f"{quoted(item.chapter.title, '.')} In " if item.chapter else ""
    return RichText.of(
        f"{stopped(names.chicago_authors(item.authors))}{year} {chapter}",
        title(item.report.title),
        f"{stop_after(item.report.title)}{published}",
        link(item.url),
        f". {_capitalised(_american_locator(item))}{_chicago_archive(item)}",
        link(item.address),
        ".",
    )


def _chicago_in_text(item: CitedItem) -> RichText:
    """Return an author-date citation."""
    section = f", under {quoted(item.heading)}" if item.heading else ""
    return RichText.of(f"({names.surnames(item.authors)} {item.year}{section})")


def _harvard(item: CitedItem) -> RichText:
    """Return a Harvard reference: British quotation marks, place and publisher."""
    report = item.report
    chapter = f"‘{item.chapter.sentence_case_title}’, in " if item.chapter else ""
    place = f"{report.publisher_place}: " if report.publisher_place else ""
    accessed = f" (Accessed: {_british(item.accessed)})" if item.accessed else ""
    return RichText.of(
        names.harvard_authors(item.authors),
        f" ({item.year}) {chapter}",
        title(single(report.sentence_case_title)),
        f"{stop_after(report.sentence_case_title)} {place}{stopped(report.publisher)} Available at: ",
        link(item.url),
        f". {_capitalised(_british_locator(item))}{item.archive}. Available at: ",
        link(item.address),
        f"{accessed}.",
    )


def _harvard_in_text(item: CitedItem) -> RichText:
    """Return a Harvard citation."""
    section = f", section ‘{item.heading}’" if item.heading else ""
    return RichText.of("(", names.harvard_surnames(item.authors), f", {item.year}{section})")


def _american_locator(item: CitedItem) -> str:
    """Return the part of the chapter, its comma inside the marks: `quote x-01 in section “Mistrust,” `."""
    return _locator(item, quoted(item.heading, ","))


def _british_locator(item: CitedItem) -> str:
    """Return the part of the chapter, its comma outside the marks: `quote x-01 in section ‘Mistrust’, `."""
    return _locator(item, f"‘{item.heading}’,")


def _locator(item: CitedItem, heading: str) -> str:
    """Return the quote and the section, whose heading is printed as `heading`; empty for a whole chapter."""
    quote = f"quote {item.code} in " if item.code else ""
    return f"{quote}section {heading} " if item.heading else ""


def _chicago_archive(item: CitedItem) -> str:
    """Return the archive and the day of access, up to the address."""
    accessed = f", accessed {_american(item.accessed)}" if item.accessed else ""
    return f"{item.archive}{accessed}, "


def _capitalised(text: str) -> str:
    """Return text with a capital for the first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _american(day: dt.date) -> str:
    """Return a date as APA and Chicago write it: `November 22, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"


def _british(day: dt.date) -> str:
    """Return a date as Harvard writes it: `22 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def _mla_date(day: dt.date) -> str:
    """Return a date as MLA writes it: `22 Nov. 2026`."""
    return f"{day.day} {MLA_MONTHS[day.month - 1]} {day.year}"


STYLES = [
    Style("apa", _("APA 7"), _apa, _apa_in_text),
    Style("mla", _("MLA 9"), _mla, _mla_in_text),
    Style(
        "chicago-note", _("Chicago 18, note"), chicago_note, _chicago_short_note, _("Shortened, from then on")
    ),
    Style(
        "chicago-bibliography",
        _("Chicago 18, bibliography"),
        _chicago_bibliography,
        _chicago_short_note,
        _("Shortened note"),
    ),
    Style("chicago-author-date", _("Chicago 18, author-date"), _chicago_author_date, _chicago_in_text),
    Style("harvard", _("Harvard (Cite Them Right)"), _harvard, _harvard_in_text),
]
"""Every style that a page offers, in order."""
