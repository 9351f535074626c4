"""What the database itself refuses to hold."""

from typing import Any

import pytest
from django.db import IntegrityError

from explorer.archive.versions import current_version
from explorer.models import Archive, Chapter, Correction, KeyPoint, Quote
from tests.support.builders import DAY, build_place, build_quote, build_theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("quote_age_in_range", {"age": 121}),
        ("quote_number_from_one", {"number": 0}),
        ("quote_sect_is_known", {"sect": "other"}),
        ("quote_gender_is_known", {"gender": "other"}),
        ("quote_stance_is_known", {"stance": "neutral"}),
        (
            "quote_stance_is_inferred_only_where_there_is_one",
            {"stance": "not-stated", "stance_inferred": True},
        ),
        ("quote_displacement_is_known", {"displacement": ""}),
        ("quote_governorate_only_inside_syria", {"governorate": None}),
        ("quote_governorate_only_inside_syria", {"country": ""}),
        ("quote_refugee_is_outside_syria", {"displacement": "refugee"}),
        ("quote_idp_is_inside_syria", {"displacement": "idp", "country": "Turkey"}),
        ("quote_withdrawn_for_a_reason", {"withdrawn": DAY}),
    ],
)
def test_a_quote_that_breaks_a_rule_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        build_quote(**fields)


def test_a_governorate_goes_with_no_other_country() -> None:
    place = build_place("homs")
    with pytest.raises(IntegrityError, match="quote_governorate_only_inside_syria"):
        build_quote(country="Turkey", governorate=place)


def test_a_number_is_given_once_in_a_chapter() -> None:
    build_quote(1)
    with pytest.raises(IntegrityError):
        build_quote(1, code="chapter-99")


def test_what_is_not_stated_is_held() -> None:
    quote = build_quote(sect="not-stated", gender="not-stated", age=None, stance="not-stated")
    quote.full_clean()


def test_a_refugee_abroad_and_an_idp_inside_are_held() -> None:
    build_quote(1, displacement="refugee", country="Turkey")
    build_quote(2, displacement="idp")


def test_a_record_is_called_by_its_name_in_lists_and_messages() -> None:
    quote = build_quote(1, theme=build_theme("mistrust"), governorate=build_place("homs"))
    correction = Correction.objects.create(code="a-correction", quote=quote, date=DAY, change="x", reason="y")
    point = KeyPoint.objects.create(code="a-point", theme=quote.theme, stance="pro-regime", order=1, text="z")
    records = [quote.chapter.report, quote.chapter, quote.theme, quote.governorate, quote, correction, point]
    assert [str(record) for record in records] == [
        *("A Report", "A Chapter", "Mistrust", "Homs", "chapter-01", "a-correction", "a-point")
    ]
    assert str(Archive.objects.get()) == current_version()


def test_a_chapter_may_have_more_quotes_than_two_bytes_count() -> None:
    quote = build_quote(40_000)
    quote.full_clean()
    Chapter.objects.update(last_number=40_000)
    assert Quote.objects.get().position == 40_000
