"""Test the archive's first chapter, from the report's own text: all 29 quotes, every field."""

import json
import re
import textwrap

import pytest
from django.conf import settings

from explorer.importing.attributions import Attributions
from explorer.importing.found import Outline
from explorer.importing.outline import outline
from explorer.importing.reader import blocks_of, read_blocks
from explorer.importing.readings import Readings
from tests.support.places import LEXICON
from tests.support.report import REPORT, TITLE

HEADINGS = [
    ("Many Support Local Ceasefires to Stop the Bloodshed", 4),
    ("Mistrust, Fear of Regime Victories, and Hostility to Talks Hamper Local Ceasefire Negotiations", 9),
    ("Some Want a National Ceasefire", 2),
    ("Strong Desire for Freer Movement and More Normal Life", 4),
    ("Views of Ending Local Sieges Mixed", 6),
    ("Views of Regime Control After Local Ceasefires Polarized", 2),
    ("Security Coordination between Sides Rejected", 2),
    ("Summary of Findings on Halting Hostilities at the Local Level", 0),
]

QUOTES = """
I have heard | in this country. | Sunni woman (pro-regime), 30, Aleppo | sunni woman 30 pro-regime none-stated aleppo
We want peace | it does start. | Sunni man (anti-regime), 26, Hamah | sunni man 26 anti-regime none-stated hamah
These negotiations happen | from our country. | Alawi woman (pro-regime), 30, Tartous | alawi woman 30 pro-regime none-stated tartous
I, as a | the Syrian people. | Alawi man (pro-regime), 44, Damascus | alawi man 44 pro-regime none-stated damascus
How would you | nothing about religion? | Alawi woman (pro-regime), 55, Damascus | alawi woman 55 pro-regime none-stated damascus
I have friends | not even know? | Sunni man (anti-regime), 25, Hamah | sunni man 25 anti-regime none-stated hamah
These are weak | continue its goals. | Sunni man (anti-regime), 40, Raqqah | sunni man 40 anti-regime none-stated raqqah
The (local) negotiations | the attack again. | Kurdish woman (anti-regime), 23, Al-Hasakah | kurdish woman 23 anti-regime none-stated al-hasakah
These negotiations are | freedom in Syria | a Sunni man, age 32, from Aleppo | sunni man 32 anti-regime none-stated aleppo
As long as | the people, want. | Sunni, man, (Anti-regime), 27, Aleppo | sunni man 27 anti-regime none-stated aleppo
We care about | blood and sacrifices. | Kurdish woman (anti-regime), 23, Al-Hasakah | kurdish woman 23 anti-regime none-stated al-hasakah
There are no | dominate the area? | Sunni man (pro-regime), 37, Homs | sunni man 37 pro-regime none-stated homs
[Calls for] negotiations | negotiate the regime? | Alawi man (pro-regime), 34, Tartous | alawi man 34 pro-regime none-stated tartous
[A national ceasefire] | save the bloodshed. | Christian man (pro-regime), 28, Damascus | christian man 28 pro-regime none-stated damascus
If there are | helping divide Syria. | Sunni woman (anti-regime), 28, Aleppo | sunni woman 28 anti-regime none-stated aleppo
We need to | lose their education. | Sunni man (anti-regime), 38, refugee, Turkey | sunni man 38 anti-regime refugee Turkey
We are with | all of Syria. | Alawi man (pro-regime), 34, Tartous | alawi man 34 pro-regime none-stated tartous
[Free movement] should | way it was. | Alawi woman (pro-regime), 55, Damascus | alawi woman 55 pro-regime none-stated damascus
Moving freely is | wounded and others. | Christian man (anti-regime), 29, IDP, Homs | christian man 29 anti-regime idp homs
Wherever negotiations happen | to other areas. | Sunni woman (anti-regime), 25, Raqqah | sunni woman 25 anti-regime none-stated raqqah
I am with | safety and peace. | Alawi man (pro-regime), 34, Tartous | alawi man 34 pro-regime none-stated tartous
[Ending sieges in | the Syrian people. | Sunni man (anti-regime), 40, Raqqah | sunni man 40 anti-regime none-stated raqqah
I support this | and their patience. | Christian woman (pro-regime), 21, Tartous | christian woman 21 pro-regime none-stated tartous
Ending the fight | area they clear. | Kurdish man (pro-regime), 32, Al-Hasakah | kurdish man 32 pro-regime none-stated al-hasakah
Terrorist groups should | be any siege. | Alawi woman (pro-regime), 55, Damascus | alawi woman 55 pro-regime none-stated damascus
Surely yes, Assad’s | of those terrorists. | Alawi man (pro-regime), 34, Tartous | alawi man 34 pro-regime none-stated tartous
We will never | such a government. | Sunni man (anti-regime), 26, Hamah | sunni man 26 anti-regime none-stated hamah
No one would | accept such solution. | Sunni woman (anti-regime), 35, IDP, Homs | sunni woman 35 anti-regime idp homs
Those are not | They should leave. | Alawi man (pro-regime), 44, Damascus | alawi man 44 pro-regime none-stated damascus
""".strip().splitlines()  # noqa: E501
"""First words, last words, attribution and fields of each quote, typed from the report."""


