"""Test every spelling of an attribution that reports use, and everything that can't be read."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.importing.found import Speaker
from explorer.importing.grammar import LONGEST, parse_attribution
from tests.support.places import LEXICON, SPELLINGS

HOMS = Speaker("sunni", "man", 30, "anti-regime", governorate="homs")


def speaker(text: str) -> Speaker | None:
    """Read an attribution."""
    return parse_attribution(text, LEXICON).speaker


def reasons(text: str) -> str:
    """Say why an attribution can't be read."""
    return " ".join(parse_attribution(text, LEXICON).reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Sunni man (anti-regime), 30, Homs",
        "Sunni, man, (Anti-regime), 30, Homs",
        "Sunni man (anti-regime) 30, Homs",
        "Sunni man, (anti-regime), 30, Homs",
        "sunni MAN ( Anti Regime ) ; 30 ; HOMS.",
        "Sunni man – anti‑regime – 30 – Homs",
        "Sunni man(anti-regime),30,Homs",
        "Sunni man (antiregime), age 30, Homs governorate",
        "Sunni male, anti-government, aged 30, from Homs",
        "A Sunni man, a regime opponent, 30 years old, in the city of Homs",
        "Sunni Muslim man (opposition), 30-year-old, Homs, Syria",
        "Sunni man, opponent of the regime, 30 years of age, Homs province",
        "a 30-year-old Sunni man from Homs who opposes the regime",
        "Sunni man (anti-Assad), age: 30, living in Homs",
        "Sunni man (opposition supporter), ٣٠, حمص",
        "Homs: Sunni man, 30 (anti-regime)",
        "Sunni man\u00a0(anti-regime), 30, Homs countryside",
        "“Sunni man (anti-regime), 30, Hims”",
        "Sunni man (anti-regime), ٣٠ـ, Homs",
    ],
)
def test_one_speaker_in_many_spellings(text: str) -> None:
    assert speaker(text) == HOMS


@pytest.mark.parametrize(
    ("word", "sect"),
    [
        ("Sunni", "sunni"),
        ("Alawi", "alawi"),
        ("Alawite", "alawi"),
        ("Christian", "christian"),
        ("Kurdish", "kurdish"),
        ("Kurd", "kurdish"),
        ("Shia", "shia"),
        ("Shi'a", "shia"),
        ("Shi’ite", "shia"),
        ("Shiite", "shia"),
        ("Shi`i", "shia"),
        ("Druze", "druze"),
        ("Druse", "druze"),
        ("Ismaili", "ismaili"),
        ("Isma‘ili", "ismaili"),
        ("Ismāʿīlī", "ismaili"),
    ],
)
def test_sects(word: str, sect: str) -> None:
    assert speaker(f"{word} woman (pro-regime), 41, Tartous") == Speaker(
        sect, "woman", 41, "pro-regime", governorate="tartous"
    )


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("pro-regime", "pro-regime"),
        ("Pro Regime", "pro-regime"),
        ("proregime", "pro-regime"),
        ("pro-government", "pro-regime"),
        ("regime supporter", "pro-regime"),
        ("supporter of the government", "pro-regime"),
        ("supports the regime", "pro-regime"),
        ("regime loyalist", "pro-regime"),
        ("anti-regime", "anti-regime"),
        ("anti–government", "anti-regime"),
        ("opposition", "anti-regime"),
        ("pro-opposition", "anti-regime"),
        ("regime opponent", "anti-regime"),
        ("opponent of the regime", "anti-regime"),
        ("opposition supporter", "anti-regime"),
        ("supports the opposition", "anti-regime"),
        ("against the regime", "anti-regime"),
    ],
)
def test_stances(words: str, stance: str) -> None:
    assert speaker(f"Druze female ({words}), 0, As-Suwayda") == Speaker(
        "druze", "woman", 0, stance, governorate="as-suwayda"
    )


