"""Records for reference managers: what they hold, and how titles tell them apart."""

import pytest

from explorer.citing.records import chapter_record, separate_record, single_record
from tests.support.builders import build_quote
from tests.support.cited import LINK, chapter, quote

pytestmark = pytest.mark.django_db


def test_the_title_of_a_quote_among_others_says_which_it_is() -> None:
    first = quote(chapter())
    second = build_quote(6, theme=first.theme)
    titles = [separate_record(said, LINK).title for said in (first, second)]
    assert titles == [
        "Halting hostilities at the local level [quote 5: Sunni woman (anti-regime), 30, Homs]",
        "Halting hostilities at the local level [quote 6: Sunni woman (anti-regime), 30, Homs]",
    ]
    assert single_record(first, LINK).title == "Halting hostilities at the local level"


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("", ("", "")),
        ("Research Series", ("Research Series", "")),
        ("Research Series, number 2", ("Research Series", "2")),
        ("Views, number by number, number 12", ("Views, number by number", "12")),
    ],
)
def test_a_series_and_the_number_in_it(series: str, expected: tuple[str, str]) -> None:
    assert chapter_record(chapter(series=series), LINK).series == expected
