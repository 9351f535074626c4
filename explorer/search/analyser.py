"""Turn text into tokens, in the same way for what is stored, what is typed and what is marked.

It knows no database. A change of what `tokens` or `stem` return changes what has to be stored for
every quote: raise `REVISION` with it, and the next `migrate` writes the tokens anew.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import snowballstemmer

REVISION = 1
"""The revision of the analyser that made the stored tokens."""

Column = Literal["stems", "words"]

LONGEST_WORD = 64
"""Characters of a word that count; PostgreSQL refuses words of more than 2,046 bytes."""

KEPT_WORDS = 2**13
"""The number of words kept with their folded form, and with their stem: 5 MB in all at most."""

APOSTROPHES = "'’‘‛`´ʻʼʽʾʿˈ′՚ꞌ＇"
"""Signs that people type, and publishers print, for an apostrophe or for the Arabic letters ayn and hamza."""

_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))

# Letters that Unicode doesn't take apart: Arabic spellings that readers use for each other (alef,
# ya and kaf of neighbouring languages, ta marbuta; no stretching, no bare hamza), and Latin ones:
# "حماة" and "حماه" become the same word, and so do "Łódź" and "lodz".
LETTERS = str.maketrans(
    {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ء": ""}
    | {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
)


def _characters(*categories: str) -> str:
    """Return the characters of Unicode's general `categories`, escaped for a set in a pattern."""
    characters = (chr(code) for code in range(0x10000))
    return re.escape("".join(char for char in characters if unicodedata.category(char) in categories))


# Accents, vowel signs and invisible marks (writing direction, soft hyphen) belong to the word they are in.
# "Insha’allah, cease-fire!" -> "Insha’allah", "cease", "fire"
_WORD = rf"[\w{_characters('Mn', 'Mc', 'Me', 'Cf')}]+"
_TOKEN = re.compile(rf"{_WORD}(?:[{re.escape(APOSTROPHES)}]{_WORD})*")


class Token(NamedTuple):
    """A word as it is compared, and its place in the original text."""

    word: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """The stem that all English forms of the word have in common."""
        return stem(self.word)


def fold(text: str) -> str:
    """Return a word without accents, capitals and differences of script: letters, digits and `'` only.

    "Insha’Allah" gives `insha'allah`, "Café" gives `cafe`, "٢٠" gives `20`.
    """
    # Strangers can send any number of long words; only those of a usual length are remembered.
    return _remembered_fold(text) if len(text) <= LONGEST_WORD else _fold(text)


def _fold(text: str) -> str:
    """Do what `fold` says, for a word of any length."""
    plain = unicodedata.normalize("NFKD", text.translate(_ONE_APOSTROPHE)).casefold()
    plain = unicodedata.normalize("NFKD", plain).translate(LETTERS)
    kept = (str(unicodedata.decimal(char, char)) for char in plain if char.isalnum() or char == "'")
    return sys.intern("".join(kept)[:LONGEST_WORD].strip("'"))


_remembered_fold = lru_cache(KEPT_WORDS)(_fold)


@lru_cache(KEPT_WORDS)
def stem(word: str) -> str:
    """Return the English stem of a folded word: `sieges` gives `sieg`; other languages stay as they are."""
    # A stemmer keeps its work in itself, so threads must not share one.
    return sys.intern(snowballstemmer.stemmer("english").stemWord(word))


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order; all signs but apostrophes separate words.

    "They don't cease-fire" gives `they`, `don't`, `cease`, `fire`.
    """
    # An underscore counts as a letter in patterns, but not in prose.
    matches = _TOKEN.finditer(text.replace("_", " "))
    return [Token(word, match.start(), match.end()) for match in matches if (word := fold(match[0]))]


def columns(found: Iterable[Token]) -> dict[Column, tuple[str, ...]]:
    """Return the words of tokens, and their stems one by one: what is stored, asked for and marked."""
    listed = list(found)
    return {
        "stems": tuple(token.stem for token in listed),
        "words": tuple(token.word for token in listed),
    }
