"""Crosstabs compared with a plain loop over the fixture files."""

import itertools

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.questions.answer import ask
from explorer.questions.crosstab import ATTRIBUTES, Crosstab, crosstab
from explorer.questions.filters import read_request
from tests.support import brute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

PAIRS = list(itertools.permutations(ATTRIBUTES, 2))

generated = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def cross(parameters: brute.Parameters, rows: str, columns: str) -> Crosstab:
    """Cross two attributes of the question that parameters ask."""
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, list(values))
    return crosstab(ask(read_request(query).question), rows, columns)


def has(row: dict[str, object], attribute: str, value: str) -> bool:
    """Say whether a quote has a value; an age band's is `lowest-highest`."""
    if attribute != "age":
        return row[attribute] == value
    lowest, highest = brute.BANDS[value]
    return lowest <= int(str(row["age"])) <= highest


@generated
@given(parameters=brute.questions(), pair=st.sampled_from(PAIRS))
def test_every_cell_and_total_is_that_of_a_plain_loop(
    parameters: dict[str, list[str]], pair: tuple[str, str]
) -> None:
    rows, columns = pair
    table = cross(parameters, rows, columns)
    found = [row for row in brute.rows() if brute.matches(row, parameters)]
    vocabulary = brute.VOCABULARY | {"age": list(brute.BANDS)}
    assert [[cell.count for cell in line] for line in table.cells] == [
        [
            sum(has(row, rows, down) and has(row, columns, across) for row in found)
            for across in vocabulary[columns]
        ]
        for down in vocabulary[rows]
    ]
    assert [row.count for row in table.rows] == [sum(cell.count for cell in line) for line in table.cells]
    assert table.total == sum(column.count for column in table.columns) == len(found)


@generated
@given(parameters=brute.questions(), pair=st.sampled_from(PAIRS))
def test_a_cell_leads_to_exactly_its_quotes(parameters: dict[str, list[str]], pair: tuple[str, str]) -> None:
    table = cross(parameters, *pair)
    for heading in table.rows + table.columns:
        if heading.count:
            assert ask(heading.question).total == heading.count
    for cell in itertools.chain(*table.cells):
        if cell.count:
            assert ask(cell.question).total == cell.count
