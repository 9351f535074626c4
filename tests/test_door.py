"""What goes with every answer, whoever makes it: headers for browsers and for caches."""

import io
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.test import Client
from granian.utils.proxies import wrap_wsgi_with_proxy_headers
from pytest_django import Settings

from explorer.keeping import KeptAnswers
from explorer.questions.index import current_index
from tests.support.builders import build_quote
from tests.support.html import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_connection")]

OWN = "/quotes/chapter-01/"
GONE = "/quotes/chapter-02/"
PAGES = ["/", "/quotes/", OWN, "/themes/", "/places/", "/compare/", "/selection/", "/about/privacy/"]
FILES = [
    "/quotes.csv",
    "/quotes/chapter-01.ris",
    "/data/datapackage.json",
    "/data/archive.zip",
    "/compare.csv",
]
OTHERS = [
    "/sitemap.xml",
    "/robots.txt",
    "/up/",
    "/api/v1/quotes/",
    "/feeds/quotes.atom",
    "/embed/quotes/chapter-01/",
]
STATIC = "/static/explorer/base.css"

ANSWERS = [
    *((method, address, 200) for method in ("GET", "HEAD", "OPTIONS") for address in PAGES + FILES + OTHERS),
    *((method, STATIC, 200) for method in ("GET", "HEAD")),
    ("GET", "/quotes", 301),
    ("GET", "/cards/site.old.png", 302),
    ("GET", "/places/chapter/", 404),
    ("GET", "/quotes/?sect=other", 400),
    ("GET", "/api/v1/quotes/?sect=other", 400),
    ("GET", f"/?{'&'.join(f'a{n}' for n in range(1001))}", 400),
    ("GET", "/nothing/", 404),
    ("GET", "/api/v1/nothing/", 404),
    ("GET", "/static/nothing.css", 404),
    ("GET", GONE, 410),
    ("GET", "/embed/quotes/chapter-02/", 410),
    ("GET", "/quotes/chapter-02.ris", 410),
    ("GET", f"/quotes/?q={'q' * 6000}", 414),
    ("GET", f"/api/v1/quotes/?q={'q' * 6000}", 414),
    *((method, address, 405) for method in ("POST", "TRACE") for address in ("/", "/api/v1/themes/", STATIC)),
    ("GET", "/oembed/", 400),
    ("GET", "/oembed/?url=x&format=y", 501),
]  # fmt: skip
"""A method, an address, and the status it is answered with."""

PERMISSIONS = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=()"
)


@pytest.fixture(autouse=True)
def _two_quotes_and_a_static_file(settings: Settings, tmp_path: Path) -> None:
    build_quote(1)
    gone = build_quote(2)
    gone.withdrawn, gone.withdrawn_reason = gone.added, "The speaker asked for it."
    gone.save()
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "explorer").mkdir()
    (tmp_path / "explorer" / "base.css").write_text("a{}")
    (tmp_path / "staticfiles.json").write_text("{}")


def check(response: Any) -> None:
    """Assert that an answer carries what every answer carries."""
    headers = {name: response.get(name, "") for name in FIXED}
    assert headers == FIXED
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert response["Cache-Control"]


def check_piece(response: Any) -> None:
    """Assert that a style sheet carries what it needs, and nothing that browsers heed in documents alone."""
    headers = {name: response.get(name) for name in (*FIXED, "Content-Security-Policy", "X-Frame-Options")}
    kept = {"X-Content-Type-Options": "nosniff", "Server": "archive"}
    assert headers == dict.fromkeys(headers) | kept
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "max-age=60, public"
    assert "Access-Control-Allow-Origin" not in response


FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Server": "archive",
}


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS)
def test_every_answer_has_the_same_headers(client: Client, method: str, address: str, status: int) -> None:
    response = client.generic(method, address)
    read(response)
    response.close()
    assert response.status_code == status
    if address == STATIC and status == 200:
        check_piece(response)
        return
    check(response)
    framed = address.startswith("/embed/")
    assert response.get("X-Frame-Options") == (None if framed and status != 404 else "DENY")
    expected = "max-age=0, no-cache, no-store, must-revalidate, private" if address == "/up/" else "no-cache"
    assert response["Cache-Control"] == expected


@pytest.mark.parametrize("address", ["/", "/api/v1/quotes/"])
def test_a_failure_of_ours_has_them_too(client: Client, address: str) -> None:
    client.raise_request_exception = False
    with patch("explorer.questions.index.current_state", side_effect=RuntimeError):
        response = client.get(address)
    assert (response.status_code, response["Cache-Control"]) == (500, "no-cache")
    check(response)
    assert response["X-Frame-Options"] == "DENY"


def test_a_foreign_host_and_what_a_browser_asks_first_have_them_too(client: Client) -> None:
    check(client.get("/", headers={"host": "elsewhere.example.org"}))
    asks = {"origin": "https://example.org", "access-control-request-method": "GET"}
    check(client.options("/api/v1/quotes/", headers=asks))


