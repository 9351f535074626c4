"""Tell the report section by section: chapters, and a summary page for each section."""

from typing import NamedTuple

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from explorer.archive.lookup import find_theme
from explorer.choices import NOT_STATED, Stance
from explorer.citing.panel import citing_panel
from explorer.figures.charts import WHO_SPEAKS, figures
from explorer.models import Chapter, KeyPoint, Quote, Theme
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.parameters import read_choice
from explorer.questions.question import Question
from explorer.sharing import linked_data
from explorer.sharing.linked_data import data_block
from explorer.sharing.metadata import chapter_metadata, theme_metadata
from explorer.sharing.signposting import of_chapter, of_section, signposted

VIEWS = ["order", "sides"]
"""The ways to lay out a section's quotes: in the report's order, or in a column for each side."""

CROSSED = [*WHO_SPEAKS, ("governorate", "stance")]
"""The crosstabs of a section's page."""


class Side(NamedTuple):
    """One side's words in a section."""

    stance: Stance
    key_points: list[KeyPoint]
    quotes: list[Quote]


def themes(request: HttpRequest) -> HttpResponse:
    """Show every section, in the order of the reports."""
    answer = ask(Question())
    return render(request, "explorer/themes.html", {"contents": contents(answer)})


def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell a chapter section by section."""
    found = Chapter.objects.select_related("report").filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no chapter with the address %(slug)s.") % {"slug": slug})
    answer = ask(Question(chapter=(slug,)))
    quotes = answer[:]
    sections = [
        (theme, [quote for quote in quotes if quote.theme_id == theme.pk]) for theme in found.themes.all()
    ]
    context = {
        "chapter": found,
        "metadata": chapter_metadata(found),
        "linked_data": data_block(linked_data.chapter(found)),
        "citing": citing_panel(request.GET, found),
        "question": answer.question,
        "sections": sections,
        "answer": answer,
    }
    response = render(request, "explorer/chapter.html", context)
    return signposted(response, of_chapter(found, [theme for theme, _quotes in sections]))


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a section: our summary, what each side said, its quotes, and who speaks."""
    found = find_theme(slug)
    view = read_choice(request.GET, "view", VIEWS)
    answer = ask(Question(theme=(slug,)))
    quotes = answer[:]
    siblings = list(found.chapter.themes.all())
    place = siblings.index(found)
    context = {
        "theme": found,
        "metadata": theme_metadata(found),
        "linked_data": data_block(linked_data.section(found)),
        "citing": citing_panel(request.GET, found),
        "question": answer.question,
        "view": view,
        "answer": answer,
        "quotes": quotes,
        "sides": sides(found, quotes),
        "neither": [quote for quote in quotes if quote.stance == NOT_STATED],
        "figures": figures(answer, CROSSED) if answer else [],
        "place": place + 1,
        "siblings": siblings,
        "previous": siblings[place - 1] if place else None,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
    }
    return signposted(render(request, "explorer/theme.html", context), of_section(found, quotes))


def sides(theme: Theme, quotes: list[Quote]) -> list[Side]:
    """Return the two sides of a section in a fixed order, each with its key points and its quotes."""
    published = Prefetch("quotes", Quote.objects.published())
    points = list(theme.key_points.shown().prefetch_related(published))
    return [
        Side(
            stance,
            [point for point in points if point.stance == stance],
            [quote for quote in quotes if quote.stance == stance],
        )
        for stance in Stance
    ]
