"""What the scripts of an edition answer with."""

import json
from pathlib import Path

import pytest

from explorer.edition.rules import rules
from explorer.edition.texts import texts
from explorer.search.place_names import PlaceNames
from tests.support.builders import build_place


def test_each_quote_has_a_line_and_each_facet_its_values(edition: Path) -> None:
    lines = (edition / "edition" / "archive.js").read_text(encoding="utf-8").splitlines()
    facets = lines[lines.index("edition.facets=[") + 1 : lines.index("];")]
    quotes = lines[lines.index("edition.quotes=[") + 1 : -1]
    assert [json.loads(line[:-1])["name"] for line in facets][:3] == ["sect", "gender", "age"]
    stances = json.loads(facets[3][:-1])
    assert (stances["values"], len(stances["of"]), stances["of"].count(1)) == (
        ["pro-regime", "anti-regime"],
        29,
        14,
    )
    assert len(quotes) == 29
    code, age, words = json.loads(quotes[22][:-1])
    assert (code, age, words[:29]) == ("halting-hostilities-23", 21, "i support this thing ending l")


def test_cards_lead_to_files(edition: Path) -> None:
    card = (edition / "ar" / "edition" / "cards" / "0.js").read_text(encoding="utf-8")
    assert card.startswith("edition.receive(0,[")
    assert 'href=\\"halting-hostilities-01/index.html\\"' in card
    assert 'href=\\"/' not in card


def test_sentences_have_the_plurals_of_a_language() -> None:
    assert texts()["quotes"] == {
        "zero": "%(counter)s quotes",
        "one": "%(counter)s quote",
        "two": "%(counter)s quotes",
        "few": "%(counter)s quotes",
        "many": "%(counter)s quotes",
        "other": "%(counter)s quotes",
    }


@pytest.mark.django_db
def test_rules_are_the_tables_of_the_search() -> None:
    place = build_place("hamah", name="Hamah", other_spellings=["Hama"], name_ar="حماة")
    told = json.loads(json.dumps(rules(PlaceNames.of([place]))))
    assert told["places"] == {
        "names": {"hamah": "hamah", "hama": "hamah", "حماه": "hamah"},
        "sequences": {"hamah": [["hamah"], ["hama"], ["حماه"], ["hamah's"], ["hama's"], ["حماه's"]]},
    }
    assert told["variants"]["ceas fire"] == [["ceas", "fire"], ["ceasefir"]]
    assert told["glossary"]["entries"]["حصار"] == [["sieg"], ["besieg"]]
    assert told["glossary"]["prefixes"]["ال"] == 2
    assert told["analyser"]["casefolds"]["ß"] == "ss"
    assert (told["cleaned"]["“"], told["cleaned"]["−"], told["or"]) == ('"', "-", ["or", "او"])
    assert (told["mostWords"], told["longestSearch"], told["longestName"]) == (32, 1000, 4)