@pytest.fixture(scope="module")
def found() -> Outline:
    """Read the report's chapter."""
    return outline(read_blocks(REPORT), TITLE, Attributions(LEXICON, Readings({})))


def test_its_sections(found: Outline) -> None:
    assert [(section.heading, len(section.quotes)) for section in found.sections] == HEADINGS
    assert found.problems == []


def test_its_quotes(found: Outline) -> None:
    rows = []
    for section in found.sections:
        for quote in section.quotes:
            speaker, words = quote.speaker, quote.text.split()
            place = speaker.governorate or speaker.country
            fields = [
                speaker.sect,
                speaker.gender,
                str(speaker.age),
                speaker.stance,
                speaker.displacement,
                place,
            ]
            ends = [" ".join(words[:3]), " ".join(words[-3:])]
            rows.append(" | ".join([*ends, quote.attribution, " ".join(fields)]))
    assert rows == QUOTES


def test_every_text_is_verbatim_and_only_one_stands_in_prose(found: Outline) -> None:
    quotes = [quote for section in found.sections for quote in section.quotes]
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    for quote in quotes:
        assert quote.text in lines[quote.line - 1]
    in_prose = [quote for quote in quotes if not quote.set_apart]
    assert [quote for quote in quotes if quote.speaker.stance_inferred] == in_prose == [quotes[8]]
    assert in_prose[0].text == (
        "These negotiations are just talk. They are only attempts by the supporters of the regime to show "
        "the world that there is freedom in Syria"
    )


def test_the_fixtures_hold_what_was_read(found: Outline) -> None:
    fixtures = json.loads((settings.BASE_DIR / "fixtures" / "quotes.json").read_text(encoding="utf-8"))
    stored = [
        record["fields"] for record in fixtures if record["fields"]["chapter"] == ["halting-hostilities"]
    ]
    quotes = [quote for section in found.sections for quote in section.quotes]
    assert [(row["text"], row["attribution"], row["age"], row["set_apart"]) for row in stored] == [
        (quote.text, quote.attribution, quote.speaker.age, quote.set_apart) for quote in quotes
    ]


TEXT = REPORT.read_text(encoding="utf-8")
SENTENCE = re.compile(r"([.?!]) (?=[A-Z\[][^\n]*\n?— ?[SAKC])")


def wrapped(width: int, *, break_hyphens: bool) -> str:
    """Return the chapter with its lines wrapped at a width."""
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=break_hyphens) for line in TEXT.split("\n"))


def quoted(text: str, attribution: str) -> str:
    """Return the chapter with each quote that is set apart written otherwise: `{}` is what was there."""
    lines = re.sub(r"(?m)^([^\n]+?)[ \n]— ?((?:Sunni|Alawi|Kurdish|Christian)[^\n]*)$", "\\1@@\\2", TEXT)
    return re.sub(
        r"(?m)^(.+)@@(.+)$", lambda found: text.format(found[1]) + attribution.format(found[2]), lines
    )


CHANGED = {
    **{f"{width} columns": wrapped(width, break_hyphens=False) for width in range(40, 141, 10)},
    **{f"{width} columns, broken words": wrapped(width, break_hyphens=True) for width in (51, 87, 126, 140)},
    **{
        f"{text} {attribution!r}": quoted(text, attribution)
        for text in ["{}", "‘{}’", "“{}", "• {}", "{}[a]"]
        for attribution in ["\n— {}", " — {}", "\n{}", "\n[{}]", "\t{}", "-{}", "\n24\n— {}", ""]
    },
    "two paragraphs": SENTENCE.sub(r"\1\n\n", TEXT),
    "above": quoted("@@{}", "\n— {}").replace("\n@@", "\n"),
    "no blank lines": TEXT.replace("\n\n", "\n"),
    "double spaced": TEXT.replace("\n", "\n\n"),
    "misread": TEXT.encode().decode("cp1252", "replace"),
    "cut off": TEXT[: TEXT.index("Terrorist groups") + 30],
    "Comments": TEXT.replace("Some Want", "Comments\n\nSome Want"),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_whatever_is_done_to_its_text_no_quote_is_lost_in_silence(found: Outline, changed: str) -> None:
    def words(outline: Outline) -> list[tuple[str, str, str]]:
        return [
            (section.heading, quote.text, quote.attribution)
            for section in outline.sections
            for quote in section.quotes
        ]

    read = outline(blocks_of(changed), TITLE, Attributions(LEXICON, Readings({})))
    assert read.problems or words(read) == words(found)
