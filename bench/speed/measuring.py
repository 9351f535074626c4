"""Measure the servers that run beside each other, in rounds, and keep every figure."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from itertools import count, islice
from typing import NamedTuple

from bench.speed.addresses import TABLE, Questions, datasette_list, site_list
from bench.speed.archives import REAL, Archive
from bench.speed.asking import HEADERS, AskingError, fetch, load, stream, wait
from bench.speed.servers import Server

SITE, DATASETTE, FLOOR, NGINX, POSTGRESQL = "site", "Datasette", "floor", "nginx", "site on PostgreSQL"

LOAD_SECONDS = 1
WAIT_SECONDS = 0.5
STREAM_SECONDS = 10.0
"""How long a sample of each kind takes."""

WRITING_SECONDS = 300.0
"""The most that the file of the whole archive takes to be written, before it is ready."""

CSV_ROWS = 1000
"""The rows that Datasette reads at a time for a stream: its own limit."""

WARM = 16
"""How often a page is asked for before it was surely seen by every worker."""

NEW_ADDRESSES = 2500
SHARED_ADDRESSES = 20_000
"""More than a server can make in a sample."""

WAITS = 30
"""Pages that one reader asks for in a sample, at most."""


class Key(NamedTuple):
    """What was measured: of which size, which case, on which server."""

    size: int
    case: str
    server: str


class Figures:
    """Figures of each round, and what failed, by what was measured."""

    def __init__(self) -> None:
        """Begin with none."""
        self.rounds: dict[Key, list[float]] = defaultdict(list)
        self.failures: dict[Key, str] = {}

    def add(self, size: int, case: str, server: str, value: float) -> None:
        """Keep one figure."""
        self.rounds[Key(size, case, server)].append(value)

    def median(self, size: int, case: str, server: str) -> float | None:
        """Return the middle of the figures; None where nothing was measured."""
        found = self.rounds.get(Key(size, case, server))
        return statistics.median(found) if found else None


class Bench:
    """The servers of one archive, and the figures of all."""

    def __init__(self, archive: Archive, servers: Mapping[str, Server], figures: Figures) -> None:
        """Take what is measured, and where the figures go."""
        self.archive, self.servers, self.figures = archive, servers, figures
        self._questions = {name: Questions(archive.size, seed) for seed, name in enumerate(servers, start=1)}
        self._numbers = count(1)

    def round(self, *, loaded: bool) -> None:
        """Measure every case once on every server, one server after the other."""
        if loaded:
            self._seen()
            self._unchanged()
            self._lists()
            self._pages()
        self._waits()

    def _keep(self, case: str, server: str, value: float) -> None:
        """Keep a figure of this archive."""
        self.figures.add(self.archive.size, case, server, value)

    def _busy(
        self, case: str, server: str, paths: list[str], headers: Mapping[str, str] | None = None
    ) -> None:
        """Measure requests a second, and the processor's time of one."""
        if server not in self.servers:
            return
        before = self.servers[server].processor_seconds()
        try:
            found = load(self.servers[server].port, paths, headers or {}, LOAD_SECONDS)
        except AskingError as error:
            self.figures.failures[Key(self.archive.size, case, server)] = str(error)
            return
        spent = self.servers[server].processor_seconds() - before
        self._keep(case, server, found.requests / found.seconds)
        self._keep(f"{case}, CPU", server, spent / max(1, found.requests) * 1000)

    def _warm(self, server: str, path: str) -> None:
        """Let every worker of the site see a page; Datasette keeps none."""
        for _time in range(WARM if server != DATASETTE else 0):
            with suppress(AskingError):  # what comes next names it
                fetch(self.servers[server].port, path, HEADERS)

    def _seen(self) -> None:
        """Ask for the same page again and again; the floor's is always the same."""
        self._warm(SITE, "/quotes/")
        self._busy("list seen", SITE, ["/quotes/"])
        self._busy("list seen", DATASETTE, [datasette_list({})])
        self._busy("list seen", FLOOR, [f"/{self.archive.codes[0]}"])
        self._busy("list seen", NGINX, ["/page"])

    def _unchanged(self) -> None:
        """Ask for a page that the reader has."""
        port = self.servers[SITE].port
        headers, _body = fetch(port, "/quotes/", HEADERS)
        condition = HEADERS | {"If-None-Match": headers["etag"]}
        fetch(port, "/quotes/", condition, HTTPStatus.NOT_MODIFIED)
        self._busy("unchanged", SITE, ["/quotes/"], condition)
        self._busy("unchanged", DATASETTE, [datasette_list({})], condition)
        self._busy("unchanged", FLOOR, [f"/{self.archive.codes[0]}"], condition)

    def _lists(self) -> None:
        """Ask for lists with new filters."""
        for server, write in ((SITE, site_list), (DATASETTE, datasette_list)):
            asked = islice(self._questions[server].lists(), NEW_ADDRESSES)
            self._busy("list new", server, [write(question) for question in asked])

    def _pages(self) -> None:
        """Ask for pages of one record, each under a new address; Datasette for what shows the same."""
        theme, place = self.archive.theme, self.archive.place
        row = f"{TABLE}/1?"
        pages = (
            ("quote new", f"/quotes/{self.archive.codes[0]}/?", row),
            ("theme new", f"/themes/{theme}/?", f"{datasette_list({'theme': theme})}&"),
            ("place new", f"/places/{place}/?", f"{datasette_list({'governorate': place})}&"),
            ("home new", "/?", "/?"),
        )
        for case, site, other in pages:
            self._busy(case, SITE, list(islice(self._new(site), NEW_ADDRESSES)))
            self._busy(case, DATASETTE, list(islice(self._shared(other), NEW_ADDRESSES)))
        for case, site, other in (("quote shared", pages[0][1], row), ("home shared", "/?", "/?")):
            self._warm(SITE, site)
            self._busy(case, SITE, list(islice(self._shared(site), SHARED_ADDRESSES)))
            self._busy(case, DATASETTE, list(islice(self._shared(other), NEW_ADDRESSES)))

    def _new(self, address: str) -> Iterator[str]:
        """Yield addresses of the site's same page, each a new one: the page isn't one that reads `after`."""
        return (f"{address}after={number}" for number in self._numbers)

    def _shared(self, address: str) -> Iterator[str]:
        """Yield addresses of the same page with a parameter that no server knows."""
        return (f"{address}_n={number}" for number in self._numbers)

    def _waits(self) -> None:
        """Measure how long one reader waits for pages that nobody asked for before."""
        for server in (SITE, DATASETTE, POSTGRESQL):
            if server not in self.servers:
                continue
            write = datasette_list if server == DATASETTE else site_list
            asked = self._questions[server]
            kinds = {
                "list": asked.lists(),
                "three filters": asked.filtered(),
            }
            if self.archive.size > REAL:
                kinds |= {"deep page": asked.deep(), "search": asked.searches()}
            for kind, questions in kinds.items():
                paths = [write(question) for question in islice(questions, 3 if kind == "search" else WAITS)]
                self._wait(f"{kind}, wait", server, paths)
                if kind == "search":
                    self._warm(server, paths[0])
                    self._wait("search seen, wait", server, paths[:1] * WAITS)
        for case, address in (
            ("quote", f"/quotes/{self.archive.codes[0]}/?"),
            ("home", "/?"),
            ("place", f"/places/{self.archive.place}/?"),
            ("feed", "/feeds/quotes.atom?"),
        ):
            for server in (SITE, POSTGRESQL):
                self._wait(f"{case}, wait", server, list(islice(self._new(address), WAITS)))

    def _wait(self, case: str, server: str, paths: list[str]) -> None:
        """Measure one kind of wait, in milliseconds."""
        if server not in self.servers:
            return
        try:
            self._keep(case, server, wait(self.servers[server].port, paths, WAIT_SECONDS) * 1000)
        except AskingError as error:
            self.figures.failures[Key(self.archive.size, case, server)] = str(error)

    def files(self) -> None:
        """Measure lines a second of all quotes as CSV, and of the ready file of the whole archive."""
        for server, path in (
            (SITE, next(self._new("/quotes.csv?"))),
            (DATASETTE, next(self._shared(f"{TABLE}.csv?_stream=on&_size={CSV_ROWS}&"))),
        ):
            found = stream(self.servers[server].port, path, STREAM_SECONDS)
            self._keep("CSV", server, found.lines / found.seconds)
        stream(self.servers[SITE].port, "/data/archive.zip", WRITING_SECONDS)
        found = stream(self.servers[SITE].port, "/data/archive.zip", STREAM_SECONDS)
        self._keep("whole archive", SITE, self.archive.size / found.seconds if found.is_whole else 0)

    def memory(self, when: str) -> None:
        """Measure the memory of each server's processes."""
        for name in (SITE, DATASETTE):
            self._keep(f"memory {when}", name, self.servers[name].megabytes())
