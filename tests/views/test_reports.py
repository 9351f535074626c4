"""The page of a report."""

import pytest
from django.test import Client

from tests.support.html import page, words
from tests.support.two_reports import BREAD, CHAPTERS, ROADS, TITLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented_archive")]


def test_a_report_has_a_page_with_chapters_method_and_citation(client: Client) -> None:
    found = page(client, f"/reports/{BREAD}/")
    assert words(found.h1) == TITLES[BREAD]
    assert [words(item) for item in found.select(".contents h3")] == [
        title for of, title, _headings in CHAPTERS.values() if of == BREAD
    ]
    assert "Invented interviewers held long invented conversations." in words(found)
    assert words(found.select_one("#reference")) == (
        "Author, A., & Brown, B. (2016). Bread and water: Invented talks about everyday supplies. Example "
        "Press. https://example.org/bread-and-water/"
    )
    assert words(found.select_one("#in-text")) == "(Author & Brown, 2016)"
    tags = {tag["name"]: tag["content"] for tag in found.select("meta[name^=citation_]")}
    assert (tags["citation_title"], tags["citation_publication_date"]) == (TITLES[BREAD], "2016/03")
    assert f"/quotes.csv?report={BREAD}" in {link["href"] for link in found.select(".downloads a")}


WITHOUT_AUTHORS = {
    "apa": ("Institute of Invented Examples. (2018). Roads home", "(Institute of Invented Examples, 2018)"),
}


@pytest.mark.parametrize(("style", "expected"), WITHOUT_AUTHORS.items())
def test_a_report_without_authors_is_cited_by_its_publisher(
    client: Client, style: str, expected: tuple[str, str]
) -> None:
    found = page(client, f"/reports/{ROADS}/?style={style}&where=archive")
    shown = (words(found.select_one("#reference")), words(found.select_one("#in-text")))
    assert shown == expected
