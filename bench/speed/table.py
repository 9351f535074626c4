"""Write the figures of a run as docs/performance.md: every row with its bar, and whether it holds."""

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.speed.archives import REAL
from bench.speed.measuring import DATASETTE, FLOOR, NGINX, POSTGRESQL, SITE, Figures, Key

MILLION = 1_000_000

HEAD = ["what", "site", "Datasette", "floor", "nginx", "ratio", "bar", "holds"]


INTRODUCTION = """\
# Performance

This page is written by `make bench`; `bench/speed/` says how, and [performance.json](performance.json)
has the figure of each round. Here stand the medians, with the lowest and the highest in brackets; in a round
all servers take turns, so that they meet the same machine. Each size is measured by itself, on the day and
the commit that its section names.

“Datasette” is Datasette on one table of the same quotes, with an index for each filter, one for the words,
six facets on each list, and its limits raised. “Floor” is a Django view with one indexed query and a small
template, with Django’s defaults, under the archive’s own server. “nginx” sends the bytes of the archive’s
list as a file. “Seen” is a page that was answered before, “new” one that never was: a list with new filters,
or a record under a new address. “Shared” is a page seen before whose address got a parameter that no server
knows, as mails and social networks add them. A wait is the median of one reader who asks for new pages one
after another. Memory counts shared parts once."""

Conditions = Mapping[str, str]
"""What figures depend on: `{"machine": "2 cores …"}`."""


class Bar(NamedTuple):
    """How many times better than another figure the site has to be.

    `case` is measured at `size` and compared with `other`, or with the site's own at `other_size`. With
    `is_cost` a smaller figure is the better one. `at_most` turns the bar round: so many times as much.
    """

    case: str
    size: int
    factor: float
    other: str = DATASETTE
    is_cost: bool = False
    at_most: bool = False
    other_size: int = 0


BARS = [
    Bar("list seen", REAL, 150),
    Bar("list seen", REAL, 10, FLOOR),
    Bar("list seen", REAL, 0.2, NGINX),
    Bar("list new", REAL, 4),
    Bar("list new", REAL, 0.5, FLOOR),
    *(Bar(f"{page} new", REAL, 4) for page in ("quote", "theme", "place", "home")),
    *(Bar(f"{page} shared", REAL, 4) for page in ("quote", "home")),
    Bar("unchanged", REAL, 150),
    Bar("unchanged", REAL, 10, FLOOR),
    *(
        Bar(f"{kind}, wait", MILLION, factor, is_cost=True)
        for kind, factor in (
            ("list", 25),
            ("three filters", 60),
            ("deep page", 60),
            ("search seen", 150),
            ("search", 15),
        )
    ),
    Bar("list, wait", MILLION, 2, SITE, is_cost=True, at_most=True, other_size=REAL),
    *(
        Bar(f"{page}, wait", MILLION, 3, SITE, is_cost=True, at_most=True, other_size=REAL)
        for page in ("quote", "home", "place", "feed")
    ),
    Bar("CSV", MILLION, 2),
    Bar("whole archive", MILLION, 30),
    Bar("memory idle", REAL, 2.5, is_cost=True, at_most=True),
    Bar("memory loaded", REAL, 2.5, is_cost=True, at_most=True),
    Bar("memory idle", MILLION, 4, is_cost=True, at_most=True),
    Bar("memory loaded", MILLION, 4, is_cost=True, at_most=True),
    *(
        Bar(f"{kind}, wait", MILLION, 3, POSTGRESQL, is_cost=True, at_most=True)
        for kind in ("list", "three filters", "deep page", "search")
    ),
]
"""What the site is to reach."""

LIMITS = {
    "start to first answer": (2.0, "s"),
    "a change, processor": (1.0, "s"),
    "a change, memory": (64.0, "MB"),
    "a change, longest wait": (0.1, "s"),
}
"""Case -> the most it may be, at any size."""

UNITS = {
    "list seen": "requests/s",
    "list new": "requests/s",
    "quote new": "requests/s",
    "theme new": "requests/s",
    "place new": "requests/s",
    "home new": "requests/s",
    "quote shared": "requests/s",
    "home shared": "requests/s",
    "unchanged": "requests/s",
    "CSV": "rows/s",
    "whole archive": "rows/s",
    "memory idle": "MB",
    "memory loaded": "MB",
}
"""Case -> its unit; a wait and the processor's time (CPU) are in milliseconds."""


