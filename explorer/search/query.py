"""Read what a reader types into the search box as groups of terms; knows no database, and never fails.

The grammar: words; "a phrase"; -word and -"phrase"; `or` (in Arabic "أو"). All terms of a group have to
hold, `or` starts a new group, and a quote is found that satisfies any group.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from typing import NamedTuple, Self

from explorer.search.analyser import Column, Token, columns, tokens
from explorer.search.glossary import SMALL_WORDS, meanings
from explorer.search.place_names import PlaceNames
from explorer.search.synonyms import VARIANTS

# Controls and lone surrogates separate words ("aid\x00now" is "aid now"); no database or address takes them.
CLEANED: dict[int, str] = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], " ")
# “there is freedom” and «there is freedom» are the phrase "there is freedom".
CLEANED |= dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
# A minus sign or a hyphen of another kind excludes, too: −siege is -siege.
CLEANED |= dict.fromkeys(map(ord, "‐‑−﹣－"), "-")
# Marks of writing direction and other invisible characters, which arrive with copied text.
CLEANED |= dict.fromkeys([0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F)], "")
CLEANED |= dict.fromkeys([*range(0x2060, 0x2070), 0xFEFF], "")

MOST_WORDS = 32
"""The number of words of a search that are read, excluded ones, those of phrases and `or` included."""

LONGEST_SEARCH = 1000
"""The number of characters of a search that are read; they hold 32 words of 30 letters."""

LONGEST_NAME = 4
"""The most words, typed with spaces between, that can be one name or one word: "in sha Allah" is one word."""

OR = {("or",), ("او",)}
"""The words that start a new group, as they are compared; in Arabic "أو"."""

# siege -"no aid" --bread -> "siege"; minus, phrase "no aid"; minus, "bread". A phrase may lack its end.
_ITEM = re.compile(r'(?P<minus>-*)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class TermKind(Enum):
    """The way a term was typed, and what it is compared with."""

    WORD = "word"
    PHRASE = "phrase"
    PLACE = "place"
    ARABIC = "arabic"


class TokenSequence(NamedTuple):
    """Tokens that follow each other in a quote's stored `stems` or `words`."""

    column: Column
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A word, phrase or place: it holds where any of `sequences` occurs, or where all of `parts` hold.

    `text` is the term as it was typed; a place has the archive's `slug` and `name` of it, an Arabic word
    the `english` ones it is read as. `parts` are the single words of a name that was typed in several.
    """

    kind: TermKind
    text: str = field(compare=False)
    sequences: tuple[TokenSequence, ...]
    parts: tuple["Term", ...] = ()
    slug: str = ""
    name: str = ""
    english: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermGroup:
    """Terms that all have to hold, terms that must not, and small words of Arabic that don't count."""

    required: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    small: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        excluded = [f"-{term.text}" for term in self.excluded]
        return " ".join([*(term.text for term in self.required), *excluded])


class Stop(NamedTuple):
    """The end of what was read of a longer search: after how many words, and the last of them."""

    words: int
    last: str


@dataclass(frozen=True)
class Query:
    """A search as it was understood; one without groups asks for nothing and is false.

    `stop` says where reading stopped; it is None for a search that was read to its end.
    """

    groups: tuple[TermGroup, ...] = ()
    stop: Stop | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        return bool(self.groups)

    def __str__(self) -> str:
        return " or ".join(map(str, self.groups))

    @property
    def required(self) -> tuple[Term, ...]:
        """The terms that a quote is found for, of all groups."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group.required))

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term, the excluded ones after the required ones."""
        excluded = (term for group in self.groups for term in group.excluded)
        return tuple(dict.fromkeys([*self.required, *excluded]))

    def without(self, term: Term) -> Self:
        """Return the same search with one term taken away; a group without terms goes too."""
        groups = (
            TermGroup(
                tuple(kept for kept in group.required if kept != term),
                tuple(kept for kept in group.excluded if kept != term),
            )
            for group in self.groups
        )
        return replace(self, groups=tuple(dict.fromkeys(group for group in groups if group != TermGroup())))


class _Item(NamedTuple):
    """A stretch of the typed text that holds at least one letter or digit."""

    excluded: bool
    is_phrase: bool
    text: str
    tokens: list[Token]


def parse(typed: str, places: PlaceNames | None = None) -> Query:
    """Read what was typed; whatever it is, there is an answer and never an error.

    No more is read than `MOST_WORDS` words in `LONGEST_SEARCH` characters.
    """
    names = places or PlaceNames()
    text, stop = _beginning(typed)
    groups = [_read_group(items, names) for items in _split_at_or(text)]
    return Query(tuple(dict.fromkeys(group for group in groups if group != TermGroup())), stop)


