"""Pages about many quotes: a page at a time, complete where they are few, as long with more chapters."""

import pytest
from django.test import Client

from tests.support.html import page, words
from tests.support.many import build_many

pytestmark = pytest.mark.django_db


def ids(client: Client, address: str) -> list[str]:
    """Return the ids of the quotes on a page, in order."""
    return [str(quote["id"]) for quote in page(client, address).select("ol.quotes > li > [id]")]


def expected(first: int, last: int) -> list[str]:
    """Return the ids of the first chapter's quotes from one number to another."""
    return [f"many-00001-{number:02d}" for number in range(first, last + 1)]


@pytest.mark.parametrize("address", ["/chapters/many-00001/", "/themes/many-00001-section-1/"])
def test_thirty_quotes_are_one_page_and_more_are_pages(client: Client, address: str) -> None:
    build_many(chapters=1, sections=1, quotes=30)
    assert ids(client, address) == expected(1, 30)
    assert page(client, address).select_one(".pager") is None
    page(client, f"{address}?page=2", status=404)


@pytest.mark.parametrize("address", ["/chapters/many-00001/", "/themes/many-00001-section-1/"])
def test_pages_follow_each_other_under_their_own_addresses(client: Client, address: str) -> None:
    build_many(chapters=1, sections=1, quotes=65)
    assert ids(client, address) == expected(1, 30)
    assert ids(client, f"{address}?page=3") == expected(61, 65)
    second = page(client, f"{address}?page=2")
    assert str(second.select_one("link[rel=canonical]")["href"]).endswith(f"{address}?page=2")  # type: ignore[index]
    ways = {link["rel"][0]: link["href"] for link in second.select(".pager a[rel]")}
    assert ways == {"prev": address, "next": f"{address}?page=3"}
    assert "(page 2)" in words(second.select_one("title"))
    for wrong in ("0", "4", "x"):
        page(client, f"{address}?page={wrong}", status=404)


def test_a_chapter_s_contents_count_whole_sections_and_lead_to_those_on_other_pages(client: Client) -> None:
    build_many(chapters=1, sections=2, quotes=40)
    lines = page(client, "/chapters/many-00001/").select(".track")
    assert [words(line.select_one(".count")) for line in lines] == ["20 quotes", "20 quotes"]
    second = page(client, "/chapters/many-00001/?page=2").select(".track-name")
    assert [link["href"] for link in second] == ["/themes/many-00001-section-1/", "#many-00001-section-2"]


def test_sides_of_a_long_section_count_all_and_keep_to_their_page(client: Client) -> None:
    build_many(chapters=1, sections=1, quotes=40)
    first = page(client, "/themes/many-00001-section-1/?view=sides")
    counts = [int(words(count)) for count in first.select(".sides h3 .count")]
    assert sum(counts) == 40
    assert len(first.select("ol.quotes > li > [id]")) == 30
    following = first.select_one(".pager a[rel=next]")
    assert following is not None
    assert following["href"] == "/themes/many-00001-section-1/?view=sides&page=2"


GROWING = [
    "/compare/",
    "/compare/?rows=theme&columns=governorate",
    "/compare/?first=stance:pro-regime&second=stance:anti-regime",
    "/places/homs/",
    "/about/data/",
    "/api/v1/docs/",
    "/api/v1/schema/",
    "/quotes/?theme=none",
    "/robots.txt",
]
"""Addresses whose answers once grew with the number of chapters."""


def test_no_page_grows_with_the_number_of_chapters(client: Client) -> None:
    build_many(chapters=10, sections=8, quotes=29)
    before = {address: len(client.get(address).content) for address in GROWING}
    build_more = {"chapters": 30, "sections": 8, "quotes": 29, "first": 11}
    build_many(**build_more)
    for address, size in before.items():
        assert len(client.get(address).content) < size * 1.1, address
