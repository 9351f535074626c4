"""Say what a case of `make faults` came to."""

from typing import NamedTuple


class Result(NamedTuple):
    """A case: how often it was tried, how often something went wrong, and how much was lost.

    `lost` counts what a reader or an editor asked for and never got; `note` says what was measured;
    `database` and `seconds` are filled in by what runs the cases.
    """

    case: str
    tries: int
    failures: int
    lost: int
    note: str = ""
    database: str = ""
    seconds: float = 0.0


def table(results: list[Result]) -> str:
    """Return results as a table of Markdown."""
    lines = [
        "| case | database | tries | failures | lost | seconds | measured |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
    ]
    lines += [
        f"| {found.case} | {found.database} | {found.tries} | {found.failures} | {found.lost} "
        f"| {found.seconds:.0f} | {found.note} |"
        for found in results
    ]
    return "\n".join(lines)


def not_run(case: str, reason: str) -> Result:
    """Return the row of a case that can't be run on this machine."""
    return Result(case, 0, 0, 0, f"not run: {reason}")
