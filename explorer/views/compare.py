"""Compare the quotes of any question: two attributes crossed, or two groups side by side."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from explorer.exports.crosstabs import crosstab_lines
from explorer.figures.charts import figures
from explorer.questions.answer import LABELS, Answer, ask
from explorer.questions.comparison import chosen_group, other_side
from explorer.questions.comparison import compare as compare_groups
from explorer.questions.crosstab import ATTRIBUTES, CROSSED, SHOWN_AT_MOST
from explorer.questions.filters import read_request
from explorer.questions.index import current_index
from explorer.questions.paging import pages_around
from explorer.questions.parameters import any_given, read_attributes, read_groups
from explorer.questions.question import Question

Pairs = list[tuple[str, str]]

BOTH_SIDES: list[tuple[str, ...]] = [("stance:pro-regime",), ("stance:anti-regime",)]
"""The groups that are offered until others are chosen."""


class ActiveFilter(NamedTuple):
    """A filter of the question, and the address of the same comparison without it."""

    label: str
    value: str
    address: str


class Option(NamedTuple):
    """Something to choose in a form."""

    value: str
    label: Any
    selected: bool


class Options(NamedTuple):
    """The values of one attribute to choose from."""

    label: Any
    options: list[Option]


def compare(request: HttpRequest) -> HttpResponse:
    """Show a crosstab of the question's quotes, or two groups of them aligned by theme."""
    index = current_index()
    asked = read_request(request.GET)
    question = asked.question
    attributes, groups = read_attributes(request.GET), read_groups(request.GET)
    answer = ask(question)
    rows, columns = attributes or CROSSED
    pairs = _pairs(attributes, groups)
    chosen = [chosen_group(index, question, values) for values in groups or []]
    comparison = compare_groups(chosen, asked.page) if chosen else None
    context = {
        "question": question,
        "is_variant": any_given(request.GET),
        "answer": answer,
        "filters": active_filters(answer, pairs),
        "figure": figures(answer, [(rows, columns)])[0] if attributes or not groups else None,
        "comparison": comparison,
        "pages": comparison
        and pages_around(comparison.page, lambda number: _address(question, pairs, number)),
        "row_options": attribute_options(rows),
        "column_options": attribute_options(columns),
        "canonical": _address(question.keeping(()), pairs, comparison.page.number if comparison else 1),
        "swapped": _address(question, [("rows", columns), ("columns", rows)]),
        "choosers": group_choosers(answer, groups or BOTH_SIDES),
        "other_side": other_side(answer),
    }
    return render(request, "explorer/compare.html", context)


def compare_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send the crosstab of the page with the same parameters as a table."""
    answer = ask(read_request(request.GET).question)
    rows, columns = read_attributes(request.GET) or CROSSED
    [figure] = figures(answer, [(rows, columns)])
    response = StreamingHttpResponse(
        crosstab_lines(answer, rows, columns, figure.credit_line), content_type="text/csv; charset=utf-8"
    )
    name = f"{figure.name}-{answer.index.version}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def active_filters(answer: Answer, comparison: Pairs) -> list[ActiveFilter]:
    """Return the question's filters, each with the same comparison without it."""
    return [
        ActiveFilter(chip.label, chip.value, _address(chip.question, comparison)) for chip in answer.chips()
    ]


def attribute_options(chosen: str) -> list[Option]:
    """Return what can be crossed."""
    return [Option(attribute, LABELS[attribute], attribute == chosen) for attribute in ATTRIBUTES]


def group_choosers(answer: Answer, groups: list[tuple[str, ...]]) -> list[tuple[str, list[Options]]]:
    """Return the name of each group's parameter with what it can be."""
    return [
        (name, group_options(answer, values))
        for name, values in zip(("first", "second"), groups, strict=True)
    ]


def group_options(answer: Answer, chosen: tuple[str, ...]) -> list[Options]:
    """Return the values that can make a group, by attribute; of several chosen ones the first shows.

    Of a vocabulary too long to choose from, these are the first values that have quotes, and the chosen one.
    """
    attribute, _colon, value = chosen[0].partition(":")
    options = []
    for name in ATTRIBUTES:
        offered = answer.held_values(name, SHOWN_AT_MOST)
        if name == attribute and value not in offered:
            offered.append(value)
        labels = answer.index.labels[name]
        options.append(
            Options(
                LABELS[name],
                [Option(f"{name}:{item}", labels[item], f"{name}:{item}" == chosen[0]) for item in offered],
            )
        )
    return options


def _pairs(attributes: tuple[str, str] | None, groups: list[tuple[str, ...]] | None) -> Pairs:
    """Return what is compared as parameters of an address: `[("rows", "sect"), ("columns", "stance")]`."""
    pairs = list(zip(("rows", "columns"), attributes, strict=True)) if attributes else []
    for name, values in zip(("first", "second"), groups or ((), ()), strict=True):
        pairs += [(name, value) for value in values]
    return pairs


def _address(question: Question, comparison: Pairs, page: int = 1) -> str:
    """Return the address of a page of a comparison of a question's quotes."""
    query = urlencode(question.parameters() + comparison + ([("page", str(page))] if page > 1 else []))
    return f"{reverse('compare')}?{query}" if query else reverse("compare")
