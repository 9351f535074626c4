"""Make addresses that nobody asked for before, of the archive and of Datasette, with the same questions."""

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any
from urllib.parse import urlencode

from bench import synthetic

Values = Mapping[str, Any]

FACETS = ["sect", "gender", "stance", "governorate", "displacement", "theme"]
TABLE = "/archive/quotes"
PAGE = 20

SECTS = ["sunni", "alawi", "christian", "kurdish"]
STANCES = ["pro-regime", "anti-regime"]
GENDERS = ["woman", "man"]
PLACES = ["damascus", "aleppo", "homs", "hamah", "lattakia", "idlib", "tartous", "daraa"]

COMMON_WORDS = 300
"""The words that are said most often; the last of them is in one quote of twenty."""


def site_list(question: Values) -> str:
    """Return the address of a question on the archive's list; `after` is so many quotes skipped."""
    values = {name: value for name, value in question.items() if name != "after"}
    if "after" in question:
        values["page"] = question["after"] // PAGE + 1
    return f"/quotes/?{urlencode(values, doseq=True)}"


def datasette_list(question: Values) -> str:
    """Return the address of the same question on Datasette's page of the table, with six facets."""
    names = {"age_min": "age__gte", "age_max": "age__lte", "q": "_search", "after": "_next"}
    values: dict[str, Any] = {names.get(name, name): value for name, value in question.items()}
    for name in [name for name, value in values.items() if isinstance(value, list)]:
        values[f"{name}__in"] = ",".join(values.pop(name))
    return f"{TABLE}?{urlencode(values | {'_size': PAGE})}&{urlencode([('_facet', name) for name in FACETS])}"


ENOUGH = 10_000
"""Questions that were asked before, one after the other: then there are no new ones."""


class Questions:
    """Questions of several kinds, none of them twice."""

    def __init__(self, size: int, seed: int) -> None:
        """Draw for an archive of `size` quotes; another seed draws other questions."""
        self.size = size
        self.seed = seed
        self._dice = random.Random(seed)
        self._asked: set[str] = set()
        self._words = count(seed)

    def lists(self) -> Iterator[Values]:
        """Yield lists with new filters that most quotes pass."""
        return self._new(lambda: self._ages() | self._some("gender", GENDERS) | self._some("stance", STANCES))

    def filtered(self) -> Iterator[Values]:
        """Yield lists with three filters."""
        return self._new(
            lambda: (
                self._ages()
                | {
                    "sect": self._dice.choice(SECTS),
                    "stance": self._dice.choice(STANCES),
                    "governorate": self._dice.choice(PLACES),
                }
            )
        )

    def deep(self) -> Iterator[Values]:
        """Yield pages of the whole archive far from its beginning."""
        last = self.size * 9 // 10 // PAGE
        return self._new(
            lambda: {
                "after": PAGE * self._dice.randrange(last // 2, last),
                "age_min": self._dice.randrange(18),
            }
        )

    def searches(self) -> Iterator[Values]:
        """Yield searches of common words with two filters, each word once."""
        for number in self._words:
            yield {
                "q": synthetic.vocabulary().words[number % COMMON_WORDS],
                "sect": self._dice.choice(SECTS),
                "gender": self._dice.choice(GENDERS),
            }

    def _ages(self) -> dict[str, Any]:
        """Return an age range that most speakers are in."""
        return {"age_min": self._dice.randrange(30), "age_max": self._dice.randrange(45, 121)}

    def _some(self, name: str, values: list[str]) -> dict[str, Any]:
        """Return a filter by one value, by all, or none."""
        chosen = self._dice.choice([[], values[:1], values[1:], values])
        return {name: chosen} if len(chosen) > 1 else {name: chosen[0]} if chosen else {}

    def _new(self, draw: Callable[[], Values]) -> Iterator[Values]:
        """Yield what is drawn and wasn't before, as long as there is something."""
        repeated = 0
        while repeated < ENOUGH:
            question = draw()
            key = repr(sorted(question.items()))
            repeated = repeated + 1 if key in self._asked else 0
            if not repeated:
                self._asked.add(key)
                yield question
