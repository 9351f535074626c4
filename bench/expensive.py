"""Measure what the most expensive addresses cost, in plain pages of `/quotes/`: part of `make faults`.

Each address is asked for in this process, by Django's test client and with the real archive; the
processor's time is compared with that of a plain page in the same run. Every round asks for other
words, so that nothing is remembered. The exit status is 1 where an address costs more than `LIMIT`.
"""

import io
import logging
import os
import random
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bench.corpus import start_django

LIMIT = 20
"""How many plain pages an address may cost."""

ROUNDS = 5
LONGEST = 5_900
"""Bytes of the longest question that the site reads, with room for its other parameters."""

Dice = random.Random
Case = Callable[[Dice, list[str]], str]
"""Makes an address, from words of the archive's vocabulary too."""


def searching(words: Callable[[Dice, list[str]], str], path: str = "/quotes/") -> Case:
    """Return the case of a search, as long as an address may be."""
    return lambda dice, known: f"{path}?q={_fitting(words(dice, known))}"


def always(address: str) -> Case:
    """Return the case of one address."""
    return lambda _dice, _known: address


def _fitting(typed: str) -> str:
    """Return words as a parameter, cut at the length that the site reads."""
    encoded = quote(typed, safe=" ").replace(" ", "+")[:LONGEST]
    # A code is three characters: "%2" and "%" at the end are not one.
    return encoded[: encoded.rfind("%")] if "%" in encoded[-2:] else encoded


def letters(dice: Dice, length: int) -> str:
    """Return a word that nobody knows."""
    return "".join(dice.choices(string.ascii_lowercase, k=length))


def joined(count: int, pattern: str = "{}", between: str = " ") -> Callable[[Dice, list[str]], str]:
    """Return a maker of searches of `count` words of the archive, each written in `pattern`."""
    return lambda dice, known: between.join(pattern.format(word) for word in dice.choices(known, k=count))


def unknown(count: int, length: int) -> Callable[[Dice, list[str]], str]:
    """Return a maker of searches of `count` words that nobody knows."""
    return lambda dice, _known: " ".join(letters(dice, length) for _word in range(count))


def misspelt(dice: Dice, known: list[str]) -> str:
    """Return four long words with a slip in each: as many as are corrected."""
    long = [word for word in known if len(word) > len("siege")]
    return " ".join(f"{word[:3]}q{word[3:]}" for word in dice.choices(long, k=4))


