"""The words that name a speaker, each with the spellings that reports use.

Case, accents, apostrophes, hyphens and spaces make no difference: "pro-regime" is also "Pro regime" and
"proregime". A word that isn't here, nor among the places and countries, is never guessed at.
"""

from enum import StrEnum

from explorer.choices import Displacement, Gender, Sect, Stance


class Slot(StrEnum):
    """What a word says of the speaker; the values are how a reason names it."""

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
        *("displaced internally", "displaced inside Syria", "displaced within Syria"),
        *("internally displaced inside Syria", "internally displaced within Syria"),
    ],
}

_SIDES = ["regime", "government", "govt", "Assad"]
_SUPPORTERS = ["supporter", "backer", "loyalist", "sympathiser", "sympathizer"]
_OPPONENTS = ["opponent", "critic"]
_SUPPORTS = ["supports", "supported", "supporting", "backs", "backed", "backing", "supportive of", "loyal to"]
_OPPOSES = ["opposes", "opposed", "opposing", "opposed to", "against", "critical of", "hostile to"]


def _side(prefix: str, people: list[str], verbs: list[str], side: str) -> list[str]:
    """Return the ways to say that a person is for or against a side."""
    objects = [f"the {side}", side]
    return [
        f"{prefix} {side}",
        *(f"{side} {person}" for person in people),
        *(f"{person} of {thing}" for person in people for thing in objects),
        *(f"{verb} {thing}" for verb in verbs for thing in objects),
    ]


STANCES = {
    Stance.PRO_REGIME: [
        *(phrase for side in _SIDES for phrase in _side("pro", _SUPPORTERS, _SUPPORTS, side)),
        "loyalist",
    ],
    Stance.ANTI_REGIME: [
        *(phrase for side in _SIDES for phrase in _side("anti", _OPPONENTS, _OPPOSES, side)),
        *_side("pro", _SUPPORTERS, _SUPPORTS, "opposition"),
        *("opposition member", "member of the opposition", "opposition activist", "oppositionist"),
    ],
}
"""What says a person's stance, in an attribution and in the prose around a quotation."""

BARE_STANCES = {
    Stance.ANTI_REGIME: ["opposition"],
}
"""What says it in an attribution only: in prose, "the opposition" is mostly somebody else."""

DENIALS = {"not", "no", "nor", "neither", "never", "former", "formerly", "ex", "once", "hardly", "non", "than"}
"""Words before a stance that turn it round, or date it."""

ARTICLES = ["a", "an", "one", "another"]

FILLERS = [
    *("age", "aged", "age of", "aged at", "years", "year", "years old", "year old", "years of age", "yrs"),
    *("yrs old", "yr old", "y o", "the", "in", "of", "from", "at", "and", "now", "currently", "originally"),
    *("living", "living in", "who lives in", "lives", "residing", "resident", "resident of", "based"),
    *("located", "inside", "within", "who", "who is", "is", "was", "who was", "to", "as", "person"),
    *("respondent", "participant", "interviewee", "Syrian", "governorate", "governate", "province"),
    *("city", "town of", "living as", "speaking from"),
]
"""Words that say nothing by themselves: they may stand anywhere between the others."""

SURROUNDINGS = ["{} countryside", "{} suburbs", "rural {}", "countryside of {}", "suburbs of {}"]
"""Ways to name the land around a city; it belongs to the city's governorate unless it is one itself."""

PLACE_ARTICLES = {"al", "el", "ar", "er", "as", "es", "ash", "ad", "ed", "an", "at", "az", "ez"}
"""The Arabic article as it is heard before a name."""

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
"""Words that tie a quotation to the person who is named beside it."""
