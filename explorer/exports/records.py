"""Write files of records, one quote at a time: JSON, JSON lines, BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.citing.files import bibtex, csl, ris
from explorer.exports.facts import facts
from explorer.exports.rows import records
from explorer.links import permanent_link
from explorer.models import Quote
from explorer.questions.answer import Answer

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def as_json(value: Any) -> str:
    """Return a value as JSON, letters of every script as they are."""
    return _ENCODER.encode(value)


def csl_record(quote: Quote) -> dict[str, Any]:
    """Return a quote as an item of CSL-JSON."""
    return csl(quote, permanent_link(quote))


def bibtex_record(quote: Quote) -> str:
    """Return a quote as an entry of BibTeX."""
    return bibtex(quote, permanent_link(quote))


def ris_record(quote: Quote) -> str:
    """Return a quote as a record of RIS."""
    return ris(quote, permanent_link(quote))


def json_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as one object: the archive, the count and the results."""
    head = as_json({"archive": facts(answer)._asdict(), "count": len(answer)})
    yield f'{head.removesuffix("}")}, "results": '
    yield from _list(records(answer))
    yield "}\n"


def jsonl_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as one object a line."""
    yield from (f"{as_json(record)}\n" for record in records(answer))


def bibtex_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as BibTeX, an empty line between entries."""
    yield from (f"{bibtex_record(quote)}\n" for quote in answer.stream())


def ris_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as RIS, an empty line between records."""
    yield from (f"{ris_record(quote)}\r\n" for quote in answer.stream())


def csl_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as a list of CSL-JSON."""
    yield from _list(csl_record(quote) for quote in answer.stream())
    yield "\n"


def _list(items: Iterable[Any]) -> Iterator[str]:
    """Yield a JSON list, an item a line."""
    separator = "[\n"
    for item in items:
        yield f"{separator}{as_json(item)}"
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
