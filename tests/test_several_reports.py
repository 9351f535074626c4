"""What every page and file says is true for any report, and for several beside each other."""

import csv
import io
import json
import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from explorer.archive.loading import load
from explorer.models import Place, Report
from tests.support import two_reports
from tests.support.builders import build_chapter, build_quote, build_report, build_theme
from tests.support.fixture_files import REAL
from tests.support.html import links, page, words
from tests.support.two_reports import BREAD, CHAPTERS, ROADS, SHARED_ATTRIBUTION, TITLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented_archive")]

ROWS = two_reports.rows()
BOTH = (
    "chosen by the authors of 2 reports: not a representative sample. Interviews held: "
    "Author and Brown 2016, 60; IIE 2018, number not stated. How to read the numbers"
)
ONE = (
    "chosen by the report’s authors from 60 interviews: not a representative sample. How to read the numbers"
)
NO_COUNT = (
    "chosen by the report’s authors, who don’t say from how many interviews: not a representative sample. "
    "How to read the numbers"
)


def counted(**wanted: str) -> int:
    """Return how many quotes have these values."""
    return sum(all(row[name] == value for name, value in wanted.items()) for row in ROWS)


def facet(client: Client, address: str, name: str) -> dict[str, int]:
    """Return the values of a facet of the API with their counts."""
    values = client.get(address).json()["facets"][name]
    return {value["value"]: value["count"] for value in values}


def test_interviews_are_told_for_each_report_and_never_added_up(client: Client) -> None:
    total = len(ROWS)
    said = {
        "/": f"{total} quotes, {BOTH}",
        "/themes/": f"{total} quotes, {BOTH}",
        "/places/": f"{total} quotes, {BOTH}",
        "/quotes/": f"{total} quotes, {BOTH}",
        "/compare/": f"{total} quotes, {BOTH}",
        "/places/homs/": f"{counted(governorate='homs')} quotes, {BOTH}",
        "/compare/?first=stance:pro-regime&second=stance:anti-regime": (
            f"{total - counted(stance='not-stated')} quotes, {BOTH}"
        ),
        "/selection/?id=wells-01&id=leaving-01": f"2 quotes, {BOTH}",
        "/selection/?id=wells-01": f"1 quote, {ONE}",
        f"/quotes/?report={BREAD}": f"{counted(report=BREAD)} quotes, {ONE}",
        f"/reports/{BREAD}/": f"{counted(report=BREAD)} quotes, {ONE}",
        f"/reports/{ROADS}/": f"{counted(report=ROADS)} quotes, {NO_COUNT}",
        "/chapters/waiting/": f"{counted(chapter='waiting')} quotes, {NO_COUNT}",
        "/themes/births/": f"0 quotes, {ONE}",
        "/themes/keys/": f"{counted(theme='keys')} quotes, {NO_COUNT}",
    }
    assert {address: words(page(client, address).select_one(".limits")) for address in said} == said


def test_the_facets_and_downloads_of_a_report_are_those_of_a_plain_count(client: Client) -> None:
    assert facet(client, "/api/v1/facets/", "report") == dict(Counter(row["report"] for row in ROWS))
    assert facet(client, "/api/v1/facets/?sect=druze", "report") == {
        BREAD: counted(report=BREAD, sect="druze"),
        ROADS: counted(report=ROADS, sect="druze"),
    }
    asked = f"report={ROADS}&gender=woman"
    expected = [row["code"] for row in ROWS if (row["report"], row["gender"]) == (ROADS, "woman")]
    assert [row["id"] for row in client.get(f"/api/v1/quotes/?{asked}&page_size=100").json()["results"]] == (
        expected
    )
    content = b"".join(client.get(f"/quotes.csv?{asked}")).decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(content))] == expected
    assert (
        words(page(client, f"/quotes/?{asked}").select_one(".list-head [role=status]"))
        == f"{len(expected)} quotes"
    )
    assert f"Report: {TITLES[ROADS]}" in words(page(client, f"/quotes/?{asked}").select_one(".chips"))


def test_a_report_that_does_not_exist_is_named_with_those_that_do(client: Client) -> None:
    refused = page(client, "/quotes/?report=nobody", 400)
    assert f"{BREAD} {ROADS}" in words(refused.select_one("main"))
    assert "There is no report with the address nobody." in words(page(client, "/reports/nobody/", 404).main)


