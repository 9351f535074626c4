"""No public page reads all quotes to show some: what the databases say of every statement."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from explorer.exports.formats import FORMATS
from explorer.models import Quote
from tests.support.many import build_many

pytestmark = pytest.mark.django_db

WHOLE = {file.route for file in FORMATS} | {"data-package", "data-archive", "data-quotes"}
"""Downloads of the whole archive, which read all quotes; in their order, a few hundred at a time."""

NOT_OF_THE_ARCHIVE = {"icon", "manifest", "security"}
"""Files that hold nothing of the archive; they may be missing where nothing was set up."""

ARGUMENTS = {
    "chapter": ["many-00002"],
    "theme": ["many-00002-section-2"],
    "report": ["many"],
    "theme-card": ["many-00002-section-2", "0"],
    "place": ["homs"],
    "quotes-values": ["theme"],
    "site-card": ["0"],
    "list-card": ["0"],
    "comparison-card": ["0"],
    "quote-card": ["many-00002-07", "0"],
}
"""Route -> what is in its address; the others take the id of a quote, or nothing."""

QUERIES = {
    "quotes": ["", "q=water&stance=pro-regime", "sort=-age&page=40", "theme=many-00002-section-1"],
    "theme": ["", "page=2", "view=sides"],
    "chapter": ["", "page=3"],
    "place": ["", "page=1"],
    "compare": ["", "rows=theme&columns=governorate", "first=gender:man&second=sect:alawi"],
    "compare-csv": ["rows=theme&columns=governorate"],
    "quotes-speakers": ["", "sect=alawi&sort=age"],
    "quotes-bibliography": ["", "page=3&sort=-age"],
    "quotes-values": ["", "find=section+2"],
    "quotes-feed": ["", "sect=alawi", "gender=man&page_size=100&page=2"],
    "list-card": ["", "q=water&sect=alawi"],
    "comparison-card": ["rows=theme&columns=governorate", "first=gender:man&second=sect:alawi"],
    "sitemap": ["", "p=1", "p=3"],
    "selection": ["id=many-00001-01&id=many-00002-02"],
    "oembed": ["url=http://127.0.0.1:8000/quotes/many-00002-07/"],
    "api-quotes": ["", "q=bread&page=10"],
    "api-suggest": ["q=wat"],
}
"""Route -> the query strings with which it is asked for; the others are asked without one."""


def routes() -> Iterator[str]:
    """Yield the names of all routes."""
    waiting: list[Any] = list(get_resolver().url_patterns)
    while waiting:
        pattern = waiting.pop()
        if isinstance(pattern, URLResolver):
            waiting += pattern.url_patterns
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def addresses(route: str) -> Iterator[str]:
    """Yield the addresses of a route that are asked for."""
    takes_quote = route in {"quote", "embed", "api-quote"} or route.startswith("quote-")
    path = reverse(route, args=ARGUMENTS.get(route, ["many-00002-07"] if takes_quote else []))
    for query in QUERIES.get(route, [""]):
        yield f"{path}?{query}" if query else path


def statements(client: Client, address: str) -> list[tuple[str, Any]]:
    """Return the statements that an address runs, each with its parameters."""
    run: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        run.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = client.get(address, follow=True)
        b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    assert response.status_code == 200, address
    return [(sql, params) for sql, params in run if sql.startswith("SELECT")]


def faults(sql: str, params: Any) -> list[str]:
    """Return what is wrong with the plan of a statement: whole tables of quotes that it reads or sorts."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            steps = [step[3] for step in cursor.fetchall()]
            reads_all = [step for step in steps if re.fullmatch(r"SCAN explorer_quote\b(?!.*INDEX).*", step)]
            walks = any(re.match(r"SCAN explorer_quote\b", step) for step in steps)
            return reads_all + [step for step in steps if walks and "TEMP B-TREE FOR ORDER BY" in step]
        # A table this small may be read whole: what is asked is whether it could be done without.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0]
        nodes = [(json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]]
    found = []
    while nodes:
        node = nodes.pop()
        nodes += node.get("Plans", [])
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] == "explorer_quote":
            found.append(f"{node['Node Type']} {node['Relation Name']}")
    return found


def test_no_page_scans_or_sorts_the_quotes(client: Client) -> None:
    build_many(chapters=2, sections=4, quotes=1500)
    Quote.objects.filter(pk__in=Quote.objects.order_by("pk")[:3]).update(
        withdrawn="2026-01-01", withdrawn_reason="A reason."
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for once in ("/", "/about/citing/"):  # what is read once for each version
        client.get(once)
    wrong = {
        (address, sql[:400]): found
        for route in sorted(set(routes()) - WHOLE - NOT_OF_THE_ARCHIVE)
        for address in addresses(route)
        for sql, params in statements(client, address)
        if (found := faults(sql, params))
    }
    assert wrong == {}
