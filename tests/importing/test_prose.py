"""Test quotes in narrative paragraphs, and the many things that are no quote."""

import pytest

from explorer.importing.found import Speaker
from explorer.importing.prose import ProseProblem, ProseQuote, prose_quotes
from explorer.importing.readings import Reading, Readings
from tests.support.places import LEXICON

HOMS = "a Sunni man (anti-regime), 30, from Homs"
SPEAKER = Speaker("sunni", "man", 30, "anti-regime", governorate="homs")
INFERRED = Speaker("sunni", "man", 32, "anti-regime", governorate="aleppo", stance_inferred=True)


def found(text: str, readings: Readings | None = None) -> list[ProseQuote | ProseProblem]:
    """Return what a paragraph holds."""
    return list(prose_quotes(text, LEXICON, readings or Readings({})))


def quote(text: str, attribution: str, speaker: Speaker, start: int) -> ProseQuote:
    """Return a quote in prose."""
    return ProseQuote(start, text, attribution, speaker)


@pytest.mark.parametrize(
    ("paragraph", "text", "attribution"),
    [
        (
            "A regime opponent saw it. “It is talk. It is nothing,” said a Sunni man, age 32, from Aleppo.",
            "It is talk. It is nothing",
            "a Sunni man, age 32, from Aleppo",
        ),
        (
            "Anti-regime respondents wait. “We wait!” a 32-year-old Sunni man from Aleppo told us.",
            "We wait!",
            "a 32-year-old Sunni man from Aleppo",
        ),
        (
            "A 32-year-old Sunni man from Aleppo said: “We wait.” Other opposition supporters did not.",
            "We wait.",
            "A 32-year-old Sunni man from Aleppo",
        ),
        (
            "According to a Sunni man of 32 from Aleppo, “we wait and see.” So did other regime opponents.",
            "we wait and see.",
            "a Sunni man of 32 from Aleppo",
        ),
        (
            "Opponents of the regime wait. “We wait”, explained one Sunni man (32, Aleppo), “gladly” or not.",
            "We wait",
            "one Sunni man (32, Aleppo)",
        ),
        (
            "A Sunni man, 32, from Aleppo was hopeful. “We wait,” he said of his fellow regime opponents.",
            "We wait",
            "A Sunni man, 32, from Aleppo",
        ),
        (
            "One man who opposes the regime waits. “We wait,” said a Sunni man, 32, from Aleppo.",
            "We wait",
            "a Sunni man, 32, from Aleppo",
        ),
        (
            '"We wait," in the words of a Sunni man from Aleppo, aged 32, among anti-government fighters.',
            "We wait",
            "a Sunni man from Aleppo, aged 32",
        ),
        (
            "‘We don’t wait,’ said a Sunni man, 32, from Aleppo, as other regime opponents do.",
            "We don’t wait",
            "a Sunni man, 32, from Aleppo",
        ),
        (
            "«We wait», said a Sunni man, 32 years old, from Aleppo city. Regime opponents do.",
            "We wait",
            "a Sunni man, 32 years old, from Aleppo city",
        ),
    ],
)
def test_a_stance_is_inferred_from_the_paragraph(paragraph: str, text: str, attribution: str) -> None:
    (position,) = [paragraph.index(mark) for mark in '“"«‘' if mark in paragraph][:1]
    assert found(paragraph) == [quote(text, attribution, INFERRED, position)]


@pytest.mark.parametrize(
    "attribution",
    [
        HOMS,
        "a Sunni man from Homs, 30 (anti-regime)",
        "a Sunni man, 30, from Homs, who opposes the regime",
        "an opposition supporter, a Sunni man from Homs aged 30",
        "Sunni man (anti-regime), 30, Homs",
    ],
)
def test_a_stance_among_the_speakers_own_words_is_stated(attribution: str) -> None:
    paragraph = f"Regime supporters differ. “We wait,” said {attribution}."
    assert found(paragraph) == [quote("We wait", attribution, SPEAKER, 26)]
    assert found(f"“We wait” ({attribution}).") == [quote("We wait", attribution, SPEAKER, 0)]
    assert found(f"“We wait” — {attribution}") == [quote("We wait", attribution, SPEAKER, 0)]


