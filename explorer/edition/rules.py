"""Tell an edition's scripts how a search is read: the tables of `explorer.search`, their one place."""

import sys
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from explorer.search import analyser, glossary, query
from explorer.search.analyser import columns, tokens
from explorer.search.place_names import PlaceNames
from explorer.search.synonyms import VARIANTS

Rules = Mapping[str, Any]


def rules(places: PlaceNames) -> Rules:
    """Return what `scripts/query.js` reads a search with, as JSON can hold it.

    Words that belong together are one text with spaces where they are looked up, and lists elsewhere.
    """
    return {
        "analyser": _analyser(),
        "glossary": _glossary(),
        "places": _places(places),
        "variants": {" ".join(stems): others for stems, others in VARIANTS.items()},
        "or": [" ".join(words) for words in sorted(query.OR)],
        # A script knows by itself which code points are halves of a pair.
        "cleaned": {
            chr(code): sign for code, sign in query.CLEANED.items() if unicodedata.category(chr(code)) != "Cs"
        },
        "mostWords": query.MOST_WORDS,
        "longestSearch": query.LONGEST_SEARCH,
        "longestName": query.LONGEST_NAME,
    }


@cache
def _analyser() -> Rules:
    """Return the tables of characters; a script's own lower case is Python's, but for `casefolds`."""
    characters = list(map(chr, range(sys.maxunicode + 1)))
    return {
        "apostrophes": analyser.APOSTROPHES,
        "letters": {chr(code): other for code, other in analyser.LETTERS.items()},
        "casefolds": {char: char.casefold() for char in characters if char.casefold() != char.lower()},
        "zeros": [ord(char) for char in characters if unicodedata.decimal(char, None) == 0],
        "longest": analyser.LONGEST_WORD,
    }


def _glossary() -> Rules:
    """Return the glossary, each entry with the stems of its English words."""
    entries = {" ".join(words): english for words, (_written, english) in glossary.ENTRIES.items() if english}
    return {
        "entries": {arabic: _read(english) for arabic, english in entries.items()},
        "small": sorted(" ".join(words) for words in glossary.SMALL_WORDS),
        "prefixes": glossary.PREFIXES,
        "suffixes": glossary.SUFFIXES,
        "most": glossary.MOST_WORDS_OF_AN_ENTRY,
        "article": glossary.ARTICLE,
    }


def _read(english: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the stems of every way to write the English words that an Arabic one is read as."""
    stems = (columns(tokens(word))["stems"] for word in english)
    return [way.tokens for each in stems for way in query.stem_sequences(each)]


def _places(places: PlaceNames) -> Rules:
    """Return the places by their spellings, and the words that find each."""
    return {
        "names": {" ".join(words): slug for words, slug in places.slugs.items()},
        "sequences": {
            slug: [sequence.tokens for sequence in query.place_sequences(spellings)]
            for slug, spellings in places.spellings.items()
        },
    }
