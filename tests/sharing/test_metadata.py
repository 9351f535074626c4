"""What pages say to programs."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from explorer.archive.versions import current_version
from explorer.models import Quote, Theme
from explorer.sharing.metadata import coins, quote_metadata, shortened, theme_metadata
from tests.support.builders import build_chapter, build_quote, build_report, build_theme
from tests.support.html import page
from tests.support.report import CHAPTER_URL, LICENCE, REPORT_TITLE
from tests.support.report import FIRST_TEXT as TEXT

pytestmark = pytest.mark.django_db

SENTENCE_CASE_TITLE = (
    "“Maybe we can reach a solution”: Syrian perspectives on the conflict and local initiatives for peace, "
    "justice, and reconciliation"
)


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "https://quotes.example.org"


def meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Return the contents of a page's meta tags by name or property."""
    found: dict[str, list[str]] = {}
    for tag in soup.select("head meta[content]"):
        found.setdefault(str(tag.get("name") or tag.get("property")), []).append(str(tag["content"]))
    return found


@pytest.mark.usefixtures("archive")
def test_a_quote_s_page_carries_what_zotero_reads(client: Client) -> None:
    soup = page(client, "/quotes/halting-hostilities-01/")
    tags = meta(soup)
    expected = {
        "citation_title": ["Halting hostilities at the local level"],
        "citation_series_title": ["Transitional Justice Research Series, number 2"],
        "citation_author": ["Charney, Craig"],
        "citation_publication_date": ["2015/02"],
        "citation_inbook_title": [SENTENCE_CASE_TITLE],
        "citation_publisher": ["Syria Justice and Accountability Centre"],
        "citation_language": ["en"],
        "citation_public_url": ["https://quotes.example.org/quotes/halting-hostilities-01/"],
        "citation_abstract": [
            (
                f"“{TEXT}” Sunni woman (pro-regime), 30, Aleppo (quote 1, section “Many Support Local "
                "Ceasefires to Stop the Bloodshed”)."
            )
        ],
        "DC.rights": [f"{LICENCE} The report’s own page: {CHAPTER_URL}"],
    }
    assert {name: tags.get(name) for name in expected} == expected
    assert soup.select(".Z3988") == []


