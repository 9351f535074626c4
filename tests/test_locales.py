"""Numbers, dates, plurals and names as pages write them: in Arabic as CLDR has them for Syria."""

from datetime import date

import pytest
from django.utils.translation import ngettext, override

from explorer import locales
from explorer.choices import AGE_BANDS
from explorer.locales import Number


@pytest.mark.parametrize(("language", "written"), [("en", "1029"), ("ar", "١٠٢٩")])
def test_a_number_has_the_digits_of_the_page_and_counts_like_any_other(language: str, written: str) -> None:
    with override(language):
        number = Number(1029)
        assert (str(number), f"{number}", "%s" % number) == (written,) * 3  # noqa: UP031 - the three ways
    assert number == 1029
    assert number % 100 == 29


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("en", "30 November 2026", "November 2026"), ("ar", "٣٠ تشرين الثاني ٢٠٢٦", "تشرين الثاني ٢٠٢٦")],
)
def test_a_date_has_the_names_that_syrians_use(language: str, day: str, month: str) -> None:
    with override(language):
        assert locales.day(date(2026, 11, 30)) == day
        assert locales.month(date(2026, 11, 30)) == month


@pytest.mark.parametrize(
    ("began", "ended", "english", "arabic"),
    [
        (date(2014, 8, 1), date(2014, 10, 31), "August to October 2014", "من آب إلى تشرين الأول ٢٠١٤"),
        (
            date(2014, 12, 1),
            date(2015, 1, 2),
            "December 2014 to January 2015",
            "من كانون الأول ٢٠١٤ إلى كانون الثاني ٢٠١٥",
        ),
        (date(2014, 8, 1), date(2014, 8, 31), "August 2014", "آب ٢٠١٤"),
    ],
)
def test_months_from_one_to_another(began: date, ended: date, english: str, arabic: str) -> None:
    assert locales.months(began, ended) == english
    with override("ar"):
        assert locales.months(began, ended) == arabic


def test_a_range_of_ages_is_in_words_in_arabic_so_that_no_direction_can_turn_it_around() -> None:
    assert [str(band.label) for band in AGE_BANDS[:2]] == ["Under 18", "18–24"]
    with override("ar"):
        assert [str(band.label) for band in AGE_BANDS] == [
            "دون ١٨",
            "من ١٨ إلى ٢٤",
            "من ٢٥ إلى ٣٤",
            "من ٣٥ إلى ٤٤",
            "من ٤٥ إلى ٥٤",
            "من ٥٥ إلى ٦٤",
            "٦٥ فأكثر",
        ]


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "لا اقتباس"),
        (1, "اقتباس واحد"),
        (2, "اقتباسان"),
        (3, "٣ اقتباسات"),
        (10, "١٠ اقتباسات"),
        (11, "١١ اقتباسًا"),
        (99, "٩٩ اقتباسًا"),
        (100, "١٠٠ اقتباس"),
        (102, "١٠٢ اقتباس"),
        (103, "١٠٣ اقتباسات"),
        (111, "١١١ اقتباسًا"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, written: str) -> None:
    with override("ar"):
        form = ngettext("%(count)s quote", "%(count)s quotes", count)
        assert form % {"count": Number(count)} == written


@pytest.mark.parametrize(
    ("english", "arabic"), [("Turkey", "تركيا"), ("Lebanon", "لبنان"), ("Nowhere", "Nowhere")]
)
def test_a_country_has_its_name_in_the_language_of_the_page(english: str, arabic: str) -> None:
    assert locales.country(english) == english
    with override("ar"):
        assert locales.country(english) == arabic


def test_a_text_of_ours_is_chosen_when_it_is_written_down() -> None:
    kept, alone = locales.either("Homs", "حمص"), locales.either("Homs", "")
    assert (str(kept), str(alone)) == ("Homs", "Homs")
    with override("ar"):
        assert (str(kept), str(alone)) == ("حمص", "Homs")


def test_the_items_of_a_list_have_the_comma_of_the_page() -> None:
    assert locales.listed(["a", "b"]) == "a, b"
    with override("ar"):
        assert locales.listed(["a", "b"]) == "a، b"


def test_an_english_name_stands_apart_in_an_arabic_line() -> None:
    assert locales.in_english("A & B") == "A &amp; B"
    with override("ar"):
        assert locales.in_english("A & B") == '<bdi lang="en">A &amp; B</bdi>'
