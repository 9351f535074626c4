"""The Arabic pages: all of them, at the same addresses under /ar/, with English only for a reason."""

import re
from collections import deque

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils.translation import override

from explorer.links import permanent_link, resolved
from explorer.models import Quote, Report, Theme
from tests.support.html import page, read, words

pytestmark = pytest.mark.usefixtures("archive")

STARTS = [
    "/ar/",
    "/ar/nowhere/",
    "/ar/quotes/?q=siege+-peace",
    "/ar/quotes/?q=xyzzy&sect=sunni",
    "/ar/quotes/?sect=x&age_min=z",
    "/ar/quotes/?q=%D8%AD%D8%B5%D8%A7%D8%B1",
    "/ar/quotes/speakers/",
    "/ar/quotes/bibliography/",
    "/ar/quotes/values/theme/",
    "/ar/compare/?first=stance:pro-regime&second=stance:anti-regime",
    "/ar/compare/?rows=age&columns=governorate",
    "/ar/selection/?id=halting-hostilities-01&id=nobody",
    "/ar/themes/mistrust/?view=sides",
]
PROPER_NAMES = """
CC BY SA MIT APA MLA Chicago Harvard Cite Them Right BibTeX RIS CSL JSON CSV HXL Excel Atom PNG SVG ZIP HTML
UTF LaTeX EndNote Mendeley Zotero pandoc oEmbed Frictionless OpenAPI JavaScript WCAG AA axe core qtd in or
null SHA Ctrl Enter Esc stance pro regime age min max errors
"""
"""Names of styles, formats, standards, programs and keys, and what is typed into addresses and searches."""

ENGLISH = (
    '[lang="en"], script, style, code, pre, textarea, input, .copyable, .languages, .Z3988, a[href^="http"]'
)
"""What is English on every page: it is marked so, or it is an address, a reference or a file."""

FILE = re.compile(r"https?://\S+|[\w-]+\.(json|zip)|SY\d\d|[a-z-]+-\d\d")
"""Addresses, files, p-codes and ids: `https://a.org/`, `archive.zip`, `SY04`, `halting-hostilities-01`."""

ASKED_FOR = {"siege", "sieges", "peace", "xyzzy", "nobody"}
"""What the questions of `STARTS` look for; a page repeats it."""


def english_in(soup: BeautifulSoup) -> set[str]:
    """Return the Latin words that an Arabic page says itself, spoken names and descriptions included."""
    attributes = ("aria-label", "data-say", "data-copied", "data-selected", "alt", "placeholder")
    texts = [str(tag[name]) for tag in soup.find_all(True) for name in attributes if tag.has_attr(name)]
    texts = [text for text in texts if not re.match("[^:]+: [A-Za-z]", text)]  # "Remove: ", an attribution
    # The title and the description of a quote are its words.
    is_quote = soup.select_one(".exhibit") is not None
    if not is_quote and soup.select_one(".selection") is None:
        [report] = Report.objects.all()
        names = re.compile("|".join(map(re.escape, (report.title, report.publisher))))
        described = soup.select('meta[name="description"], [property="og:title"]')
        texts += [names.sub("", str(tag["content"])) for tag in described]
    for tag in soup.select(ENGLISH + (", title" if is_quote else "")):
        tag.decompose()
    texts += list(soup.stripped_strings)
    return {word for text in texts for word in re.findall("[A-Za-z]{2,}", FILE.sub("", text))}


def paths_in(soup: BeautifulSoup) -> list[str]:
    """Return the Arabic pages that a page leads to, without those that ask a question."""
    paths = (str(link["href"]).partition("#")[0] for link in soup.select("a[href]"))
    return [path for path in paths if path.startswith("/ar/") and "?" not in path]


def test_no_page_says_anything_in_english_but_quotes_and_proper_names(client: Client) -> None:
    queue, seen, said = deque(STARTS), set(), {}
    while queue:
        address = queue.popleft()
        if address in seen:
            continue
        seen.add(address)
        soup = BeautifulSoup(client.get(address).content.decode(), "lxml")
        queue.extend(paths_in(soup))
        root = soup.svg if address.endswith(".svg") else soup.html
        assert root is not None
        assert (root["lang"], root.get("dir") or root["direction"]) == ("ar", "rtl")
        if found := english_in(soup) - {*PROPER_NAMES.split()} - ASKED_FOR:
            said[address] = found
    assert said == {}
    # 29 quotes, 8 themes, 15 places, a chapter, a report, and 24 or more other pages.
    assert len(seen) >= 29 + 8 + 15 + 1 + 1 + 24


def test_links_of_arabic_pages_stay_in_arabic_but_for_what_exists_once(client: Client) -> None:
    once = re.compile(r"/(api|data|feeds|embed)/|/quotes\.\w+|/quotes/[\w-]+\.\w+|/compare\.csv")
    for address in ("/ar/", "/ar/quotes/", "/ar/quotes/halting-hostilities-01/", "/ar/themes/mistrust/"):
        soup = page(client, address)
        for tag in soup.select(".languages"):
            tag.decompose()
        own = [str(link["href"]) for link in soup.select('a[href^="/"]')]
        assert [link for link in own if not link.startswith("/ar/") and not once.match(link)] == []


@pytest.mark.parametrize(
    "path",
    ["quotes.csv", "quotes/halting-hostilities-01.bib", "api/v1/quotes/", "feeds/quotes.atom", "oembed/",
     "sitemap.xml", "robots.txt", "up/", "embed/quotes/halting-hostilities-01/", "data/archive.zip"],
)  # fmt: skip
def test_what_programs_read_exists_once(client: Client, path: str) -> None:
    assert client.get(f"/ar/{path}").status_code == 404
    answer = client.get(f"/{path}")
    if answer.streaming:
        read(answer)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("address", ["/", "/quotes/?q=siege", "/ar/", "/ar/themes/mistrust/", "/quotes.csv"])
