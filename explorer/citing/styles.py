"""Declare the citation styles, each once: what writes its references, its short forms and its notes.

A reference is the report's chapter as the style's manual has it (a web book: no page numbers). Where
an item has an address in this archive, the reference also says where the archive shows it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from explorer.citing import apa as apa_style
from explorer.citing import chicago, harvard, mla
from explorer.citing.items import CitedArchive, CitedItem, cited_item
from explorer.citing.rich_text import RichText
from explorer.models import Chapter, Quote, Report

NO_PAGES = _("The report’s chapter has no page numbers, so the citation names the section’s heading.")

WHOLE_BOOK = _(
    "APA lists the whole report, because a chapter of a book by the same author has no entry of its own. "
    "The citation in the text says which section."
)

QUOTED_IN = _(
    "MLA writes “qtd. in” for words that the author quotes. Sections without a number are named in your own "
    "sentence, not in the parentheses."
)


class Style(NamedTuple):
    """A style: the entry of its reference list (or its note), and the short form in the text.

    `place` is the sentence that says where this archive shows an item; `archive` and `archive_in_text`
    cite the archive itself; `note` tells readers why the forms are as they are.
    """

    slug: str
    label: Any
    reference: Callable[[CitedItem], RichText]
    place: Callable[[CitedItem], RichText]
    in_text: Callable[[CitedItem], RichText]
    archive: Callable[[CitedArchive], RichText]
    archive_in_text: Callable[[CitedArchive], RichText]
    in_text_label: Any = _("In the text")
    note: Any = NO_PAGES

    def cite(self, item: CitedItem) -> "Citation":
        """Return an item cited in this style."""
        return self._citation(self.reference(item), self.in_text(item))

    def cite_archive(self, cited: CitedArchive) -> "Citation":
        """Return the archive as a whole, cited in this style."""
        return self._citation(self.archive(cited), self.archive_in_text(cited))

    def _citation(self, reference: RichText, in_text: RichText) -> "Citation":
        return Citation(self.slug, str(self.label), reference, in_text, str(self.in_text_label))


class Citation(NamedTuple):
    """Something cited in one style."""

    slug: str
    label: str
    reference: RichText
    in_text: RichText
    in_text_label: str


def citations(item: CitedItem) -> list[Citation]:
    """Return an item cited in every style."""
    return [style.cite(item) for style in STYLES]


def archive_citations(cited: CitedArchive) -> list[Citation]:
    """Return the archive cited in every style."""
    return [style.cite_archive(cited) for style in STYLES]


def apa(subject: Quote | Chapter | Report, address: str = "") -> str:
    """Return the APA 7 reference for a quote, a chapter or a report, as plain text on one line.

    With an address it says where this archive shows it, but not which version of it, so that a table
    of the same quotes stays the same.
    """
    return apa_style.reference(cited_item(subject, address)).text


STYLES = [
    Style(
        "apa",
        _("APA 7"),
        apa_style.reference,
        apa_style.place,
        apa_style.in_text,
        apa_style.archive,
        apa_style.archive_in_text,
        note=WHOLE_BOOK,
    ),
    Style(
        "mla",
        _("MLA 9"),
        mla.reference,
        mla.place,
        mla.in_text,
        mla.archive,
        mla.archive_in_text,
        note=QUOTED_IN,
    ),
    Style(
        "chicago-note",
        _("Chicago 18, note"),
        chicago.note,
        chicago.place,
        chicago.short_note,
        chicago.archive_note,
        chicago.archive_short_note,
        _("Shortened, from then on"),
    ),
    Style(
        "chicago-bibliography",
        _("Chicago 18, bibliography"),
        chicago.bibliography,
        chicago.place,
        chicago.short_note,
        chicago.archive_bibliography,
        chicago.archive_short_note,
        _("Shortened note"),
    ),
    Style(
        "chicago-author-date",
        _("Chicago 18, author-date"),
        chicago.author_date,
        chicago.place,
        chicago.in_text,
        chicago.archive_author_date,
        chicago.archive_in_text,
    ),
    Style(
        "harvard",
        _("Harvard (Cite Them Right)"),
        harvard.reference,
        harvard.place,
        harvard.in_text,
        harvard.archive,
        harvard.archive_in_text,
    ),
]
"""Every style that a page offers, in order."""
