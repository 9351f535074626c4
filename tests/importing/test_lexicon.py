"""Test phrases: how they are cut into words and looked up, and what each says."""

import pytest

from explorer.importing.lexicon import Meaning, Word, cut, key
from explorer.importing.wording import Slot
from tests.support.places import LEXICON


def meaning(phrase: str) -> Meaning | None:
    """Look a phrase up."""
    return LEXICON.meaning(list(cut(phrase)))


def test_words_are_folded_and_keep_their_offsets() -> None:
    assert list(cut("Shi’a, 30s – HAMĀH.")) == [
        Word("shia", 0, 5),
        Word("30", 7, 9),
        Word("s", 9, 10),
        Word("hamah", 13, 18),
    ]
    assert list(cut("— ( ) ?")) == []


@pytest.mark.parametrize("phrase", ["pro-regime", "Pro Regime", "proregime", "PRO–REGIME", "pro regime"])
def test_case_hyphens_and_spaces_make_no_difference(phrase: str) -> None:
    assert key(phrase) == "proregime"
    assert meaning(phrase) == (Slot.STANCE, "pro-regime")


@pytest.mark.parametrize(
    ("phrase", "slot", "value"),
    [
        ("Sunni Muslim", Slot.SECT, "sunni"),
        ("Isma‘ili", Slot.SECT, "ismaili"),
        ("female", Slot.GENDER, "woman"),
        ("internally displaced person", Slot.DISPLACEMENT, "idp"),
        ("refugee", Slot.DISPLACEMENT, "refugee"),
        ("supporters of the government", Slot.STANCE, "pro-regime"),
        ("who opposes the regime", Slot.STANCE, "anti-regime"),
        ("against the regime", Slot.STANCE, "anti-regime"),
        ("a", Slot.ARTICLE, "a"),
        ("currently", Slot.FILLER, "currently"),
        ("Kingdom of Jordan", Slot.COUNTRY, "Jordan"),
        ("Iraqi Kurdistan", Slot.COUNTRY, "Iraq"),
        ("Syria", Slot.COUNTRY, "Syria"),
    ],
)
def test_what_a_phrase_says(phrase: str, slot: Slot, value: str) -> None:
    assert meaning(phrase) == (slot, value)


@pytest.mark.parametrize(
    ("phrase", "governorate"),
    [
        ("Ar-Raqqa", "raqqah"),
        ("al-Raqqah", "raqqah"),
        ("Deir Zor", "deir-al-zor"),
        ("Hasaka", "al-hasakah"),
        ("Hama", "hamah"),
        ("حمص", "homs"),
        ("Homs countryside", "homs"),
        ("suburbs of Aleppo", "aleppo"),
        ("Damascus countryside", "rural-damascus"),
        ("Rif Dimashq", "rural-damascus"),
        ("Damascus", "damascus"),
    ],
)
def test_governorates_and_the_land_around_their_cities(phrase: str, governorate: str) -> None:
    assert meaning(phrase) == (Slot.GOVERNORATE, governorate)


@pytest.mark.parametrize(
    "phrase", ["teacher", "men", "anti", "al-Qamishli", "Outside Syria", "al-woman", "the Sunni", "30"]
)
def test_what_is_not_in_the_lists_is_unknown(phrase: str) -> None:
    assert meaning(phrase) is None
