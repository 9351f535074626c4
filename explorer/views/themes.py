"""Tell the report section by section: chapters, and a summary page for each section."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from explorer.archive.lookup import find_theme
from explorer.choices import NOT_STATED, Stance
from explorer.citing.panel import choices, citing_panel, forms_asked_for
from explorer.figures.breakdown import breakdown
from explorer.locales import is_arabic
from explorer.models import Chapter, KeyPoint, Quote, Theme
from explorer.questions.answer import Answer, ask
from explorer.questions.contents import Contents, SectionTotal, contents
from explorer.questions.filters import Asked
from explorer.questions.paging import page_address, page_of, pages_around
from explorer.questions.parameters import read_choice, read_page, read_value
from explorer.questions.question import Question
from explorer.sharing import linked_data
from explorer.sharing.linked_data import data_block
from explorer.sharing.metadata import chapter_metadata, theme_metadata
from explorer.sharing.signposting import of_chapter, of_section, signposted
from explorer.views.picture import pictured

VIEWS = {"order": gettext_lazy("In the report’s order"), "sides": gettext_lazy("Side by side")}
"""Value of the parameter `view` -> a way to lay out a section's quotes; the first by default."""

READ_AT_ONCE = 30
"""The most quotes of a section or of a chapter that are one page: all of the real chapter's."""


LISTED_AT_MOST = 40
LISTED_BEFORE = 5
"""The most sections that the contents of a chapter's page list, and how many come before the page's first."""


class Side(NamedTuple):
    """One side's words in a section: how many quotes there are, and those on the page."""

    stance: str
    key_points: list[KeyPoint]
    total: int
    quotes: list[Quote]


class Section(NamedTuple):
    """A section of a chapter, from 1: its total, its quotes on the page, and whether it is shown there."""

    number: int
    theme: Theme
    total: int
    quotes: list[Quote]
    shown: bool


def themes(request: HttpRequest) -> HttpResponse:
    """Show every section, in the order of the reports."""
    answer = ask(Question())
    return render(request, "explorer/themes.html", {"contents": contents(answer)})


def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell a chapter section by section, a page of its quotes at a time."""
    found = Chapter.objects.select_related("report").filter(slug=slug).first()
    if found is None:
        raise Http404(_("There is no chapter with the address %(slug)s.") % {"slug": slug})
    answer = ask(Question(chapter=(slug,)))
    page = page_of(answer, Asked(answer.question, read_page(request.GET), READ_AT_ONCE))
    told = list(sections(found, answer, page))
    listed = around_shown(told)
    forms: dict[str, Any] = forms_asked_for(request.GET)
    context = {
        "chapter": found,
        "metadata": chapter_metadata(found),
        "linked_data": data_block(linked_data.chapter(found)),
        "citing": citing_panel(request.GET, found),
        "question": answer.question,
        "answer": answer,
        "sections": told,
        "here": {section.theme.slug for section in told if section.shown},
        "inside": {quote.code for quote in page},
        "unlisted": len(told) - len(listed),
        "unreviewed": is_arabic() and not all(section.theme.arabic_reviewed for section in told),
        "page": page,
        "canonical": page_address(request.path, Question(), page.number),
        "pages": pages_around(page, partial(page_address, request.path, Question(), **forms)),
    } | pictured(
        answer,
        [Contents(found, [SectionTotal(one.theme, one.total) for one in listed])],
        first=listed[0].number if listed else 1,
    )
    page_of_chapter = render(request, "explorer/chapter.html", context)
    return signposted(page_of_chapter, of_chapter(found, [section.theme for section in told]))


def sections(chapter: Chapter, answer: Answer, page: Page[Quote]) -> Iterator[Section]:
    """Yield the sections of a chapter, each with its quotes on a page; those without any are on the first."""
    for number, theme in enumerate(chapter.themes.all(), 1):
        total = answer.count("theme", theme.slug)
        quotes = [quote for quote in page.object_list if quote.theme_id == theme.pk]
        yield Section(number, theme, total, quotes, bool(quotes) or (not total and page.number == 1))


def around_shown(told: list[Section]) -> list[Section]:
    """Return the sections that a page's contents list: of many those from shortly before the first shown."""
    first = next((place for place, section in enumerate(told) if section.shown), 0)
    start = max(min(first - LISTED_BEFORE, len(told) - LISTED_AT_MOST), 0)
    return told[start : start + LISTED_AT_MOST]


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a section: our summary, what each side said, a page of its quotes, and who speaks."""
    found = find_theme(slug)
    view = read_choice(request.GET, "view", list(VIEWS))
    answer = ask(Question(theme=(slug,)))
    page = page_of(answer, Asked(answer.question, read_page(request.GET), READ_AT_ONCE))
    chosen: dict[str, Any] = forms_asked_for(request.GET)
    chosen |= {"view": view} if read_value(request.GET, "view") else {}
    context = {
        "theme": found,
        "metadata": theme_metadata(found),
        "linked_data": data_block(linked_data.section(found)),
        "citing": citing_panel(request.GET, found),
        "question": answer.question,
        "view": view,
        "layouts": choices(request.GET, "view", VIEWS, view, "quotes"),
        "answer": answer,
        "page": page,
        "pages": pages_around(page, partial(page_address, request.path, Question(), **chosen)),
        "canonical": page_address(request.path, Question(), page.number),
        "here": {quote.code for quote in page},
        "sides": sides(found, answer, page),
        "neither": Side(NOT_STATED, [], *_of_stance(NOT_STATED, answer, page)),
        "breakdown": breakdown(answer) if answer else None,
        "marked": [] if page.has_other_pages() else list(page),
    } | among_siblings(found)
    response = render(request, "explorer/theme.html", context)
    return signposted(response, of_section(found, list(page)))


def among_siblings(theme: Theme) -> dict[str, Any]:
    """Return a section's place among those of its chapter, from 1, with the sections before and after it."""
    siblings = list(theme.chapter.themes.all())
    place = siblings.index(theme)
    return {
        "place": place + 1,
        "siblings": siblings,
        "previous": siblings[place - 1] if place else None,
        "next": siblings[place + 1] if place + 1 < len(siblings) else None,
    }


def sides(theme: Theme, answer: Answer, page: Page[Quote]) -> list[Side]:
    """Return the sides of a section in a fixed order, each with its key points and its quotes on a page."""
    published = Prefetch("quotes", Quote.objects.published())
    points = list(theme.key_points.shown().prefetch_related(published))
    return [
        Side(
            stance,
            [point for point in points if point.stance == stance],
            *_of_stance(stance, answer, page),
        )
        for stance in Stance
    ]


def _of_stance(stance: str, answer: Answer, page: Page[Quote]) -> tuple[int, list[Quote]]:
    """Return how many quotes of an answer have a stance, and those of them on a page."""
    total = answer.count("stance", stance) if stance in answer.index.labels["stance"] else 0
    return total, [quote for quote in page.object_list if quote.stance == stance]
