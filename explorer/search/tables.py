"""Store the words of quotes and search them; the one module that knows how databases differ.

The table `explorer_quotetokens` holds the words of each published quote as the analyser writes them,
and the text they were made from; `explorer.derived.Word` says how many quotes have a word. On SQLite it
is an FTS5 table whose tokenizer separates words at spaces only; on PostgreSQL it holds a tsvector, written
without PostgreSQL's own parser, in which a word has an equals sign before it and a stem has none: `=sieges`
and `sieg`. Both compare whole tokens, so both find the same quotes.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection

from explorer.derived import Word
from explorer.querysets import reading_connection
from explorer.search import analyser
from explorer.search.query import Query, Term, TermGroup, TokenSequence

AT_A_TIME = 1000
"""The words whose counts are read and written by one statement."""

_Columns = Mapping[analyser.Column, tuple[str, ...]]


@dataclass(frozen=True)
class _Dialect:
    """The way one kind of database stores tokens and is asked for them."""

    insert: str
    row: Callable[[int, str, _Columns], Sequence[Any]]
    sequence: Callable[[TokenSequence], str]
    all_of: str
    any_of: str
    but_none_of: str
    match: str
    ranked: str

    def groups(self, groups: Iterable[TermGroup]) -> str:
        """Return the expression that finds what any of `groups` finds; each has a required term."""
        return self.any_of.join(f"({self._group(group)})" for group in groups)

    def _any(self, terms: Iterable[Term]) -> str:
        return self.any_of.join(f"({self.term(term)})" for term in terms)

    def _group(self, group: TermGroup) -> str:
        required = self.all_of.join(f"({self.term(term)})" for term in group.required)
        excluded = f"{self.but_none_of}({self._any(group.excluded)})" if group.excluded else ""
        return f"({required}){excluded}"

    def term(self, term: Term) -> str:
        """Return the expression for any of the term's sequences, or all of its parts."""
        ways = [f"({self.sequence(sequence)})" for sequence in term.sequences]
        if term.parts:
            ways.append("(" + self.all_of.join(f"({self.term(part)})" for part in term.parts) + ")")
        return self.any_of.join(ways)


def _fts5_row(key: int, text: str, columns: _Columns) -> Sequence[Any]:
    return key, " ".join(columns["stems"]), " ".join(columns["words"]), text


def _fts5_sequence(sequence: TokenSequence) -> str:
    # No token holds a quotation mark.
    return f'{sequence.column} : "{" ".join(sequence.tokens)}"'


def _tsvector_row(key: int, text: str, columns: _Columns) -> Sequence[Any]:
    lexemes = (
        f"{_lexeme(column, token)}:{position}"
        for column, tokens in columns.items()
        for position, token in enumerate(tokens, start=1)
    )
    return key, " ".join(lexemes), text


def _tsquery_sequence(sequence: TokenSequence) -> str:
    return " <-> ".join(_lexeme(sequence.column, token) for token in sequence.tokens)


def _lexeme(column: analyser.Column, token: str) -> str:
    # No token holds a backslash or starts with an equals sign.
    escaped = token.replace("'", "''")
    return f"'={escaped}'" if column == "words" else f"'{escaped}'"


_DIALECTS = {
    "sqlite": _Dialect(
        insert="INSERT INTO explorer_quotetokens (rowid, stems, words, text) VALUES (%s, %s, %s, %s)",
        row=_fts5_row,
        sequence=_fts5_sequence,
        all_of=" AND ",
        any_of=" OR ",
        but_none_of=" NOT ",
        match="SELECT %s, number FROM explorer_quotetokens"
        " JOIN explorer_numberedquote ON quote_id = explorer_quotetokens.rowid"
        " WHERE explorer_quotetokens MATCH %s",
        ranked="SELECT number FROM explorer_quotetokens"
        " JOIN explorer_numberedquote ON quote_id = explorer_quotetokens.rowid"
        " WHERE explorer_quotetokens MATCH %s"
        " ORDER BY bm25(explorer_quotetokens), number",
    ),
    "postgresql": _Dialect(
        insert="INSERT INTO explorer_quotetokens (rowid, tokens, text) VALUES (%s, %s::tsvector, %s)",
        row=_tsvector_row,
        sequence=_tsquery_sequence,
        all_of=" & ",
        any_of=" | ",
        but_none_of=" & !",
        match="SELECT %s::integer, number FROM explorer_quotetokens"
        " JOIN explorer_numberedquote ON quote_id = rowid WHERE tokens @@ %s::tsquery",
        ranked="SELECT number FROM CAST(%s AS tsquery) AS query, explorer_quotetokens"
        " JOIN explorer_numberedquote ON quote_id = rowid WHERE tokens @@ query"
        " ORDER BY ts_rank(tokens, query, 1) DESC, number",
    ),
}


