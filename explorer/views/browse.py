"""Show the archive as a list: filters with counts, order, pages."""

from functools import partial
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from explorer.choices import Sort
from explorer.citing.panel import CitingPanel, bibliography_panel, forms_asked_for
from explorer.parts.cards import Cards, Look
from explorer.questions.answer import Answer, ask
from explorer.questions.comparison import other_side
from explorer.questions.filters import read_request
from explorer.questions.guidance import guide
from explorer.questions.paging import page_address, page_of, pages_around
from explorer.questions.parameters import any_given
from explorer.questions.question import Question
from explorer.sharing.metadata import list_preview
from explorer.views.facets import panel_beside


class Order(NamedTuple):
    """An order that a list can have: its value in an address, its label, whether it is chosen."""

    value: str
    label: str
    selected: bool


def quotes(request: HttpRequest) -> HttpResponse:
    """Answer a question with a page of quotes."""
    asked = read_request(request.GET)
    answer = ask(asked.question)
    page = page_of(Cards(answer, Look()), asked)
    chips = answer.chips()
    context = {
        "question": asked.question,
        "is_variant": any_given(request.GET),
        "canonical": page_address(request.path, asked.question.keeping(()), page.number),
        "preview": list_preview(answer),
        "answer": answer,
        "panel": panel_beside(answer, len(chips)),
        "quotes_address": reverse("quotes"),
        "method_address": reverse("method"),
        "chips": chips,
        "without_words": asked.question.with_words("").parameters(),
        "everything": asked.question.of_everything().address(reverse("quotes")),
        "other_side": other_side(answer),
        "guidance": guide(answer),
        "orders": orders(asked.question),
        "page": page,
        "citing": citing_asked_for(request, answer, page),
        "bibliography": page_address(reverse("quotes-bibliography"), asked.question, page.number),
        "pages": pages_around(page, partial(page_address, request.path, asked.question)),
    }
    return render(request, "explorer/quotes.html", context)


def citing_asked_for(request: HttpRequest, answer: Answer, page: Page[Any]) -> CitingPanel | None:
    """Return the bibliography of a page, where its address names a form of it; the panel is then open."""
    if not forms_asked_for(request.GET):
        return None
    return bibliography_panel(request.GET, answer[page.start_index() - 1 : page.end_index()])


def orders(question: Question) -> list[Order]:
    """Return the orders to choose from; the default has no value.

    The best match exists only for words, and the order given only for chosen quotes.
    """
    default = question.with_sort("").order
    given = [("given", _("As given"))] if question.id else []
    sorts = [(sort.value, sort.label) for sort in Sort if question.q or sort != Sort.RELEVANCE]
    return [
        Order("" if sort == default else sort, str(label), question.order == sort)
        for sort, label in [*given, *sorts]
    ]
