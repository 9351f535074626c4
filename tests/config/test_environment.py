"""What the operator is told about choices that can be used but may not be meant."""

import re
from typing import Any

import pytest
from marshmallow import ValidationError

from config.environment import PUBLIC_PATHS, admin_path, opened_without_proxy
from explorer.urls import in_both_languages, once

EVERYWHERE = "0.0.0.0"  # noqa: S104  # nothing is bound


@pytest.mark.parametrize(
    ("host", "site_url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("localhost", "http://localhost:8000"),
        ("[::1]", "http://[::1]:8000"),
        (EVERYWHERE, "https://quotes.example.org"),
        (EVERYWHERE, "http://quotes.example.org"),
    ],
)
def test_a_site_of_this_machine_or_with_an_address_needs_no_word(host: str, site_url: str) -> None:
    assert opened_without_proxy(host, site_url) == ""


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "10.0.0.7", "server.example"])
def test_a_site_that_the_network_reaches_without_a_proxy_gets_a_sentence(host: str) -> None:
    assert opened_without_proxy(host, "http://127.0.0.1:8000") == (
        f"The network can reach this site (HOST={host}), without HTTPS, and its links lead to "
        "http://127.0.0.1:8000: put a proxy in front of it and set SITE_URL to the address that readers use "
        "(README.md, Settings)."
    )


KEY = "0123456789" * 5
HERE, SITE = ("http://127.0.0.1:8000", "127.0.0.1"), ("https://quotes.example.org", EVERYWHERE)


@pytest.mark.parametrize(("where", "key"), [(HERE, ""), (SITE, KEY)])
def test_curators_have_pages_on_this_machine_and_behind_https(where: tuple[str, str], key: str) -> None:
    check = admin_path(*where, key)
    check("")
    check("curate-7f3a9c")


@pytest.mark.parametrize(
    ("where", "key", "value", "sentence"),
    [
        (HERE, "", "/curate/", "must be small letters, digits and hyphens, such as curate-7f3a9c."),
        (HERE, "", "quotes", "must be small letters, digits and hyphens, such as curate-7f3a9c."),
        (SITE, KEY[1:], "curate", "needs a SECRET_KEY of 50 characters or more."),
        (
            ("http://quotes.example.org", "127.0.0.1"),
            KEY,
            "curate",
            "needs a SITE_URL with https, or a site that only this machine can reach.",
        ),
        (
            ("http://127.0.0.1:8000", EVERYWHERE),
            KEY,
            "curate",
            "needs a SITE_URL with https, or a site that only this machine can reach.",
        ),
    ],
)
def test_curators_have_no_pages_where_they_would_not_be_safe(
    where: tuple[str, str], key: str, value: str, sentence: str
) -> None:
    with pytest.raises(ValidationError) as error:
        admin_path(*where, key)(value)
    assert error.value.messages == [sentence]


def test_no_name_of_a_readers_address_is_one_for_curators() -> None:
    addresses: list[Any] = [*in_both_languages, *once]
    patterns = [str(address.pattern) for address in addresses]
    # "quotes/<slug:code>/" begins with "quotes"; "quotes.csv" is a file.
    names = {re.split(r"[/<.]", pattern)[0] for pattern in patterns if "/" in pattern}
    assert names - {""} | {"ar", "static"} == set(PUBLIC_PATHS)
