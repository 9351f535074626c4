"""Invent quotes for measuring: texts of made-up words, and speakers whose attributes depend on each other.

No word is of a language and no dependence is of the world: the tables below are arithmetic. The same
number of a quote gives the same quote, whatever was invented before it.
"""

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, islice, product
from typing import Any, NamedTuple

from explorer.choices import NOT_STATED, Displacement, Gender, Sect, Stance

ONSETS, VOWELS = "bdfgklmnprstvz", "aeiou"
WORDS = 20_000
"""Size of the vocabulary; a corpus of a million uses all of it."""

SHORTEST, LONGEST = 10, 80
SENTENCE = 12
"""Words of a text, and of a sentence of it."""

UNSTATED = 0.02
"""The part of quotes that lack an attribute."""

COUNTRIES = ["Jordan", "Lebanon", "Turkey"]


class Vocabulary(NamedTuple):
    """Words, the most frequent first, and how often the first n of them are said together."""

    words: list[str]
    cumulative: list[float]


@cache
def vocabulary() -> Vocabulary:
    """Return the made-up words: the r-th is said about 1/(r + 2.7) times as often as all, after Zipf."""
    syllables = [onset + vowel for onset, vowel in product(ONSETS, VOWELS)]
    # Frequent words are short: 70 of one syllable, 4,900 of two, 15,030 of three.
    made = ("".join(parts) for length in (1, 2, 3) for parts in product(syllables, repeat=length))
    words = list(islice(made, WORDS))
    return Vocabulary(words, list(accumulate(1 / (rank + 2.7) for rank in range(WORDS))))


def text(dice: random.Random) -> str:
    """Return 10 to 80 words in sentences."""
    known = vocabulary()
    count = dice.randint(SHORTEST, LONGEST)
    words = dice.choices(known.words, cum_weights=known.cumulative, k=count)
    sentences = (words[start : start + SENTENCE] for start in range(0, count, SENTENCE))
    return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)


def speaker(dice: random.Random, places: int) -> dict[str, Any]:
    """Return a speaker's attributes; `place` is a number below `places`, or None beside a `country`.

    Each sect is met more often in some places, the stance depends on both, displaced people are younger.
    """
    sect = min(int(dice.expovariate(0.6)), len(Sect) - 1)
    outside = dice.random() < 1 / 8
    place = None
    if not outside:
        near = [place for place in range(places) if place % len(Sect) == sect]
        place = dice.choice(near) if near and dice.random() < 1 / 2 else dice.randrange(places)
    leaning = 3 / 4 if ((place or 0) + sect) % 2 else 1 / 3
    displaced = Displacement.REFUGEE if outside else Displacement.IDP
    is_displaced = dice.random() < (2 / 3 if outside else 1 / 10)
    return {
        "sect": _stated(dice, Sect.values[sect]),
        "gender": _stated(dice, dice.choice(Gender.values)),
        "stance": _stated(dice, Stance.values[dice.random() < leaning]),
        "displacement": displaced if is_displaced else Displacement.NONE_STATED,
        "age": None if dice.random() < UNSTATED else int(dice.triangular(18, 60 if is_displaced else 85, 30)),
        "place": place,
    } | ({"country": dice.choice(COUNTRIES)} if outside else {})


def attribution(said: dict[str, Any], places: Sequence[str]) -> str:
    """Return a printed line such as `Synthetic: Sunni woman (pro-regime), 30, Aleppo`."""
    stated = {name: "" if said[name] == NOT_STATED else said[name] for name in ("sect", "gender", "stance")}
    who = f"{stated['sect'].capitalize()} {stated['gender'] or 'person'}".strip()
    stance = f" ({stated['stance']})" if stated["stance"] else ""
    where = said["country"] if said["place"] is None else places[said["place"]]
    age = "" if said["age"] is None else f", {said['age']}"
    return f"Synthetic: {who}{stance}{age}, {where}"


def _stated(dice: random.Random, value: str) -> str:
    """Return the value, or, for a few quotes, that it isn't stated."""
    return NOT_STATED if dice.random() < UNSTATED else value
