"""Show how to cite what a page is about, in the style that its address names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from explorer.archive.lookup import last_change
from explorer.citing.bibliographies import Entry, bibliography
from explorer.citing.items import CitedArchive, CitedItem, cited_item
from explorer.citing.rich_text import RichText
from explorer.citing.styles import NO_PAGES, STYLES, Citation, Style
from explorer.links import absolute, permanent_link
from explorer.models import Chapter, Quote, Report, Theme
from explorer.questions.index import current_index
from explorer.questions.parameters import others, read_choice, read_value, replacing

Subject = Quote | Theme | Chapter | Report

WHERE = {"report": _("The report alone"), "archive": _("With the place where you read it")}
"""Value of the parameter `where` -> the things that a reference names; the first by default."""


class Choice(NamedTuple):
    """A form to choose: its value, its label, the address of the same page in it, whether it is chosen."""

    value: str
    label: str
    address: str
    selected: bool


class CitingPanel(NamedTuple):
    """A page's panel for citing: the choices, why the chosen style writes as it does, and the result.

    `citation` is of a page about one thing, `entries` are of a list. `asked_for` are the parameters
    that the address names; empty where it leaves the choice to us. `others` are all parameters of the
    address but the style.
    """

    styles: list[Choice]
    wheres: list[Choice]
    note: str
    asked_for: Mapping[str, str]
    others: Sequence[tuple[str, str]]
    citation: Citation | None = None
    entries: Sequence[Entry] = ()


def citing_panel(parameters: QueryDict, subject: Subject) -> CitingPanel:
    """Return a subject cited in the style that the parameter `style` names, by default the first.

    The reference names this archive where the parameter `where` asks for it.
    """
    panel, style, where = _chosen(parameters)
    # The notes are about sections.
    note = "" if isinstance(subject, Report) else panel.note
    if isinstance(subject, Chapter) and note == str(NO_PAGES):
        note = gettext("This cites the chapter as a whole; the page of a quote or a theme names its section.")
    return panel._replace(citation=style.cite(_cited(subject, where)), note=note)


def bibliography_panel(parameters: QueryDict, quotes: Iterable[Quote]) -> CitingPanel:
    """Return a list of quotes as a bibliography, one entry for each chapter."""
    panel, style, where = _chosen(parameters)
    return panel._replace(entries=bibliography(style, [_cited(quote, where) for quote in quotes]))


def references(chapters: Iterable[str]) -> list[RichText]:
    """Return the references to chapters, named by their slugs, in the first style."""
    found = Chapter.objects.select_related("report").filter(slug__in=chapters)
    return [entry.reference for entry in bibliography(STYLES[0], map(cited_item, found))]


def _chosen(parameters: QueryDict) -> tuple[CitingPanel, Style, str]:
    """Return a panel without its result, the style and the value of `where` that were chosen."""
    slug = read_choice(parameters, "style", [style.slug for style in STYLES])
    where = read_choice(parameters, "where", list(WHERE))
    chosen = next(style for style in STYLES if style.slug == slug)
    styles = {style.slug: style.label for style in STYLES}
    panel = CitingPanel(
        choices(parameters, "style", styles, slug, "cite"),
        choices(parameters, "where", WHERE, where, "cite"),
        str(chosen.note),
        forms_asked_for(parameters),
        others(parameters, "style"),
    )
    return panel, chosen, where


def forms_asked_for(parameters: QueryDict) -> dict[str, str]:
    """Return the parameters of an address that choose a form of citation, with their values."""
    return {name: value for name in ("style", "where") if (value := read_value(parameters, name))}


def choices(
    parameters: QueryDict, name: str, labels: Mapping[str, Any], chosen: str, part: str
) -> list[Choice]:
    """Return the values of a parameter as links to a part of the same page, everything else as it is."""
    return [
        Choice(value, str(label), f"?{replacing(parameters, name, value)}#{part}", value == chosen)
        for value, label in labels.items()
    ]


def _cited(subject: Subject, where: str) -> CitedItem:
    """Return what to cite for a subject, with its page in this archive or without."""
    return cited_today(subject) if where == "archive" else cited_item(subject, accessed=timezone.localdate())


def cited_today(subject: Subject) -> CitedItem:
    """Return what to cite for the page of a quote, a section, a chapter or a report as it is today."""
    return cited_item(subject, permanent_link(subject), current_index().version, timezone.localdate())


def cited_archive() -> CitedArchive:
    """Return what to cite for the archive as a whole as it is today."""
    today = timezone.localdate()
    return CitedArchive(
        settings.OPERATOR, current_index().version, last_change().year, absolute("home"), today
    )