def test_the_way_to_https_has_them_too_and_leads_to_the_site(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_SSL_HOST = "quotes.example.org"
    response = client.get("/quotes/", headers={"host": "localhost"})
    assert (response.status_code, response["Location"]) == (301, "https://quotes.example.org/quotes/")
    check(response)


@pytest.mark.parametrize(
    ("address", "policy"),
    [
        ("/", "same-origin"),
        ("/quotes/", "same-origin"),
        (OWN, "same-origin"),
        ("/compare/", "same-origin"),
        ("/quotes.csv", "cross-origin"),
        ("/quotes/chapter-01.json", "cross-origin"),
        ("/compare.csv", "cross-origin"),
        ("/data/datapackage.json", "cross-origin"),
        ("/api/v1/quotes/", "cross-origin"),
        ("/embed/quotes/chapter-01/", "cross-origin"),
        ("/cards/quotes/chapter-01.{version}.png", "cross-origin"),
        (f"/oembed/?url=http://127.0.0.1:8000{OWN}", "cross-origin"),
        ("/feeds/quotes.atom", "cross-origin"),
    ],
)
def test_other_sites_may_use_what_is_made_for_them_and_nothing_else(
    client: Client, settings: Settings, address: str, policy: str
) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"
    address = address.format(version=current_index().version)
    response = client.get(address, headers={"origin": "https://example.org"})
    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == policy
    assert response.get("Access-Control-Allow-Origin") == ("*" if policy == "cross-origin" else None)


def test_the_list_of_static_files_is_not_served(client: Client) -> None:
    with closing(client.get(STATIC)) as response:
        assert response.status_code == 200
    assert client.get("/static/staticfiles.json").status_code == 404


HOSTILE = {
    "SCRIPT_NAME": "/evil",
    "HTTP_SCRIPT_NAME": "/evil",
    "HTTP_X_SCRIPT_NAME": "/evil",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_PREFIX": "/evil",
    "HTTP_X_FORWARDED_PROTO": "evil",
    "HTTP_FORWARDED": "host=evil.example;proto=evil",
    "HTTP_X_ORIGINAL_URL": "/evil/",
    "HTTP_ACCEPT_LANGUAGE": "evil",
    "HTTP_COOKIE": "django_language=evil",
    "HTTP_REFERER": "https://evil.example/",
    "HTTP_HOST": "localhost:666",
    "SERVER_NAME": "evil.example",
    "CONTENT_TYPE": "text/plain; charset=utf-16",
    "REMOTE_USER": "evil",
}


def served(address: str, by: Any = None, **environ: str) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of what the application, or `by`, answers to a server."""
    path, _, query = address.partition("?")
    started: list[Any] = []
    request = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }  # fmt: skip
    application: Any = by or get_wsgi_application()
    answer = application(request | environ, lambda *start: started.extend(start))
    body = b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return started[0], dict(started[1]), body


KEPT = [
    "/data/datapackage.json", "/data/quotes.csv", "/", OWN, "/quotes/?q=w%C3%B6rds", "/api/v1/schema/",
    "/api/v1/quotes/?page_size=1", "/sitemap.xml", "/robots.txt", "/feeds/quotes.atom", "/compare/",
    "/places/homs/",
]  # fmt: skip


@pytest.mark.parametrize("address", KEPT)
def test_what_is_kept_for_all_depends_on_nothing_that_a_request_carries(address: str) -> None:
    cache.clear()
    hostile = served(address, **HOSTILE)
    assert hostile[0] == "200 OK"
    kept = served(address)
    cache.clear()
    plain = served(address)
    assert b"evil" not in hostile[2]
    assert b":666" not in hostile[2]
    assert kept == plain == hostile


@pytest.mark.parametrize("address", KEPT)
def test_what_one_request_carries_is_in_no_answer_that_another_gets(address: str) -> None:
    keeper = wrap_wsgi_with_proxy_headers(KeptAnswers(get_wsgi_application()), ["127.0.0.1"])
    other_host = served(address, keeper, **HOSTILE, REMOTE_ADDR="203.0.113.9")
    same_host = served(address, keeper, **HOSTILE | {"HTTP_HOST": "localhost"}, REMOTE_ADDR="203.0.113.9")
    plain = served(address, keeper)
    assert plain == same_host == served(address)
    assert other_host[2] == plain[2]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost:", "", "local\rhost"])
def test_another_host_gets_what_it_asks_for_and_nobody_else_does(host: str) -> None:
    keeper = KeptAnswers(get_wsgi_application())
    foreign = served("/", keeper, HTTP_HOST=host)
    assert b"evil" not in foreign[2]
    assert served("/", keeper) == served("/")


def test_a_browser_can_not_ask_for_another_address_of_the_site() -> None:
    status, headers, _body = served("/quotes", **HOSTILE)
    assert (status, headers["Location"]) == ("301 Moved Permanently", "/quotes/")


def test_a_browser_takes_nothing_from_elsewhere_and_runs_nothing_inline(client: Client) -> None:
    policy = dict(
        part.strip().split(" ", 1) for part in client.get("/")["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert {word for sources in policy.values() for word in sources.split()} == {"'none'", "'self'", "data:"}
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_nobody_has_an_account_or_a_session(settings: Settings) -> None:
    kept = ("auth", "sessions", "admin", "csrf", "messages")
    parts = {part for name in settings.MIDDLEWARE for part in name.split(".")}
    assert parts & set(kept) == set()


def test_no_log_names_a_search_or_a_reader(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.raise_request_exception = False
    reader: Any = {"REMOTE_ADDR": "203.0.113.7", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}
    many = "&".join(f"wanted{number}" for number in range(1001))
    queries = ["q=wanted", "q=wanted&sect=wanted", f"q=wanted{'q' * 6000}", "q=wanted&page=9", many]
    for address in [*PAGES, *FILES, *OTHERS, STATIC, GONE, "/nothing/"]:
        for query in queries:
            read(client.get(f"{address}?{query}", **reader))
    client.post("/quotes/?q=wanted", **reader)
    client.get("/quotes/?q=wanted", **reader, HTTP_HOST="elsewhere.example.org")
    with patch("explorer.questions.index.current_state", side_effect=RuntimeError):
        assert client.get("/quotes/?q=wanted", **reader).status_code == 500
    said = caplog.text
    assert "RuntimeError" in said
    assert "wanted" not in said
    assert "203.0.113" not in said
