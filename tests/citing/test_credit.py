"""How a report is credited: when its interviews were held, and its licence line."""

import datetime as dt

import pytest

from explorer.citing.credit import credit_line, interviews, licence
from tests.support.builders import build_report
from tests.support.cited import chapter

pytestmark = pytest.mark.django_db


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
    assert interviews(report) == expected


def test_the_licence_line() -> None:
    assert licence(chapter().report) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October "
        "2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
        "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied."
    )


def test_the_licence_line_of_interviews_without_dates() -> None:
    assert licence(build_report()) == (
        "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Printed in A Report (A Publisher, "
        "2026). No endorsement by its authors or publisher is implied."
    )


def test_the_credit_of_a_report_below_a_figure() -> None:
    assert credit_line(chapter().report) == (
        "Craig Charney, “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict, Syria Justice "
        "and Accountability Centre, February 2015, https://example.org/report/. Interviews held August to "
        "October 2014. CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; no endorsement by its "
        "authors or publisher is implied."
    )
