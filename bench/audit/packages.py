"""Check the packages that the site installs: that they fit together, that none is old or taken back.

Known weak points are asked for as well, where the network reaches who knows them.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.version import InvalidVersion, Version

from bench.audit import node
from bench.audit.result import Result
from bench.corpus import ROOT

SECONDS = 300
INSTALLED = "requirements.txt"

WITHOUT_PIP_AUDIT = (
    "PyPI’s and OSV’s registers are for `pip-audit`, which is not among the project’s tools: "
    "`pip-audit -r requirements.txt` asks them where the network reaches them."
)

SHORT_SUPPORT = {"django": 2}
"""Package -> how many numbers name a line that is kept up, as 5.2 does for Django; else the first does."""


def pip(*words: str) -> subprocess.CompletedProcess[str]:
    """Run pip of this Python."""
    command = [sys.executable, "-m", "pip", *words, "--disable-pip-version-check"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS)


def pins() -> list[Requirement]:
    """Return the packages that the site installs."""
    lines = (ROOT / INSTALLED).read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def line_of(name: str, version: Version) -> tuple[int, ...]:
    """Return the line that a version belongs to: 5.2 of Django's 5.2.19, 3 of another package's 3.1.6."""
    return version.release[: SHORT_SUPPORT.get(name, 1)]


def is_version(text: str) -> bool:
    """Say whether a text is a version as they are written today; `1.0-reupload` was once let in."""
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def newer(package: Requirement, versions: list[str]) -> str:
    """Return the newest version of a package's line among `versions`; empty where it is the one pinned."""
    [pin] = package.specifier
    pinned = Version(pin.version)
    known = [Version(version) for version in versions if is_version(version)]
    line = [
        found
        for found in known
        if line_of(package.name, found) == line_of(package.name, pinned) and not found.is_prerelease
    ]
    newest = max(line, default=pinned)
    return str(newest) if newest > pinned else ""


def old() -> Iterator[str]:
    """Say which packages are not the newest of their line, or can't be had any more."""
    for package in pins():
        listed = re.search(
            r"^Available versions: (.+)$", pip("index", "versions", package.name).stdout, re.MULTILINE
        )
        if not listed:
            yield f"{package.name}: pip finds no version of it"
        elif later := newer(package, listed[1].split(", ")):
            yield f"{package}: {later} is there"


def taken_back() -> Iterator[str]:
    """Say which pinned versions were taken back (yanked) after they were published."""
    run = pip("install", "--dry-run", "--ignore-installed", "--no-deps", "-r", INSTALLED)
    for warned in re.finditer(r"yanked version: '([^']+)'", run.stdout + run.stderr):
        yield f"{warned[1]} was taken back"


def weak_points() -> tuple[list[str], str]:
    """Return what npm knows about weak points of the site's npm files, or why it couldn't be asked."""
    run = subprocess.run(
        [node.BIN / "npm", "audit", "--omit=dev", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    answer = json.loads(run.stdout or "{}")
    if "vulnerabilities" not in answer:
        refusal, _dash, _address = str(answer.get("message", "no answer")).partition(" - ")
        return [], f"npm’s register answers “{refusal}” here."
    return [f"{name}: {found['severity']}" for name, found in answer["vulnerabilities"].items()], ""


def packages() -> list[Result]:
    """Return whether the packages fit together and are the newest, and what is known of weak points."""
    fit = pip("check")
    findings = fit.stdout.splitlines() if fit.returncode else []
    found, unasked = weak_points()
    return [
        Result("Python packages fit together, are the newest of their line, not taken back", len(pins()),
               [*findings, *old(), *taken_back()]),
        Result("known weak points of npm files", 0, found, unasked=unasked),
        Result("known weak points of Python packages", 0, [], unasked=WITHOUT_PIP_AUDIT),
    ]  # fmt: skip