CASES: dict[str, Case] = {
    "300 two-letter words": searching(unknown(300, 2)),
    "1,296 two-letter words": searching(unknown(1296, 2)),
    "300 words of the archive": searching(joined(300)),
    "300 excluded words": searching(joined(300, "-{}")),
    "300 phrases": searching(joined(300, '"the {}"')),
    "300 words with or": searching(joined(300, between=" or ")),
    "2,000 or": searching(lambda _dice, _known: "or " * 2000),
    "one word of 5,900 letters": searching(unknown(1, 5900)),
    "5,900 signs": searching(lambda dice, _known: "".join(dice.choices("!*()-_.~", k=5900))),
    "four misspelt words": searching(misspelt),
    "32 common words, 100 quotes": lambda dice, known: (
        f"/quotes/?page_size=100&q={_fitting(joined(32, between=' or ')(dice, known))}"
    ),
    "suggestions for one letter": lambda dice, _known: f"/api/v1/suggest/?q={letters(dice, 1)}",
    "suggestions for 31 words": searching(joined(31, between=" or "), "/api/v1/suggest/"),
    "suggestions for 3.9 KB": searching(unknown(1296, 2), "/api/v1/suggest/"),
    "a place of 5,000 letters": lambda dice, _known: f"/places/{letters(dice, 5000)}/",
    "a place of 900 words": lambda dice, known: f"/places/{'-'.join(dice.choices(known, k=900))}/",
    "210 ids": lambda dice, _known: (
        "/quotes/?" + "&".join(f"id=halting-hostilities-{dice.randint(1, 29):02d}" for _id in range(210))
    ),
    "210 unknown ids": lambda dice, _known: (
        "/quotes/?" + "&".join(f"id=halting-hostilities-{letters(dice, 3)}" for _id in range(210))
    ),
    "a reading list of 210 ids": lambda dice, _known: (
        "/selection/?" + "&".join(f"id=halting-hostilities-{dice.randint(1, 29):02d}" for _id in range(210))
    ),
    "900 parameters": lambda dice, _known: (
        "/quotes/?" + "&".join(f"{letters(dice, 3)}=1" for _name in range(900))
    ),
    "800 values that don't exist": lambda dice, _known: (
        "/quotes/?" + "&".join(f"sect={letters(dice, 1)}" for _value in range(800))
    ),
    "every filter, no quote": always(
        "/quotes/?sect=druze&sect=shia&gender=woman&stance=pro-regime&governorate=quneitra"
        "&governorate=homs&displacement=idp&theme=mistrust&age_min=18&age_max=19&q=zebra"
    ),
    "100 quotes": always("/quotes/?page_size=100"),
    "workbook": always("/quotes.xlsx"),
    "workbook of a search": searching(joined(300, between=" or "), "/quotes.xlsx"),
    "references": always("/quotes.bib?records=quotes"),
    "CSL-JSON": always("/quotes.csl.json"),
    "table": always("/quotes.csv"),
    "JSON": always("/quotes.json"),
    "data package": always("/data/datapackage.json"),
    "archive.zip": always("/data/archive.zip"),
    "feed of quotes": always("/feeds/quotes.atom"),
    "feed of a search": searching(joined(300, between=" or "), "/feeds/quotes.atom"),
    "feed of corrections": always("/feeds/corrections.atom"),
    "sitemap": always("/sitemap.xml"),
    "embedded quote": always("/embed/quotes/halting-hostilities-01/"),
    "two sides compared": always("/compare/?first=stance:pro-regime&second=stance:anti-regime"),
    "themes by places": always("/compare/?rows=theme&columns=governorate"),
    "250 values of a group": lambda dice, _known: (
        "/compare/?second=gender:man&"
        + "&".join(f"first=sect:{dice.choice(['sunni', 'alawi', 'druze'])}" for _value in range(250))
    ),
    "crosstab API": always("/api/v1/crosstab/?rows=theme&columns=governorate"),
    "crosstab of a search": searching(joined(300, between=" or "), "/api/v1/crosstab/"),
    "facets API": searching(joined(300, between=" or "), "/api/v1/facets/"),
    "schema": always("/api/v1/schema/"),
    "API docs": always("/api/v1/docs/"),
    "data page": always("/about/data/"),
    "places": always("/places/"),
    "a place": always("/places/damascus/"),
    "a card": lambda _dice, _known: f"/cards/quotes/halting-hostilities-01.{_version()}.png",
}


def _version() -> str:
    """Return the version that the addresses of cards name."""
    from explorer.questions.index import current_index

    return current_index().version


def cost(client: Any, address: str) -> float:
    """Return the seconds of processor time that an address costs, its content read to the end."""
    from django.core.cache import cache

    cache.clear()
    start = time.process_time()
    response = client.get(address)
    for _block in response:
        pass
    response.close()
    return time.process_time() - start


def measured(client: Any, rounds: int = ROUNDS) -> list[tuple[str, float]]:
    """Return each case with its cost in plain pages, the most expensive first."""
    from explorer.questions.index import current_index

    dice, known = Dice(1), sorted(current_index().words.vocabulary.words)
    for address in ("/quotes/", "/quotes.csv", "/api/v1/schema/"):
        cost(client, address)
    plain = statistics.median(cost(client, "/quotes/") for _round in range(rounds * 3))
    costs = {
        case: statistics.median(cost(client, make(dice, known)) for _round in range(rounds))
        for case, make in CASES.items()
    }
    return sorted(((case, seconds / plain) for case, seconds in costs.items()), key=lambda row: -row[1])


def rows() -> list[tuple[str, float]]:
    """Return each case with its cost in plain pages, on the archive of DATABASE_URL or a new one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SITE_URL"] = "http://127.0.0.1:8000"
        start_django(os.environ.get("DATABASE_URL", f"sqlite:///{folder}/archive.sqlite3"))
        from django.conf import settings
        from django.core.management import call_command
        from django.test import Client, override_settings

        call_command("prepare", stdout=io.StringIO())
        # Static files as they lie in the source: neither collected nor served here.
        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}, STATIC_ROOT=folder):
            logging.disable()
            return measured(Client(HTTP_HOST="127.0.0.1"))


def main() -> int:
    """Print the twenty most expensive addresses; return 1 where one costs more than it may."""
    found = rows()
    for case, pages in found[:20]:
        print(f"{case:32} {pages:6.1f}")
    return int(found[0][1] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
