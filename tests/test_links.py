"""Addresses: under the site's own name, back to a route, and into the report."""

import pytest
from pytest_django import Settings

from explorer.links import absolute, in_report, resolved, text_fragment
from tests.support.builders import build_chapter, build_quote, build_theme


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def test_absolute_addresses_come_from_the_setting() -> None:
    assert absolute("quote", "a-01") == "https://quotes.example.org/quotes/a-01/"
    assert absolute("oembed", query={"url": "https://a.example/?b=c&d"}) == (
        "https://quotes.example.org/oembed/?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://quotes.example.org/quotes/a-01/",
        "http://quotes.example.org/quotes/a-01/",
        "https://quotes.example.org/quotes/a-01/?style=mla#cite",
    ],
)
def test_an_address_of_a_quote_is_recognised(address: str) -> None:
    match = resolved(address)
    assert match is not None
    assert (match.url_name, match.kwargs) == ("quote", {"code": "a-01"})


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/quotes/a-01/",
        "https://quotes.example.org.evil.example/quotes/a-01/",
        "https://quotes.example.org:8000/quotes/a-01/",
        "https://user@quotes.example.org/quotes/a-01/",
        "ftp://quotes.example.org/quotes/a-01/",
        "//quotes.example.org/quotes/a-01/",
        "/quotes/a-01/",
        "https://quotes.example.org/nowhere/",
        "https://[quotes.example.org/quotes/a-01/",
        "quotes a-01",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert resolved(address) is None


def test_a_short_text_is_named_whole_and_a_long_one_by_its_ends() -> None:
    assert text_fragment("one two three") == "one%20two%20three"
    assert text_fragment("a b c d e f g h i j") == "a%20b%20c%20d%20e%20f%20g%20h%20i%20j"
    assert text_fragment("a b c d e f g h i j k") == "a%20b%20c%20d%20e,g%20h%20i%20j%20k"


def test_signs_that_mean_something_to_a_browser_are_encoded() -> None:
    assert text_fragment("Al-Hosn, & “war”\n\nnow") == "Al%2DHosn%2C%20%26%20%E2%80%9Cwar%E2%80%9D%20now"


@pytest.mark.django_db
def test_a_quote_leads_into_its_chapter_of_the_report() -> None:
    theme = build_theme(chapter=build_chapter(url="https://report.example/chapter/"))
    quote = build_quote(1, theme=theme, text="Peace is coming.")
    assert in_report(quote) == "https://report.example/chapter/#:~:text=Peace%20is%20coming."
