"""List everything that the sample chapter in plain text holds, typed by hand."""

from pathlib import Path

from explorer.importing.found import Outline

CHAPTERS = Path(__file__).parent / "chapters"

Row = tuple[int, str, str, str, str, str, bool]
"""Line, words, attribution, speaker, displacement, place, whether it is set apart."""


def rows(found: Outline) -> list[Row]:
    """Return all that is known of each quote."""
    return [
        (
            quote.line,
            quote.text,
            quote.attribution,
            " ".join(
                [
                    *(quote.speaker.sect, quote.speaker.gender, str(quote.speaker.age), quote.speaker.stance),
                    *(["inferred"] if quote.speaker.stance_inferred else []),
                ]
            ),
            quote.speaker.displacement,
            quote.speaker.governorate or quote.speaker.country,
            quote.set_apart,
        )
        for section in found.sections
        for quote in section.quotes
    ]


FORMS = [
    (
        11,
        "The well is older than my grandfather’s house. We drink from it [every day].",
        "Sunni woman (pro-regime), 30, Aleppo",
        "sunni woman 30 pro-regime",
        "none-stated",
        "aleppo",
        True,
    ),
    (
        14,
        "We carry the buckets ourselves; nobody else will.",
        "Alawi man (pro-regime), 44, Damascus",
        "alawi man 44 pro-regime",
        "none-stated",
        "damascus",
        True,
    ),
    (
        16,
        "Water has no side. It runs to whoever digs.",
        "Shi’ite woman (anti-regime), 51, Deir ez-Zor",
        "shia woman 51 anti-regime",
        "none-stated",
        "deir-al-zor",
        True,
    ),
    (
        20,
        "If the pump stops, the whole street stops, and then we wait for the truck.",
        "druze MAN ( Anti Regime ) ; aged 19 ; As-Sweida Governorate",
        "druze man 19 anti-regime",
        "none-stated",
        "as-suwayda",
        True,
    ),
    (
        25,
        "They count the litres – not the people",
        "Ismaili woman, pro government, 63 years old, Hama",
        "ismaili woman 63 pro-regime",
        "none-stated",
        "hamah",
        True,
    ),
    (
        28,
        "Bread is a promise.",
        "Kurd, male, regime opponent, 33, Al Hasakah",
        "kurdish man 33 anti-regime",
        "none-stated",
        "al-hasakah",
        True,
    ),
    (
        29,
        "The oven is a promise too.",
        "Christian female (opposition) 28, Tartus city",
        "christian woman 28 anti-regime",
        "none-stated",
        "tartous",
        True,
    ),
    (
        37,
        "We queue, and we are served",
        "an Alawite woman, age 47, from Lattakia",
        "alawi woman 47 pro-regime inferred",
        "none-stated",
        "lattakia",
        False,
    ),
    (
        39,
        "Nobody queues for me",
        "a Sunni man, an opposition supporter aged 22, from Idleb",
        "sunni man 22 anti-regime",
        "none-stated",
        "idlib",
        False,
    ),
    (
        41,
        "I bake at night. At night [the street] is mine!",
        "A 39-year-old Christian man (anti-regime), IDP in Rif Dimashq",
        "christian man 39 anti-regime",
        "idp",
        "rural-damascus",
        False,
    ),
    (
        43,
        "I would bake again if I were home",
        "Sunni man (anti-regime), 38, refugee, Turkey",
        "sunni man 38 anti-regime",
        "refugee",
        "Turkey",
        True,
    ),
    (
        46,
        "My oven stayed behind.",
        "Kurdish woman (anti-regime), 26, refugee in the Kurdistan Region of Iraq",
        "kurdish woman 26 anti-regime",
        "refugee",
        "Iraq",
        True,
    ),
    (
        48,
        "We share one oven between nine families.",
        "Sunni woman (anti-regime), 35, internally displaced person (IDP), Dar‘a",
        "sunni woman 35 anti-regime",
        "idp",
        "daraa",
        True,
    ),
    (
        51,
        "Flour is dear, and patience is dearer.",
        "Sunni man, pro-regime, 70, Ar-Raqqa",
        "sunni man 70 pro-regime",
        "none-stated",
        "raqqah",
        True,
    ),
    (
        58,
        "I said to him: “Leave the sack here,” and he left it.",
        "Sunni man (pro-regime), 41, Qunaytirah",
        "sunni man 41 pro-regime",
        "none-stated",
        "quneitra",
        True,
    ),
]