def test_what_a_browser_prefers_changes_nothing(client: Client, address: str) -> None:
    answers = [client.get(address, headers={"accept-language": wish}) for wish in ("ar", "en", "de,*;q=0.5")]
    bodies = [b"".join(answer) if answer.streaming else answer.content for answer in answers]
    assert len(set(bodies)) == 1
    for answer in answers:
        assert "language" not in answer.get("Vary", "").lower()
        assert not answer.has_header("Content-Language")


@pytest.mark.parametrize("path", ["/", "/quotes/?q=siege&stance=pro-regime&page_size=1", "/places/homs/"])
def test_each_page_leads_to_the_same_question_in_the_other_language(client: Client, path: str) -> None:
    english, arabic = path, f"/ar{path}"
    for here, there, code, name in ((english, arabic, "ar", "العربيّة"), (arabic, english, "en", "English")):
        soup = page(client, here)
        [switch] = soup.select(".languages a")
        assert (switch["href"], switch["hreflang"], switch["lang"], words(switch)) == (
            there,
            code,
            code,
            name,
        )
        alternates = {link["hreflang"]: link["href"] for link in soup.select("link[hreflang]")}
        assert {
            code: str(address).removeprefix("http://127.0.0.1:8000") for code, address in alternates.items()
        } == {
            "en": english,
            "ar": arabic,
        }
        canonical = soup.select_one("link[rel=canonical]")
        assert canonical is not None
        assert str(canonical["href"]).startswith("http://127.0.0.1:8000/ar/") == (here == arabic)


def test_a_quote_keeps_its_english_words_and_its_permanent_address(client: Client) -> None:
    soup = page(client, "/ar/quotes/halting-hostilities-01/")
    quote = Quote.objects.get(code="halting-hostilities-01")
    block = soup.select_one("blockquote.words")
    assert isinstance(block, Tag)
    assert words(block) == quote.text
    assert (block["lang"], block["dir"]) == ("en", "ltr")
    with override("ar"):
        assert permanent_link(quote) == "http://127.0.0.1:8000/quotes/halting-hostilities-01/"
    assert soup.select_one("#permanent-link a")["href"] == permanent_link(quote)  # type: ignore[index]
    for field in ("#reference", "#in-text", "#article", "#footnote"):
        english = page(client, "/quotes/halting-hostilities-01/").select_one(field)
        assert words(soup.select_one(field)) == words(english)


def test_a_heading_has_its_meaning_beside_it_and_a_text_says_that_nobody_reviewed_it(client: Client) -> None:
    soup = page(client, "/ar/themes/mistrust/")
    heading = soup.select_one("h1")
    assert words(heading.select_one('[lang="en"]')) == Theme.objects.get(slug="mistrust").heading  # type: ignore[union-attr]
    gloss = words(heading.select_one('.gloss[lang="ar"]'))  # type: ignore[union-attr]
    assert gloss == Theme.objects.get(slug="mistrust").heading_ar
    assert len(soup.select(".why-english")) == 1
    assert len(soup.select(".summary .unreviewed")) == 1
    theme = Theme.objects.get(slug="mistrust")
    theme.arabic_reviewed = True
    theme.save()
    assert page(client, "/ar/themes/mistrust/").select(".summary .unreviewed") == []


def test_a_text_without_arabic_is_shown_in_english_and_marked(client: Client) -> None:
    theme = Theme.objects.get(slug="mistrust")
    theme.heading_ar = theme.summary_ar = ""
    theme.save()
    soup = page(client, "/ar/themes/mistrust/")
    assert soup.select("h1 .gloss") == []
    assert words(soup.select_one('.summary [lang="en"]')) == " ".join(theme.summary.split())


def test_kept_parts_of_a_page_are_kept_for_each_language(client: Client) -> None:
    for _again in range(2):
        english, arabic = (
            words(page(client, address).select_one("article")) for address in ("/quotes/", "/ar/quotes/")
        )
        assert "See it in the report" in english
        assert "اعرضه في التقرير" in arabic
        assert "See it" not in arabic


def test_an_arabic_address_is_known_where_it_is_pasted() -> None:
    found = resolved("http://127.0.0.1:8000/ar/quotes/halting-hostilities-01/")
    assert found is not None
    assert found.view_name == "quote"


def test_english_pages_have_nothing_arabic_to_load_a_typeface_for(client: Client) -> None:
    """The one Arabic word of a page, the switch, has the system's typeface (languages.css)."""
    soup = page(client, "/quotes/halting-hostilities-01/")
    for tag in soup.select(".languages"):
        tag.decompose()
    assert not re.search("[\u0600-\u06ff]", soup.get_text())


def test_a_group_s_list_and_table_are_told_apart_by_the_comma_of_the_language(client: Client) -> None:
    groups = page(client, "/ar/compare/?first=governorate:aleppo&second=governorate:damascus")
    assert "حلب: ٤ اقتباسات، جدولًا (CSV)" in words(groups.select_one("main"))


def test_two_groups_are_joined_and_what_narrows_them_is_told_apart_as_arabic_does(client: Client) -> None:
    sides = page(client, "/ar/compare/?first=stance:pro-regime&second=stance:anti-regime&gender=man")
    assert words(sides.select_one("#groups")) == "مؤيد للنظام ومعارض للنظام"
    assert words(sides.select_one("title")).startswith("مؤيد للنظام ومعارض للنظام، رجل")
