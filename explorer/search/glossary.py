"""Read Arabic words in English: a search for "حصار" finds the quotes that say "siege".

The words are in `glossary.json`, for any Arabic speaker to review: on each line Arabic words and the English
ones that they are read as; words such as "في" (in), which have none, are not searched for. Endings and small
words that Arabic writes together with a word are taken off only where a word of the glossary is left; a root
is never guessed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path

from explorer.search.analyser import KEPT_WORDS, tokens

FILE = Path(__file__).with_name("glossary.json")

MOST_MEANINGS = 4
"""The most English words that an Arabic one is read as; each is one more thing to look for."""

MOST_WORDS_OF_AN_ENTRY = 4
"""The most words of an Arabic entry: "وقف إطلاق النار" has three."""

_ARABIC = re.compile("[\u0621-\u064a]")

PREFIXES = {
    "": 0,
    # "الحصار", "والحصار", "بالحصار", "للحصار" are "حصار"; two letters are enough: "الدم" is "دم".
    **dict.fromkeys(["ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل"], 2),
    # "وحرب" is "حرب"; "وحل" (mud) isn't "حل" (solution).
    "و": 3,
    # "بسلاح" is "سلاح"; "كامل" (whole) isn't "أمل" (hope), and "بعيد" (far) isn't "عيد" (Eid).
    **dict.fromkeys(["ب", "ف", "ل", "ك", "وب", "ول", "وك"], 4),
}
"""Letters that may stand before a word, and how many letters of the word must be left."""

SUFFIXES = {
    "": [("", 2)],
    # "حصارها" is "حصار"; "ثقتنا" is "ثقة", whose last letter is written "ه" here.
    **{pronoun: [("", 3)] for pronoun in ["ها", "هم", "نا", "كم"]},
    **{f"ت{pronoun}": [("ه", 2)] for pronoun in ["ها", "هم", "نا", "كم"]},
    # "لاجئة" is "لاجئ"; "شعبة" (branch) isn't "شعب" (people).
    "ه": [("", 4)],
    # "ثورات" is "ثورة", "اعتقالات" is "اعتقال"; "عربات" (carts) isn't "عرب" (Arabs).
    "ات": [("ه", 3), ("", 4)],
    # "مفاوضاتهم" is "مفاوضة".
    **{f"ات{pronoun}": [("ه", 3), ("", 4)] for pronoun in ["ها", "هم", "نا", "كم"]},
    # "مقاتلون" and "مقاتلين" are "مقاتل"; "أمين" (honest) isn't "أم".
    "ون": [("", 3)],
    "ين": [("", 3)],
}
"""Letters that may end a word -> what then stands in its place, and how many letters must be left."""


class GlossaryError(ValueError):
    """A glossary that can't be used; the message names the words and says what is wrong."""


def read(text: str) -> dict[tuple[str, ...], tuple[str, tuple[str, ...]]]:
    """Return the entries of a glossary's text: the words of an Arabic entry -> as written, and its English.

    Raises GlossaryError for what would be ambiguous, or never found.
    """
    entries: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for line in json.loads(text):
        english = tuple(line["english"])
        stems = {tuple(token.stem for token in tokens(word)) for word in english}
        if () in stems or len(stems) != len(english) or len(stems) > MOST_MEANINGS:
            raise GlossaryError(f"{line}: give up to {MOST_MEANINGS} English words, none in two forms.")
        for arabic in line["arabic"]:
            words = _key(arabic)
            if not 0 < len(words) <= MOST_WORDS_OF_AN_ENTRY or not is_arabic(arabic):
                raise GlossaryError(f"{line}: “{arabic}” isn’t one to {MOST_WORDS_OF_AN_ENTRY} Arabic words.")
            if entries.setdefault(words, (arabic, english))[1] != english:
                raise GlossaryError(f"“{arabic}” has two readings: {entries[words][1]} and {english}.")
    return entries


