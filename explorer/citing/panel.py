"""Show how to cite what a page is about, in the style that its address names."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import QueryDict
from django.utils import timezone

from explorer.citing.items import CitedItem, cited_item
from explorer.citing.styles import STYLES, Citation
from explorer.links import permanent_link
from explorer.models import Quote, Report, Theme
from explorer.questions.index import current_index
from explorer.questions.parameters import read_choice, read_value, replacing

Subject = Quote | Theme | Report


class StyleLink(NamedTuple):
    """A style to choose: its label, the address of the same page in it, whether it is chosen."""

    label: str
    address: str
    selected: bool


class CitingPanel(NamedTuple):
    """A page's panel for citing its subjects: the styles, and each subject in the chosen one.

    `asked_for` is the style that the address names; empty where it leaves the choice to us.
    """

    styles: list[StyleLink]
    citations: list[Citation]
    asked_for: str


def citing_panel(parameters: QueryDict, subjects: Sequence[Subject]) -> CitingPanel:
    """Return subjects cited in the style that the parameter `style` names, by default the first."""
    slug = read_choice(parameters, "style", [style.slug for style in STYLES])
    chosen = next(style for style in STYLES if style.slug == slug)
    links = [
        StyleLink(str(style.label), f"?{replacing(parameters, 'style', style.slug)}#cite", style == chosen)
        for style in STYLES
    ]
    citations = [chosen.cite(cited_today(subject)) for subject in subjects]
    return CitingPanel(links, citations, read_value(parameters, "style"))


def cited_today(subject: Subject) -> CitedItem:
    """Return what to cite for the page of a quote, a theme or a report as it is today."""
    return cited_item(subject, permanent_link(subject), current_index().version, timezone.localdate())
