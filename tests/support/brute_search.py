"""The search box's grammar read and answered by plain loops, one character after the other.

Shares nothing with the code under test but the stemming library.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import snowballstemmer

NAMES = {
    "hamah": ["Hamah", "Hama", "حماة"],
    "deir-al-zor": ["Deir al-Zor", "Deir-ez-Zor", "Deir Ezzor", "دير الزور"],
    "rural-damascus": ["Rural Damascus", "Rif Dimashq", "ريف دمشق"],
    "damascus": ["Damascus", "Dimashq", "دمشق"],
    "homs": ["Homs", "Hims", "حمص"],
}
"""Place -> its spellings, the archive's own first."""

Item = tuple[bool, str, tuple[str, ...]]
"""Whether it has a minus; "word" or "phrase"; its words."""

_STEMMER = snowballstemmer.stemmer("english")
_SPELLINGS = [("ceasefire",), ("cease", "fire")]


@cache
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text: letters and digits, with apostrophes inside."""
    plain = unicodedata.normalize("NFKD", text.replace("´", "'")).casefold()
    for old, new in [("’", "'"), ("‘", "'"), ("ة", "ه"), ("ى", "ي"), ("ـ", ""), ("ء", "")]:
        plain = plain.replace(old, new)
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    words = [""]
    for place, char in enumerate(plain):
        if char.isalnum() or (char == "'" and words[-1] and plain[place + 1 : place + 2].isalnum()):
            words[-1] += char
        else:
            words.append("")
    return tuple(word for word in words if word)


def found(typed: str, texts: Mapping[int, str]) -> set[int]:
    """Return the keys of the texts that a search finds; of one that asks for nothing, all."""
    groups = [items for items in _groups(_read(typed)) if items]
    if not groups:
        return set(texts)
    words = {key: words_of(text) for key, text in texts.items()}
    stems = {key: _stems(tokens) for key, tokens in words.items()}
    return {key for key in texts if any(_holds(group, words[key], stems[key]) for group in groups)}


def _read(typed: str) -> str:
    """Return what the site promises to read: 32 words, in a thousand characters."""
    end = min(len(typed), 1000)
    while len(words_of(typed[:end])) > 32:
        end -= 1
    return typed[:end]


def _groups(typed: str) -> Iterator[list[Item]]:
    """Yield (is excluded, sort of item, words) for each item of each group."""
    group: list[Item] = []
    for excluded, quoted, text in _items(typed):
        words = words_of(text)
        if words == ("or",) and not excluded and not quoted:
            yield group
            group = []
        elif words:
            group.append((excluded, "phrase" if quoted else "word", words))
    yield group


def _items(typed: str) -> Iterator[tuple[bool, bool, str]]:
    """Yield (has a minus, is quoted, text) for each stretch of what was typed."""
    chars = []
    for char in typed:
        if unicodedata.category(char) in ("Cc", "Cs"):
            chars.append(" ")
        elif unicodedata.category(char) != "Cf":
            chars.append('"' if char in "“”«»" else char)
    place = 0
    while place < len(chars):
        start = place
        while place < len(chars) and chars[place] == "-":
            place += 1
        excluded = place > start
        if place < len(chars) and chars[place] == '"':
            end = place + 1
            while end < len(chars) and chars[end] != '"':
                end += 1
            yield excluded, True, "".join(chars[place + 1 : end])
            place = end + 1
            continue
        end = place
        while end < len(chars) and not chars[end].isspace() and chars[end] != '"':
            end += 1
        yield excluded, False, "".join(chars[place:end])
        place = end if end < len(chars) and chars[end] == '"' else end + 1


def _holds(group: Sequence[Item], words: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    """Say whether a text with these words satisfies every item of a group."""
    run: list[tuple[str, ...]] = []
    for excluded, sort, wanted in [*group, (False, "end", ())]:
        if sort == "word" and not excluded:
            run.append(wanted)
            continue
        if not _run_holds(run, words, stems):
            return False
        run = []
        if sort == "phrase" and _has(words, wanted) == excluded:
            return False
        if sort == "word" and _run_holds([wanted], words, stems):
            return False
    return True


def _run_holds(run: list[tuple[str, ...]], words: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    """Say whether plain words that stand beside each other hold: names first, the longest first."""
    if not run:
        return True
    for length in range(min(4, len(run)), 0, -1):
        head = tuple(word for part in run[:length] for word in part)
        apart = all(_has(stems, _stems(part)) for part in run[:length])
        if names := _names(head):
            named = any(_has(words, name) or _has(words, (*name[:-1], name[-1] + "'s")) for name in names)
            holds = named or (length > 1 and apart)
        elif _stems(head) in [_stems(spelling) for spelling in _SPELLINGS]:
            holds = apart or any(_has(stems, _stems(spelling)) for spelling in _SPELLINGS)
        elif length == 1:
            holds = apart
        else:
            continue
        return holds and _run_holds(run[length:], words, stems)
    raise AssertionError(run)


def _names(wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return every spelling of the place that these words name; none when they name none."""
    for spellings in NAMES.values():
        names = [words_of(spelling) for spelling in spellings]
        if wanted in names or (*wanted[:-1], wanted[-1].removesuffix("'s")) in names:
            return names
    return []


@cache
def _stems(words: Sequence[str]) -> tuple[str, ...]:
    """Return the English stems of words."""
    return tuple(_STEMMER.stemWord(word) for word in words)


def _has(tokens: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Say whether `wanted` occurs in `tokens`, in one stretch."""
    return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))