def unit(case: str) -> str:
    """Return the unit of a case's figures."""
    return UNITS.get(case) or (LIMITS[case][1] if case in LIMITS else "ms")


def number(value: float) -> str:
    """Return a figure as it is read: 12345.6 as `12,346`, 12.34 as `12`, 1.234 as `1.2`."""
    if value == float("inf"):
        return "given up"
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"  # noqa: PLR2004 - two digits are enough


def spread(rounds: Sequence[float]) -> str:
    """Return the median with the lowest and the highest: `12 (11–15)`; empty where nothing was measured."""
    if not rounds:
        return ""
    middle = number(statistics.median(rounds))
    return middle if len(rounds) == 1 else f"{middle} ({number(min(rounds))}–{number(max(rounds))})"


def verdict(figures: Figures, bar: Bar) -> tuple[str, str, str] | None:
    """Return a bar's ratio, the bar in words, and whether it holds; None where one side wasn't measured."""
    mine = figures.median(bar.size, bar.case, SITE)
    # A comparison with another database asks how much more the other one costs.
    theirs = figures.median(bar.other_size or bar.size, _case_of(bar), bar.other)
    if mine is None or theirs is None or not (mine and theirs):
        return None
    if bar.other == POSTGRESQL:
        mine, theirs = theirs, mine
    times = theirs / mine if bar.is_cost and not bar.at_most else mine / theirs
    holds = times <= bar.factor if bar.at_most else times >= bar.factor
    against = f"itself at {bar.other_size:,}" if bar.other_size else bar.other
    if bar.other == POSTGRESQL:
        against = "SQLite"
    words = f"at {'most' if bar.at_most else 'least'} {bar.factor:g} × {against}"
    return number(times), words, "yes" if holds else "**no**"


def _case_of(bar: Bar) -> str:
    """Return the case that a bar's other side was measured in: Datasette has no file of the whole archive."""
    return "CSV" if bar.case == "whole archive" else bar.case


def limit(figures: Figures, size: int, case: str) -> tuple[str, str, str]:
    """Return what a case may be at most, and whether it is."""
    most, its_unit = LIMITS[case]
    found = figures.median(size, case, SITE)
    holds = found is not None and found <= most
    return "", f"at most {most:g} {its_unit}", "yes" if holds else "**no**"


def rows(figures: Figures, size: int) -> list[list[str]]:
    """Return the cells of a size's table: a line for each case, and one more for each further bar."""
    lines = []
    for case in dict.fromkeys(key.case for key in figures.rounds if key.size == size):
        servers = [
            spread(figures.rounds.get(Key(size, case, server), []))
            for server in (SITE, DATASETTE, FLOOR, NGINX)
        ]
        bars = [bar for bar in BARS if (bar.size, bar.case) == (size, case)]
        verdicts = [found for bar in bars if (found := verdict(figures, bar))]
        if case in LIMITS:
            verdicts.append(limit(figures, size, case))
        postgresql = figures.rounds.get(Key(size, case, POSTGRESQL))
        name = f"{case} ({unit(case)})" + (f"; on PostgreSQL {spread(postgresql)}" if postgresql else "")
        lines.append([name, *servers, *(verdicts[0] if verdicts else ("", "", ""))])
        lines += [["", "", "", "", "", *more] for more in verdicts[1:]]
    return lines


def table(figures: Figures, size: int) -> str:
    """Return the figures of a size as a table of Markdown."""
    cells = [HEAD, ["---"] + ["---:"] * 5 + ["---"] * 2, *rows(figures, size)]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def failures(figures: Figures, size: int) -> str:
    """Return a sentence for each figure of a size that an answer's failure cost; empty where none did."""
    return "".join(
        f"\n- “{key.case}” of the {key.server} failed at least once: {reason}"
        for key, reason in figures.failures.items()
        if key.size == size
    )


def section(figures: Figures, size: int, conditions: Conditions) -> str:
    """Return what the page says of a size: on what it was measured, the table, and what failed."""
    facts = "\n".join(f"- {name}: {value}" for name, value in conditions.items())
    return f"## {size:,} quotes\n\n{facts}\n\n{table(figures, size)}\n{failures(figures, size)}"


def document(figures: Figures, conditions: Mapping[int, Conditions]) -> str:
    """Return the page: what was measured and how, and a section for each size."""
    sections = [section(figures, size, conditions[size]).rstrip() for size in sorted(conditions)]
    return "\n\n".join([INTRODUCTION, *sections]) + "\n"
