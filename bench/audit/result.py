"""Say what a check of `make audit` came to."""

from collections.abc import Sequence
from typing import NamedTuple


class Result(NamedTuple):
    """A check: how many pages it looked at, what it found, and the bar.

    Without a finding the bar is met. `figures` are lines for the report that are no finding; `unasked` says
    why a check couldn't be made here, and then nothing is said about the bar.
    """

    check: str
    pages: int
    findings: Sequence[str]
    bar: str = "no finding"
    figures: Sequence[str] = ()
    unasked: str = ""

    @property
    def is_met(self) -> bool:
        """Say whether the check was made and its bar is met."""
        return not self.findings and not self.unasked


SHOWN = 20
"""Findings of a check that the report prints; it says how many more there are."""


def table(results: Sequence[Result]) -> str:
    """Return a table of Markdown, a line for each check."""
    lines = ["| check | pages | findings | bar | met |", "| --- | ---: | ---: | --- | --- |"]
    for found in results:
        met = "not asked" if found.unasked else "yes" if found.is_met else "**no**"
        count = "" if found.unasked else f"{len(found.findings):,}"
        lines.append(f"| {found.check} | {found.pages:,} | {count} | {found.bar} | {met} |")
    return "\n".join(lines)


def details(results: Sequence[Result]) -> str:
    """Return what was measured, found and not asked, with a heading for each check that has some."""
    parts = []
    for found in results:
        lines = list(found.figures)
        lines += [f"- {finding}" for finding in found.findings[:SHOWN]]
        if more := len(found.findings) - SHOWN:
            lines += [f"- and {more:,} more"] * (more > 0)
        lines += [f"Not asked: {found.unasked}"] * bool(found.unasked)
        if lines:
            parts.append("\n".join([f"## {found.check[:1].upper()}{found.check[1:]}", "", *lines]))
    return "\n\n".join(parts)
