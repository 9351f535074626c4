"""Answers compared with a plain loop over the fixture files."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from explorer.questions.answer import Answer, ask
from explorer.questions.filters import read_request
from explorer.questions.question import Question
from tests.support import brute
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db

generated = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def answered(parameters: brute.Parameters) -> Answer:
    """Answer parameters the way a page does."""
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, list(values))
    return ask(read_request(query).question)


@pytest.mark.usefixtures("archive")
@generated
@given(parameters=brute.questions())
def test_ids_order_and_counts_are_those_of_a_plain_loop(parameters: dict[str, list[str]]) -> None:
    answer = answered(parameters)
    expected = brute.answer(parameters)
    assert [quote.code for quote in answer[0 : len(answer)]] == expected
    assert answer.total == len(answer) == len(expected)
    found = {facet.name: {item.value: item.count for item in facet.values} for facet in answer.facets()}
    assert found == brute.counts(parameters)


@pytest.mark.usefixtures("archive")
@generated
@given(parameters=brute.questions(), start=st.integers(0, 30), size=st.integers(0, 10))
def test_a_slice_is_that_part_of_the_whole(parameters: dict[str, list[str]], start: int, size: int) -> None:
    part = answered(parameters)[start : start + size]
    assert [quote.code for quote in part] == brute.answer(parameters)[start : start + size]


@pytest.mark.usefixtures("archive")
@generated
@given(parameters=brute.questions())
def test_a_click_yields_what_its_count_promises(parameters: dict[str, list[str]]) -> None:
    asked = answered(parameters)
    alone = asked.facet("stance").values[0]
    if not asked.question.stance:
        assert ask(alone.question).total == alone.count


@pytest.mark.usefixtures("archive")
def test_every_vocabulary_stands_whole_in_its_fixed_order() -> None:
    facets = {facet.name: [item.value for item in facet.values] for facet in answered({}).facets()}
    assert facets == brute.VOCABULARY | {"age": list(brute.BANDS)}
    assert list(facets) == [
        "sect",
        "gender",
        "age",
        "stance",
        "governorate",
        "displacement",
        "theme",
        "chapter",
        "report",
    ]


@pytest.mark.usefixtures("archive")
def test_the_stream_holds_every_quote_once_in_order() -> None:
    parameters = {"sort": ["-age"]}
    assert [quote.code for quote in answered(parameters).stream()] == brute.answer(parameters)


@pytest.mark.usefixtures("archive")
def test_chips_say_each_part_and_lead_to_the_question_without_it() -> None:
    answer = answered({"governorate": ["homs"], "stance": ["pro-regime"], "age_min": ["30"]})
    assert [(chip.label, chip.value) for chip in answer.chips()] == [
        ("Stance", "Pro-regime"),
        ("Governorate", "Homs"),
        ("Age", "30 and over"),
    ]
    assert answer.chips()[1].question == Question(stance=("pro-regime",), age_min=30)
    assert answer.chips()[2].question == Question(stance=("pro-regime",), governorate=("homs",))


@pytest.mark.usefixtures("archive")
def test_chips_of_ages_and_ids() -> None:
    first, second = brute.answer({})[:2]
    answer = answered({"age_min": ["20"], "age_max": ["40"], "id": [first, second]})
    assert [(chip.label, chip.value) for chip in answer.chips()] == [("Age", "20–40"), ("Quotes", "2 chosen")]
    assert answer.chips()[1].question == Question(age_min=20, age_max=40)
    assert [chip.value for chip in answered({"age_max": ["40"]}).chips()] == ["up to 40"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("asked", [{"age_min": ["25"], "age_max": ["34"]}, {"age": ["25-34"]}])
def test_a_band_is_chosen_by_its_name_or_by_its_limits(asked: dict[str, list[str]]) -> None:
    bands = {item.value: item for item in answered(asked).facet("age").values}
    assert [name for name, item in bands.items() if item.selected] == ["25-34"]
    assert bands["25-34"].question == Question(age_min=25, age_max=34)
    assert (bands["25-34"].count, answered(asked).total) == (16, 16)
    assert answered({"age": ["18-24", "35-44"]}).total == 10


@pytest.mark.usefixtures("archive")
def test_bands_and_limits_of_ages_narrow_each_other_and_are_taken_away_one_by_one() -> None:
    answer = answered({"age": ["25-34", "35-44"], "age_min": ["30"]})
    assert answer.total == len(brute.answer({"age": ["25-34", "35-44"], "age_min": ["30"]}))
    assert [(chip.label, chip.value) for chip in answer.chips()] == [
        ("Age", "25–34"),
        ("Age", "35–44"),
        ("Age", "30 and over"),
    ]
    assert [chip.question for chip in answer.chips()] == [
        Question(age=("35-44",), age_min=30),
        Question(age=("25-34",), age_min=30),
        Question(age=("25-34", "35-44")),
    ]


def test_a_withdrawn_quote_is_neither_found_nor_counted() -> None:
    build_quote(1)
    quote = build_quote(2)
    assert answered({}).total == 2
    quote.withdrawn, quote.withdrawn_reason = quote.added, "The speaker asked for it."
    quote.save()
    answer = answered({})
    assert [found.code for found in answer[0:9]] == ["chapter-01"]
    assert {item.value: item.count for item in answer.facet("gender").values} == {"woman": 1, "man": 0}


def test_quotes_stand_in_the_order_of_report_chapter_and_position() -> None:
    old = build_report("old", published="2013-01-01")
    late = build_theme("late", chapter=build_chapter("second", order=2))
    build_quote(1, theme=late)
    build_quote(1, theme=build_theme("early", chapter=build_chapter("first", order=1)), position=2)
    build_quote(2, theme=build_theme("early"), position=1)
    build_quote(1, theme=build_theme("older", chapter=build_chapter("elder", order=9, report=old)))
    assert [quote.code for quote in answered({})[0:9]] == ["elder-01", "first-02", "first-01", "second-01"]


def test_reading_one_quote_by_its_place() -> None:
    build_quote(1)
    build_quote(2)
    assert answered({})[1].code == "chapter-02"


def test_a_full_page_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(1, 4):
        build_quote(number)
    answer = answered({})
    with django_assert_num_queries(1):
        assert [quote.chapter.report.slug + quote.theme.slug for quote in answer[0:3]] == ["reporttheme"] * 3
