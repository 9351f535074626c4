"""Test how a plan is shown to people and to programs."""

import pytest

from explorer.importing.found import ImportProblem
from explorer.importing.plan import Outcome, Plan, PlannedQuote
from explorer.importing.summary import as_lines, as_record
from explorer.models import Chapter, Correction, Theme
from tests.support.builders import DAY, build_quote, build_theme

pytestmark = pytest.mark.django_db


@pytest.fixture(name="plan")
def filled_plan() -> Plan:
    """Return a plan of two sections, two quotes and a correction."""
    wells, bread = build_theme("wells"), build_theme("bread")
    first, second = build_quote(1, theme=wells), build_quote(2, theme=bread, attribution="Kurdish man, 40")
    correction = Correction(quote=second, date=DAY, change="The text read “a”. It now reads “b”.")
    quotes = [PlannedQuote(first, 7, Outcome.UNCHANGED), PlannedQuote(second, 12, Outcome.UPDATED)]
    return Plan(wells.chapter, [wells, bread], quotes, [correction])


def test_people_read_sections_quotes_corrections_and_counts(plan: Plan) -> None:
    assert list(as_lines(plan)) == [
        "1. Wells (wells)",
        "   chapter-01, line 7, unchanged: Sunni woman (anti-regime), 30, Homs",
        "2. Bread (bread)",
        "   chapter-02, line 12, updated: Kurdish man, 40",
        "chapter-02, a correction is recorded: The text read “a”. It now reads “b”.",
        "0 created, 1 updated, 1 unchanged.",
    ]


def test_people_read_where_a_problem_is_and_the_beginning_of_its_text() -> None:
    problems = [
        ImportProblem(8, "— Teacher", "“Teacher” is not known here."),
        ImportProblem(None, "x" * 80, "It is published."),
        ImportProblem(9, "x" * 81, "It is long."),
    ]
    assert list(as_lines(Plan(Chapter(), problems=problems))) == [
        "line 8: “Teacher” is not known here. The text: — Teacher",
        f"the archive: It is published. The text: {'x' * 80}",
        f"line 9: It is long. The text: {'x' * 79}…",
        "0 created, 0 updated, 0 unchanged.",
    ]


def test_programs_read_one_object(plan: Plan) -> None:
    record = as_record(plan)
    assert list(record) == [
        *("chapter", "themes", "quotes", "problems", "ledger"),
        *("created", "updated", "unchanged"),
    ]
    assert record["chapter"] == {
        "slug": "chapter",
        "report": "report",
        "title": "A Chapter",
        "sentence_case_title": "A chapter",
        "url": "https://example.org/chapter/",
        "order": 1,
    }
    assert record["themes"] == [
        {"slug": "wells", "heading": "Wells", "order": 1},
        {"slug": "bread", "heading": "Bread", "order": 2},
    ]
    assert [(quote["id"], quote["theme"], quote["line"]) for quote in record["quotes"]] == [
        ("chapter-01", "wells", 7),
        ("chapter-02", "bread", 12),
    ]
    assert record["problems"] == []
    assert (record["created"], record["updated"], record["unchanged"]) == (0, 1, 1)


def test_programs_read_problems_and_no_counts_with_them(plan: Plan) -> None:
    plan.problems.append(ImportProblem(None, "— Teacher", "It is published."))
    record = as_record(plan)
    assert record["problems"] == [{"line": None, "text": "— Teacher", "reason": "It is published."}]
    assert (record["created"], record["updated"], record["unchanged"]) == (0, 0, 0)


def test_a_section_without_a_quote_is_shown_too() -> None:
    theme = Theme(slug="summary", heading="Summary", order=1)
    assert list(as_lines(Plan(Chapter(), [theme]))) == [
        "1. Summary (summary)",
        "0 created, 0 updated, 0 unchanged.",
    ]