def _beginning(typed: str) -> tuple[str, Stop | None]:
    """Return as much of what was typed as is read, and where that stops short of a word."""
    text = typed[:LONGEST_SEARCH].translate(CLEANED)
    found = tokens(text)
    read = found[:MOST_WORDS]
    if not read or (len(found) == len(read) and not any(map(str.isalnum, typed[LONGEST_SEARCH:]))):
        return text, None
    last = read[-1]
    return text[: last.end], Stop(len(read), text[last.start : last.end])


def _split_at_or(typed: str) -> Iterator[list[_Item]]:
    """Yield the items between one `or` and the next."""
    items: list[_Item] = []
    for match in _ITEM.finditer(typed):
        minus, phrase, word = match.group("minus", "phrase", "word")
        text = phrase if word is None else word
        found = tokens(text)
        if word and not minus and _words(found) in OR:
            yield items
            items = []
        elif found:
            items.append(_Item(bool(minus), word is None, text[found[0].start : found[-1].end], found))
    yield items


def _read_group(items: list[_Item], names: PlaceNames) -> TermGroup:
    """Read the items of one group; only plain words beside each other can name a place together."""
    required: list[Term] = []
    excluded: list[Term] = []
    small = [item for item in items if _is_plain(item) and _words(item.tokens) in SMALL_WORDS]
    small = small if len(small) < len(items) else []  # a lone "في" is meant to be found
    for plain, run in groupby((item for item in items if item not in small), key=_is_plain):
        if plain:
            required += _read_words(list(run), names)
            continue
        for item in run:
            terms = [_phrase(item)] if item.is_phrase else _read_words([item], names)
            (excluded if item.excluded else required).extend(terms)
    return TermGroup(
        tuple(dict.fromkeys(required)), tuple(dict.fromkeys(excluded)), tuple(item.text for item in small)
    )


def _is_plain(item: _Item) -> bool:
    """Tell whether an item is a word without a minus."""
    return not (item.excluded or item.is_phrase)


def _read_words(items: list[_Item], names: PlaceNames) -> Iterator[Term]:
    """Read words that follow each other: places and spellings of one word first, longest first.

    "Deir Ez-Zor siege" is the place Deir al-Zor and the word "siege".
    """
    start = 0
    while start < len(items):
        ends = range(min(len(items), start + LONGEST_NAME), start, -1)
        term, start = next((term, end) for end in ends if (term := _read_term(items[start:end], names)))
        yield term


def _read_term(items: list[_Item], names: PlaceNames) -> Term | None:
    """Read items as one term; None when several items aren't a name together."""
    found = [token for item in items for token in item.tokens]
    text = " ".join(item.text for item in items)
    parts = tuple(_word(item) for item in items) if len(items) > 1 else ()
    if slug := names.slug(_words(found)):
        spellings = names.spellings[slug]
        return Term(TermKind.PLACE, text, place_sequences(spellings), parts, slug, spellings[0])
    stems = columns(found)["stems"]
    if stems in VARIANTS:
        return Term(TermKind.WORD, text, stem_sequences(stems), parts)
    if english := meanings(_words(found)):
        return _in_english(text, TokenSequence("stems", stems), english)
    return None if parts else _word(items[0])


def _word(item: _Item) -> Term:
    """Return the term of one typed word; the parts of a hyphenated one have to follow each other."""
    return Term(TermKind.WORD, item.text, (TokenSequence("stems", columns(item.tokens)["stems"]),))


def _phrase(item: _Item) -> Term:
    """Return the term of a phrase: exactly its words, or what the glossary says of an Arabic one."""
    text, sequence = f'"{item.text}"', TokenSequence("words", _words(item.tokens))
    if english := meanings(sequence.tokens):
        return _in_english(text, sequence, english)
    return Term(TermKind.PHRASE, text, (sequence,))


def _in_english(text: str, typed: TokenSequence, english: tuple[str, ...]) -> Term:
    """Return the term of Arabic words: it holds where they stand themselves, or any English reading."""
    read = (sequence for word in english for sequence in stem_sequences(columns(tokens(word))["stems"]))
    return Term(TermKind.ARABIC, text, tuple(dict.fromkeys([typed, *read])), english=english)


def stem_sequences(stems: tuple[str, ...]) -> tuple[TokenSequence, ...]:
    """Return every way to write an English word with these stems, its own first."""
    return tuple(TokenSequence("stems", other) for other in VARIANTS.get(stems, (stems,)))


def place_sequences(spellings: Iterable[str]) -> tuple[TokenSequence, ...]:
    """Return every way to write a place: exact words, since a stem of a name may be another word."""
    plain = [_words(tokens(spelling)) for spelling in spellings]
    possessive = [(*words[:-1], f"{words[-1]}'s") for words in plain]
    return tuple(dict.fromkeys(TokenSequence("words", words) for words in [*plain, *possessive]))


def _words(found: Iterable[Token]) -> tuple[str, ...]:
    """Return the words of tokens."""
    return tuple(token.word for token in found)
