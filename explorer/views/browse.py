"""Show the archive as a list: filters with counts, order, pages."""

from functools import partial
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from explorer.choices import Sort
from explorer.citing.panel import CitingPanel, bibliography_panel, forms_asked_for
from explorer.parts import Cards, Look
from explorer.questions.answer import Answer, ask
from explorer.questions.comparison import other_side
from explorer.questions.filters import read_request
from explorer.questions.guidance import guide
from explorer.questions.paging import page_address, page_of, pages_around
from explorer.questions.parameters import any_given
from explorer.questions.question import Question
from explorer.sharing.metadata import list_preview
from explorer.views.facets import facets_beside

SHOWN_IF_SEVERAL = ("chapter", "report")
"""The facets that say nothing while they have a single value."""


class Order(NamedTuple):
    """An order that a list can have: its label, the question in that order, whether it is chosen."""

    label: str
    question: Question
    selected: bool


def quotes(request: HttpRequest) -> HttpResponse:
    """Answer a question with a page of quotes."""
    asked = read_request(request.GET)
    answer = ask(asked.question)
    page = page_of(Cards(answer, Look()), asked)
    facets = facets_beside(answer)
    chips = answer.chips()
    context = {
        "question": asked.question,
        "is_variant": any_given(request.GET),
        "canonical": page_address(request.path, asked.question.keeping(()), page.number),
        "preview": list_preview(answer),
        "answer": answer,
        "facets": facets,
        "has_more_values": any(facet.more for facet in facets),
        "quotes_address": reverse("quotes"),
        "chips": chips,
        "other_side": other_side(answer),
        "guidance": guide(answer),
        "orders": orders(asked.question),
        "page": page,
        "citing": citing_asked_for(request, answer, page),
        "bibliography": page_address(reverse("quotes-bibliography"), asked.question, page.number),
        "pages": pages_around(page, partial(page_address, request.path, asked.question)),
    } | ways_back(asked.question)
    return render(request, "explorer/quotes.html", context)


def citing_asked_for(request: HttpRequest, answer: Answer, page: Page[Any]) -> CitingPanel | None:
    """Return the bibliography of a page, where its address names a form of it; the panel is then open."""
    if not forms_asked_for(request.GET):
        return None
    return bibliography_panel(request.GET, answer[page.start_index() - 1 : page.end_index()])


def ways_back(question: Question) -> dict[str, Any]:
    """Return what the forms of words and ages send along, and the question without any filter."""
    return {
        "without_words": question.with_words("").parameters(),
        "without_ages": question.with_ages(None, None).parameters(),
        "everything": Question(sort=question.sort, keep=question.keep, page_size=question.page_size),
    }


def orders(question: Question) -> list[Order]:
    """Return the orders to choose from; the best match exists only for words."""
    return [
        Order(str(sort.label), question.with_sort(sort), question.order == sort)
        for sort in Sort
        if question.q or sort != Sort.RELEVANCE
    ]