class WordRenewal:
    """The words that a change touches: each quote's are stored at once, their counts by `store`."""

    def __init__(self) -> None:
        """Begin with no word counted."""
        self._more: Counter[str] = Counter()

    def renew(self, keys: Collection[int]) -> None:
        """Store the words of these quotes where their text changed; a quote that isn't published has none."""
        if not keys:
            return
        held = _texts("SELECT rowid, text FROM explorer_quotetokens WHERE rowid IN", keys)
        now = _texts(
            "SELECT id, text FROM explorer_quote WHERE withdrawn IS NULL AND NOT draft AND id IN", keys
        )
        outdated = [key for key, text in held.items() if now.get(key) != text]
        missing = [key for key, text in now.items() if held.get(key) != text]
        read = {key: _columns(now[key]) for key in missing}
        dialect = _DIALECTS[connection.vendor]
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM explorer_quotetokens WHERE rowid = %s", [(key,) for key in outdated]
            )
            cursor.executemany(dialect.insert, [dialect.row(key, now[key], read[key]) for key in missing])
        for key in outdated:
            self._more.subtract(set(_columns(held[key])["words"]))
        for key in missing:
            self._more.update(set(read[key]["words"]))

    def store(self) -> None:
        """Store how many quotes have each word that was counted; a word that no quote has any more goes."""
        changed = iter([word for word, more in self._more.items() if more])
        while words := list(islice(changed, AT_A_TIME)):
            counts = Counter(dict(Word.objects.filter(word__in=words).values_list("word", "quotes")))
            counts.update({word: self._more[word] for word in words})
            Word.objects.bulk_create(
                [
                    Word(word=word, stem=analyser.stem(word), quotes=count)
                    for word, count in counts.items()
                    if count
                ],
                update_conflicts=True,
                unique_fields=["word"],
                update_fields=["quotes"],
            )
            Word.objects.filter(word__in=[word for word, count in counts.items() if not count]).delete()
        self._more.clear()


def clear() -> None:
    """Forget the words of every quote."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM explorer_quotetokens")
    Word.objects.all().delete()


def _texts(statement: str, keys: Collection[int]) -> dict[int, str]:
    """Return the texts of these quotes, by key."""
    return dict(_rows(f"{statement} ({', '.join(['%s'] * len(keys))})", *keys))


def _columns(text: str) -> _Columns:
    """Return the words and the stems of a text, as they are stored."""
    return analyser.columns(analyser.tokens(text))


ROWS = 10_000
"""Rows of an answer that are taken over at a time."""


def matching(terms: Sequence[Term]) -> "list[array[int]]":
    """Return for each of `terms` the numbers of the published quotes in which it holds.

    Any number of terms is one statement.
    """
    found = [array("I") for _term in terms]
    if terms:
        dialect = _DIALECTS[connection.vendor]
        asked = (part for place, term in enumerate(terms) for part in (place, dialect.term(term)))
        for place, number in _rows(" UNION ALL ".join([dialect.match] * len(terms)), *asked):
            found[place].append(number)
    return found


def ranked(query: Query) -> "array[int]":
    """Return the numbers of the quotes that answer `query`, the best first, equal ones in the report's order.

    Quotes that are found only for what they don't contain are left out.
    """
    if not (groups := [group for group in query.groups if group.required]):
        return array("I")
    dialect = _DIALECTS[connection.vendor]
    return array("I", (number for (number,) in _rows(dialect.ranked, dialect.groups(groups))))


def stored_words() -> list[tuple[str, str, int]]:
    """Return every word of the published quotes, folded, with its stem and the number of quotes with it."""
    return list(Word.objects.values_list("word", "stem", "quotes"))


def _rows(statement: str, *parameters: str | int) -> Iterator[tuple[Any, ...]]:
    """Yield what the database answers; a common word has many rows, and Django hands on each slowly."""
    with reading_connection().cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(ROWS):
            yield from rows