@pytest.mark.parametrize(
    ("words", "displacement", "country", "governorate"),
    [
        ("refugee, Turkey", "refugee", "Turkey", None),
        ("refugee in Türkiye", "refugee", "Turkey", None),
        ("Syrian refugee living in Lebanon", "refugee", "Lebanon", None),
        ("a refugee in the Kingdom of Jordan", "refugee", "Jordan", None),
        ("refugee, Kurdistan Region of Iraq", "refugee", "Iraq", None),
        ("refugee, Iraqi Kurdistan", "refugee", "Iraq", None),
        ("refugee in the U.A.E.", "refugee", "United Arab Emirates", None),
        ("KSA, refugee", "refugee", "Saudi Arabia", None),
        ("refugee in the Netherlands", "refugee", "Netherlands", None),
        ("refugee (UK)", "refugee", "United Kingdom", None),
        ("Egypt", "none-stated", "Egypt", None),
        ("IDP, Homs", "idp", "Syria", "homs"),
        ("I.D.P. in Homs", "idp", "Syria", "homs"),
        ("internally displaced, Homs", "idp", "Syria", "homs"),
        ("internally-displaced person (IDP) in Homs", "idp", "Syria", "homs"),
        ("displaced in Homs", "idp", "Syria", "homs"),
        ("displaced person, Homs", "idp", "Syria", "homs"),
        ("displaced inside Syria, Homs", "idp", "Syria", "homs"),
    ],
)
def test_displacement_and_countries(
    words: str, displacement: str, country: str, governorate: str | None
) -> None:
    assert speaker(f"Christian man (pro-regime), 120, {words}") == Speaker(
        "christian",
        "man",
        120,
        "pro-regime",
        displacement=displacement,
        country=country,
        governorate=governorate,
    )


@pytest.mark.parametrize(
    ("words", "governorate"),
    [
        ("Hama", "hamah"),
        ("Hamah", "hamah"),
        ("HAMĀH", "hamah"),
        ("Latakia", "lattakia"),
        ("Hasakah", "al-hasakah"),
        ("al Hasaka", "al-hasakah"),
        ("el-Hasakeh", "al-hasakah"),
        ("Deir ez-Zor", "deir-al-zor"),
        ("Deir ezZor", "deir-al-zor"),
        ("Deir Zor", "deir-al-zor"),
        ("Deirezzor", "deir-al-zor"),
        ("Raqqa", "raqqah"),
        ("ar-Raqqah", "raqqah"),
        ("al-Raqqa", "raqqah"),
        ("Dar’a", "daraa"),
        ("Dara", "daraa"),
        ("Suwayda", "as-suwayda"),
        ("al-Sweida", "as-suwayda"),
        ("Rif Dimashq", "rural-damascus"),
        ("Rural Damascus", "rural-damascus"),
        ("Damascus countryside", "rural-damascus"),
        ("suburbs of Damascus", "rural-damascus"),
        ("Damascus city, Damascus", "damascus"),
        ("rural Aleppo", "aleppo"),
        ("Idlib Governorate, Syria", "idlib"),
        ("ريف دمشق", "rural-damascus"),
        ("القنيطرة", "quneitra"),
    ],
)
def test_governorates(words: str, governorate: str) -> None:
    found = speaker(f"Sunni woman (anti-regime), 25, {words}")
    assert found == Speaker("sunni", "woman", 25, "anti-regime", governorate=governorate)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("man (anti-regime), 30, Homs", "It names no sect."),
        ("Sunni (anti-regime), Homs", "It names no gender and no age."),
        ("Sunni man, 30, Homs", "It names no stance."),
        ("Sunni man (anti-regime), 30", "It names no place."),
        ("Sunni man (anti-regime), 30, refugee", "It names no place."),
        ("Sunni man (anti-regime), 30, Syria", "It names Syria, but no governorate."),
        ("Sunni man (anti-regime), 30, Outside Syria", "“Outside” is not known here. It names Syria,"),
        ("Sunni Christian man (anti-regime), 30, Homs", "more than one sect: sunni, christian."),
        ("Sunni man, male (anti-regime), 30, Homs", "more than one gender: man, man."),
        ("Sunni man (anti-regime), 30, 31, Homs", "more than one age: 30, 31."),
        ("Sunni man (anti-regime), 30–35, Homs", "more than one age: 30, 35."),
        ("Sunni man (anti-regime), 30.5, Homs", "more than one age: 30, 5."),
        ("Sunni man (pro-regime, anti-regime), 30, Homs", "more than one stance: pro-regime, anti-regime."),
        ("Sunni man (anti-regime), 30, Homs, Hamah", "more than one place: homs, hamah."),
        ("Sunni man (anti-regime), 30, Homs, Turkey", "more than one place: homs, Turkey."),
        ("Sunni man (anti-regime), 30, from Homs, refugee in Turkey", "more than one place: homs, Turkey."),
        ("Sunni man (anti-regime), 30, refugee from Homs", "the place that the person left"),
        ("Sunni man (anti-regime), 30, displaced from Homs", "the place that the person left"),
        ("Sunni man (anti-regime), 30, IDP from Homs in Damascus", "more than one place: homs, damascus."),
        ("Sunni man (anti-regime), 30, originally from Homs", "“originally” is not known here."),
        ("Sunni man (anti-regime), 30, born in Homs", "“born” is not known here."),
        ("Sunni man (anti-regime), 30, Jordan, Turkey", "more than one place: Jordan, Turkey."),
        ("Sunni man (anti-regime), 30, refugee, IDP, Homs", "more than one displacement: refugee, idp."),
        ("Sunni man (anti-regime), 121, Homs", "The age 121 is not between 0 and 120."),
        ("Sunni man (anti-regime), 9999999999, Homs", "The age 9999999999 is not between 0 and 120."),
        ("Sunni man (anti-regime), 30, refugee, Homs", "A refugee is outside Syria, but homs"),
        ("Sunni man (anti-regime), 30, IDP, Turkey", "is inside Syria, but Turkey is not."),
        ("Sunni man (anti-regime), teacher, 30, Homs", "“teacher” is not known here."),
        ("Sunni man (anti-regime), 30?, Homs", "“?” is not known here."),
        ("Sunni man (anti-regime), 30s, Homs", "“s” is not known here."),
        ("Sunni man (former regime supporter), 30, Homs", "“former” is not known here."),
        ("Sunni man (not anti-regime), 30, Homs", "“not” is not known here."),
        ("Sunni man (anti-opposition), 30, Homs", "“anti” is not known here."),
        ("Sunni man (neutral), 30, Homs", "“neutral” is not known here. It names no stance."),
        ("Sunni man (anti-regime), 32, al-Qamishli", "“al-Qamishli” is not known here. It names no place."),
        ("Sunni men (anti-regime), 30, Homs", "“men” is not known here. It names no gender."),
        ("", "It names no sect and no gender and no age and no stance. It names no place."),
        ("Sunni man (anti-regime), 30, Homs" + " " * LONGEST + ".", "It is longer than 300 characters."),
    ],
)
def test_what_cannot_be_read(text: str, reason: str) -> None:
    assert speaker(text) is None
    assert reason in reasons(text)


