"""List the words that name a speaker, each with the spellings that reports use.

Case, accents, apostrophes, hyphens and spaces make no difference: "pro-regime" is also "Pro regime" and
"proregime". A word that isn't here, nor among the places and countries, is never guessed at.
"""

from enum import StrEnum

from explorer.choices import Displacement, Gender, Sect, Stance


class Slot(StrEnum):
    """The part of a speaker's description that a word gives; the values are how a reason names it."""

    SECT = "sect"
    GENDER = "gender"
    AGE = "age"
    STANCE = "stance"
    DISPLACEMENT = "displacement"
    GOVERNORATE = "governorate"
    COUNTRY = "country"
    ARTICLE = "article"
    FILLER = "filler"
    UNKNOWN = "unknown word"


SECTS = {
    Sect.SUNNI: ["Sunni", "Sunnite", "Sunni Muslim"],
    Sect.ALAWI: ["Alawi", "Alawite", "Alaouite", "Alawi Muslim", "Alawite Muslim"],
    Sect.CHRISTIAN: ["Christian"],
    Sect.KURDISH: ["Kurdish", "Kurd"],
    Sect.SHIA: ["Shia", "Shiah", "Shii", "Shiite", "Shia Muslim", "Shiite Muslim"],
    Sect.DRUZE: ["Druze", "Druse", "Druz"],
    Sect.ISMAILI: ["Ismaili", "Ismaeli", "Ismailite", "Ismaili Muslim"],
}

GENDERS = {
    Gender.WOMAN: ["woman", "female"],
    Gender.MAN: ["man", "male"],
}

DISPLACEMENTS = {
    Displacement.REFUGEE: ["refugee"],
    Displacement.IDP: [
        *("IDP", "displaced", "displaced person", "internally displaced", "internally displaced person"),
        *("displaced internally", "internal displaced person", "internally displaced people"),
    ],
}

_SIDES = ["regime", "government", "govt", "Assad"]
_SUPPORTERS = ["supporter", "backer", "loyalist", "sympathiser", "sympathizer"]
_OPPONENTS = ["opponent", "critic"]
_SUPPORT = [
    "who supports",
    "who support",
    "who supported",
    "who backs",
    "who back",
    "loyal to",
    "supportive of",
]
_OPPOSE = ["who opposes", "who oppose", "who opposed", "opposed to", "critical of", "hostile to"]


def _people(side: str, prefix: str, people: list[str], verbs: list[str]) -> list[str]:
    """Return the ways to call people by their stance towards a side.

    ("regime", "pro", ["backer"], ["loyal to"]) -> pro regime, regime backer, backers of the regime, loyal to
    the regime, and so on.
    """
    names = [*people, *(f"{person}s" for person in people)]
    sides = (side, f"the {side}")
    return [
        f"{prefix} {side}",
        *(f"{side} {name}" for name in names),
        *(f"{name} of {thing}" for name in names for thing in sides),
        *(f"{verb} {thing}" for verb in verbs for thing in sides),
    ]


STANCES = {
    Stance.PRO_REGIME: [phrase for side in _SIDES for phrase in _people(side, "pro", _SUPPORTERS, _SUPPORT)],
    Stance.ANTI_REGIME: [
        *(phrase for side in _SIDES for phrase in _people(side, "anti", _OPPONENTS, _OPPOSE)),
        *_people("opposition", "pro", [*_SUPPORTERS, "member", "activist"], _SUPPORT),
    ],
}
"""Names for people by their stance, in an attribution and in the prose around a quotation."""

_FOR = ["supports", "supporting", "backs", "backing", "for"]
_AGAINST = ["opposes", "opposed", "opposing", "against"]

SPEAKERS_STANCES = {
    Stance.PRO_REGIME: [
        "loyalist",
        *(f"{verb} {thing}" for verb in _FOR for side in _SIDES for thing in (side, f"the {side}")),
    ],
    Stance.ANTI_REGIME: [
        *("opposition", "oppositionist"),
        *(f"{verb} {thing}" for verb in _AGAINST for side in _SIDES for thing in (side, f"the {side}")),
        *(f"{verb} {thing}" for verb in _FOR for thing in ("opposition", "the opposition")),
    ],
}
"""Words that give the stance among the words that name a speaker; in other prose it may be about anybody."""

DENIALS = {"not", "no", "nor", "neither", "never", "former", "formerly", "ex", "once", "hardly", "non"}
"""Words that turn the stance after them round, or date it: "not a regime opponent", "former loyalist"."""

ARTICLES = ["a", "an", "one", "another"]

FILLERS = [
    *("age", "aged", "at", "year", "years", "yr", "yrs", "yo", "old", "the", "in", "of", "from", "and"),
    *("now", "currently", "living", "lives", "residing", "resident", "based", "inside"),
    *("within", "who", "is", "was", "to", "as", "person", "respondent", "participant", "interviewee"),
    *("Syrian", "governorate", "governate", "province", "city"),
]
"""Words that say nothing by themselves and may come anywhere: "aged 30, living in the city of Homs"."""

LAST_WORDS = {
    *("age", "year", "years", "yr", "yrs", "yo", "old", "person", "respondent", "participant", "interviewee"),
    *("governorate", "governate", "province", "city"),
}
"""Those of them that belong to what they follow: "32 years old", "Homs governorate"."""

SURROUNDINGS = [
    *("rural {}", "{} countryside", "countryside of {}", "{} suburbs", "suburbs of {}", "rif {}", "reef {}"),
]
"""Ways to name the land around a city: "rural {}" -> "rural Homs", which is in the governorate of Homs."""

PLACE_ARTICLES = {"al", "el", "ar", "er", "as", "es", "ash", "ad", "ed", "an", "at", "az", "ez"}
"""The Arabic article as it is heard before a name: "Ar-Raqqa", "el-Hasakeh"."""

SPEECH = {
    *("said", "says", "say", "saying", "told", "tells", "asked", "asks", "explained", "explains"),
    *("added", "adds", "argued", "argues", "noted", "notes", "stated", "states", "commented", "comments"),
    *("declared", "declares", "insisted", "insists", "replied", "replies", "answered", "answers"),
    *("recalled", "recalls", "remarked", "remarks", "observed", "observes", "warned", "warns"),
    *("complained", "complains", "lamented", "laments", "concluded", "concludes", "continued"),
    *("exclaimed", "admitted", "admits", "asserted", "asserts", "claimed", "claims", "stressed"),
    *("stresses", "emphasised", "emphasized", "predicted", "predicts", "wondered", "wonders", "put"),
    *("according", "words"),
}
"""Words that tie a quotation to the person named beside it: “…,” said a man; “…,” in the words of a man."""
