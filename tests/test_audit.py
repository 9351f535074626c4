"""What `make audit` finds and says, on a small site with faults; the tools themselves run in `make audit`."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from packaging.requirements import Requirement

from bench.audit import __main__ as audit
from bench.audit import crawl, lighthouse, markup, packages
from bench.audit.result import Result, details, table
from tests.support.project import ROOT

FAULTY = {
    "/": '<img src="/no.png"> <a href="/good/#here">1</a> <a href="/good/#nowhere">2</a>'
    '<a href="/gone/" rel="nofollow">3</a> <a href="/filter/" rel="nofollow">4</a>'
    '<a href="https://example.org/page#part">5</a> <a href="mailto:somebody@example.org">6</a>'
    '<a href="/good/#:~:text=words">7</a>',
    "/good/": '<p id="here"><a href="/">home</a> <a href="/deeper/">deeper</a></p>',
    "/deeper/": '<a href="/good">without its slash</a>',
    "/filter/": '<a href="/filter/endless/">more</a>',
}
"""Path -> a page of a site with two dead links, a dead fragment and a link that is moved."""


class Handler(BaseHTTPRequestHandler):
    """Answers with the pages above."""

    def do_GET(self) -> None:
        """Answer with a page, with the way to it, or with 404."""
        text = FAULTY.get(self.path, "")
        moved = f"{self.path}/" in FAULTY
        self.send_response(301 if moved else 200 if text else 404)
        if moved:
            self.send_header("Location", f"{self.path}/")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the standard library
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[str]:
    """Serve the faulty site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_crawl_finds_dead_links_and_fragments_and_follows_no_filter(origin: str) -> None:
    found = crawl.crawl(origin)
    result = crawl.links(found)
    assert list(result.findings) == [
        "/no.png, on /: 404",
        "/good/#nowhere, on /: has no element `nowhere`",
        "/gone/, on /: 404",
        "/good, on /deeper/: 301, leads to /good/",
    ]
    assert {address.removeprefix(origin) for address in found.pages} == {"/", "/good/", "/deeper/"}
    assert found.elsewhere == {"https://example.org/page"}
    assert f"{origin}/filter/endless/" not in found.asked


REPORT = {
    "configSettings": {"throttling": {"cpuSlowdownMultiplier": 4}},
    "environment": {"benchmarkIndex": 612.5},
    "categories": {"performance": {"score": 0.984}, "seo": {"score": 1}},
    "audits": {
        "speed-index": {"title": "Speed Index", "score": 0.9},
        "viewport": {"title": "Has a viewport", "score": 1},
        "network-requests": {
            "title": "Network Requests",
            "score": None,
            "details": {
                "items": [
                    {"resourceType": "Document", "transferSize": 12_000},
                    {"resourceType": "Font", "transferSize": 90_000},
                    {"resourceType": "Font", "transferSize": 50_000},
                ]
            },
        },
    },
}


def test_a_page_that_is_slow_or_heavy_is_a_finding() -> None:
    page = lighthouse.measured("/quotes/", REPORT)
    assert lighthouse.points([page]).findings == ["/quotes/: performance 98 (Speed Index)"]
    assert lighthouse.points([page]).figures[2] == "| /quotes/ | 98 | 100 | 612 | 4 |"
    weighed = lighthouse.weight([page])
    assert weighed.findings == ["/quotes/: 152000 bytes, 12000 without fonts"]
    assert weighed.figures[0] == "- /quotes/: 152.0 KB, 12.0 KB without fonts (Document 12.0, Font 140.0)"
    assert lighthouse.weight([lighthouse.measured("/ar/quotes/", REPORT)]).findings == []


@pytest.mark.parametrize(
    ("index", "slowdown"), [(3000, 4), (1750, 4), (875, 2), (612.5, 1.4), (437.5, 1), (100, 1)]
)
def test_a_slower_machine_is_slowed_down_less(index: float, slowdown: float) -> None:
    assert lighthouse.calibrated(index) == slowdown


def test_only_a_quote_that_has_a_name_needs_no_heading() -> None:
    suggested = "Article lacks heading. Consider using “h2”-“h6” elements to add identifying headings."
    assert [
        markup.is_finding({"message": suggested, "extract": '<article id="q" aria-labelledby="q-by">'}),
        markup.is_finding({"message": suggested, "extract": "<article>"}),
        markup.is_finding({"message": "Stray end tag “p”."}),
    ] == [False, True, True]


def test_a_package_is_old_where_its_line_has_a_newer_version() -> None:
    versions = ["6.0.1", "5.3.0", "1.0-reupload", "5.2.20", "5.2.19", "5.2.21rc1"]
    assert packages.newer(Requirement("django==5.2.19"), versions) == "5.2.20"
    assert packages.newer(Requirement("redis==5.2.19"), versions) == "5.3.0"
    assert packages.newer(Requirement("django==6.0.1"), versions) == ""


def test_the_report_says_what_was_found_and_what_was_not_asked() -> None:
    results = [
        Result("axe", 80, []),
        Result("Nu checker", 1_200, [f"fault {number}" for number in range(22)], figures=["Two figures."]),
        Result("known weak points", 0, [], unasked="there is no network."),
    ]
    assert [found.is_met for found in results] == [True, False, False]
    assert table(results).splitlines()[2:] == [
        "| axe | 80 | 0 | no finding | yes |",
        "| Nu checker | 1,200 | 22 | no finding | **no** |",
        "| known weak points | 0 |  | no finding | not asked |",
    ]
    told = details(results).splitlines()
    assert told[:4] == ["## Nu checker", "", "Two figures.", "- fault 0"]
    assert told[-6:] == [
        *("- fault 19", "- and 2 more"),
        *("", "## Known weak points", "", "Not asked: there is no network."),
    ]


def test_every_kind_of_page_is_audited_in_both_languages() -> None:
    assert audit.in_both_languages(["/", "/ar/", "/places/", "/api/v1/docs/", "/embed/quotes/a/"]) == [
        *("/", "/ar/", "/places/", "/api/v1/docs/", "/embed/quotes/a/", "/ar/places/")
    ]


def test_checks_are_chosen_by_name() -> None:
    assert audit.chosen("axe,nu") == ["axe", "nu"]
    assert audit.chosen("") == ["lighthouse", "axe", "nu", "links", "schema", "packages"]


def test_the_tools_are_pinned_and_their_lock_names_no_registry() -> None:
    folder = ROOT / "bench" / "audit"
    tools = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    assert [version for version in tools.values() if not version[0].isdigit()] == []
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    locked = {name: package for name, package in lock["packages"].items() if name}
    assert [name for name, package in locked.items() if "resolved" in package] == []
    assert (folder / ".npmrc").read_text("utf-8") == (ROOT / ".npmrc").read_text("utf-8")
