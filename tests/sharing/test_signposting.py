"""Signposts in the header `Link`: what a page is cited as, its files, its licence, its parts."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from explorer.sharing.signposting import MOST_ITEMS, of_section
from tests.support.builders import build_quote, build_theme

pytestmark = pytest.mark.django_db

SITE = "https://quotes.example.org"
REPORT = "maybe-we-can-reach-a-solution"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
BIBTEX, RIS = "application/x-bibtex", "application/x-research-info-systems"
CSL = "application/vnd.citationstyles.csl+json"

# <https://e.org/>; rel="item"; type="text/html" -> https://e.org/, item, text/html.
SIGNPOST = re.compile(r'<([^>]+)>; rel="([^"]+)"(?:; type="([^"]+)")?')


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = SITE


def signposts(client: Client, address: str) -> list[tuple[str, str, str]]:
    """Return relation, address and media type of each signpost of a page."""
    header = client.get(address).headers["Link"]
    return [(relation, target, kind) for target, relation, kind in SIGNPOST.findall(header)]


@pytest.mark.usefixtures("archive")
def test_a_quote_leads_to_its_records_its_licence_and_its_chapter(client: Client) -> None:
    page = f"{SITE}/quotes/halting-hostilities-05"
    assert signposts(client, "/quotes/halting-hostilities-05/?style=mla") == [
        ("cite-as", f"{page}/", ""),
        ("describedby", f"{page}.bib", BIBTEX),
        ("describedby", f"{page}.ris", RIS),
        ("describedby", f"{page}.csl.json", CSL),
        ("describedby", f"{page}.json", "application/json"),
        ("license", LICENCE, ""),
        ("collection", f"{SITE}/chapters/halting-hostilities/", "text/html"),
    ]


@pytest.mark.usefixtures("archive")
def test_a_section_leads_to_its_quotes_and_a_chapter_to_its_sections(client: Client) -> None:
    assert signposts(client, "/themes/freer-movement/") == [
        ("cite-as", f"{SITE}/themes/freer-movement/", ""),
        ("describedby", f"{SITE}/quotes.bib?theme=freer-movement", BIBTEX),
        ("describedby", f"{SITE}/quotes.ris?theme=freer-movement", RIS),
        ("describedby", f"{SITE}/quotes.csl.json?theme=freer-movement", CSL),
        ("license", LICENCE, ""),
        *(("item", f"{SITE}/quotes/halting-hostilities-{number}/", "text/html") for number in range(16, 20)),
        ("collection", f"{SITE}/chapters/halting-hostilities/", "text/html"),
    ]
    chapter = signposts(client, "/chapters/halting-hostilities/")
    assert chapter[0] == ("cite-as", f"{SITE}/chapters/halting-hostilities/", "")
    items = [target for relation, target, _kind in chapter if relation == "item"]
    assert (len(items), items[1]) == (8, f"{SITE}/themes/mistrust/")
    assert chapter[-1] == ("collection", f"{SITE}/reports/{REPORT}/", "text/html")


@pytest.mark.usefixtures("archive")
def test_a_report_leads_to_its_chapters_and_to_the_records_of_its_quotes(client: Client) -> None:
    assert signposts(client, f"/reports/{REPORT}/?style=mla") == [
        ("cite-as", f"{SITE}/reports/{REPORT}/", ""),
        ("describedby", f"{SITE}/quotes.bib?report={REPORT}", BIBTEX),
        ("describedby", f"{SITE}/quotes.ris?report={REPORT}", RIS),
        ("describedby", f"{SITE}/quotes.csl.json?report={REPORT}", CSL),
        ("license", LICENCE, ""),
        ("item", f"{SITE}/chapters/halting-hostilities/", "text/html"),
    ]


@pytest.mark.usefixtures("archive")
def test_the_data_lead_to_every_file_that_holds_all_of_it(client: Client) -> None:
    found = signposts(client, "/about/data/")
    assert found[:3] == [
        ("cite-as", f"{SITE}/about/data/", ""),
        ("describedby", f"{SITE}/data/datapackage.json", "application/json"),
        ("license", LICENCE, ""),
    ]
    items = [target for relation, target, _kind in found if relation == "item"]
    assert (len(items), items[0], items[-1]) == (9, f"{SITE}/quotes.csv", f"{SITE}/data/archive.zip")


def test_a_header_names_no_more_parts_than_servers_let_through() -> None:
    theme = build_theme()
    quotes = [build_quote(number, theme=theme) for number in range(1, MOST_ITEMS + 2)]

    def items(count: int) -> int:
        return sum(signpost.relation == "item" for signpost in of_section(theme, quotes[:count]))

    assert (items(MOST_ITEMS), items(MOST_ITEMS + 1)) == (20, 0)
