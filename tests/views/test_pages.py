"""The front page, and whether the site can serve."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from explorer.models import Archive
from tests.support.builders import build_chapter, build_place, build_quote, build_theme
from tests.support.html import links, page, words

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_home_says_what_the_archive_holds(client: Client) -> None:
    home = page(client, "/")
    assert words(home.select_one(".lead")).startswith("29 quotes on the war")
    assert words(home.select_one(".limits")) == (
        "29 quotes, chosen by the report’s authors from 40 interviews: not a representative sample. "
        "How to read the numbers"
    )


@pytest.mark.usefixtures("archive")
def test_home_opens_with_a_quote_of_each_side(client: Client) -> None:
    openings = page(client, "/").select(".openings article")
    assert [opening["id"] for opening in openings] == ["halting-hostilities-01", "halting-hostilities-02"]
    assert [words(opening.select_one(".attribution")) for opening in openings] == [
        "Sunni woman (pro-regime), 30, Aleppo",
        "Sunni man (anti-regime), 26, Hamah",
    ]


@pytest.mark.usefixtures("archive")
def test_each_quote_is_a_mark_with_its_words_in_the_report_s_order(client: Client) -> None:
    marks = page(client, "/").select(".marks a")
    assert [mark["href"] for mark in marks] == [
        f"/quotes/halting-hostilities-{number:02}/" for number in range(1, 30)
    ]
    last = marks[27]
    assert words(last) == "Quote 28, Sunni woman (anti-regime), 35, IDP, Homs"
    assert last["data-place"] == "homs"
    pointed = page(client, "/").find(id=str(last["aria-describedby"]))
    assert words(pointed.blockquote).startswith("No one would ever settle for something like")  # type: ignore[union-attr]


@pytest.mark.usefixtures("archive")
def test_home_leads_to_every_theme_with_its_count(client: Client) -> None:
    home = page(client, "/")
    assert [
        (words(track.select_one(".track-name")), words(track.select_one(".count, .track-none")))
        for track in home.select(".track")
    ] == [
        ("Many Support Local Ceasefires to Stop the Bloodshed", "4 quotes"),
        (
            "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations",
            "9 quotes",
        ),
        ("Some Want a National Ceasefire", "2 quotes"),
        ("Strong Desire for Freer Movement and More Normal Life", "4 quotes"),
        ("Views of Ending Local Sieges Mixed", "6 quotes"),
        ("Views of Regime Control After Local Ceasefires Polarized", "2 quotes"),
        ("Security Coordination between Sides Rejected", "2 quotes"),
        ("Summary of Findings on Halting Hostilities at the Local Level", "No quotes"),
    ]


@pytest.mark.usefixtures("archive")
def test_home_leads_to_every_place_and_voice_with_its_count(client: Client) -> None:
    home = page(client, "/")
    assert [tile["aria-label"] for tile in home.select(".map .tile:not(.tile-empty)")] == [
        "Damascus: 6 quotes",
        "Aleppo: 4 quotes",
        "Homs: 3 quotes",
        "Hamah: 3 quotes",
        "Al-Hasakah: 3 quotes",
        "Tartous: 6 quotes",
        "Raqqah: 3 quotes",
        "Outside Syria: 1 quote",
    ]
    assert links(home.select_one(".voices")) == {
        "Pro-regime": "/quotes/?stance=pro-regime",
        "Anti-regime": "/quotes/?stance=anti-regime",
        "Sunni": "/quotes/?sect=sunni",
        "Alawi": "/quotes/?sect=alawi",
        "Christian": "/quotes/?sect=christian",
        "Kurdish": "/quotes/?sect=kurdish",
        "Woman": "/quotes/?gender=woman",
        "Man": "/quotes/?gender=man",
        "18–24": "/quotes/?age_min=18&age_max=24",
        "25–34": "/quotes/?age_min=25&age_max=34",
        "35–44": "/quotes/?age_min=35&age_max=44",
        "55–64": "/quotes/?age_min=55&age_max=64",
        "None stated": "/quotes/?displacement=none-stated",
        "Internally displaced (IDP)": "/quotes/?displacement=idp",
        "Refugee": "/quotes/?displacement=refugee",
    }


def test_home_leads_into_comparison(client: Client) -> None:
    home = page(client, "/")
    assert links(home.select_one("[aria-labelledby=by-comparison]")) == {
        "Both sides, theme by theme": "/compare/?first=stance:pro-regime&second=stance:anti-regime",
        "Any two attributes crossed": "/compare/",
    }
    assert links(home.select_one(".site-nav"))["Compare"] == "/compare/"


def test_home_without_a_quote_has_no_opening(client: Client) -> None:
    build_theme()
    build_place()
    home = page(client, "/")
    assert home.select("article") == []
    assert words(home.select_one(".track")) == "Theme No quotes"


@pytest.mark.parametrize("number", [1, 2])
def test_home_asks_the_database_the_same_for_one_quote_and_for_two(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(1, number + 1):
        chapter = build_chapter(f"chapter-{place}", order=place)
        build_quote(1, theme=build_theme(f"theme-{place}", chapter=chapter))
    page(client, "/")  # reads the index and the quotes, which a process does once
    with django_assert_num_queries(4):
        page(client, "/")


def test_up_says_ok_while_the_archive_has_a_version(client: Client) -> None:
    build_theme()
    response = client.get("/up/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Content-Type"] == "text/plain"
    assert "no-store" in response["Cache-Control"]


def test_up_says_503_while_there_is_no_archive(client: Client) -> None:
    Archive.objects.all().delete()
    response = client.get("/up/")
    assert (response.status_code, response.content) == (503, b"not ready")
    assert "no-store" in response["Cache-Control"]


def test_up_says_503_while_the_database_is_gone(client: Client) -> None:
    with patch("explorer.views.readiness.current_version", side_effect=OperationalError):
        assert client.get("/up/").status_code == 503


FORMS = [
    *("/places/homs/", "/places/tartous/?theme=mistrust", "/compare/", "/compare/?stance=pro-regime"),
    *("/compare/?first=sect:sunni&second=sect:alawi", "/ar/places/homs/", "/ar/compare/"),
]
"""Pages with forms in which a group of quotes is chosen."""


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("address", FORMS)
def test_no_form_offers_a_choice_without_quotes(client: Client, address: str) -> None:
    soup = page(client, address)
    counts = {}
    for option in soup.select("select[name=first] option, select[name=second] option"):
        facet, _colon, value = str(option["value"]).partition(":")
        if facet == "age":
            age_min, _dash, age_max = value.partition("-")
            asked = {"age_min": age_min, "age_max": age_max}
        else:
            asked = {facet: value}
        counts[option["value"]] = client.get("/api/v1/quotes/", asked).json()["count"]
    assert counts
    assert [value for value, count in counts.items() if not count] == []
    assert soup.select("option[value=''], option:not([value])") == []
