"""What the operator may set."""

import os
import re
import sys
from runpy import run_path
from typing import Any
from unittest.mock import patch

import pytest

from tests.support.project import MAKEFILE, README, ROOT, run

SETTINGS = (ROOT / "site/config/settings.py").read_text(encoding="utf-8")


def settings_of(**environment: str) -> dict[str, Any]:
    """Return the settings of a site that is started with nothing but `environment`."""
    with patch.dict(os.environ, environment, clear=True):
        return run_path(str(ROOT / "site/config/settings.py"))


def settings_with(*names: str, **environment: str) -> list[Any]:
    """Return the settings `names` of a site that is started with `environment`."""
    found = settings_of(**environment)
    return [found[name] for name in names]


def refusal(**environment: str) -> str:
    """Return the sentence with which a site ends that is started with `environment`."""
    with pytest.raises(SystemExit) as ended:
        settings_of(**environment)
    return str(ended.value.code)


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
        ("CACHE_URL", "redis:/x"),
        ("CACHE_URL", "redis://"),
        ("CACHE_URL", "redis://host:port/0"),
        ("CACHE_URL", "memcached://host:11211"),
        ("DATABASE_URL", "mysql://reader:secret@db.example/archive"),
        ("DATABASE_URL", "postgres://reader:secret@db.example"),
        ("DATABASE_URL", "postgres://reader:secret@db.example:port/archive"),
        ("DATABASE_URL", "sqlite://archive.sqlite3"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_REPLICA_URLS", "postgres://reader:secret@db.example/archive"),
        ("DEBUG", "2"),
        ("PORT", "-1"),
        ("SITE_URL", "https://exa mple.org"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "ftp://example.org"),
        ("SITE_URL", "https://reader@example.org"),
        ("ALLOWED_HOSTS", ","),
        ("ALLOWED_HOSTS", "a.example,"),
        ("ALLOWED_HOSTS", "https://a.example"),
        ("ALLOWED_HOSTS", "a.example b.example"),
        ("CDN_MAX_AGE", "-1"),
        ("CDN_MAX_AGE", "an hour"),
        ("CONTACT", "write to us"),
        ("CONTACT", "archive@"),
        ("CONTACT", "https://"),
        ("FORWARDED_ALLOW_IPS", ","),
        ("FORWARDED_ALLOW_IPS", "proxy.example"),
        ("WORKERS", "0"),
        ("LOG_FORMAT", "xml"),
        ("METRICS_PORT", "0"),
        ("METRICS_PORT", "metrics"),
        ("METRICS_PORT", "8000"),
        ("HSTS_SUBDOMAINS", "perhaps"),
        ("HSTS_PRELOAD", "true"),
        ("ADMIN_PATH", "Admin"),
        ("ADMIN_PATH", "quotes"),
        ("REVIEW_REQUIRED", "perhaps"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_names_it(name: str, value: str) -> None:
    sentence = refusal(**{name: value})
    assert sentence.startswith("Wrong setting in the environment: ")
    assert name in sentence
    assert "secret" not in sentence
    assert len(sentence.splitlines()) == 1


def test_the_sentence_is_all_that_a_command_says() -> None:
    result = run(sys.executable, "manage.py", "check", PORT="http")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"{refusal(PORT='http')}\n"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("sqlite:////tmp/archive.sqlite3", "must be addresses such as postgres://user:password@host/name."),
        ("postgres://reader:secret@a/", "must be an address such as postgres://"),
        (",", "must be an address such as postgres://"),
    ],
)
def test_replicas_are_named_by_addresses_of_postgresql(value: str, sentence: str) -> None:
    primary = "postgres://writer:secret@db.example/archive"
    found = refusal(DATABASE_URL=primary, DATABASE_REPLICA_URLS=value)
    assert sentence in found
    assert "secret" not in found


def test_replicas_are_read_only_by_the_process_that_serves() -> None:
    urls = {
        "DATABASE_URL": "postgres://writer:secret@db.example/archive",
        "DATABASE_REPLICA_URLS": "postgres://reader:secret@one.example/archive,postgres://two.example/archive",
    }
    code = (
        "from config import serving, settings; print(sorted(settings.DATABASES));"
        "print([(name, found['HOST']) for name, found in serving.DATABASES.items()])"
    )
    result = run(sys.executable, "-c", code, PYTHONPATH="site", **urls)
    assert result.stdout.splitlines() == [
        "['default']",
        "[('default', 'db.example'), ('replica 1', 'one.example'), ('replica 2', 'two.example')]",
    ]


def test_an_empty_value_is_no_value() -> None:
    assert settings_with("DEBUG", "PORT", DEBUG="", PORT=" ") == [False, 8000]
    [key, hosts] = settings_with("SECRET_KEY", "ALLOWED_HOSTS", SECRET_KEY="", ALLOWED_HOSTS=" ")
    assert len(key) == 50
    assert "localhost" in hosts


def test_the_environment_stays_as_it_is() -> None:
    code = "import os; before = dict(os.environ); import config.settings; assert dict(os.environ) == before"
    result = run(sys.executable, "-c", code, PYTHONPATH="site", PORT="", FOREIGN=" ", EMPTY="")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "http://[::1]:8000"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", ".example.org,10.0.0.7,[::1],under_score"),
        ("CACHE_URL", "pymemcache://host:11211"),
        ("CACHE_URL", "rediss://host/0"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite:////tmp/archive.sqlite3"),
        ("DATABASE_URL", "postgresql:///archive?host=/tmp"),
        ("FORWARDED_ALLOW_IPS", "10.0.0.7,fd00::/8"),
        ("FORWARDED_ALLOW_IPS", "*"),
        ("CONTACT", "https://example.org/contact/"),
        ("CONTACT", "archive@example.org"),
        ("LOG_FORMAT", "json"),
        ("METRICS_PORT", "9100"),
    ],
)
def test_a_right_value_is_taken(name: str, value: str) -> None:
    assert settings_with("DEBUG", **{name: value}) == [False]


def test_subdomains_and_the_browsers_list_are_asked_for() -> None:
    names = ["SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"]
    site = {"SITE_URL": "https://example.org"}
    assert settings_with(*names, **site) == [False, False]
    assert settings_with(*names, **site, HSTS_SUBDOMAINS="true") == [True, False]
    assert settings_with(*names, **site, HSTS_SUBDOMAINS="true", HSTS_PRELOAD="true") == [True, True]


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
