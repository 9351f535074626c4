"""What is below ADMIN_PATH is apart: its cookies, headers and limit of logins; without it nothing is."""

import datetime as dt
from collections.abc import Iterator

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from explorer.curating.roles import EDITORS, PUBLISHERS
from explorer.keeping import _label
from tests.support.curated import PASSWORD, PATH, account, curated, logged_in

pytestmark = [pytest.mark.usefixtures("archive", "site")]

POLICY = {
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
}


@pytest.fixture
def site() -> Iterator[None]:
    """Serve the pages of the curators."""
    with curated():
        yield


def log_in(client: Client, name: str, password: str) -> int:
    """Try to log in; return the status."""
    return client.post(f"{PATH}login/", {"username": name, "password": password}).status_code


def test_without_the_setting_there_is_no_such_page(settings: object) -> None:
    settings.ADMIN_PATH, settings.ROOT_URLCONF = "", "config.urls"  # type: ignore[attr-defined]
    assert Client().get(PATH).status_code == 404
    assert Client().post(f"{PATH}login/").status_code == 405


def test_every_answer_is_kept_by_nobody_and_listed_by_nobody(client: Client) -> None:
    for path, status in [("", 302), ("login/", 200), ("nowhere/", 302)]:
        response = client.get(f"{PATH}{path}")
        assert response.status_code == status
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert set(response["Content-Security-Policy"].split("; ")) == POLICY
        assert response["X-Frame-Options"] == "DENY"
        assert "ETag" not in response
        assert _label("200 OK", list(response.items())) == ""


def test_cookies_are_for_these_pages_and_no_script(client: Client) -> None:
    account("amal", PUBLISHERS)
    client.get(f"{PATH}login/")
    assert log_in(client, "amal", PASSWORD) == 302
    assert set(client.cookies) == {"sessionid", "csrftoken"}
    for cookie in client.cookies.values():
        assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (PATH, "Strict", True)
    assert "max-age" not in str(client.cookies["sessionid"]).lower()
    assert client.get(PATH).status_code == 200


def test_a_reader_gets_no_cookie_and_no_session_is_read_for_one() -> None:
    client = logged_in("amal", PUBLISHERS)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get("/quotes/")
    assert response.status_code == 200
    assert not response.cookies
    assert [query for query in queries if "session" in query["sql"] or "auth_" in query["sql"]] == []
    assert Session.objects.count() == 1


def test_a_form_without_its_token_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert log_in(client, "amal", PASSWORD) == 403


def test_an_account_without_a_role_gets_nowhere() -> None:
    for name, roles in [("nobody", ()), ("editor", (EDITORS,)), ("publisher", (PUBLISHERS,))]:
        assert logged_in(name, *roles).get(PATH).status_code == (200 if roles else 302)


def test_ten_wrong_passwords_are_enough_and_are_forgotten_with_the_right_one(client: Client) -> None:
    account("amal", PUBLISHERS)
    for _ in range(9):
        assert log_in(client, "amal", "wrong") == 200
    assert AccessAttempt.objects.count() == 1
    assert log_in(client, "amal", PASSWORD) == 302
    assert AccessAttempt.objects.count() == 0
    for _ in range(9):
        assert log_in(client, "amal", "wrong") == 200
    assert log_in(client, "amal", "wrong") == 429
    locked = client.post(f"{PATH}login/", {"username": "amal", "password": PASSWORD})
    assert locked.status_code == 429
    assert "Wait a quarter of an hour, then try again." in locked.content.decode()
    assert "wrong" not in AccessAttempt.objects.get().post_data


def test_what_no_longer_counts_is_forgotten_when_somebody_asks_to_log_in(client: Client) -> None:
    logged_in("amal", PUBLISHERS)
    assert log_in(client, "nobody", "wrong") == 200
    long_ago = timezone.now() - dt.timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=long_ago)
    Session.objects.update(expire_date=long_ago)
    client.get(f"{PATH}login/")
    assert (AccessAttempt.objects.count(), Session.objects.count()) == (0, 0)
