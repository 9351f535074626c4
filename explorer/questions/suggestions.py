"""Suggest what a reader may have meant or may want to type: words, places and themes of the archive."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from django.urls import reverse
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from explorer.questions.named_pages import Kind, NamedPage, NamedPages
from explorer.questions.question import Question
from explorer.search.analyser import Token, stem, tokens
from explorer.search.glossary import beginning, is_arabic, meanings, without_article
from explorer.search.place_names import PlaceNames
from explorer.search.query import LONGEST_SEARCH, MOST_WORDS, Query, TermGroup, TermKind
from explorer.search.words import Vocabulary, starting

Count = Callable[[Sequence[str]], Sequence[int]]
"""Says of each of several searches how many quotes it finds."""

SUGGESTIONS = 5
"""The most words, places or themes that are suggested, of each kind."""

NAMED_THEMES = 3
"""A search whose words are in more headings than this names no theme: "ceasefire" is in four headings."""

SHORTEST_NAMING_WORD = 4
"""Shorter words ("the", "of", "on") name no theme by themselves: "of" doesn't, "of sieges" does."""

SHORTEST_CORRECTED = 3
"""Shorter words are never corrected: "ai" could be many words."""

LONG_WORD = 6
"""A word from this length on is corrected with up to two typing errors, a shorter one with one.

"mvment" gives "movement" and "peoce" gives "peace"; "fredm" is too far from "freedom". An Arabic word,
written without its vowels, is corrected with one: "زرافات" (giraffes) isn't "صراعات" (conflicts).
"""

CORRECTIONS = 3
"""The number of corrections of a word that are tried."""


MOST_CORRECTED = 4
"""A search with more unknown words than this isn't corrected: all of them have to be guessed right."""

COMPLETIONS = 20
"""The completions of a word that are counted, most frequent first: those that find quotes are suggested.

One word without filters finds what it is in: then only as many as are suggested.
"""


@dataclass(frozen=True)
class Suggestion:
    """Something to choose while typing: a search (`word`), or a page with its `slug`.

    `count` is the number of quotes that choosing it shows; `spelling` is the name of the page that
    was typed, where it isn't `text`; `meaning` is the English of an Arabic word.
    """

    kind: Literal["word", "place", "theme"]
    text: str
    count: int
    slug: str = ""
    spelling: str = ""
    meaning: str = ""
    page: NamedPage | None = field(default=None, compare=False)

    def get_absolute_url(self) -> str:
        """Return the address that choosing it leads to."""
        if self.kind == "word":
            return Question(q=self.text).address(reverse("quotes"))
        return reverse(self.kind, args=[self.slug])


def complete(
    typed: str, vocabulary: Vocabulary, pages: NamedPages, count: Count, *, narrowed: bool = False
) -> list[Suggestion]:
    """Return searches and pages that what was `typed` may become: words first, then places, then themes.

    `count` says how many quotes each of several searches finds; one that finds none is not suggested.
    Where what is counted is `narrowed`, a word of the archive may find none. What is longer than a search
    that is read becomes nothing.
    """
    found = tokens(typed[: LONGEST_SEARCH + 1])
    if not found or len(found) > MOST_WORDS or len(typed) > LONGEST_SEARCH:
        return []
    counted = COMPLETIONS if narrowed or len(found) > 1 else SUGGESTIONS
    words = islice(_completed_words(typed, found[-1], vocabulary, count, counted), SUGGESTIONS)
    english = [_english_stems(token, is_whole=token is not found[-1]) for token in found]
    starts = [token.word for token in found]
    kinds: tuple[Kind, ...] = ("place", "theme")
    matching = (islice(pages.beginning(kind, starts, english), SUGGESTIONS) for kind in kinds)
    return [*words, *(_completed_page(*each) for named in matching for each in named)]