def test_chapter_and_report_are_facets_only_where_there_are_several(client: Client) -> None:
    shown = [words(heading) for heading in page(client, "/quotes/").select(".facet h3")]
    assert shown[-3:] == ["Displacement", "Chapter", "Report"]
    load(REAL, removing=True)
    shown = [words(heading) for heading in page(client, "/quotes/").select(".facet h3")]
    assert shown[-1] == "Displacement"


def test_home_draws_the_chapters_of_each_report_as_bars(client: Client) -> None:
    home = page(client, "/")
    told = {
        words(title): [
            f"{words(track.select_one('.track-name'))}: {words(track.select_one('.count'))}"
            for track in title.find_next("ol").select(".track")  # type: ignore[union-attr]
        ]
        for title in home.select(".track-title")
    }
    assert told == {
        TITLES[report]: [
            f"{title}: {counted(chapter=slug)} quotes"
            for slug, (of, title, _headings) in CHAPTERS.items()
            if of == report
        ]
        for report in (BREAD, ROADS)
    }
    sides = [str(bar["aria-label"]) for bar in home.select(".track-bar")]
    assert len(sides) == len(CHAPTERS)
    for slug, told_of in zip(
        (slug for report in (BREAD, ROADS) for slug in CHAPTERS if CHAPTERS[slug][0] == report),
        sides,
        strict=True,
    ):
        assert sum(int(part.split()[-1]) for part in told_of.split(",")) == counted(chapter=slug)


def test_home_draws_the_sections_of_one_or_two_chapters(client: Client) -> None:
    for slugs in (["wells"], ["wells", "leaving"]):
        load(only(slugs), removing=True)
        home = page(client, "/")
        headings = [heading for slug in slugs for heading in CHAPTERS[slug][2]]
        assert [words(name) for name in home.select(".track-name")] == headings
        titles = [CHAPTERS[slug][1] for slug in slugs] if len(slugs) > 1 else []
        assert [words(title) for title in home.select(".track-title")] == titles


def only(slugs: list[str]) -> dict[str, str]:
    """Return the invented archive's files with nothing but these chapters."""

    def is_kept(fields: dict[str, Any]) -> bool:
        theme = fields.get("theme", [""])[0]
        chapter = fields.get("chapter", [two_reports.CHAPTER_OF.get(theme, slugs[0])])[0]
        return chapter in slugs and fields.get("slug") not in set(CHAPTERS) - set(slugs)

    kept = {}
    for name, text in two_reports.files().items():
        records = [record for record in json.loads(text) if is_kept(record["fields"])]
        kept[name] = json.dumps(records, ensure_ascii=False)
    return kept


def test_two_reports_of_one_month_are_not_mixed(client: Client) -> None:
    Report.objects.update(published="2018-11-01")
    listed = client.get("/api/v1/quotes/?page_size=100").json()["results"]
    assert [row["id"] for row in listed] == [row["code"] for row in ROWS]
    themes = client.get("/api/v1/themes/").json()["results"]
    assert [theme["slug"] for theme in themes] == list(two_reports.CHAPTER_OF)


def test_of_more_than_four_reports_the_line_beside_a_count_says_only_their_number(client: Client) -> None:
    homs = Place.objects.get(slug="homs")
    for number in range(3):
        chapter = build_chapter(f"c{number}", report=build_report(f"r{number}"))
        build_quote(1, theme=build_theme(f"t{number}", chapter=chapter), governorate=homs)
    assert words(page(client, "/quotes/").select_one(".limits")) == (
        f"{len(ROWS) + 3} quotes, chosen by the authors of 5 reports: not a representative sample. "
        "How to read the numbers"
    )


def test_themes_are_grouped_by_report_and_chapter(client: Client) -> None:
    found = page(client, "/themes/")
    told = [
        (words(report.h2), [words(chapter.h3) for chapter in report.select(".contents")])
        for report in found.select(".report-contents")
    ]
    assert told == [
        (TITLES[report], [title for of, title, _headings in CHAPTERS.values() if of == report])
        for report in (BREAD, ROADS)
    ]
    assert [words(item) for item in found.select(".report-contents li a")] == [
        heading for _report, _title, headings in CHAPTERS.values() for heading in headings
    ]


