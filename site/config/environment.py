"""Read the operator's choices from the environment, and say in one sentence which of them can't be used."""

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from environs import Env
from marshmallow import ValidationError

# "quotes.example.org", ".example.org" for every name below it, "10.0.0.7", "[::1]"; not "https://a" or "a b".
_HOST = re.compile(r"\.?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
# "archive@example.org"; not "write to me".
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")

# "curate", "curate-7f3a9c"; not "/admin/" and not "Curate".
_PATH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

PUBLIC_PATHS = (
    *("about", "api", "ar", "archive", "cards", "chapters", "compare", "data", "embed", "feeds", "oembed"),
    *("places", "quotes", "reports", "selection", "static", "themes", "up"),
)
"""The names with which the addresses of readers begin."""

SHORTEST_KEY = 50
"""Characters of a SECRET_KEY that can't be guessed, as Django's own check has it."""

DATABASES = ("sqlite", "postgres", "postgresql")
CACHES = ("locmem", "redis", "rediss", "pymemcache")


class Environment(Env):
    """The environment, of which a variable that is set but empty (`PORT= make run`) is not set."""

    def _get_value(self, env_key: str, default: Any) -> Any:
        """Return a variable, or the default where it has nothing to say."""
        value = super()._get_value(env_key, default)
        return default if isinstance(value, str) and not value.strip() else value


def web_address(value: str) -> None:
    """Accept `https://host` or `http://host:port`; raise ValidationError for anything else."""
    parts = _parts(value)
    if (
        parts is None
        or parts.scheme not in ("http", "https")
        or not _HOST.fullmatch(_bracketed(parts.hostname or ""))
        or parts.port == 0
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
        or parts.username
    ):
        raise ValidationError("must be an address such as https://quotes.example.org, without a path.")


def host_names(values: list[str]) -> None:
    """Accept names of hosts; raise ValidationError for anything else, and for none."""
    if not values or not all(value == "*" or _HOST.fullmatch(value) for value in values):
        raise ValidationError("must be names of hosts with commas between them, such as a.example,b.example.")


def proxies(values: list[str]) -> None:
    """Accept addresses and networks of proxies, and `*`; raise ValidationError for anything else."""
    try:
        for value in values:
            ipaddress.ip_network("0.0.0.0/0" if value == "*" else value)
    except ValueError:
        raise ValidationError("must be IP addresses and commas, such as 10.0.0.7,::1.") from None


def database_url(value: str) -> None:
    """Accept a file of SQLite and a named database of PostgreSQL; raise ValidationError for anything else."""
    parts = _parts(value.replace("sqlite://:memory:", "sqlite:///:memory:"))
    if (
        parts is None
        or parts.scheme not in DATABASES
        or not parts.path.strip("/")
        or (parts.scheme == "sqlite" and parts.netloc)
    ):
        raise ValidationError(
            "must be an address such as postgres://user:password@host/name or sqlite:////path/to/file."
        )


def replica_urls(primary: str) -> Callable[[list[str]], None]:
    """Return what accepts copies of the primary database, which is PostgreSQL; it raises ValidationError."""

    def check(values: list[str]) -> None:
        if values and not primary.startswith("postgres"):
            raise ValidationError("needs a DATABASE_URL of PostgreSQL, of which the replicas are copies.")
        for value in values:
            database_url(value)
            if not value.startswith("postgres"):
                raise ValidationError("must be addresses such as postgres://user:password@host/name.")

    return check


def cache_url(value: str) -> None:
    """Accept this process's memory, Redis and Memcached; raise ValidationError for anything else."""
    parts = _parts(value)
    if parts is None or parts.scheme not in CACHES or not (parts.hostname or parts.scheme == "locmem"):
        raise ValidationError(
            "must be an address such as redis://host:6379/0, pymemcache://host:11211 or locmem://."
        )


def contact(value: str) -> None:
    """Accept an address of e-mail or of a page; raise ValidationError for anything else."""
    parts = _parts(value)
    is_page = parts is not None and parts.scheme in ("http", "https") and parts.hostname
    if value and not _MAIL.fullmatch(value) and not (is_page and not re.search(r"\s", value)):
        raise ValidationError(
            "must be an address such as archive@example.org or https://example.org/contact/."
        )


def needs(given: bool, setting: str) -> Callable[[bool], None]:
    """Return what accepts `true` only where another setting was given; it raises ValidationError."""

    def check(value: bool) -> None:
        if value and not given:
            raise ValidationError(f"needs {setting}.")

    return check


def other_than(taken: int, setting: str) -> Callable[[int], None]:
    """Return what accepts any number but that of another setting; it raises ValidationError."""

    def check(value: int) -> None:
        if value == taken:
            raise ValidationError(f"must be another number than {setting}.")

    return check


def admin_path(site_url: str, host: str, key: str) -> Callable[[str], None]:
    """Return what accepts a name for the curators' pages where they are safe; it raises ValidationError.

    Safe is https with a SECRET_KEY of its own, or a site that only this machine can reach.
    """
    is_private = is_loopback(host) and is_loopback(urlsplit(site_url).hostname or "")

    def check(value: str) -> None:
        if not value:
            return
        if not _PATH.fullmatch(value) or value in PUBLIC_PATHS:
            raise ValidationError("must be small letters, digits and hyphens, such as curate-7f3a9c.")
        if is_private:
            return
        if not site_url.startswith("https://"):
            raise ValidationError("needs a SITE_URL with https, or a site that only this machine can reach.")
        if len(key) < SHORTEST_KEY:
            raise ValidationError(f"needs a SECRET_KEY of {SHORTEST_KEY} characters or more.")

    return check


def opened_without_proxy(host: str, site_url: str) -> str:
    """Return the sentence for a site that the network can reach although nothing was set up for that.

    Empty where the site listens to this machine only, or has an address of its own for readers.
    """
    if is_loopback(host) or not is_loopback(urlsplit(site_url).hostname or ""):
        return ""
    return (
        f"The network can reach this site (HOST={host}), without HTTPS, and its links lead to {site_url}: "
        "put a proxy in front of it and set SITE_URL to the address that readers use (README.md, Settings)."
    )


def _bracketed(host: str) -> str:
    """Return a host's name as addresses have it: `::1` is `[::1]`."""
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """Say whether only this machine can use a host's name: `localhost`, `127.0.0.1` and `::1`."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _parts(value: str) -> Any:
    """Return the parts of an address; None where it has none."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018  # raises ValueError for "https://example.org:port"
    except ValueError:
        return None
    return parts
