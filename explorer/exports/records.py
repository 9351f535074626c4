"""Write files of quotes as JSON and JSON lines, one quote at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.exports.facts import facts
from explorer.exports.rows import records
from explorer.questions.answer import Answer

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def as_json(value: Any) -> str:
    """Return a value as JSON, letters of every script as they are."""
    return _ENCODER.encode(value)


def json_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as one object: the archive, the count and the results."""
    head = as_json({"archive": facts(answer)._asdict(), "count": len(answer)})
    yield f'{head.removesuffix("}")}, "results": '
    yield from as_list([as_json(record)] for record in records(answer))
    yield "}\n"


def jsonl_lines(answer: Answer) -> Iterator[str]:
    """Yield an answer as one object a line."""
    yield from (f"{as_json(record)}\n" for record in records(answer))


def as_list(items: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a JSON list, an item a line; each item comes as pieces of JSON."""
    separator = "[\n"
    for item in items:
        yield separator
        yield from item
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
