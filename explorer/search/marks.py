"""Mark the parts of a quote's text that a search found."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from explorer.search.analyser import Token, columns, fold, tokens
from explorer.search.glossary import without_article
from explorer.search.query import Query, Term


class Piece(NamedTuple):
    """A stretch of the original text, and whether the search found it."""

    text: str
    marked: bool


def marks(text: str, query: Query) -> list[Piece]:
    """Cut `text` into pieces, so that all that a required term of `query` finds is marked.

    The pieces put together are the text; a template escapes each and sets the marked ones in <mark>.
    """
    found = tokens(text)
    pieces = []
    end = 0
    for first, last in _joined(_found(found, query.required)):
        start, stop = found[first].start, found[last].end
        pieces += [Piece(text[end:start], False), Piece(text[start:stop], True)]
        end = stop
    pieces.append(Piece(text[end:], False))
    return [piece for piece in pieces if piece.text]


def begun(text: str, typed: str) -> list[Piece]:
    """Cut `text` into pieces, so that the letters with which the words of `typed` begin its words are marked.

    "ho" marks the first two letters of "Homs"; an Arabic word does so with and without its article.
    """
    starts = {start for token in tokens(typed) for start in (token.word, without_article(token.word))}
    pieces = []
    end = 0
    for token in tokens(text):
        fitting = [start for start in starts if token.word.startswith(start)]
        if fitting:
            stop = _stop(text, token, len(max(fitting, key=len)))
            pieces += [Piece(text[end : token.start], False), Piece(text[token.start : stop], True)]
            end = stop
    pieces.append(Piece(text[end:], False))
    return [piece for piece in pieces if piece.text]


def _stop(text: str, token: Token, letters: int) -> int:
    """Return where so many letters of a token end in the text, with the vowel signs of the last one."""
    stops = range(token.start + 1, token.end)
    return next((stop for stop in stops if len(fold(text[token.start : stop + 1])) > letters), token.end)


def _found(found: list[Token], terms: Iterable[Term]) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of every occurrence of every term."""
    stored_as = columns(found)
    for term in terms:
        for column, wanted in term.sequences:
            stored = stored_as[column]
            for first in range(len(stored) - len(wanted) + 1):
                if stored[first : first + len(wanted)] == wanted:
                    yield first, first + len(wanted) - 1
        yield from _found(found, term.parts)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that share a token joined into one.

    (4, 6), (0, 1) and (1, 2) give (0, 2) and (4, 6).
    """
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined
