"""Show a chapter's file beside what each of its lines became, as one page that needs no other file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from explorer.importing.blocks import join
from explorer.importing.found import Entry, FoundQuote, LineKind, Outline
from explorer.importing.ledger import LedgerLine
from explorer.importing.plan import Plan

STYLE_SHEET = Path(__file__).with_name("proof.css")


def proof(source: str, found: Outline, plan: Plan, lines: Sequence[LedgerLine]) -> str:
    """Return the page; `source` is the file's text, `lines` its ledger."""
    rows = rows_of(source, found, plan, lines)
    context = {"title": plan.chapter.title, "rows": rows, "style": _style(), **_counts(lines, plan)}
    return render_to_string("importing/proof.html", context)


def rows_of(source: str, found: Outline, plan: Plan, lines: Sequence[LedgerLine]) -> list[dict[str, Any]]:
    """Return for each line of the file its number, its text, its kind, and all that it became."""
    quotes = [quote for section in found.sections for quote in section.quotes]
    codes = [planned.quote.code for planned in plan.quotes]
    by_number = {line.number: line for line in lines}
    return [
        {"number": number, "source": text, **_became(by_number.get(number), quotes, codes)}
        for number, text in enumerate(source.split("\n"), 1)
    ]


def _style() -> SafeString:
    """Return the page's style sheet as an element of its head."""
    return mark_safe(f"<style>\n{STYLE_SHEET.read_text(encoding='utf-8')}</style>")  # noqa: S308 - a file of ours


def _counts(lines: Sequence[LedgerLine], plan: Plan) -> dict[str, Any]:
    """Return the counts at the top of the page, and the problems that have no line."""
    kinds = [line.kind for line in lines]
    return {
        "lines": len(lines),
        "quotes": len(plan.quotes),
        "attributions": sum(
            any(entry.kind is LineKind.ATTRIBUTION for entry in line.entries) for line in lines
        ),
        "problems": plan.problems,
        "kinds": [(kind.value, kinds.count(kind)) for kind in LineKind],
        "elsewhere": [problem for problem in plan.problems if problem.line is None],
    }


def _became(line: LedgerLine | None, quotes: Sequence[FoundQuote], codes: Sequence[str]) -> dict[str, Any]:
    """Return a row's kind, and each thing that the line became."""
    if line is None:
        return {"kind": "blank", "became": []}
    return {
        "kind": line.kind.value,
        "became": list(dict.fromkeys(_sentence(entry, quotes, codes) for entry in line.entries)),
    }


def _sentence(entry: Entry, quotes: Sequence[FoundQuote], codes: Sequence[str]) -> tuple[str, str]:
    """Return what a stretch became: its kind, and the words that say more."""
    code = codes[entry.quote] if entry.quote is not None else ""
    match entry.kind:
        case LineKind.HEADING:
            return entry.kind.value, join(entry.lines)
        case LineKind.QUOTE if entry.quote is not None and not quotes[entry.quote].set_apart:
            return entry.kind.value, f"{code}, in prose: {_fields(quotes[entry.quote])}"
        case LineKind.ATTRIBUTION if entry.quote is not None:
            return entry.kind.value, f"{code}: {_fields(quotes[entry.quote])}"
        case LineKind.QUOTE:
            return entry.kind.value, code
    return entry.kind.value, entry.note


def _fields(quote: FoundQuote) -> str:
    """Return a speaker's fields: "sect sunni, gender man, age 30, …"."""
    return ", ".join(_stated(asdict(quote.speaker)))


def _stated(fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if value is True:
            yield name.replace("_", " ")
        elif value is not None and value is not False:
            yield f"{name} {value}"
