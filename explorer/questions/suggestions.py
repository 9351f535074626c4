"""Suggest what a reader may have meant or may want to type: words, places and themes of the archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from django.urls import reverse
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from explorer.questions.index import Index
from explorer.questions.question import Question
from explorer.search.analyser import Token, stem, tokens
from explorer.search.query import PlaceNames, Query, TermKind
from explorer.search.words import Vocabulary

SUGGESTIONS = 5
"""How many words, places or themes are suggested at most, of each kind."""

NAMED_THEMES = 3
"""A search whose words are in more headings than this names no theme: "ceasefire" is in four headings."""

SHORTEST_NAMING_WORD = 4
"""Shorter words ("the", "of", "on") name no theme by themselves: "of" doesn't, "of sieges" does."""

SHORTEST_CORRECTED = 3
"""Shorter words are never corrected: "ai" could be many words."""

LONG_WORD = 6
"""A word from this length on is corrected with up to two typing errors, a shorter one with one.

"mvment" gives "movement" and "peoce" gives "peace"; "fredm" is too far from "freedom".
"""

CORRECTIONS = 3
"""How many corrections of a word are tried."""


@dataclass(frozen=True)
class NamedPage:
    """The page of a place or a theme: `names` holds its name or heading, then other spellings of it."""

    kind: Literal["place", "theme"]
    slug: str
    names: tuple[str, ...]
    count: int

    def get_absolute_url(self) -> str:
        """Return the address of the page."""
        return reverse(self.kind, args=[self.slug])


@dataclass(frozen=True)
class Suggestion:
    """Something to choose while typing: a search (`word`), or a page with its `slug`.

    `count` is the number of quotes that choosing it shows; `spelling` is the name of the page that
    was typed, where it isn't `text`.
    """

    kind: Literal["word", "place", "theme"]
    text: str
    count: int
    slug: str = ""
    spelling: str = ""

    def get_absolute_url(self) -> str:
        """Return the address that choosing it leads to."""
        if self.kind == "word":
            return Question(q=self.text).address(reverse("quotes"))
        return reverse(self.kind, args=[self.slug])


def named_pages(index: Index) -> list[NamedPage]:
    """Return the pages of every place and theme, with all their names and their number of quotes."""
    places, themes = index.bitmaps["governorate"], index.bitmaps["theme"]
    return [
        NamedPage("place", slug, names, len(places[slug]))
        for slug, names in index.words.places.spellings.items()
    ] + [NamedPage("theme", slug, (name,), len(themes[slug])) for slug, name in index.labels["theme"].items()]


def complete(
    typed: str, vocabulary: Vocabulary, pages: Iterable[NamedPage], count: Callable[[str], int]
) -> list[Suggestion]:
    """Return searches and pages that what was `typed` may become: words first, then places, then themes.

    `count` says how many quotes a search finds; one that finds none is not suggested.
    """
    found = tokens(typed)
    if not found:
        return []
    suggestions = list(islice(_completed_words(typed, found[-1], vocabulary, count), SUGGESTIONS))
    listed = list(pages)
    for kind in ("place", "theme"):
        matching = [_completed_page(found, page) for page in listed if page.kind == kind]
        suggestions += islice((suggestion for suggestion in matching if suggestion), SUGGESTIONS)
    return suggestions


def _completed_words(
    typed: str, last: Token, vocabulary: Vocabulary, count: Callable[[str], int]
) -> Iterator[Suggestion]:
    """Yield `typed` with its last word completed, one form for each stem, the most frequent word first."""
    if last.end < len(typed):
        return
    seen = set()
    starting = [word for word in vocabulary.words if word.startswith(last.word)]
    for word in sorted(starting, key=lambda word: (-vocabulary.words[word], word)):
        search = typed[: last.start] + word
        if stem(word) not in seen and (quotes := count(search)):
            seen.add(stem(word))
            yield Suggestion("word", search, quotes)


