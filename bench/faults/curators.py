"""Be hard on the curators' pages: kill their saves, ask for what is expensive, upload what is hostile."""

from collections.abc import Iterator

from bench.expensive import LIMIT
from bench.faults.databases import Database
from bench.faults.editing import counted, told_by
from bench.faults.result import Result

KILLS = 100
STRANGE = 2_000
"""Requests of a stranger."""

GRACE_SECONDS = 15
"""What keeping a file in the session and showing a page may take, beside reading it."""

REFUSED = 413
"""The status of what is larger than an import may be; other files are answered with a page."""


def curators(database: Database, share: float = 1.0) -> Iterator[Result]:
    """Kill so many saves of a publisher, then ask for everything else once."""
    times = max(2, int(KILLS * share))
    with database.archive() as address:
        yield counted("curators' saves killed", times, told_by("bench.faults.saving", address, str(times)))
        yield from asked(address, int(STRANGE * share))


def asked(address: str, times: int) -> list[Result]:
    """Return what came of expensive addresses, of hostile files, and of so many requests without a login."""
    told = told_by("bench.faults.admin", address, str(times))
    costs, statuses, files, strangers = (told[name] for name in ("costs", "statuses", "files", "strangers"))
    above = {case for case, pages in costs.items() if pages > LIMIT or statuses[case] != 200}  # noqa: PLR2004
    most = max(costs, key=costs.__getitem__)
    late = {
        case
        for case, (status, seconds) in files.items()
        if status not in (200, REFUSED) or seconds > told["patience"] + GRACE_SECONDS
    }
    slowest = max(files, key=lambda case: float(files[case][1]))
    wrong = [*strangers["let_in"], *strangers["failed"]]
    return [
        Result(
            "the budget of a curator's page",
            len(costs),
            len(above),
            0,
            f"the most expensive, {most}, costs {costs[most]:.1f} plain pages{_named(above)}",
        ),
        Result(
            "hostile files uploaded",
            len(files),
            len(late),
            0,
            f"the slowest, {slowest}, took {files[slowest][1]:.0f} s{_named(late)}",
        ),
        Result(
            "curators' pages without a login",
            times,
            len(wrong),
            0,
            f"{len(strangers['let_in'])} were let in{_named(wrong)}",
        ),
    ]


def _named(wrong: set[str] | list[str]) -> str:
    """Name the first of what went wrong."""
    return f"; wrong: {'; '.join(sorted(wrong)[:3])}" if wrong else ""