def test_each_quotation_has_its_own_speaker() -> None:
    other = "an Alawi woman (pro-regime), 50, IDP in Lattakia"
    alawi = Speaker("alawi", "woman", 50, "pro-regime", displacement="idp", governorate="lattakia")
    assert found(f"“We wait,” said {HOMS}, while “We go,” said {other}.") == [
        quote("We wait", HOMS, SPEAKER, 0),
        quote("We go", other, alawi, 64),
    ]


def test_he_and_she_go_on_speaking() -> None:
    assert found(f"“We wait,” said {HOMS}. He added: “And we stay.” “So do I,” she said.") == [
        quote("We wait", HOMS, SPEAKER, 0),
        quote("And we stay.", HOMS, SPEAKER, 68),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "One participant, a Sunni man, age 41, from Homs, had taken part in the talks.",
        f"For {HOMS}, the truce was “a bad joke” and nothing else.",
        f"Some spoke of “dignity” and of “bread,” said {HOMS}.",
        f"The slogan “The people want the fall of the regime” hung beside {HOMS}.",
        f"Demonstrators chanted: “The people want bread!” {HOMS.capitalize()}, was there.",
        "“We wait,” said a Sunni man from Homs, a regime opponent.",
        "“We wait,” said a regime opponent.",
        f"“No.” said nobody; {HOMS}, kept silent.",
        f"“Unbalanced, said {HOMS}.",
        f"”“ said {HOMS}.",
        f"“…,” said {HOMS}.",
        "",
    ],
)
def test_narrative_is_no_quote(paragraph: str) -> None:
    assert found(paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "text", "reason"),
    [
        (
            "“We wait,” said a Sunni man, 30, from Homs.",
            "“We wait,” said a Sunni man, 30, from Homs",
            "It names no stance.",
        ),
        (
            "Regime opponents and regime supporters wait. “We wait,” said a Sunni man, 30, from Homs.",
            "“We wait,” said a Sunni man, 30, from Homs",
            "It names no stance. The paragraph does not say clearly on which side the speaker is.",
        ),
        (
            "He is not a regime opponent. “We wait,” said a Sunni man, 30, from Homs.",
            "“We wait,” said a Sunni man, 30, from Homs",
            "It names no stance. The paragraph does not say clearly on which side the speaker is.",
        ),
        (
            "They negotiate with the opposition. “We wait,” said a Sunni man, 30, from Homs.",
            "“We wait,” said a Sunni man, 30, from Homs",
            "It names no stance.",
        ),
        (
            "“We wait,” said a Sunni man (anti-regime), 30, from Qamishli.",
            "“We wait,” said a Sunni man (anti-regime), 30",
            "It names no place.",
        ),
        (
            "“We wait,” said a Sunni teacher, a man of 30 from Homs (anti-regime).",
            "“We wait,” said a Sunni teacher, a man of 30 from Homs (anti-regime)",
            "“teacher” is not known here.",
        ),
        (
            f"“We wait,” said {HOMS}. “We hope.”",
            f"“We wait,” said {HOMS}. “We hope.”",
            "The quotation is in several parts: give its words as “quote” in a reading.",
        ),
        (
            f"“We want,” said {HOMS}, “nothing but bread.”",
            f"“We want,” said {HOMS}, “nothing but bread.”",
            "The quotation is in several parts: give its words as “quote” in a reading.",
        ),
        (
            f"{HOMS.capitalize()}, was hopeful. “We shall see peace.”",
            "“We shall see peace.”",
            "The paragraph names somebody, but not clearly as the speaker of this quotation.",
        ),
        (
            f"Talks are “nothing but a way to buy some time for them,” said {HOMS}.",
            f"“nothing but a way to buy some time for them,” said {HOMS}",
            "Only a part of a sentence is quoted.",
        ),
    ],
)
def test_what_the_wording_leaves_open_is_a_problem(paragraph: str, text: str, reason: str) -> None:
    assert found(paragraph) == [ProseProblem(paragraph.index(text), text, reason)]


def test_a_reading_settles_a_problem() -> None:
    text = f"“We want,” said {HOMS}, “nothing but bread.”"
    words = "We want nothing but bread."
    settled = Readings({text: Reading(SPEAKER, words)})
    assert found(text, settled) == [quote(words, HOMS, SPEAKER, 0)]
    assert settled.unused == []
    assert found(text, Readings({text: Reading(None)})) == []