def _completed_page(found: Sequence[Token], page: NamedPage) -> Suggestion | None:
    """Suggest a page where every typed word starts a word of one of its names."""
    for name in page.names:
        words = [token.word for token in tokens(name)]
        if all(any(word.startswith(typed.word) for word in words) for typed in found):
            spelling = "" if name == page.names[0] else name
            return Suggestion(page.kind, page.names[0], page.count, page.slug, spelling)
    return None


def pages_named_in(query: Query, names: PlaceNames, pages: Iterable[NamedPage]) -> list[NamedPage]:
    """Return the pages that the words of `query` name: places in any spelling, themes by their headings."""
    listed = list(pages)
    phrases = (term.sequences[0].tokens for term in query.required if term.kind is TermKind.PHRASE)
    slugs = {term.slug for term in query.required} | {names.slug(words) for words in phrases}
    places = [page for page in listed if page.kind == "place" and page.slug in slugs]
    themes = [page for page in listed if page.kind == "theme" and _is_named(page, query)]
    return places + (themes if len(themes) <= NAMED_THEMES else [])


def _is_named(theme: NamedPage, query: Query) -> bool:
    """Say whether a theme's heading has all words of one group, and not only small ones."""
    heading = {token.stem for token in tokens(theme.names[0])}
    wanted = ([token for term in group.required for token in tokens(term.text)] for group in query.groups)
    return any(
        all(token.stem in heading for token in words)
        and any(len(token.word) >= SHORTEST_NAMING_WORD for token in words)
        for words in wanted
    )


def did_you_mean(
    typed: str, query: Query, vocabulary: Vocabulary, pages: Iterable[NamedPage], finds: Callable[[str], bool]
) -> str | None:
    """Return `typed`, read as `query`, with unknown words corrected; None unless that finds something.

    The words of quotes, places' spellings and themes' headings correct others. `finds` says whether
    a search finds any quote.
    """
    known = _known_words(vocabulary, pages)
    corrections = {
        word: found
        for word in _unknown_words(query, vocabulary)
        if (found := _corrections(word, vocabulary, known))
    }
    for choice in range(max(map(len, corrections.values()), default=0)):
        corrected = typed
        for token in reversed(tokens(typed)):
            if words := corrections.get(token.word):
                word = words[min(choice, len(words) - 1)]
                corrected = corrected[: token.start] + word + corrected[token.end :]
        if finds(corrected):
            return corrected
    return None


def _known_words(vocabulary: Vocabulary, pages: Iterable[NamedPage]) -> dict[str, str]:
    """Return the words that correct others: as they are compared -> as they are written."""
    written = {word: word for word in vocabulary.words}
    for page in pages:
        for name in page.names:
            for token in tokens(name):
                # A place's name keeps its capital; a heading's words are words like others.
                if page.kind == "place":
                    written[token.word] = name[token.start : token.end]
                else:
                    written.setdefault(token.word, token.word)
    return written


def _unknown_words(query: Query, vocabulary: Vocabulary) -> set[str]:
    """Return the words for which a term of `query` can't be in any quote."""
    held = {"stems": vocabulary.forms, "words": vocabulary.words}
    return {
        token.word
        for term in query.terms
        if term.kind is not TermKind.PLACE
        and not any(
            all(token in held[sequence.column] for token in sequence.tokens) for sequence in term.sequences
        )
        for token in tokens(term.text)
        if token.stem not in vocabulary.forms
    }


def _corrections(word: str, vocabulary: Vocabulary, known: Mapping[str, str]) -> list[str]:
    """Return the known words most like `word`, best first, one for each stem."""
    if len(word) < SHORTEST_CORRECTED:
        return []
    typing_errors = 1 if len(word) < LONG_WORD else 2
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=typing_errors, limit=None)
    near.sort(
        key=lambda found: (
            found[1],
            -JaroWinkler.similarity(word, found[0]),
            -vocabulary.words.get(found[0], 0),
            found[0],
        )
    )
    by_stem: dict[str, str] = {}
    for found, *_ in near:
        by_stem.setdefault(stem(found), known[found])
    return list(by_stem.values())[:CORRECTIONS]
