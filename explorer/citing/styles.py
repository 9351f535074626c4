"""The styles, each as a reference and as what stands in the text.

A reference is the report's chapter as the style's manual has it (a web book: no page numbers), with
the section's heading as locator, and behind it where this archive shows the quote. Date of access
and version are left out where the source doesn't know them.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from explorer.citing import names
from explorer.citing.rich_text import RichText, link, quoted, single, stop_after, stopped, title
from explorer.citing.source import ARCHIVE_NAME, Source, source_of
from explorer.models import Quote

MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


class Style(NamedTuple):
    """A style: the entry of its reference list (or its note), and the short form in the text."""

    slug: str
    label: Any
    reference: Callable[[Source], RichText]
    in_text: Callable[[Source], RichText]
    in_text_label: Any = _("In the text")

    def cite(self, source: Source) -> "Citation":
        """Return a source cited in this style."""
        return Citation(
            self.slug, str(self.label), self.reference(source), self.in_text(source), str(self.in_text_label)
        )


class Citation(NamedTuple):
    """A source cited in one style."""

    slug: str
    label: str
    reference: RichText
    in_text: RichText
    in_text_label: str


def citations(source: Source) -> list[Citation]:
    """Return a source cited in every style."""
    return [style.cite(source) for style in STYLES]


def apa(quote: Quote, address: str) -> str:
    """Return the APA 7 reference for a quote, as plain text on one line.

    Neither the archive's version nor a date of access is in it, so that a table of the same quotes
    stays the same from day to day.
    """
    return _apa(source_of(quote, address)).text


def _apa(source: Source) -> RichText:
    """Return an APA reference; where this archive has it stands in the closing parentheses."""
    report = source.report
    publisher = "" if source.is_self_published else f" {stopped(report.publisher)}"
    retrieved = f"retrieved {_american(source.accessed)}, from " if source.accessed else ""
    return RichText.of(
        f"{stopped(names.apa_authors(source.authors))} ({source.year}). ",
        f"{stopped(source.chapter.sentence_case_title)} In ",
        title(report.sentence_case_title),
        f"{stop_after(report.sentence_case_title)}{publisher} ",
        link(source.chapter.url),
        f" ({_capitalised(_part(source))}{source.archive}, {retrieved}",
        link(source.address),
        ")",
    )


def _apa_in_text(source: Source) -> RichText:
    """Return an APA citation: the full heading without quotation marks."""
    section = f", {source.heading} section" if source.heading else ""
    return RichText.of(f"({names.surnames(source.authors, '&')}, {source.year}{section})")


def _mla(source: Source) -> RichText:
    """Return an MLA entry: the report is the first container, this archive the second."""
    authors = "" if source.is_self_published else f"{stopped(names.mla_list(source.authors))} "
    accessed = f" Accessed {_mla_date(source.accessed)}." if source.accessed else ""
    version = f", version {source.version}" if source.version else ""
    part = f", {_part(source)}" if source.heading else ", "
    return RichText.of(
        f"{authors}{quoted(source.chapter.title, '.')} ",
        title(source.report.title),
        f", {source.report.publisher}, {source.year}, ",
        link(source.chapter.url),
        ". ",
        title(ARCHIVE_NAME),
        f"{version}{part}",
        link(source.address),
        f".{accessed}",
    )


def _mla_in_text(source: Source) -> RichText:
    """Return an MLA citation; it has no year."""
    own = quoted(source.chapter.title) if source.is_self_published else names.surnames(source.authors)
    return RichText.of(f"({own}, sec. {quoted(source.heading)})" if source.heading else f"({own})")


def chicago_note(source: Source) -> RichText:
    """Return a full note."""
    section = f"under {quoted(source.heading, ',')} " if source.heading else ""
    return RichText.of(
        f"{names.chicago_note(source.authors)}, {quoted(source.chapter.title, ',')} in ",
        title(source.report.title),
        f" ({source.report.publisher}, {source.year}), {section}",
        link(source.chapter.url),
        f"; {f'quote {source.code}, ' if source.code else ''}{_chicago_archive(source)}",
        link(source.address),
        ".",
    )


def _chicago_short_note(source: Source) -> RichText:
    """Return the note that follows after the first: author, title, heading."""
    authors = names.surnames(source.authors)
    if not source.heading:
        return RichText.of(f"{authors}, {quoted(source.chapter.title, '.')}")
    under = f"under {quoted(source.heading, '.')}"
    return RichText.of(f"{authors}, {quoted(source.chapter.title, ',')} {under}")


def _chicago_bibliography(source: Source) -> RichText:
    """Return an entry of a bibliography: the year stands behind the publisher."""
    published = f" {source.report.publisher}, {source.year}. "
    return _chicago_entry(source, "", published)


def _chicago_author_date(source: Source) -> RichText:
    """Return an entry of a reference list: the year stands behind the author."""
    published = f" {stopped(source.report.publisher)} "
    return _chicago_entry(source, f" {source.year}.", published)


def _chicago_entry(source: Source, year: str, published: str) -> RichText:
    """Return what both of Chicago's lists have in common."""
    return RichText.of(
        f"{stopped(names.chicago_list(source.authors))}{year} {quoted(source.chapter.title, '.')} In ",
        title(source.report.title),
        f"{stop_after(source.report.title)}{published}",
        link(source.chapter.url),
        f". {_capitalised(_part(source))}{_chicago_archive(source)}",
        link(source.address),
        ".",
    )


def _chicago_in_text(source: Source) -> RichText:
    """Return an author-date citation."""
    section = f", under {quoted(source.heading)}" if source.heading else ""
    return RichText.of(f"({names.surnames(source.authors)} {source.year}{section})")


def _harvard(source: Source) -> RichText:
    """Return a Harvard reference: British quotation marks, place and publisher."""
    report = source.report
    place = f"{report.publisher_place}: " if report.publisher_place else ""
    accessed = f" (Accessed: {_british(source.accessed)})" if source.accessed else ""
    return RichText.of(
        names.harvard_list(source.authors),
        f" ({source.year}) ‘{source.chapter.sentence_case_title}’, in ",
        title(single(report.sentence_case_title)),
        f"{stop_after(report.sentence_case_title)} {place}{stopped(report.publisher)} Available at: ",
        link(source.chapter.url),
        f". {_capitalised(_british_part(source))}{source.archive}. Available at: ",
        link(source.address),
        f"{accessed}.",
    )


def _harvard_in_text(source: Source) -> RichText:
    """Return a Harvard citation."""
    section = f", section ‘{source.heading}’" if source.heading else ""
    return RichText.of("(", names.harvard_surnames(source.authors), f", {source.year}{section})")


def _part(source: Source) -> str:
    """Return which part of the chapter it is, with a comma behind: `quote x-01 in section “…,” `."""
    quote = f"quote {source.code} in " if source.code else ""
    return f"{quote}section {quoted(source.heading, ',')} " if source.heading else ""


def _british_part(source: Source) -> str:
    """Return the same with British quotation marks, which leave the comma outside."""
    quote = f"quote {source.code} in " if source.code else ""
    return f"{quote}section ‘{source.heading}’, " if source.heading else ""


def _chicago_archive(source: Source) -> str:
    """Return the archive and the day of access, up to the address."""
    accessed = f", accessed {_american(source.accessed)}" if source.accessed else ""
    return f"{source.archive}{accessed}, "


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
