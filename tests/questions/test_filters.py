"""A query string read as a question: what is ignored, what is refused, and what is said about it."""

from typing import Any

import pytest
from django.http import QueryDict

from explorer.problems import BadParameter, BadParameters
from explorer.questions.filters import read_request
from explorer.questions.index import current_index
from explorer.questions.question import Question
from tests.support.builders import build_place, build_quote, build_theme

pytestmark = pytest.mark.django_db


def problems(query: str) -> list[BadParameter]:
    """Return what is wrong with a query string."""
    with pytest.raises(BadParameters) as caught:
        read_request(QueryDict(query))
    return caught.value.problems


def test_no_parameter_is_the_empty_question() -> None:
    assert read_request(QueryDict("")) == (Question(), "1", 20)


def test_every_parameter_is_read() -> None:
    build_quote(1, theme=build_theme("mistrust"))
    query = (
        "q=peace&sect=druze&gender=man&stance=pro-regime&governorate=homs&displacement=idp&theme=mistrust"
        "&chapter=chapter&report=report&age_min=0&age_max=120&id=chapter-01&sort=-age&page=3&page_size=100"
    )
    question = Question(
        q="peace",
        sect=("druze",),
        gender=("man",),
        stance=("pro-regime",),
        governorate=("homs",),
        displacement=("idp",),
        theme=("mistrust",),
        chapter=("chapter",),
        report=("report",),
        age_min=0,
        age_max=120,
        id=("chapter-01",),
        sort="-age",
        page_size=100,
    )
    assert read_request(QueryDict(query)) == (question, "3", 100)


def test_a_repeated_parameter_means_any_of_its_values_once_each() -> None:
    asked = read_request(QueryDict("sect=sunni&sect=alawi&sect=sunni"))
    assert asked.question == Question(sect=("sunni", "alawi"))


def test_the_last_counts_where_one_value_is_taken() -> None:
    asked = read_request(
        QueryDict("age_min=20&age_min=30&sort=age&sort=report&page_size=5&page_size=7&q=a&q=b")
    )
    assert asked.question == Question(q="b", age_min=30, sort="report", page_size=7)
    assert asked.page_size == 7


def test_unknown_and_empty_parameters_are_ignored() -> None:
    query = "colour=blue&sect=&age_min=&sort=&q=&theme=+&page=&page_size=&id=&gender=%00"
    assert read_request(QueryDict(query)) == (Question(), "1", 20)


def test_an_empty_value_beside_a_real_one_is_ignored() -> None:
    assert read_request(QueryDict("sect=&sect=sunni&age_min=20&age_min=")).question == Question(
        sect=("sunni",), age_min=20
    )


def test_ages_in_the_wrong_order_are_a_valid_question() -> None:
    assert read_request(QueryDict("age_min=50&age_max=20")).question == Question(age_min=50, age_max=20)


def test_nul_characters_vanish_from_words() -> None:
    assert read_request(QueryDict("q=pe%00ace")).question == Question(q="peace")


@pytest.mark.parametrize("value", ["121", "-1", "12.0", "12.5", "1e1", "1_0", "+5", "٣٠", "abc", "9" * 5000])
@pytest.mark.parametrize("name", ["age_min", "age_max"])
def test_an_age_is_a_whole_number_from_0_to_120(name: str, value: str) -> None:
    query = QueryDict(mutable=True)
    query[name] = value
    assert problems(query.urlencode()) == [BadParameter(name, [value], "a whole number from 0 to 120")]


@pytest.mark.parametrize("value", ["0", "101", "1.0", "all"])
def test_a_page_holds_1_to_100_quotes(value: str) -> None:
    assert problems(f"page_size={value}") == [
        BadParameter("page_size", [value], "a whole number from 1 to 100")
    ]


@pytest.mark.parametrize(
    ("query", "name", "value", "allowed"),
    [
        (
            "sect=Sunni",
            "sect",
            "Sunni",
            ["sunni", "alawi", "christian", "kurdish", "shia", "druze", "ismaili"],
        ),
        ("gender=female", "gender", "female", ["woman", "man"]),
        ("stance=neutral", "stance", "neutral", ["pro-regime", "anti-regime"]),
        ("displacement=none", "displacement", "none", ["refugee", "idp", "none-stated"]),
        ("sort=date", "sort", "date", ["report", "relevance", "age", "-age"]),
    ],
)
def test_a_closed_vocabulary_names_what_is_allowed(
    query: str, name: str, value: str, allowed: list[str]
) -> None:
    assert problems(query) == [BadParameter(name, [value], allowed)]


def test_places_themes_and_chapters_come_from_the_archive() -> None:
    build_quote(1, theme=build_theme("mistrust"), governorate=build_place("homs"))
    assert problems("governorate=hama") == [BadParameter("governorate", ["hama"], ["homs"])]
    assert problems("theme=trust") == [BadParameter("theme", ["trust"], ["mistrust"])]
    assert problems("chapter=mood") == [BadParameter("chapter", ["mood"], ["chapter"])]


def test_an_unknown_or_withdrawn_id_is_refused() -> None:
    quote = build_quote(1)
    build_quote(2)
    quote.withdrawn, quote.withdrawn_reason = quote.added, "The speaker asked for it."
    quote.save()
    [problem] = problems("id=chapter-01&id=chapter-02&id=chapter-03")
    assert problem.parameter == "id"
    assert problem.values == ["chapter-01", "chapter-03"]


def test_only_the_wrong_values_of_a_list_are_named_and_every_wrong_parameter() -> None:
    found = problems("sect=sunni&sect=x&sect=y&age_min=-1&colour=blue")
    assert [(problem.parameter, problem.values) for problem in found] == [
        ("sect", ["x", "y"]),
        ("age_min", ["-1"]),
    ]


def test_a_value_of_the_archive_is_looked_up_and_its_vocabulary_is_not_gone_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Looked(dict[str, Any]):
        """A vocabulary that nobody may go through."""

        def __iter__(self) -> Any:
            raise AssertionError

        items = __iter__

    build_quote(theme=build_theme("mistrust"))
    index = current_index()
    monkeypatch.setitem(index.labels, "theme", Looked(index.labels["theme"]))
    assert read_request(QueryDict("theme=mistrust")).question.theme == ("mistrust",)
    monkeypatch.undo()
    with pytest.raises(BadParameters):
        read_request(QueryDict("theme=mistrust&theme=other"))
