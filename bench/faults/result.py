"""Say what a case of `make faults` came to."""

from typing import NamedTuple


class Result(NamedTuple):
    """A case: how often it was tried, how often something went wrong, and how much was lost.

    `lost` counts what a reader or an editor asked for and never got; `note` says what was measured.
    """

    case: str
    tries: int
    failures: int
    lost: int
    note: str = ""


def table(results: list[Result]) -> str:
    """Return results as a table of Markdown."""
    lines = ["| case | tries | failures | lost | measured |", "| --- | ---: | ---: | ---: | --- |"]
    lines += [
        f"| {found.case} | {found.tries} | {found.failures} | {found.lost} | {found.note} |"
        for found in results
    ]
    return "\n".join(lines)


def not_run(case: str, reason: str) -> Result:
    """Return the row of a case that can't be run on this machine."""
    return Result(case, 0, 0, 0, f"not run: {reason}")