@pytest.mark.usefixtures("archive")
def test_a_quote_s_page_carries_what_networks_read(client: Client) -> None:
    tags = meta(page(client, "/quotes/halting-hostilities-01/"))
    version = current_version()
    expected = {
        "og:type": ["article"],
        "og:site_name": ["Syrian Interview Quotes"],
        "og:title": [
            (
                "“I have heard of such negotiations. Insha’Allah that they will continue. Maybe we can […]” "
                "Sunni woman (pro-regime), 30, Aleppo"
            )
        ],
        "og:description": [
            (
                f"“{TEXT}” Sunni woman (pro-regime), 30, Aleppo. {REPORT_TITLE}, Syria Justice and "
                "Accountability Centre, 2015. Interviews held August to October 2014."
            )
        ],
        "og:url": ["https://quotes.example.org/quotes/halting-hostilities-01/"],
        "og:image": [f"https://quotes.example.org/cards/quotes/halting-hostilities-01.{version}.png"],
        "og:image:alt": [f"“{TEXT}” Sunni woman (pro-regime), 30, Aleppo"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "twitter:card": ["summary_large_image"],
    }
    assert {name: tags.get(name) for name in expected} == expected


@pytest.mark.usefixtures("archive")
def test_a_quote_s_page_names_its_canonical_address_and_its_embed_code(client: Client) -> None:
    soup = page(client, "/quotes/halting-hostilities-01/?style=mla")
    links = {(str(link.get("type", "")), str(link["href"])) for link in soup.select("head link[href]")}
    asked = "https%3A%2F%2Fquotes.example.org%2Fquotes%2Fhalting-hostilities-01%2F"
    assert {
        ("", "https://quotes.example.org/quotes/halting-hostilities-01/"),
        ("application/json+oembed", f"https://quotes.example.org/oembed/?url={asked}&format=json"),
        ("text/xml+oembed", f"https://quotes.example.org/oembed/?url={asked}&format=xml"),
    } <= links


@pytest.mark.usefixtures("archive")
def test_a_section_s_page_is_a_part_of_the_book_too(client: Client) -> None:
    soup = page(client, "/themes/freer-movement/")
    version = current_version()
    tags = meta(soup)
    assert tags["citation_title"] == ["Halting hostilities at the local level"]
    assert tags["citation_inbook_title"] == [SENTENCE_CASE_TITLE]
    assert tags["citation_public_url"] == ["https://quotes.example.org/themes/freer-movement/"]
    assert tags["citation_abstract"][0].startswith(
        "Section “Strong Desire for Freer Movement and More Normal Life”, summed up in the words of this "
        "archive: However divided they were on local ceasefires,"
    )
    assert tags["og:title"] == ["Strong Desire for Freer Movement and More Normal Life"]
    assert tags["og:image"] == [f"https://quotes.example.org/cards/themes/freer-movement.{version}.png"]
    assert soup.select("head link[type='application/json+oembed']") == []
    # Beside a context object of a quote, Zotero would not look at the section's own tags.
    assert soup.select(".Z3988") == []


@pytest.mark.usefixtures("archive")
def test_other_pages_have_the_site_s_card(client: Client) -> None:
    version = current_version()
    tags = meta(page(client, "/about/"))
    assert tags["og:type"] == ["website"]
    assert tags["og:image"] == [f"https://quotes.example.org/cards/site.{version}.png"]
    assert [name for name in tags if name.startswith("citation_")] == []


ADDRESSES = [
    *("/", "/quotes/", "/quotes/?sect=sunni&stance=pro-regime", "/quotes/?page=2", "/themes/", "/places/"),
    *("/quotes/halting-hostilities-01/", "/quotes/speakers/?sect=alawi", "/quotes/bibliography/?sect=alawi"),
    *("/quotes/values/theme/?page=1&find=cease", "/chapters/halting-hostilities/", "/themes/mistrust/"),
    *("/reports/maybe-we-can-reach-a-solution/", "/places/homs/", "/places/quneitra/"),
    *("/compare/", "/compare/?rows=sect&columns=gender&stance=pro-regime", "/selection/"),
    *("/compare/?first=sect:sunni&second=sect:alawi", "/selection/?id=halting-hostilities-07"),
    *("/about/", "/about/method/", "/about/data/", "/about/citing/", "/about/corrections/"),
    *("/about/accessibility/", "/about/privacy/", "/api/v1/docs/"),
]
"""Pages of every kind."""


@pytest.mark.usefixtures("archive")
def test_every_page_has_its_own_title_description_and_address(client: Client) -> None:
    titles, descriptions, addresses = set(), set(), set()
    for address in ADDRESSES:
        soup = page(client, address)
        tags = meta(soup)
        [title], [description], [shared] = tags["og:title"], tags["og:description"], tags["og:url"]
        assert soup.title is not None
        assert soup.title.get_text() == f"{title} – Syrian Interview Quotes"
        assert tags["description"] == [description]
        assert [link["href"] for link in soup.select("link[rel=canonical]")] == [shared]
        asked = urlsplit(address)
        assert urlsplit(shared).path == asked.path
        assert set(parse_qsl(urlsplit(shared).query)) == set(parse_qsl(asked.query)) - {("page", "1")}
        titles.add(title)
        descriptions.add(description)
        addresses.add(shared)
    assert (len(titles), len(addresses)) == (len(ADDRESSES), len(ADDRESSES))
    assert len(descriptions) == len(ADDRESSES) - 1  # the two pages of all quotes


def test_a_page_that_is_not_there_has_no_address_to_share(client: Client) -> None:
    tags = meta(page(client, "/quotes/nobody/", status=404))
    assert "og:url" not in tags


@pytest.mark.usefixtures("archive")
def test_each_quote_of_a_list_carries_a_context_object(client: Client) -> None:
    soup = page(client, "/quotes/?theme=freer-movement")
    [first, *others] = [str(span["title"]) for span in soup.select("span.Z3988")]
    assert len(others) == 3
    assert "&rft.genre=bookitem&" in first
    text = str(soup.select_one("article blockquote").get_text())  # type: ignore[union-attr]
    speaker = "Sunni man (anti-regime), 38, refugee, Turkey"
    place = "quote 16, section “Strong Desire for Freer Movement and More Normal Life”"
    assert parse_qsl(first) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem"),
        ("rft.atitle", f"Halting hostilities at the local level [quote 16: {speaker}]"),
        ("rft.btitle", SENTENCE_CASE_TITLE),
        ("rft.series", "Transitional Justice Research Series, number 2"),
        ("rft.au", "Charney, Craig"),
        ("rft.pub", "Syria Justice and Accountability Centre"),
        ("rft.place", "The Hague"),
        ("rft.date", "2015-02"),
        ("rft.language", "en"),
        ("rft.description", f"“{text.strip()}” {speaker} ({place})."),
        ("rft.rights", f"{LICENCE} The report’s own page: {CHAPTER_URL}"),
        ("rft_id", "https://quotes.example.org/quotes/halting-hostilities-16/"),
    ]
    assert "+" not in first
    assert meta(soup).get("citation_title") is None


