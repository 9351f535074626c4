"""The archive's files loaded: exactly what they say, all of it or nothing."""

import json
from unittest.mock import patch

import pytest

from explorer.archive.fixtures import FixtureError, FixturesStatus, digest, fixtures_status
from explorer.archive.loading import hidden_key_points, load
from explorer.archive.versions import current_version
from explorer.models import KeyPoint, Quote, Theme
from tests.support.fixture_files import REAL

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("archive")
def test_loading_again_changes_nothing() -> None:
    before = list(Quote.objects.values_list().order_by("pk"))
    load(REAL)
    assert list(Quote.objects.values_list().order_by("pk")) == before
    assert current_version() == digest(REAL)


def test_a_load_that_dies_before_it_is_remembered_stores_nothing() -> None:
    dying = patch("explorer.archive.loading.mark_loaded", side_effect=KeyboardInterrupt)
    with dying, pytest.raises(KeyboardInterrupt):
        load(REAL)
    assert not Quote.objects.exists()
    assert fixtures_status(REAL) is FixturesStatus.EMPTY


def test_a_record_that_the_files_leave_out_is_removed() -> None:
    load(REAL)
    points = json.loads(REAL["key_points.json"])
    load(REAL | {"key_points.json": json.dumps(points[1:])})
    assert KeyPoint.objects.count() == len(points) - 1


def test_a_record_in_the_wrong_file_is_refused() -> None:
    with pytest.raises(
        FixtureError,
        match=r"fixtures/corrections\.json, line 1: holds a record of another kind: explorer.place",
    ):
        load(REAL | {"corrections.json": json.dumps(json.loads(REAL["places.json"])[:1])})


def test_a_record_that_others_name_can_not_be_left_out() -> None:
    load(REAL)
    themes = [theme for theme in json.loads(REAL["themes.json"]) if theme["fields"]["slug"] != "mistrust"]
    with pytest.raises(FixtureError, match="theme: There is no record “mistrust”"):
        load(REAL | {"themes.json": json.dumps(themes)})
    assert Theme.objects.count() == 8


@pytest.mark.parametrize("unfit", ["\\u0001", "\\u202e", "\\ud800", "\\ufffe", "\\u0000"])
def test_a_text_that_xml_or_an_eye_can_not_take_is_refused(unfit: str) -> None:
    name = f"U+{unfit[2:].upper()}"
    reason = f"has characters that no text may hold: {name}."
    quotes = json.loads(REAL["quotes.json"])
    quotes[0]["fields"]["text"] = "@"
    with pytest.raises(FixtureError) as caught:
        load(REAL | {"quotes.json": json.dumps(quotes).replace('"@"', f'"a{unfit}b"')})
    assert str(caught.value) == f"fixtures/quotes.json, line 1, halting-hostilities-01: text: {reason}"
    places = json.loads(REAL["places.json"])
    places[0]["fields"]["other_spellings"] = ["@"]
    with pytest.raises(FixtureError) as caught:
        load(REAL | {"places.json": json.dumps(places).replace('"@"', f'"a{unfit}b"')})
    assert str(caught.value) == f"fixtures/places.json, line 1, damascus: other_spellings: {reason}"
    assert not Quote.objects.exists()


def test_the_words_of_a_withdrawn_quote_do_not_come_back_by_hand() -> None:
    quotes = json.loads(REAL["quotes.json"])
    words = quotes[3]["fields"]["text"]
    quotes[3]["fields"] |= {"withdrawn": "2026-05-06", "withdrawn_reason": "The speaker asked for it."}
    load(REAL | {"quotes.json": json.dumps(quotes)})
    assert Quote.objects.get(code="halting-hostilities-04").text == ""
    version = current_version()
    quotes[3]["fields"]["text"] = ""
    for brought_back in (words, words.upper(), " ".join(words.split()[:20]), f"He told us more. {words}"):
        quotes[4]["fields"]["text"] = brought_back
        with pytest.raises(FixtureError) as caught:
            load(REAL | {"quotes.json": json.dumps(quotes)})
        assert str(caught.value) == (
            "fixtures/quotes.json, line 1, halting-hostilities-05: text: It has most of the words of "
            "halting-hostilities-04, which was withdrawn."
        )
        assert current_version() == version


def test_files_from_before_publish_nothing_that_was_withdrawn_since() -> None:
    load(REAL)
    Quote.objects.filter(code="halting-hostilities-04").update(
        withdrawn="2026-05-06", withdrawn_reason="The speaker asked for it."
    )
    version = current_version()
    for removing in (False, True):
        with pytest.raises(FixtureError) as caught:
            load(REAL, removing=removing)
        [line] = [number for number, text in enumerate(REAL["quotes.json"].split("\n"), 1) if '-04"' in text]
        assert str(caught.value) == (
            f"fixtures/quotes.json, line {line - 3}, halting-hostilities-04: withdrawn: It was withdrawn on "
            "2026-05-06, and would be published again. Withdraw it here, too: `manage.py write_fixtures "
            "--folder FOLDER` writes what the archive has. To publish it again, say why: `manage.py "
            "load_fixtures --reason WHY`."
        )
        assert current_version() == version
    load(REAL, reason="The speaker allows it again.")
    [quote] = [row for row in json.loads(REAL["quotes.json"]) if row["fields"]["code"].endswith("-04")]
    assert Quote.objects.get(code="halting-hostilities-04").text == quote["fields"]["text"]


def test_a_key_point_that_only_a_withdrawn_quote_shows_is_named() -> None:
    load(REAL)
    assert hidden_key_points() == []
    points = json.loads(REAL["key_points.json"])
    alone = [point["fields"] for point in points if len(point["fields"]["quotes"]) == 1]
    [[code]] = [fields["quotes"][0] for fields in alone][:1]
    Quote.objects.filter(code=code).update(
        withdrawn="2026-05-06", withdrawn_reason="The speaker asked for it."
    )
    expected = [fields["code"] for fields in alone if fields["quotes"] == [[code]]]
    assert expected
    assert sorted(hidden_key_points()) == sorted(expected)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_quote_that_vanished_from_the_files_is_refused(withdrawn: bool) -> None:
    load(REAL)
    if withdrawn:
        Quote.objects.filter(code="halting-hostilities-29").update(
            withdrawn="2026-05-06", withdrawn_reason="The speaker asked for it."
        )
    quotes, points = json.loads(REAL["quotes.json"]), json.loads(REAL["key_points.json"])
    gone = "halting-hostilities-29"
    for point in points:
        point["fields"]["quotes"] = [key for key in point["fields"]["quotes"] if key != [gone]]
    files = REAL | {
        "quotes.json": json.dumps([quote for quote in quotes if quote["fields"]["code"] != gone]),
        "key_points.json": json.dumps(points),
    }
    version = current_version()
    with pytest.raises(FixtureError) as caught:
        load(files)
    assert str(caught.value) == (
        f"fixtures/quotes.json leaves out {gone}, which the archive has published. Put it back; where it "
        "must not be shown any more, give it “withdrawn” and “withdrawn_reason”."
    )
    assert current_version() == version
    load(files, removing=True)
    assert not Quote.objects.filter(code=gone).exists()
