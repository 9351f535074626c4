"""Test the file of readings: what it may say, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from explorer.importing.found import Speaker
from explorer.importing.readings import Reading, ReadingsError, load_readings
from tests.support.places import PLACES

FIELDS = {"sect": "sunni", "gender": "man", "age": 32, "stance": "anti-regime"}
HASAKAH = {"text": "— Sunni man", **FIELDS, "governorate": "al-hasakah"}


def load(folder: Path, content: Any) -> dict[str, Reading | None]:
    """Write a file of readings, load it and look everything up."""
    path = folder / "readings.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    readings = load_readings(path, PLACES)
    return {text: readings.of(text) for text in readings.unused}


def test_records_settle_texts(tmp_path: Path) -> None:
    abroad = {"text": "— B", **FIELDS, "country": "Turkey", "displacement": "refugee", "governorate": None}
    inferred = {"text": "— C", **HASAKAH, "text": "— C", "country": "Syria", "stance_inferred": True}  # noqa: F601
    quoted = HASAKAH | {"text": "“We,” he said, “wait.”", "quote": "We wait."}
    assert load(tmp_path, [HASAKAH, abroad, inferred, quoted, {"text": "— D", "ignore": True}]) == {
        "— Sunni man": Reading(Speaker("sunni", "man", 32, "anti-regime", governorate="al-hasakah")),
        "— B": Reading(Speaker("sunni", "man", 32, "anti-regime", displacement="refugee", country="Turkey")),
        "— C": Reading(
            Speaker("sunni", "man", 32, "anti-regime", stance_inferred=True, governorate="al-hasakah")
        ),
        "“We,” he said, “wait.”": Reading(
            Speaker("sunni", "man", 32, "anti-regime", governorate="al-hasakah"), "We wait."
        ),
        "— D": Reading(None),
    }


def test_what_a_report_does_not_state_is_settled_as_such(tmp_path: Path) -> None:
    unstated = dict.fromkeys(["sect", "gender", "age", "stance"], "not-stated")
    loaded = load(tmp_path, [{"text": "— Activist in Homs", **unstated, "governorate": "homs"}])
    speaker = Speaker("not-stated", "not-stated", None, "not-stated", governorate="homs")
    assert loaded == {"— Activist in Homs": Reading(speaker)}


def test_only_what_never_came_up_is_unused(tmp_path: Path) -> None:
    path = tmp_path / "readings.json"
    path.write_text(json.dumps([HASAKAH, {"text": "— D", "ignore": True}]), encoding="utf-8")
    readings = load_readings(path, PLACES)
    assert readings.of("— Sunni man")
    assert readings.of("— E") is None
    assert readings.unused == ["— D"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "A record is an object with a “text”."),
        ({"text": None}, "A record is an object with a “text”."),
        ({"name": "Ahmad"}, "“name” is not a field of a reading; those are sect, gender, age, stance,"),
        ({"ignore": True}, "“ignore” is not a field of a reading"),
        ({"sect": None}, "It gives no sect."),
        ({"age": None}, "It gives no age."),
        ({"sect": "kurd"}, "sect can't be “kurd”; it is one of sunni, alawi, christian, kurdish,"),
        ({"stance": ["pro-regime"]}, "stance can't be “['pro-regime']”"),
        ({"age": "32"}, "age can't be '32'; it is a whole number from 0 to 120, or “not-stated”."),
        ({"stance": "not-stated", "stance_inferred": True}, "A stance that is not stated can't be inferred."),
        ({"age": 121}, "age can't be 121"),
        ({"age": True}, "age can't be True"),
        ({"stance_inferred": "yes"}, "stance_inferred is true or false."),
        ({"quote": 1}, "quote is a text."),
        ({"quote": "Other words"}, "“quote” holds words that the text doesn't have in this order."),
        ({"displacement": "displaced"}, "displacement can't be “displaced”"),
        ({"governorate": None}, "It needs either a governorate or a country outside Syria."),
        ({"country": "Turkey"}, "It needs either a governorate or a country outside Syria."),
        (
            {"governorate": "outside-syria"},
            "governorate can't be “outside-syria”; it is one of al-hasakah, aleppo,",
        ),
        ({"governorate": {}}, "governorate can't be “{}”"),
        ({"governorate": None, "country": "Syria"}, "country can't be “Syria”"),
        ({"governorate": None, "country": "Türkiye"}, "country can't be “Türkiye”"),
        ({"displacement": "refugee"}, "A refugee is in a country outside Syria"),
        (
            {"governorate": None, "country": "Turkey", "displacement": "idp"},
            "An internally displaced person is in a governorate",
        ),
    ],
)
def test_a_wrong_record_is_refused(tmp_path: Path, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ReadingsError) as caught:
        load(tmp_path, [{"text": "— D", "ignore": True}, HASAKAH | changes])
    assert str(caught.value).startswith(f"{tmp_path / 'readings.json'}, record 2: {sentence}")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[", "is not JSON: "),
        ("{}", "has to be a list of records."),
        ("[1]", "record 1: A record is an object with a “text”."),
        ([HASAKAH, HASAKAH], "record 2: “— Sunni man” was settled before."),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: Any, sentence: str) -> None:
    with pytest.raises(ReadingsError) as caught:
        load(tmp_path, content)
    assert sentence in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingsError) as caught:
        load_readings(tmp_path / "none.json", PLACES)
    assert str(caught.value) == f"{tmp_path / 'none.json'} can't be read: No such file or directory."
