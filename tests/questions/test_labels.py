"""Themes, chapters and reports are told apart wherever they are named."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from explorer.models import Chapter, Report
from tests.support.html import page, words
from tests.support.two_reports import CHAPTERS, SUMMARY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("invented_archive")]

OVENS, RETURNING = f"{SUMMARY} (The Ovens of the Towns)", f"{SUMMARY} (Returning)"


def test_a_heading_that_two_chapters_have_is_told_apart_by_its_chapter(client: Client) -> None:
    crossed = client.get("/api/v1/crosstab/?rows=theme&columns=stance").json()
    labels = [row["label"] for row in crossed["rows"] if row["label"].startswith(SUMMARY)]
    assert labels == [OVENS, RETURNING]
    listed = page(client, "/quotes/?theme=returning-summary-of-findings")
    assert "Theme: Summary of Findings (Returning)" in words(listed.select_one(".chips"))
    assert {words(item) for item in listed.select(".quote-links .printed")} == {RETURNING}
    found = page(client, "/themes/returning-summary-of-findings/")
    assert words(found.title) == f"{RETURNING} – Syrian Interview Quotes"
    assert words(found.h1) == SUMMARY
    groups = "/compare/?first=stance:pro-regime&second=stance:anti-regime"
    beside = [page(client, f"{groups}&page={number}") for number in (1, 2, 3)]
    headings = [words(item) for part in beside for item in part.select(".aligned-theme h3")]
    assert [heading for heading in headings if SUMMARY in heading] == [OVENS, RETURNING]
    feed = client.get("/feeds/quotes.atom?theme=returning-summary-of-findings").content
    terms = {item.get("term") for item in ET.fromstring(feed).iter("{http://www.w3.org/2005/Atom}category")}  # noqa: S314 - our own answer
    assert terms == {RETURNING}


def test_a_heading_of_its_own_stays_as_printed(client: Client) -> None:
    labels = [row["label"] for row in client.get("/api/v1/crosstab/?rows=theme&columns=sect").json()["rows"]]
    headings = [heading for _report, _title, headings in CHAPTERS.values() for heading in headings]
    assert [label for label in labels if SUMMARY not in label] == [
        heading for heading in headings if heading != SUMMARY
    ]


def test_equal_titles_of_chapters_and_reports_are_told_apart(client: Client) -> None:
    Chapter.objects.filter(slug__in=["ovens", "returning"]).update(title="Findings")
    Report.objects.update(title="Roads Home")
    facets = client.get("/api/v1/facets/").json()["facets"]
    assert [value["label"] for value in facets["report"]] == ["Roads Home (2016)", "Roads Home (2018)"]
    labels = {value["value"]: value["label"] for value in facets["chapter"] + facets["theme"]}
    assert labels["ovens"] == "Findings (Roads Home (2016))"
    assert labels["summary-of-findings"] == "Summary of Findings (Findings (Roads Home (2016)))"
    assert labels["wells"] == "Wells and Pipes"