def _completed_words(
    typed: str, last: Token, vocabulary: Vocabulary, count: Count, most: int
) -> Iterator[Suggestion]:
    """Yield `typed` with its last word completed, one form for each stem, what finds most first.

    No more than `most` are counted, those first that most quotes have. An Arabic word is completed to what
    the glossary has, once for each reading.
    """
    if last.end < len(typed):
        return
    by_stem: dict[str, str] = {}
    completed = starting(vocabulary.in_order, last.word)
    for word in sorted(completed, key=lambda word: (-vocabulary.words[word], word)):
        by_stem.setdefault(stem(word), word)
        if len(by_stem) == most:
            break
    completions = dict.fromkeys(by_stem.values(), "")
    for written, english in islice(beginning(last.word).items(), COMPLETIONS - len(completions)):
        completions[written] = ", ".join(english)
    searches = [typed[: last.start] + word for word in completions]
    counted = zip(searches, completions.values(), count(searches), strict=True)
    for search, meaning, quotes in sorted(counted, key=lambda found: -found[2]):
        if quotes:
            yield Suggestion("word", search, quotes, meaning=meaning)


def _english_stems(token: Token, *, is_whole: bool) -> frozenset[str]:
    """Return the stems of what an Arabic word means in English; of what it may become, while it is typed."""
    english = meanings((token.word,))
    if not english and not is_whole:
        english = tuple(word for words in beginning(token.word).values() for word in words)
    return frozenset(stem(word) for word in english)


def _completed_page(page: NamedPage, name: str) -> Suggestion:
    """Suggest a page that is called so."""
    spelling = "" if name == page.names[0] else name
    return Suggestion(page.kind, page.names[0], page.count, page.slug, spelling, page=page)


def pages_named_in(query: Query, names: PlaceNames, pages: NamedPages) -> list[NamedPage]:
    """Return the pages that the words of `query` name: places in any spelling, themes by their headings."""
    phrases = (term.sequences[0].tokens for term in query.required if term.kind is TermKind.PHRASE)
    slugs = {term.slug for term in query.required} | {names.slug(words) for words in phrases}
    wanted = [words for group in query.groups if (words := _naming_words(group))]
    return [*pages.places(slugs), *pages.of_themes(wanted, NAMED_THEMES)]


def _naming_words(group: TermGroup) -> list[set[str]]:
    """Return the stems of a group's words, of each of which a heading must have one.

    There are none where all are small words; an Arabic word has the stems of its English ones.
    """
    arabic = [term for term in group.required if term.kind is TermKind.ARABIC]
    words = [token for term in group.required if term not in arabic for token in tokens(term.text)]
    if not arabic and all(len(token.word) < SHORTEST_NAMING_WORD for token in words):
        return []
    return [{stem(word) for word in term.english} for term in arabic] + [{token.stem} for token in words]


def did_you_mean(
    typed: str,
    query: Query,
    vocabulary: Vocabulary,
    known: Mapping[str, str],
    count: Callable[[str], int],
) -> str | None:
    """Return `typed`, read as `query`, with unknown words corrected; None unless that finds something.

    `known` has the words that correct others, as they are compared and as they are written; `count`
    says how many quotes a search finds.
    """
    unknown = _unknown_words(query, vocabulary)
    if query.stop or len(unknown) > MOST_CORRECTED:
        return None
    corrections = {word: found for word in unknown if (found := _corrections(word, vocabulary, known))}
    for choice in range(max(map(len, corrections.values()), default=0)):
        corrected = typed
        for token in reversed(tokens(typed)):
            if words := corrections.get(token.word):
                word = words[min(choice, len(words) - 1)]
                corrected = corrected[: token.start] + word + corrected[token.end :]
        if count(corrected):
            return corrected
    return None


def _unknown_words(query: Query, vocabulary: Vocabulary) -> set[str]:
    """Return the words for which a term of `query` can't be in any quote."""
    return {
        token.word
        for term in query.terms
        if term.kind not in (TermKind.PLACE, TermKind.ARABIC)
        and not vocabulary.may_hold(replace(term, parts=()))
        for token in tokens(term.text)
        if token.stem not in vocabulary.forms
    }


def _corrections(word: str, vocabulary: Vocabulary, known: Mapping[str, str]) -> list[str]:
    """Return the known words most like `word`, best first, one for each stem; "الحصر" is like "حصار"."""
    if len(word) < SHORTEST_CORRECTED:
        return []
    word = without_article(word)
    typing_errors = 2 if len(word) >= LONG_WORD and not is_arabic(word) else 1
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
