"""The archive's own texts, as the fixture files hold them: what they may say and what they must name."""

import json
import re
from typing import Any

import pytest
from django.conf import settings

FIXTURES = settings.BASE_DIR / "fixtures"
SOURCE = settings.BASE_DIR.parent / "shared" / "report" / "halting-hostilities.txt"
LONGEST_SHARED_RUN = 7
"""Words in a row that a text of ours may share with the report; one more would be copying."""


def read(name: str) -> list[dict[str, Any]]:
    """Return the fields of every record of a fixture file."""
    return [record["fields"] for record in json.loads((FIXTURES / name).read_text(encoding="utf-8"))]


def own_texts() -> list[tuple[str, str]]:
    """Return every text of ours with the name of the record it belongs to."""
    texts = [(fields["slug"], fields["method"]) for fields in read("reports.json")]
    texts += [(fields["slug"], fields["summary"]) for fields in read("chapters.json") + read("themes.json")]
    return texts + [(fields["code"], fields["text"]) for fields in read("key_points.json")]


def runs(text: str) -> set[str]:
    """Return every run of words, one longer than may be shared, in lower case without punctuation."""
    words = re.findall(r"[a-z0-9]+(?:['-][a-z0-9]+)*", text.lower().replace("’", "'"))
    length = LONGEST_SHARED_RUN + 1
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_a_key_point_names_only_quotes_of_its_theme_and_side() -> None:
    quotes = {fields["code"]: (fields["theme"], fields["stance"]) for fields in read("quotes.json")}
    astray = [
        (point["code"], code)
        for point in read("key_points.json")
        for (code,) in point["quotes"]
        if quotes.get(code) != (point["theme"], point["stance"])
    ]
    assert astray == []


def test_every_quote_is_named_by_a_key_point() -> None:
    named = {code for point in read("key_points.json") for (code,) in point["quotes"]}
    assert named == {fields["code"] for fields in read("quotes.json")}


def test_each_side_of_a_theme_has_at_most_three_key_points_numbered_in_order() -> None:
    sides: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for point in read("key_points.json"):
        side = point["stance"].removesuffix("-regime")
        sides.setdefault((point["theme"][0], side), []).append((point["order"], point["code"]))
    for (theme, side), points in sides.items():
        assert points == [(order, f"{theme}-{side}-{order}") for order in range(1, len(points) + 1)]
        assert len(points) <= 3


def test_a_key_point_is_one_sentence() -> None:
    assert [
        point["code"]
        for point in read("key_points.json")
        if not re.fullmatch(r"[A-Z][^.!?\n]+\.", point["text"])
    ] == []


@pytest.mark.parametrize("fields", read("themes.json"), ids=lambda fields: fields["slug"])
def test_a_summary_has_two_to_four_paragraphs(fields: dict[str, Any]) -> None:
    paragraphs = fields["summary"].split("\n\n")
    assert 2 <= len(paragraphs) <= 4
    assert all(paragraph == paragraph.strip() and paragraph for paragraph in paragraphs)


@pytest.mark.parametrize(("name", "text"), own_texts(), ids=[name for name, _text in own_texts()])
def test_our_texts_count_no_shares(name: str, text: str) -> None:
    assert text, name
    assert re.findall(r"%|\bpercent\w*|\bper cent\b|\baverage\w*|\bmost\b|\bmajority\b", text.lower()) == []


def test_no_two_places_share_a_tile_or_a_spelling() -> None:
    places = read("places.json")
    tiles = [(place["tile_row"], place["tile_column"]) for place in places]
    owners: dict[str, set[str]] = {}
    for place in places:
        for spelling in [place["name"], place["name_ar"], *place["other_spellings"]]:
            owners.setdefault(spelling.casefold(), set()).add(place["slug"])
    assert len(set(tiles)) == 15
    assert {spelling: slugs for spelling, slugs in owners.items() if len(slugs) > 1} == {}


def test_the_theme_headings_stand_in_the_order_of_the_chapter() -> None:
    assert [(theme["order"], theme["slug"], theme["heading"]) for theme in read("themes.json")] == [
        (1, "local-ceasefires", "Many Support Local Ceasefires to Stop the Bloodshed"),
        (
            2,
            "mistrust",
            "Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations",
        ),
        (3, "national-ceasefire", "Some Want a National Ceasefire"),
        (4, "freer-movement", "Strong Desire for Freer Movement and More Normal Life"),
        (5, "ending-sieges", "Views of Ending Local Sieges Mixed"),
        (6, "regime-control", "Views of Regime Control After Local Ceasefires Polarized"),
        (7, "security-coordination", "Security Coordination between Sides Rejected"),
        (8, "summary-of-findings", "Summary of Findings on Halting Hostilities at the Local Level"),
    ]


if SOURCE.is_file():  # the report's narrative is not part of the repository

    @pytest.mark.parametrize(("name", "text"), own_texts(), ids=[name for name, _text in own_texts()])
    def test_our_texts_copy_no_sentence_of_the_report(name: str, text: str) -> None:
        assert runs(text) & runs(SOURCE.read_text(encoding="utf-8")) == set(), name