SECTS = {"Sunni": "sunni", "Alawite": "alawi", "Kurdish": "kurdish", "Shi’a": "shia", "Isma'ili": "ismaili"}
GENDERS = {"man": "man", "male": "man", "woman": "woman", "female": "woman"}
STANCES = {"pro-regime": "pro-regime", "anti regime": "anti-regime", "regime opponent": "anti-regime"}
DISPLACEMENTS = {"IDP": "idp", "internally displaced": "idp", "": "none-stated"}
GOVERNORATES = {
    spelling: slug
    for slug, spellings in SPELLINGS.items()
    for spelling in spellings
    if slug != "outside-syria"
}
COUNTRIES = {"Turkey": "Turkey", "Türkiye": "Turkey", "Lebanon": "Lebanon", "the UAE": "United Arab Emirates"}
COMMAS = st.sampled_from([", ", ",", " , ", "; ", " – ", "—", " / ", " (", ") ", ".\u00a0", ",,  ", "\t"])


PLACES = st.one_of(
    st.tuples(st.sampled_from(sorted(DISPLACEMENTS)), st.sampled_from(sorted(GOVERNORATES))),
    st.tuples(st.sampled_from(["refugee", ""]), st.sampled_from(sorted(COUNTRIES))),
)
CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title]


@st.composite
def attributions(draw: st.DrawFn) -> tuple[str, Speaker]:
    """Put an attribution together from the vocabularies, with odd spaces, punctuation and capitals."""
    sect, gender = draw(st.sampled_from(sorted(SECTS))), draw(st.sampled_from(sorted(GENDERS)))
    stance, age = draw(st.sampled_from(sorted(STANCES))), draw(st.integers(0, 120))
    displacement, place = draw(PLACES)
    age_words = draw(st.sampled_from(["{}", "age {}", "aged {}", "{} years old", "{}-year-old"])).format(age)
    parts = [sect, gender, stance, age_words, displacement, place]
    text = "".join(part + draw(COMMAS) for part in parts if part)
    expected = Speaker(
        sect=SECTS[sect],
        gender=GENDERS[gender],
        age=age,
        stance=STANCES[stance],
        displacement=(DISPLACEMENTS | {"refugee": "refugee"})[displacement],
        country=COUNTRIES.get(place, "Syria"),
        governorate=GOVERNORATES.get(place),
    )
    return draw(st.sampled_from(CASES))(text), expected


@given(attributions())
def test_whatever_is_put_together_reads_back_the_same(example: tuple[str, Speaker]) -> None:
    text, expected = example
    assert speaker(text) == expected


@given(st.text(), attributions())
def test_an_unknown_word_is_never_passed_over(word: str, example: tuple[str, Speaker]) -> None:
    text, expected = example
    assert speaker(f"{text} {word} unheardof") is None
    assert speaker(f"{text} {word}") in (None, expected)


@given(st.text(max_size=400))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    found = parse_attribution(text, LEXICON)
    assert bool(found.speaker) != bool(found.reasons)
