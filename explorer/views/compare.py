"""Compare the quotes of any question: two attributes crossed, or two groups side by side."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from explorer.exports.crosstabs import crosstab_lines
from explorer.figures.charts import asked_in_words, figure
from explorer.figures.drawing import drawing
from explorer.questions.answer import Answer, ask
from explorer.questions.compared import Pairs, read_compared
from explorer.questions.comparison import compare as compare_groups
from explorer.questions.comparison import other_side
from explorer.questions.crosstab import ATTRIBUTES, CROSSED, SHOWN_AT_MOST
from explorer.questions.filters import read_request
from explorer.questions.paging import pages_around
from explorer.questions.parameters import any_given, read_attributes
from explorer.questions.question import LABELS, Question
from explorer.sharing.metadata import comparison_preview
from explorer.views.saving import picture_file, table_file

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
    compared = read_compared(request.GET)
    answer, pairs, (rows, columns) = compared.answer, compared.parameters(), compared.crossed
    question = answer.question
    comparison = compare_groups(compared.groups, compared.page) if compared.groups else None
    shows_figure = compared.attributes or not compared.groups
    context = {
        "question": question,
        "is_variant": any_given(request.GET),
        "preview": comparison_preview(compared),
        "answer": answer,
        "filters": active_filters(answer, pairs),
        "figure": figure(answer, rows, columns) if shows_figure else None,
        "comparison": comparison,
        "pages": comparison
        and pages_around(comparison.page, lambda number: _address(question, pairs, number)),
        "row_options": attribute_options(rows),
        "column_options": attribute_options(columns),
        "canonical": _address(question.alone(), pairs, comparison.page.number if comparison else 1),
        "swapped": _address(question, [("rows", columns), ("columns", rows)]),
        "choosers": group_choosers(answer, compared.values),
        "other_side": other_side(answer),
    }
    return render(request, "explorer/compare.html", context)


def compare_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send the crosstab of the page with the same parameters as a table."""
    answer = ask(read_request(request.GET).question)
    rows, columns = read_attributes(request.GET) or CROSSED
    crossed = figure(answer, rows, columns)
    return table_file(crosstab_lines(answer, [rows], columns, crossed.credit_line), answer, crossed.name)


def compare_svg(request: HttpRequest) -> HttpResponse:
    """Send the chart of the page with the same parameters as a picture that can be restyled."""
    answer = ask(read_request(request.GET).question)
    crossed = figure(answer, *(read_attributes(request.GET) or CROSSED))
    drawn = drawing(crossed.title, asked_in_words(answer), [crossed.table], crossed.credit_line)
    return picture_file(drawn, answer, crossed.name)


def active_filters(answer: Answer, comparison: Pairs) -> list[ActiveFilter]:
    """Return the question's filters, each with the same comparison without it."""
    return [
        ActiveFilter(chip.label, chip.value, _address(chip.question, comparison)) for chip in answer.chips()
    ]


def attribute_options(chosen: str) -> list[Option]:
    """Return what can be crossed."""
    return [Option(attribute, LABELS[attribute], attribute == chosen) for attribute in ATTRIBUTES]


def group_choosers(
    answer: Answer, groups: Sequence[tuple[str, ...]] | None
) -> list[tuple[str, list[Options]]]:
    """Return the name of each group's parameter with what it can be; nothing where there is no choice.

    A group without quotes is offered only where it was asked for.
    """
    offered = {name: _held_values(answer, name) for name in ATTRIBUTES}
    for values in groups or ():
        attribute, _colon, value = values[0].partition(":")
        offered[attribute] += [value] if value not in offered[attribute] else []
    if sum(map(len, offered.values())) < len(BOTH_SIDES):
        return []
    return [
        (name, group_options(answer, offered, values[0]))
        for name, values in zip(("first", "second"), groups or BOTH_SIDES, strict=True)
    ]


def _held_values(answer: Answer, name: str) -> list[str]:
    """Return the first values of an attribute that make a group with quotes: a group lifts its own filter."""
    lifted, bitmaps = answer.matching_all_but(name), answer.index.bitmaps[name]
    holding = (value for value in answer.index.labels[name] if lifted.intersect(bitmaps[value]))
    return list(islice(holding, SHOWN_AT_MOST))


def group_options(answer: Answer, offered: Mapping[str, list[str]], chosen: str) -> list[Options]:
    """Return the values that can make a group, by attribute; `chosen` is one, written `attribute:value`."""
    labels = answer.index.labels
    return [
        Options(
            LABELS[name],
            [Option(f"{name}:{item}", labels[name][item], f"{name}:{item}" == chosen) for item in values],
        )
        for name, values in offered.items()
        if values
    ]


def _address(question: Question, comparison: Pairs, page: int = 1) -> str:
    """Return the address of a page of a comparison of a question's quotes."""
    query = urlencode(question.parameters() + comparison + ([("page", str(page))] if page > 1 else []))
    return f"{reverse('compare')}?{query}" if query else reverse("compare")
