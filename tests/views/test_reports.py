"""The page of a report."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from explorer.archive.versions import current_version
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
    assert (tags["citation_title"], tags["citation_publication_date"]) == (
        "Bread and water: Invented talks about everyday supplies",
        "2016/03",
    )
    assert f"/quotes.csv?report={BREAD}" in {link["href"] for link in found.select(".downloads a")}


IIE, URL = "Institute of Invented Examples", "https://example.org/roads-home/"

WITHOUT_AUTHORS = {
    "apa": (f"{IIE}. (2018). Roads home. {URL} (WHERE, PAGE)", f"({IIE}, 2018)"),
    "mla": (f"Roads Home. {IIE}, Nov. 2018, {URL}. WHERE, PAGE.", "(Roads Home)"),
    "chicago-note": (f"{IIE}, Roads Home ({IIE}, 2018), {URL}; WHERE, PAGE.", f"{IIE}, Roads Home."),
    "chicago-bibliography": (f"{IIE}. Roads Home. {IIE}, 2018. {URL}. WHERE, PAGE.", f"{IIE}, Roads Home."),
    "chicago-author-date": (f"{IIE}. 2018. Roads Home. {IIE}. {URL}. WHERE, PAGE.", f"({IIE} 2018)"),
    "harvard": (
        (
            f"{IIE} (2018) Roads home. {IIE}. Available at: {URL} (Accessed: DAY). WHERE. "
            "Available at: PAGE (Accessed: DAY)."
        ),
        f"({IIE}, 2018)",
    ),
}
"""Style -> reference with the place where it was read, and citation in the text."""


@pytest.mark.parametrize(("style", "expected"), WITHOUT_AUTHORS.items())
def test_a_report_without_authors_is_cited_by_its_publisher_in_every_style(
    client: Client, settings: Settings, style: str, expected: tuple[str, str]
) -> None:
    settings.SITE_URL = "https://quotes.example.org"
    today = timezone.localdate()
    facts = {
        "WHERE": f"Syrian Interview Quotes, version {current_version()}",
        "PAGE": f"https://quotes.example.org/reports/{ROADS}/",
        "DAY": f"{today.day} {today:%B} {today.year}",
    }
    found = page(client, f"/reports/{ROADS}/?style={style}&where=archive")
    reference = words(found.select_one("#reference"))
    for name, fact in facts.items():
        reference = reference.replace(fact, name)
    assert (reference, words(found.select_one("#in-text"))) == expected


def test_the_panel_of_a_report_says_nothing_of_sections_and_keeps_both_choices(client: Client) -> None:
    found = page(client, f"/reports/{BREAD}/?style=mla&where=archive")
    assert words(found.select_one(".citing .note")) == "How to cite"
    assert [words(chosen) for chosen in found.select(".citing [aria-current]")] == [
        "MLA 9",
        "With the place where you read it",
    ]
    assert {link["href"] for link in found.select(".citing .switch a")} >= {
        "?style=harvard&where=archive#cite",
        "?style=mla&where=report#cite",
    }


def test_the_records_of_a_report_are_those_of_its_chapters(client: Client) -> None:
    found = page(client, f"/reports/{ROADS}/")
    addresses = {str(link["href"]) for link in found.select(".downloads a")}
    assert addresses >= {f"/quotes.ris?report={ROADS}", f"/quotes.ris?report={ROADS}&records=quotes"}
    lines = b"".join(client.get(f"/quotes.ris?report={ROADS}")).decode().splitlines()
    chapters = [slug for slug, (of, _title, _headings) in CHAPTERS.items() if of == ROADS]
    assert [line for line in lines if line.startswith("ID")] == [f"ID  - {slug}" for slug in chapters]
    assert [line for line in lines if line.startswith("AU")] == [f"AU  - {IIE}"] * len(chapters)
