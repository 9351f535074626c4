"""What the operator is told about choices that can be used but may not be meant."""

import pytest

from config.environment import opened_without_proxy

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