def test_a_quote_is_named_by_its_chapter_but_on_the_page_of_chapter_and_theme(client: Client) -> None:
    def named(address: str) -> str:
        return words(page(client, address).select_one("#leaving-01 .quote-links a"))

    assert named(f"/quotes/?report={ROADS}") == "Quote 1 of “Leaving”"
    assert named("/selection/?id=leaving-01") == "Quote 1 of “Leaving”"
    assert named("/places/homs/") == "Quote 1 of “Leaving”"
    assert named("/chapters/leaving/") == "Quote 1"
    assert named("/themes/the-last-morning/") == "Quote 1"
    dots = page(client, "/compare/?rows=sect&columns=stance&chapter=leaving").select(".dot")
    assert all(re.match("Quote [0-9]+ of “Leaving”, ", words(dot)) for dot in dots)
    assert len(dots) == counted(chapter="leaving")


def test_equal_attributions_are_counted_within_a_report(client: Client) -> None:
    assert [row["code"] for row in ROWS if row["attribution"] == SHARED_ATTRIBUTION] == [
        "wells-01",
        "markets-01",
        "leaving-01",
    ]
    assert "2 quotes of this report carry this attribution" in words(page(client, "/quotes/wells-01/"))
    assert "No other quote of this report carries" in words(page(client, "/quotes/leaving-01/"))


def test_a_report_without_authors_dates_and_count_leaves_no_gap_in_a_sentence(client: Client) -> None:
    quote = words(page(client, "/quotes/leaving-01/"))
    assert "Institute of Invented Examples doesn’t endorse this archive or any use of it." in quote
    assert words(page(client, "/embed/quotes/leaving-01/").select_one(".source")) == (
        "“Leaving”, Roads Home, Institute of Invented Examples, 2018."
    )
    facts = words(page(client, f"/reports/{ROADS}/").select_one("dl"))
    assert "Number of interviews not stated Interviews held not stated" in facts
    addresses = ["/", "/about/", "/about/method/", "/about/citing/", "/quotes/leaving-01/", "/quotes/"]
    for address in addresses:
        content = words(page(client, address).body)
        for gap in (" , ", "None,", "None.", " and don’t", "from 0 ", "( ", "Interviews held ."):
            assert gap not in content, (address, gap)


def test_the_footer_names_every_report_with_its_licence(client: Client) -> None:
    assert words(page(client, "/about/").select_one(".sources")) == (
        "Sources and licences "
        "Ann Author and Ben Brown, Bread and Water: Invented Talks about Everyday Supplies, Example Press, "
        "2016. Interviews held May to September 2015. CC BY 4.0 "
        "Roads Home, Institute of Invented Examples, 2018. CC BY-NC 4.0 "
        "Neither their authors nor their publishers endorse this archive or any use of it."
    )


def test_the_footer_of_many_reports_leads_to_their_list(client: Client) -> None:
    for number in range(3):
        build_report(f"r{number}")
    footer = page(client, "/quotes/").select_one(".sources")
    assert footer is not None
    assert words(footer) == (
        "Sources and licences The quotes come from 5 reports. "
        "Who published each, when its interviews were held, and its licence "
        "Neither their authors nor their publishers endorse this archive or any use of it."
    )
    [listing] = links(footer).values()
    assert [section["id"] for section in page(client, listing).select("h2[id]")][:2] == [BREAD, ROADS]


def test_the_licence_is_that_of_the_quote_s_own_report(client: Client) -> None:
    for code, licence in [("wells-01", "CC BY 4.0"), ("leaving-01", "CC BY-NC 4.0")]:
        record = client.get(f"/api/v1/quotes/{code}/").json()
        assert record["licence"].startswith(f"{licence}, https://creativecommons.org/licenses/")
    for address in ("/about/", "/about/data/"):
        assert {"Creative Commons Attribution 4.0 International (CC BY 4.0)"} <= set(
            links(page(client, address).main)
        )
    assert "same licence" not in words(page(client, "/about/citing/").main)


def test_the_data_package_takes_keywords_licences_and_sources_from_the_data(client: Client) -> None:
    package = json.loads(client.get("/data/datapackage.json").content)
    assert package["keywords"][4:] == [title for _report, title, _headings in CHAPTERS.values()]
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0", "CC-BY-NC-4.0"]
    assert [source["path"] for source in package["sources"]] == [
        "https://example.org/bread-and-water/",
        "https://example.org/roads-home/",
    ]
    content = b"".join(client.get("/data/reports.csv")).decode()
    assert [row["url"].partition("/reports/")[2] for row in csv.DictReader(io.StringIO(content))] == [
        f"{BREAD}/",
        f"{ROADS}/",
    ]
