"""The parameters in words, with the values that the archive has."""

import pytest

from explorer.questions.documentation import DocumentedParameter, comparison_parameters, documented_parameters
from tests.support.builders import build_place, build_quote, build_theme

pytestmark = pytest.mark.django_db


def documented() -> dict[str, tuple[str, str]]:
    """Return the meaning and the values of each parameter, by name."""
    return {name: (str(meaning), values) for name, meaning, values in documented_parameters()}


def test_every_parameter_of_a_question_is_documented_in_the_order_of_its_declaration() -> None:
    assert list(documented()) == [
        *("q", "sect", "gender", "stance", "governorate", "displacement", "theme", "chapter", "report"),
        *("age", "age_min", "age_max", "id", "sort", "page_size", "page"),
    ]


def test_a_parameter_s_meaning_and_values_are_said_once() -> None:
    found = documented()
    searched = 'words; "a phrase"; -word; or; searched in the text of the quotes; the first 32 words are read'
    assert found["q"] == ("Words", searched)
    assert found["gender"] == ("Gender", "woman, man")
    assert found["age_min"] == ("Youngest age: whole years, included", "a whole number from 0 to 120")
    assert found["sort"] == (
        "Order: by default relevance with words, and without them as printed",
        "report, relevance, age, -age",
    )
    assert found["page_size"] == ("Quotes on a page", "a whole number from 1 to 100")
    assert found["page"] == ("Page of a list", "a whole number from 1")


def test_values_are_those_that_the_archive_has_now() -> None:
    assert documented()["theme"] == ("Theme", "")
    build_quote(1, theme=build_theme("mistrust"), governorate=build_place("homs"))
    found = documented()
    assert found["theme"] == ("Theme", "mistrust")
    assert found["governorate"] == ("Governorate", "homs")
    assert found["chapter"] == ("Chapter", "chapter")


def test_a_comparison_has_two_attributes_and_two_groups() -> None:
    attributes = "theme, stance, sect, gender, age, governorate, displacement"
    group = (
        "an attribute, a colon and one of its values, such as stance:pro-regime; given several times, values "
        "of one attribute widen the group and different attributes narrow it"
    )
    assert comparison_parameters() == [
        DocumentedParameter("rows", "The attribute that the rows count", attributes),
        DocumentedParameter("columns", "The attribute that the columns count; another one", attributes),
        DocumentedParameter("first", "The one group of quotes", group),
        DocumentedParameter("second", "The other group of quotes", group),
    ]