def test_a_report_without_authors_is_by_its_publisher() -> None:
    quote = build_quote(1, theme=build_theme(chapter=build_chapter(report=build_report(authors=[]))))
    assert ("rft.aucorp", "A Publisher") in parse_qsl(coins(quote))
    assert ("citation_author", "A Publisher") in quote_metadata(quote).citation


def test_a_report_by_an_organisation() -> None:
    report = build_report(authors=[{"literal": "A Council"}])
    quote = build_quote(1, theme=build_theme(chapter=build_chapter(report=report)))
    assert ("rft.aucorp", "A Council") in parse_qsl(coins(quote))


@pytest.mark.usefixtures("archive")
def test_the_titles_of_a_list_tell_its_quotes_apart(client: Client) -> None:
    soup = page(client, "/quotes/?page_size=100")
    titles = [dict(parse_qsl(str(span["title"])))["rft.atitle"] for span in soup.select("span.Z3988")]
    assert len(titles) == len(set(titles)) == 29


@pytest.mark.usefixtures("archive")
def test_a_chapter_s_page_offers_one_chapter(client: Client) -> None:
    soup = page(client, "/chapters/halting-hostilities/")
    assert soup.select(".Z3988") == []
    tags = meta(soup)
    assert tags["citation_title"] == ["Halting hostilities at the local level"]
    assert tags["citation_public_url"] == ["https://quotes.example.org/chapters/halting-hostilities/"]
    assert tags["citation_abstract"][0].startswith(
        "Summed up in the words of this archive: This chapter turns from a settlement"
    )
    assert tags["og:url"] == tags["citation_public_url"]
    assert tags["og:title"] == ["Halting Hostilities at the Local Level"]


def test_a_section_without_a_summary_has_a_description_too() -> None:
    theme: Theme = build_theme()
    assert theme_metadata(theme).description == "A Report, A Publisher, 2026."


def test_shortening_keeps_words_whole_and_says_so() -> None:
    assert shortened("one two\n\nthree", 13) == "one two three"
    assert shortened("one two three four", 16) == "one two […]"
    assert shortened("one two three four", 18) == "one two three four"
    assert len(shortened("word " * 100, 90)) <= 90
    assert isinstance(quote_metadata(build_quote(1)).title, str)
    assert Quote.objects.count() == 1
