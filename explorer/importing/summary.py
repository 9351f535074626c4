"""Show a plan: as lines for people, as a record for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from explorer.exports.columns import quote_record
from explorer.importing.ledger import LedgerLine
from explorer.importing.plan import Outcome, Plan, PlannedQuote

# Characters of a problem's text that are shown to people: a longer one ends with "…".
_LONGEST = 80


def as_record(plan: Plan, lines: Iterable[LedgerLine] = ()) -> dict[str, Any]:
    """Return a plan as one JSON object; `lines` are the ledger of its file."""
    chapter = plan.chapter
    return {
        "chapter": {
            "slug": chapter.slug,
            "report": chapter.report.slug,
            "title": chapter.title,
            "sentence_case_title": chapter.sentence_case_title,
            "url": chapter.url,
            "order": chapter.order,
        },
        "themes": [
            {"slug": theme.slug, "heading": theme.heading, "order": theme.order} for theme in plan.themes
        ],
        "quotes": [
            quote_record(planned.quote) | {"line": planned.line}
            for planned in plan.quotes
            if not planned.quote.withdrawn
        ],
        "problems": [
            {"line": problem.line, "text": problem.text, "reason": problem.reason}
            for problem in plan.problems
        ],
        "ledger": [{"line": line.number, "kind": line.kind.value, "quote": line.quote} for line in lines],
        **{outcome.value: plan.count(outcome) for outcome in Outcome},
    }


def as_lines(plan: Plan) -> Iterator[str]:
    """Yield a plan as lines to read: sections with their quotes, then the problems, then the counts."""
    yield from plan.notes
    for theme in plan.themes:
        yield f"{theme.order}. {theme.heading} ({theme.slug})"
        for planned in plan.quotes:
            if planned.quote.theme == theme:
                yield _line(planned)
    # A withdrawn quote of another chapter belongs to none of these sections.
    yield from (_line(planned) for planned in plan.quotes if planned.quote.theme not in plan.themes)
    for correction in plan.corrections:
        yield f"{correction.quote.code}, a correction is recorded: {correction.change}"
    for problem in plan.problems:
        where = "the archive" if problem.line is None else f"line {problem.line}"
        text = problem.text if len(problem.text) <= _LONGEST else f"{problem.text[: _LONGEST - 1]}…"
        yield f"{where}: {problem.reason} The text: {text}"
    yield ", ".join(f"{plan.count(outcome)} {outcome}" for outcome in Outcome) + "."


def _line(planned: PlannedQuote) -> str:
    """Return the line of a quote; one that was withdrawn has no attribution to show."""
    quote = planned.quote
    if quote.withdrawn:
        return f"   {quote.code}, line {planned.line}, stays withdrawn: nothing of it is kept."
    return f"   {quote.code}, line {planned.line}, {planned.outcome}: {quote.attribution}"
