"""Show every part that pages repeat, in every state, from the templates that the pages use."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from explorer.choices import NOT_STATED, NOT_STATED_LABEL, Stance
from explorer.citing.panel import choices, citing_panel
from explorer.exports.formats import QUOTE_FORMATS
from explorer.figures.breakdown import breakdown
from explorer.figures.charts import figure
from explorer.links import permanent_link
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.parameters import read_choice
from explorer.questions.question import Question
from explorer.sharing.metadata import quote_metadata
from explorer.sharing.pasting import texts_to_paste
from explorer.views.picture import pictured
from explorer.views.quote import standing

DIRECTIONS = {"ltr": _("Left to right"), "rtl": _("Right to left")}
"""Value of the parameter `dir` -> a direction in which the parts are shown; by default the page's."""


def style(request: HttpRequest) -> HttpResponse:
    """Show the parts in one direction, with the archive's own quotes; an empty archive has none to show."""
    own = "rtl" if get_language_bidi() else "ltr"
    direction = read_choice(request.GET, "dir", sorted(DIRECTIONS, key=own.__ne__))
    context = {
        "direction": direction,
        "directions": choices(request.GET, "dir", DIRECTIONS, direction, "content"),
        "stances": [*Stance.choices, (NOT_STATED, NOT_STATED_LABEL)],
        "canonical": request.path,
    }
    shown = ask(Question())[:2]
    if shown:
        context |= of_quotes(request, shown)
    return render(request, "explorer/about/style.html", context)


def of_quotes(request: HttpRequest, shown: list[Quote]) -> dict[str, Any]:
    """Return what the parts about quotes show: the first is on a page of its own, both are in a list."""
    first = shown[0]
    everything = ask(Question())
    few = ask(Question(theme=(first.theme.slug,)))
    sections = contents(few)
    return (
        {
            "quote": first,
            "shown": shown,
            "keep": [quote.code for quote in shown[1:]],
            "address": permanent_link(first),
            "title": quote_metadata(first).title,
            "citing": citing_panel(request.GET, first),
            "article": texts_to_paste(first)["article"],
            "file": QUOTE_FORMATS[0],
            "code": QUOTE_FORMATS[0].write(first),
            "points": first.key_points.shown(),
            "few": breakdown(few),
            "many": breakdown(everything),
            "figure": figure(everything, "gender", "stance"),
        }
        | pictured(few, sections[:1])
        | standing(first)
    )
