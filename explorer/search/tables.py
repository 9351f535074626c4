"""Store the words of quotes and search them; the one module that knows how databases differ.

The table `explorer_quotetokens` holds the words of each published quote as the analyser writes them,
and the text they were made from. On SQLite it is an FTS5 table whose tokenizer separates words at
spaces only; on PostgreSQL it holds a tsvector, written without PostgreSQL's own parser, in which a
word has an equals sign before it and a stem has none: `=sieges` and `sieg`. Both compare whole
tokens, so both find the same quotes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from explorer.querysets import reading_connection
from explorer.search import analyser
from explorer.search.query import Query, Term, TermGroup, TokenSequence

TABLE = "explorer_quotetokens"


@dataclass(frozen=True)
class _Dialect:
    """The way one kind of database stores tokens and is asked for them."""

    insert: str
    row: Callable[[int, str], Sequence[Any]]
    sequence: Callable[[TokenSequence], str]
    all_of: str
    any_of: str
    but_none_of: str
    match: str
    score: str
    vocabulary: str

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


def _fts5_row(key: int, text: str) -> Sequence[Any]:
    columns = analyser.columns(analyser.tokens(text))
    return key, " ".join(columns["stems"]), " ".join(columns["words"]), text, analyser.REVISION


def _fts5_sequence(sequence: TokenSequence) -> str:
    # No token holds a quotation mark.
    return f'{sequence.column} : "{" ".join(sequence.tokens)}"'


def _tsvector_row(key: int, text: str) -> Sequence[Any]:
    lexemes = (
        f"{_lexeme(column, token)}:{position}"
        for column, tokens in analyser.columns(analyser.tokens(text)).items()
        for position, token in enumerate(tokens, start=1)
    )
    return key, " ".join(lexemes), text, analyser.REVISION


def _tsquery_sequence(sequence: TokenSequence) -> str:
    return " <-> ".join(_lexeme(sequence.column, token) for token in sequence.tokens)


def _lexeme(column: analyser.Column, token: str) -> str:
    # No token holds a backslash or starts with an equals sign.
    escaped = token.replace("'", "''")
    return f"'={escaped}'" if column == "words" else f"'{escaped}'"


_DIALECTS = {
    "sqlite": _Dialect(
        insert="INSERT INTO explorer_quotetokens (rowid, stems, words, text, revision)"
        " VALUES (%s, %s, %s, %s, %s)",
        row=_fts5_row,
        sequence=_fts5_sequence,
        all_of=" AND ",
        any_of=" OR ",
        but_none_of=" NOT ",
        match="SELECT %s, rowid FROM explorer_quotetokens WHERE explorer_quotetokens MATCH %s",
        score="SELECT rowid, -bm25(explorer_quotetokens) FROM explorer_quotetokens"
        " WHERE explorer_quotetokens MATCH %s",
        vocabulary="SELECT term, doc FROM explorer_vocabulary WHERE col = 'words'",
    ),
    "postgresql": _Dialect(
        insert="INSERT INTO explorer_quotetokens (rowid, tokens, text, revision)"
        " VALUES (%s, %s::tsvector, %s, %s)",
        row=_tsvector_row,
        sequence=_tsquery_sequence,
        all_of=" & ",
        any_of=" | ",
        but_none_of=" & !",
        match="SELECT %s::integer, rowid FROM explorer_quotetokens WHERE tokens @@ %s::tsquery",
        score="SELECT rowid, ts_rank(tokens, query, 1)"
        " FROM explorer_quotetokens, CAST(%s AS tsquery) AS query WHERE tokens @@ query",
        vocabulary="SELECT substr(word, 2), ndoc"
        " FROM ts_stat('SELECT tokens FROM explorer_quotetokens') WHERE starts_with(word, '=')",
    ),
}

_DELETE_OUTDATED = (
    "DELETE FROM explorer_quotetokens WHERE rowid NOT IN ("
    "SELECT quote.id FROM explorer_quote AS quote"
    " JOIN explorer_quotetokens AS held ON held.rowid = quote.id"
    " WHERE quote.withdrawn IS NULL AND held.text = quote.text AND held.revision = %s)"
)
_SELECT_MISSING = (
    "SELECT id, text FROM explorer_quote"
    " WHERE withdrawn IS NULL AND id NOT IN (SELECT rowid FROM explorer_quotetokens)"
)


def refresh() -> None:
    """Make the stored words those of the published quotes; only quotes that changed are written.

    It compares with the quotes themselves, so it doesn't matter in which way they were written.
    """
    dialect = _DIALECTS[connection.vendor]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_DELETE_OUTDATED, [analyser.REVISION])
        cursor.execute(_SELECT_MISSING)
        cursor.executemany(dialect.insert, [dialect.row(key, text) for key, text in cursor.fetchall()])


def matching_pks(terms: Sequence[Term]) -> list[list[int]]:
    """Return for each of `terms` the database keys of the published quotes in which it holds.

    Any number of terms is one statement.
    """
    found: list[list[int]] = [[] for _term in terms]
    if terms:
        dialect = _DIALECTS[connection.vendor]
        asked = (part for number, term in enumerate(terms) for part in (number, dialect.term(term)))
        for number, key in _rows(" UNION ALL ".join([dialect.match] * len(terms)), *asked):
            found[number].append(key)
    return found


def relevance(query: Query) -> dict[int, float]:
    """Return how well quotes answer `query`: database key -> score, higher is better.

    Quotes that are found only for what they don't contain are left out; their score is 0.
    """
    if not (groups := [group for group in query.groups if group.required]):
        return {}
    dialect = _DIALECTS[connection.vendor]
    return {key: float(score) for key, score in _rows(dialect.score, dialect.groups(groups))}


def word_counts() -> dict[str, int]:
    """Return every word of the published quotes, folded, unstemmed -> the number of quotes with it."""
    return dict(_rows(_DIALECTS[connection.vendor].vocabulary))


def _rows(statement: str, *parameters: str | int) -> list[tuple[Any, ...]]:
    """Return what the database answers."""
    with reading_connection().cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
