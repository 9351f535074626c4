"""What pages say to search engines."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.links import resolved
from explorer.models import Report
from explorer.sharing.linked_data import dataset, quotation
from tests.support.builders import build_chapter, build_quote, build_report, build_theme
from tests.support.html import page
from tests.support.report import CHAPTER_URL, LICENCE, REPORT_TITLE
from tests.support.report import FIRST_TEXT as TEXT

pytestmark = pytest.mark.django_db

PRINTED = {
    "@type": ["Book", "Report"],
    "name": REPORT_TITLE,
    "url": "https://syrianperspectives2015.pressbooks.com/",
    "author": [{"@type": "Person", "name": "Craig Charney"}],
    "publisher": {"@type": "Organization", "name": "Syria Justice and Accountability Centre"},
    "datePublished": "2015-02",
    "license": "https://creativecommons.org/licenses/by-sa/4.0/",
}


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def linked_data(client: Client, address: str) -> dict[str, Any]:
    """Return the one block of linked data of a page."""
    [block] = page(client, address).select('script[type="application/ld+json"]')
    data: dict[str, Any] = json.loads(str(block.string))
    assert data.pop("@context") == "https://schema.org"
    return data


@pytest.mark.usefixtures("archive")
def test_linked_data_is_a_quotation_without_an_invented_person(client: Client) -> None:
    [block] = page(client, "/quotes/halting-hostilities-01/").select('script[type="application/ld+json"]')
    data = json.loads(str(block.string))
    assert data["citation"].startswith("Charney, C. (2015). “Maybe we can reach a solution”: ")
    assert data | {"citation": ""} == {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": "https://quotes.example.org/quotes/halting-hostilities-01/",
        "url": "https://quotes.example.org/quotes/halting-hostilities-01/",
        "identifier": "halting-hostilities-01",
        "text": TEXT,
        "description": "Sunni woman (pro-regime), 30, Aleppo",
        "inLanguage": "en",
        "datePublished": "2015-02",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "creditText": LICENCE,
        "citation": "",
        "isPartOf": {
            "@type": "Chapter",
            "name": "Halting Hostilities at the Local Level",
            "url": CHAPTER_URL,
            "isPartOf": {
                "@type": ["Book", "Report"],
                "name": REPORT_TITLE,
                "url": "https://syrianperspectives2015.pressbooks.com/",
                "author": [{"@type": "Person", "name": "Craig Charney"}],
                "publisher": {"@type": "Organization", "name": "Syria Justice and Accountability Centre"},
                "datePublished": "2015-02",
                "license": "https://creativecommons.org/licenses/by-sa/4.0/",
            },
        },
    }


def test_nothing_in_a_quote_can_end_the_data_block(client: Client) -> None:
    build_quote(1, text="</script><b>&amp; “peace”")
    soup = page(client, "/quotes/chapter-01/")
    [block] = soup.select('script[type="application/ld+json"]')
    assert json.loads(str(block.string))["text"] == "</script><b>&amp; “peace”"


@pytest.mark.usefixtures("archive")
def test_a_section_and_its_chapter_are_parts_of_the_report(client: Client) -> None:
    section = linked_data(client, "/themes/mistrust/")
    assert (section["@type"], section["url"]) == ("Chapter", "https://quotes.example.org/themes/mistrust/")
    assert section["isPartOf"] == {
        "@type": "Chapter",
        "name": "Halting Hostilities at the Local Level",
        "url": CHAPTER_URL,
        "isPartOf": PRINTED,
    }
    chapter = linked_data(client, "/chapters/halting-hostilities/")
    assert chapter.pop("citation").startswith("Charney, C. (2015). “Maybe we can reach a solution”: ")
    assert chapter == {
        "@type": "Chapter",
        "@id": "https://quotes.example.org/chapters/halting-hostilities/",
        "url": "https://quotes.example.org/chapters/halting-hostilities/",
        "name": "Halting Hostilities at the Local Level",
        "position": 3,
        "inLanguage": "en",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "sameAs": CHAPTER_URL,
        "isPartOf": PRINTED,
    }


@pytest.mark.usefixtures("archive")
def test_a_report_is_described_as_printed_with_its_page_here(client: Client) -> None:
    report = linked_data(client, "/reports/maybe-we-can-reach-a-solution/")
    assert report.pop("citation").startswith("Charney, C. (2015). “Maybe we can reach a solution”: ")
    assert report == PRINTED | {
        "@id": "https://quotes.example.org/reports/maybe-we-can-reach-a-solution/",
        "url": "https://quotes.example.org/reports/maybe-we-can-reach-a-solution/",
        "sameAs": PRINTED["url"],
        "inLanguage": "en",
    }


@pytest.mark.usefixtures("archive")
def test_the_archive_is_a_data_set_that_can_be_found(client: Client, settings: Settings) -> None:
    settings.OPERATOR = "The Example Trust"
    data = linked_data(client, "/about/data/")
    files = data.pop("distribution")
    assert data.pop("description").startswith("Quotes from interviews with Syrians, ")
    assert dt.date.fromisoformat(data.pop("dateModified")).year == 2026
    assert data == {
        "@type": "Dataset",
        "@id": "https://quotes.example.org/about/data/",
        "url": "https://quotes.example.org/about/data/",
        "name": "Syrian Interview Quotes",
        "version": current_version(),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "keywords": [
            *("Syria", "interviews", "quotations", "qualitative research"),
            "Halting Hostilities at the Local Level",
        ],
        "license": ["https://creativecommons.org/licenses/by-sa/4.0/"],
        "creator": {
            "@type": "Organization",
            "name": "The Example Trust",
            "url": "https://quotes.example.org/",
        },
        "isBasedOn": [PRINTED],
        "spatialCoverage": "Syria",
        "temporalCoverage": "2014-08-01/2014-10-31",
    }
    assert len(files) == 9
    assert files[0] == {
        "@type": "DataDownload",
        "contentUrl": "https://quotes.example.org/quotes.csv",
        "encodingFormat": "text/csv",
    }
    assert [file for file in files if resolved(file["contentUrl"]) is None] == []


def test_a_data_set_of_an_archive_nobody_says_they_run_has_the_archive_s_name() -> None:
    build_quote()
    data = dataset(list(Report.objects.all()))
    assert data["creator"]["name"] == "Syrian Interview Quotes"
    assert "temporalCoverage" not in data


def test_authors_are_persons_or_organisations_or_nobody() -> None:
    def authors(slug: str, named: list[dict[str, str]]) -> Any:
        theme = build_theme(slug, chapter=build_chapter(slug, report=build_report(slug, authors=named)))
        return quotation(build_quote(1, theme=theme))["isPartOf"]["isPartOf"]["author"]

    assert authors("nobody", []) == []
    assert authors("council", [{"literal": "A Council"}]) == [{"@type": "Organization", "name": "A Council"}]
