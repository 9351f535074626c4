"""Show the values of a question's facets: those beside a list, and all values of one facet."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from explorer.parts import total
from explorer.questions.answer import LABELS, Answer, Facet, ask
from explorer.questions.filters import read_request
from explorer.questions.paging import cut, page_address, pages_around
from explorer.questions.parameters import read_value
from explorer.questions.question import FACETS, Question
from explorer.search.analyser import tokens

VALUES_ON_A_PAGE = 100

SHOWN_IF_SEVERAL = ("chapter", "report")
"""The facets that say nothing while they have a single value."""


class ShownValue(NamedTuple):
    """A value of a facet as it is written; it leads nowhere where nothing would be found."""

    label: str
    total: SafeString
    selected: bool
    address: str


class ShownFacet(NamedTuple):
    """A facet as it is written beside a list, with `size` values of which `more` are left out.

    `path` is the page that has all of them, `all_values` its address with the question.
    """

    name: str
    label: str
    values: list[ShownValue]
    size: int
    more: int
    path: str
    all_values: str


def facets_beside(answer: Answer) -> list[ShownFacet]:
    """Return the facets of a list."""
    labels = answer.index.labels
    shown = [name for name in LABELS if name not in SHOWN_IF_SEVERAL or len(labels[name]) > 1]
    return [_shown(answer.question, answer.facet_in_short(name)) for name in shown]


def _shown(question: Question, facet: Facet) -> ShownFacet:
    """Return a facet as it is written."""
    path = reverse("quotes-values", args=[facet.name]) if facet.more else ""
    return ShownFacet(
        facet.name,
        facet.label,
        shown_values(question, facet),
        len(facet.values) + facet.more,
        facet.more,
        path,
        question.address(path),
    )


def shown_values(question: Question, facet: Facet) -> list[ShownValue]:
    """Return the values of a facet with what a click on each leads to."""
    addresses = question.addresses(reverse("quotes"), facet.name, [each.value for each in facet.values])
    return [
        ShownValue(
            each.label, total(each.count), each.selected, address if each.count or each.selected else ""
        )
        for each, address in zip(facet.values, addresses, strict=True)
    ]


def values(request: HttpRequest, facet: str) -> HttpResponse:
    """List all values of a facet with their counts, page by page, or those whose names have some words."""
    if facet not in FACETS:
        raise Http404
    asked = read_request(request.GET)
    answer = ask(asked.question)
    find = read_value(request.GET, "find")
    more: dict[str, Any] = {"find": find} if find else {}
    page = cut(_found(answer, facet, find), asked.page, VALUES_ON_A_PAGE)
    counted = answer.facet(facet, list(page))
    context = {
        "facet": counted,
        "values": shown_values(answer.question, counted),
        "answer": answer,
        "chips": answer.chips(),
        "find": find,
        "page": page,
        "others": answer.question.parameters(),
        "list": answer.question.address(reverse("quotes")),
        "canonical": page_address(request.path, answer.question.alone(), page.number, **more),
        "pages": pages_around(page, partial(page_address, request.path, answer.question, **more)),
    }
    return render(request, "explorer/values.html", context)


def _found(answer: Answer, facet: str, find: str) -> Sequence[str]:
    """Return the values in whose label each word typed begins a word: `ceas loc` finds `Local ceasefires`."""
    labels = answer.index.labels[facet]
    typed = [token.word for token in tokens(find)]
    return [value for value, label in labels.items() if not typed or _has(str(label), typed)]


def _has(label: str, typed: Sequence[str]) -> bool:
    """Say whether each word typed begins a word of a label."""
    words = [token.word for token in tokens(label)]
    return all(any(word.startswith(start) for word in words) for start in typed)
