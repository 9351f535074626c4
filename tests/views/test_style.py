"""The page of every part."""

import pytest
from django.test import Client

from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("address", "direction"),
    [
        ("/about/style/", "ltr"),
        ("/about/style/?dir=rtl", "rtl"),
        ("/ar/about/style/", "rtl"),
        ("/ar/about/style/?dir=ltr", "ltr"),
    ],
)
def test_parts_are_shown_in_either_direction_and_no_id_twice(
    client: Client, address: str, direction: str
) -> None:
    style = page(client, address)
    assert [str(shown["dir"]) for shown in style.select(".specimens")] == [direction]
    assert [meta["content"] for meta in style.select("meta[name=robots]")] == ["noindex"]
    ids = [str(named["id"]) for named in style.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for part in (
        *[".words-large", ".points-made", ".share", ".standing .near", "#reference", ".card pre", ".card p"],
        *[".tick", ".breakdown-table .marks", ".breakdown-table .bar", ".figure canvas", ".tracks", ".map"],
        *[".button[data-done]", ".button[aria-pressed=true]", ".mark-not-stated", ".search", ".legend"],
    ):
        assert style.select(part), part
    assert len(style.select(".quote")) == 2
    assert len(style.select(".tick")) == 1


def test_an_empty_archive_shows_the_parts_without_quotes(client: Client) -> None:
    assert [words(heading) for heading in page(client, "/about/style/").select(".specimens h2")] == [
        *["Type", "Marks", "Buttons and fields"]
    ]


def test_it_is_found_from_the_page_about_the_site_and_takes_no_other_direction(client: Client) -> None:
    assert links(page(client, "/about/"))["Style: the parts of the pages"] == "/about/style/"
    assert words(page(client, "/about/style/?dir=up", status=400).select_one(".given")) == "up"
