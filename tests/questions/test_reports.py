"""The reports that an answer's quotes come from."""

import datetime as dt

import pytest

from explorer.questions.answer import ask
from explorer.questions.question import Question
from explorer.questions.reports import reports_of
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db


def slugs(question: Question) -> list[str]:
    """Return the slugs of the reports of an answer."""
    return [report.slug for report in reports_of(ask(question))]


def test_the_reports_of_the_quotes_each_once_oldest_first() -> None:
    new = build_report("new", published=dt.date(2015, 2, 1))
    old = build_report("old", published=dt.date(2013, 2, 1))
    for number, (slug, report) in enumerate([("a", new), ("b", old), ("c", new)], start=1):
        theme = build_theme(f"theme-{slug}", chapter=build_chapter(slug, report=report, order=number))
        build_quote(1, theme=theme, gender="woman" if report == new else "man")
    assert slugs(Question()) == ["old", "new"]
    assert slugs(Question(gender=("woman",))) == ["new"]
    assert slugs(Question(gender=("man",))) == ["old"]
    assert slugs(Question(sect=("druze",))) == ["old", "new"]
