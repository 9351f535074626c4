"""Account for every line of a chapter's file: what each became, and the first of it that counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.importing.found import Entry, ImportProblem, LineKind, Outline

_ORDER = list(LineKind)


@dataclass(frozen=True)
class LedgerLine:
    """A line of the file that isn't blank: what it is, the code of its quote, and all that it became."""

    number: int
    kind: LineKind
    quote: str | None
    entries: tuple[Entry, ...]


def ledger(found: Outline, problems: Iterable[ImportProblem], codes: Sequence[str]) -> list[LedgerLine]:
    """Return a line for each line of the file that isn't blank, in order.

    `problems` are all of the import, `codes` those of the chapter's quotes in reading order. A line that
    became several things, as where an attribution is on its quote's own line, is the first of `LineKind`.
    """
    became: dict[int, list[Entry]] = {}
    for entry in found.entries:
        for number in dict.fromkeys(number for line in entry.lines for number in line.numbers):
            became.setdefault(number, []).append(entry)
    for problem in problems:
        entries = became.get(problem.line or 0, [])
        if entries and all(entry.note != problem.reason for entry in entries):
            entries.append(Entry(LineKind.PROBLEM, entries[0].lines, problem.reason))
    return [_line(number, became[number], codes) for number in sorted(became)]


def _line(number: int, entries: list[Entry], codes: Sequence[str]) -> LedgerLine:
    ordered = sorted(entries, key=lambda entry: _ORDER.index(entry.kind))
    places = [entry.quote for entry in ordered if entry.quote is not None]
    quote = codes[places[0]] if places else None
    return LedgerLine(number, ordered[0].kind, quote, tuple(ordered))
