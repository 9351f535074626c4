"""Show the values of a question's facets: those beside a list, and all values of one facet."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from explorer.locales import Number, listed
from explorer.parts.pieces import total
from explorer.questions.answer import Answer, Facet, ask
from explorer.questions.filters import read_request
from explorer.questions.paging import cut, page_address, pages_around
from explorer.questions.parameters import read_value
from explorer.questions.question import IN_ADDRESSES, LABELS, Question
from explorer.search.analyser import tokens

VALUES_ON_A_PAGE = 100

OPENED = ("stance", "governorate", "sect", "gender", "age")
"""The facets that stand open beside a list, in their order."""

FOLDED = ("theme", "displacement")
"""The facets that come after them, and name their chosen values."""

SHOWN_IF_SEVERAL = ("chapter", "report")
"""The facets that say nothing while they have a single value."""


class ShownValue(NamedTuple):
    """A value of the facet `name` as it is written; it can't be chosen where it `holds` nothing."""

    name: str
    value: str
    label: str
    total: SafeString
    selected: bool
    holds: bool


class ShownFacet(NamedTuple):
    """A facet as it is written beside a list, with `size` values of which `more` are left out.

    `chosen` are its chosen values in words, `path` is the page that has all of them, `all_values` its
    address with the question.
    """

    name: str
    label: str
    chosen: str
    values: list[ShownValue]
    opened: bool
    size: int
    more: int
    path: str
    all_values: str


class Panel(NamedTuple):
    """The filters beside a list; `name` says how many are active.

    `limits` are the lowest and the highest age as they are typed; `asked` is the question, and `beside` all
    of it that no field of the panel holds.
    """

    name: str
    facets: list[ShownFacet]
    limits: tuple[str, str]
    asked: list[tuple[str, str]]
    beside: list[tuple[str, str]]

    @property
    def names(self) -> str:
        """The names of fields in the order in which addresses name them."""
        return " ".join(IN_ADDRESSES)

    @property
    def finds(self) -> bool:
        """Whether a facet has values that are found by their words."""
        return any(facet.more for facet in self.facets)


def panel_beside(answer: Answer, active: int) -> Panel:
    """Return the filters of a list, of which so many are active."""
    labels, question = answer.index.labels, answer.question
    names = [*OPENED, *FOLDED, *(name for name in SHOWN_IF_SEVERAL if len(labels[name]) > 1)]
    facets = [_shown(question, answer.facet_in_short(name)) for name in names]
    held = {*names, "age_min", "age_max", "sort"}
    asked = question.parameters()
    name = _("Filters (%(number)s)") % {"number": Number(active)} if active else _("Filters")
    return Panel(name, facets, _limits(question), asked, [pair for pair in asked if pair[0] not in held])


def _limits(question: Question) -> tuple[str, str]:
    """Return the limits of ages as they are typed; empty without any, and where they choose a band."""
    if question.chosen("age") != question.age:
        return "", ""
    lowest, highest = question.age_min, question.age_max
    return "" if lowest is None else str(lowest), "" if highest is None else str(highest)


def _shown(question: Question, facet: Facet) -> ShownFacet:
    """Return a facet as it is written."""
    path = reverse("quotes-values", args=[facet.name]) if facet.more else ""
    return ShownFacet(
        facet.name,
        facet.label,
        listed(each.label for each in facet.values if each.selected),
        shown_values(facet),
        facet.name in OPENED,
        len(facet.values) + facet.more,
        facet.more,
        path,
        question.address(path),
    )


def shown_values(facet: Facet) -> list[ShownValue]:
    """Return the values of a facet as they are written."""
    return [
        ShownValue(facet.name, each.value, each.label, total(each.count), each.selected, each.count > 0)
        for each in facet.values
    ]


def values(request: HttpRequest, facet: str) -> HttpResponse:
    """List all values of a facet with their counts, page by page, or those whose names have some words."""
    if facet not in LABELS:
        raise Http404
    asked = read_request(request.GET)
    answer = ask(asked.question)
    find = read_value(request.GET, "find")
    more: dict[str, Any] = {"find": find} if find else {}
    page = cut(_found(answer, facet, find), asked.page, VALUES_ON_A_PAGE)
    counted = answer.facet(facet, list(page))
    context = {
        "facet": counted,
        "values": shown_values(counted),
        "answer": answer,
        "chips": answer.chips(),
        "find": find,
        "page": page,
        "others": answer.question.parameters(),
        "unseen": _unseen(answer.question, facet, page),
        "list": answer.question.address(reverse("quotes")),
        "canonical": page_address(request.path, answer.question.alone(), page.number, **more),
        "pages": pages_around(page, partial(page_address, request.path, answer.question, **more)),
    }
    return render(request, "explorer/values.html", context)


def _unseen(question: Question, facet: str, seen: Collection[str]) -> list[tuple[str, str]]:
    """Return what a question asks for beside the values of a facet that are `seen`."""
    left = [value for value in question.chosen(facet) if value not in seen]
    return question.with_chosen(facet, left).parameters()


def _found(answer: Answer, facet: str, find: str) -> Sequence[str]:
    """Return the values in whose label each word typed begins a word: `ceas loc` finds `Local ceasefires`."""
    labels = answer.index.labels[facet]
    typed = [token.word for token in tokens(find)]
    return [value for value, label in labels.items() if not typed or _has(str(label), typed)]


def _has(label: str, typed: Sequence[str]) -> bool:
    """Say whether each word typed begins a word of a label."""
    words = [token.word for token in tokens(label)]
    return all(any(word.startswith(start) for word in words) for start in typed)
