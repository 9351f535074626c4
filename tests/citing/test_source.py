"""What a citation points to: who stands as its author, when its interviews were held, its licence line."""

import datetime as dt

import pytest

from explorer import citing
from tests.support.builders import build_report
from tests.support.cited import PUBLISHER, chapter, references

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("authors", [[], [{"literal": PUBLISHER}]])
def test_a_publisher_who_is_the_author_is_named_once_where_the_style_says_so(
    authors: list[dict[str, str]],
) -> None:
    cited = references(authors)
    assert cited["apa"] == (
        (
            "Syria Justice and Accountability Centre. (2015). Halting hostilities at the local level. In "
            "“Maybe we can reach a solution”: Syrian perspectives on the conflict. "
            "https://report.example.org/chapter/halting/ (Syrian Interview Quotes, LINK)"
        ),
        "(Syria Justice and Accountability Centre, 2015)",
    )
    assert cited["mla"] == (
        (
            "“Halting Hostilities at the Local Level.” “Maybe We Can Reach a Solution”: Syrian Perspectives "
            "on the Conflict, Syria Justice and Accountability Centre, 2015, "
            "https://report.example.org/chapter/halting/. Syrian Interview Quotes, LINK."
        ),
        "(“Halting Hostilities at the Local Level”)",
    )


@pytest.mark.parametrize(
    ("began", "ended", "expected"),
    [
        ((2014, 8, 1), (2014, 10, 31), "August to October 2014"),
        ((2012, 11, 1), (2013, 2, 28), "November 2012 to February 2013"),
        ((2014, 8, 1), (2014, 8, 31), "August 2014"),
        (None, (2014, 8, 31), ""),
        ((2014, 8, 1), None, ""),
    ],
)
def test_when_the_interviews_were_held(
    began: tuple[int, int, int] | None, ended: tuple[int, int, int] | None, expected: str
) -> None:
    report = build_report(
        interviews_began=began and dt.date(*began), interviews_ended=ended and dt.date(*ended)
    )
    assert citing.interviews(report) == expected


def test_the_licence_line() -> None:
    assert citing.licence(chapter().report) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October "
        "2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
        "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied."
    )


def test_the_licence_line_of_interviews_without_dates() -> None:
    assert citing.licence(build_report()) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Printed in A Report (A Publisher, "
        "2026). No endorsement by its authors or publisher is implied."
    )
