"""What the operator may set."""

import json
import re
import sys
from typing import Any

import pytest

from tests.support.project import MAKEFILE, README, ROOT, run

SETTINGS = (ROOT / "site/config/settings.py").read_text(encoding="utf-8")


def settings_with(*names: str, **environment: str) -> list[Any]:
    """Return the settings `names` of a site that is started with `environment`."""
    code = f"import json; from config import settings as s; print(json.dumps([s.{', s.'.join(names)}]))"
    result = run(sys.executable, "-c", code, PYTHONPATH="site", **environment)
    values: list[Any] = json.loads(result.stdout)
    return values


def test_every_setting_of_the_environment_is_documented_and_every_documented_one_exists() -> None:
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert documented == read


def test_tests_ignore_every_setting_of_the_environment() -> None:
    assert set(re.findall(r"-u ([A-Z_]+)", MAKEFILE)) == set(
        re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS)
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "https://example.org/archive/"),
        ("SITE_URL", "https://example.org:port"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "oracle+nonsense://localhost/archive"),
        ("CACHE_URL", "nonsense"),
        ("CACHE_URL", "nonsense://localhost"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_names_it(name: str, value: str) -> None:
    result = run(sys.executable, "manage.py", "check", **{name: value})
    assert result.returncode == 1
    assert result.stderr.startswith("Wrong setting in the environment: ")
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_value_is_no_value() -> None:
    assert settings_with("DEBUG", "PORT", DEBUG="", PORT=" ") == [False, 8000]


def test_the_port_is_part_of_the_site_s_address() -> None:
    assert settings_with("SITE_URL", PORT="8123") == ["http://127.0.0.1:8123"]
    assert settings_with("SITE_URL", PORT="8123", SITE_URL="https://example.org/") == ["https://example.org"]


def test_plain_http_needs_no_redirect() -> None:
    names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    assert settings_with(*names) == [False, 0, False, False]


def test_an_https_address_turns_on_redirect_hsts_and_secure_cookies() -> None:
    names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    assert settings_with(*names, SITE_URL="https://example.org") == [True, 31536000, True, True]


def test_allowed_hosts_are_the_site_s_host_and_this_machine() -> None:
    loopback = ["127.0.0.1", "localhost", "[::1]"]
    [hosts] = settings_with("ALLOWED_HOSTS", SITE_URL="https://example.org", HOST="10.0.0.7")
    assert hosts == ["example.org", "10.0.0.7", *loopback]
    assert settings_with("ALLOWED_HOSTS", ALLOWED_HOSTS="a.example,b.example") == [["a.example", "b.example"]]


def test_databases() -> None:
    [default] = settings_with("DATABASES")
    assert default["default"]["ENGINE"] == "django.db.backends.sqlite3"
    [given] = settings_with("DATABASES", DATABASE_URL="postgres://reader:secret@db.example/archive")
    assert given["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert (given["default"]["HOST"], given["default"]["NAME"]) == ("db.example", "archive")
