"""A small archive to search, and what a reader might type: words, operators and odd characters."""

import random
from collections.abc import Iterator

from pyroaring import BitMap

from explorer.archive.changes import change
from explorer.models import Quote
from explorer.search.place_names import PlaceNames
from explorer.search.query import Query
from explorer.search.tables import stored_words
from explorer.search.words import Words
from tests.support.brute_search import NAMES
from tests.support.builders import build_place, build_quote

TEXTS = {
    1: "The siege of Hamah must end; the sieges everywhere.",
    2: "We want a ceasefire, and peace for all the people.",
    3: "They broke the cease-fire. They cease to listen and fire at us.",
    4: "People’s needs come first: don’t forget the people of Hama.",
    5: "In Deir al-Zor nobody negotiates. Negotiations are futile [no result].",
    6: "Homs’s streets; we care for him and the home of the brave.",
    7: "Rural Damascus is not the rural part of the capital.",
    8: "Damascus and its rural outskirts: (security) high-profile talks.",
    9: "Insha’Allah it will end. To be or not to be.",
    10: "A café in حَمَاة, 2014 — “freedom” for her.",
    11: "the the the regime’s fall; of the regime, by the regime",
    12: "…",
}
"""Number of a quote -> its text."""

PIECES = [
    *[
        "siege",
        "sieges",
        "hamah",
        "Hama",
        "Homs",
        "him",
        "the",
        "THE",
        "of",
        "to",
        "be",
        "not",
        "regime",
        "regime's",
        "people’s",
        "don't",
        "dont",
    ],
    *[
        "ceasefire",
        "cease",
        "fire",
        "cease-fire",
        "Ceasefires",
        "rural",
        "damascus",
        "Dimashq",
        "دمشق",
        "حماة",
        "ريف",
        "الزور",
        "دير",
    ],
    *[
        "Deir",
        "ez-Zor",
        "al-Zor",
        "high-profile",
        "profile-high",
        "negotiating",
        "café",
        "CAFE\u0301",
        "2014",
        "Deir-ez-Zor",
    ],
    *["or", "OR", "Or", "-", "--", "-or", "and", "AND", "NOT", "NEAR", "*", "(", ")", "^", ":", "stems:"],
    *['"', '"', '"', "“", "”", "«", "»", "'", "’", "\\", "/", "&", "|", "!", "<->", "%", "%s", ";", "{", "}"],
    *["-siege", '-"the', '"of the', '-"', "- ", "\0", "\x1f", "\ud800", "\u200f", "\u202e-siege", "\u00ad"],
    *[
        "👍🏽",
        "🇸🇾",
        "\n",
        "\t",
        "\u2028",
        "e\u0301",
        "\u0301",
        "…",
        "",
        "x" * 200,
        "ـ",
        "_",
        "1e5",
        "a.b.c",
        "@",
    ],
]


@change()
def build_archive() -> PlaceNames:
    """Store the quotes of `TEXTS` and the places that have several spellings; return their names."""
    places = [
        build_place(slug, name=names[0], other_spellings=names[1:-1], name_ar=names[-1])
        for slug, names in NAMES.items()
    ]
    for number, text in TEXTS.items():
        build_quote(number, text=text)
    return PlaceNames.of(places)


def matching_pks(query: Query) -> list[int]:
    """Return the database keys of the published quotes that `query` finds, in ascending order."""
    keys = dict(Quote.objects.published().values_list("numbered", "pk"))
    return sorted(keys[number] for number in Words(BitMap(keys), PlaceNames()).found(query))


def word_counts() -> dict[str, int]:
    """Return the stored number of quotes with each word."""
    return {word: quotes for word, _stem, quotes in stored_words()}


def typed(count: int, seed: int = 1) -> Iterator[str]:
    """Yield searches put together at random; a few are very long."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret with it
    for number in range(count):
        length = 600 if number % 2000 == 0 else dice.randint(1, 9)
        chosen = dice.choices(PIECES, k=length)
        yield "".join(piece + dice.choice(["", " ", " ", " "]) for piece in chosen)