def is_arabic(text: str) -> bool:
    """Tell whether a text has an Arabic letter."""
    return bool(_ARABIC.search(text))


def _key(written: str) -> tuple[str, ...]:
    """Return the words of an entry as they are compared: those of a longer one without the article."""
    words = tuple(token.word for token in tokens(written))
    return words if len(words) == 1 else tuple(map(without_article, words))


ARTICLE = "ال"


def without_article(word: str) -> str:
    """Return a word without the article: "النار" gives `نار`."""
    bare = word.removeprefix(ARTICLE)
    return bare if len(bare) >= PREFIXES[ARTICLE] else word


SHORTEST_NAME = 3
"""The fewest letters of a name that another word is written together with: "بحمص" is "حمص" (Homs)."""


def prefixed(word: str) -> list[str]:
    """Return a word and, of an Arabic one, the names it may be with small words before them.

    "بحمص" gives `بحمص` and `حمص`; what is left of an article stays one: "للرقة" has `الرقه`, and "الحمص"
    (chickpeas) is never Homs.
    """
    names = [word]
    for prefix in PREFIXES:
        bare = word.removeprefix(prefix)
        if len(bare) < SHORTEST_NAME or not word.startswith(prefix):
            continue
        if prefix.endswith("لل"):
            # "للاذقية" is written with two of the three letters that "ل" and "اللاذقية" have.
            names += [f"ال{bare}", f"الل{bare}"]
        else:
            names.append(f"ال{bare}" if prefix.endswith("ال") else bare)
    return list(dict.fromkeys(names))


ENTRIES = read(FILE.read_text(encoding="utf-8"))
"""The glossary as `read` returns it."""

WRITTEN: Mapping[str, str] = {
    words[0]: written for words, (written, english) in ENTRIES.items() if english and len(words) == 1
}
"""The single Arabic words that are read in English: as they are compared -> as they are written."""

SMALL_WORDS = frozenset(words for words, (_, english) in ENTRIES.items() if not english)
"""The Arabic words that are not searched for, as they are compared: "حصار في حمص" asks for siege and Homs."""


def meanings(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the English words that folded Arabic words are read as together; none for what isn't known.

    The form that is nearest to what was typed counts: ("الحصار",) gives `siege` and `besiege`.
    """
    if not 0 < len(words) <= MOST_WORDS_OF_AN_ENTRY or not is_arabic(words[0]):
        return ()
    rest = tuple(map(without_article, words[1:]))
    found = (ENTRIES[bare, *rest][1] for bare in _bare_forms(words[0]) if (bare, *rest) in ENTRIES)
    return next(found, ())


@lru_cache(KEPT_WORDS)
def _bare_forms(word: str) -> list[str]:
    """Return a word and what it may be without what is written together with it, the longest first."""
    return sorted(_stripped(word), key=len, reverse=True)


def _stripped(word: str) -> Iterator[str]:
    """Yield what is left of a word without each prefix and ending that it has."""
    prefixes = [item for item in PREFIXES.items() if word.startswith(item[0])]
    suffixes = [item for item in SUFFIXES.items() if word.endswith(item[0])]
    for (prefix, least), (suffix, ends) in product(prefixes, suffixes):
        bare = word.removeprefix(prefix).removesuffix(suffix)
        yield from (bare + end for end, at_least in ends if len(bare) >= max(at_least, least))


def beginning(word: str) -> dict[str, tuple[str, ...]]:
    """Return entries that begin with a folded Arabic word: as written -> its English.

    Of the entries with one reading only the first is there: "حص" gives "حصار" and "حصن", not "حصارات".
    """
    if not is_arabic(word):
        return {}
    starts = (word, without_article(word))
    by_reading: dict[tuple[str, ...], str] = {}
    for words, (written, english) in ENTRIES.items():
        if english and words[0].startswith(starts):
            by_reading.setdefault(english, written)
    return {written: english for english, written in by_reading.items()}
