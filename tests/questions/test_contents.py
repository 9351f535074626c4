"""The chapters with their sections, counted in an answer."""

import datetime as dt

import pytest

from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from tests.support.builders import build_chapter, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db


def listed(question: Question) -> list[tuple[str, list[tuple[str, int]]]]:
    """Return the slugs of chapters and sections, each section with its count."""
    return [
        (chapter.slug, [(theme.slug, total) for theme, total in sections])
        for chapter, sections in contents(ask(question))
    ]


def test_an_archive_without_chapters_has_no_contents() -> None:
    assert listed(Question()) == []


def test_chapters_and_sections_are_in_the_order_of_their_reports() -> None:
    old = build_report("old", published=dt.date(2013, 2, 1))
    second = build_chapter("second", order=2)
    first = build_chapter("first", order=1)
    oldest = build_chapter("oldest", report=old, order=3)
    for slug, chapter, order in [("b", first, 2), ("a", first, 1), ("c", second, 1), ("d", oldest, 1)]:
        build_theme(slug, chapter=chapter, order=order)
    assert listed(Question()) == [
        ("oldest", [("d", 0)]),
        ("first", [("a", 0), ("b", 0)]),
        ("second", [("c", 0)]),
    ]


def test_each_section_counts_the_quotes_of_the_answer() -> None:
    calm, fear = build_theme("calm"), build_theme("fear")
    build_quote(1, theme=calm, gender="woman")
    build_quote(2, theme=calm, gender="man")
    build_quote(3, theme=fear, gender="man")
    assert listed(Question()) == [("chapter", [("calm", 2), ("fear", 1)])]
    assert listed(Question(gender=("woman",))) == [("chapter", [("calm", 1), ("fear", 0)])]
