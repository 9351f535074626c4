"""Make the rows of tables from a few plain values of each quote.

What depends only on a quote's section, chapter and place (titles, addresses, licence, the wording of its
citation) is read off one whole quote of each such group, under an id to be replaced; all others of the
group borrow it. So a row costs little more than its own words.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from explorer.exports.columns import COLUMNS, Value
from explorer.models import Quote
from explorer.questions.answer import STREAM_SIZE, Answer
from explorer.questions.index import Row

OWN = [column for column in COLUMNS if column.own]

FIELDS = ["pk", "theme_id", "chapter_id", "governorate_id", *(column.own for column in OWN)]

ANY_ID = "__the-id-of-a-quote__"
"""An id that no quote has: what is made from it is cut there, for the ids of others."""

MOST_GROUPS = 2000
"""The groups that are remembered; a chapter of the real shape has about 60."""

Shape = Callable[[Value], Any]


class _Shaped(dict[Value, Any]):
    """The values of a closed vocabulary, each shaped once."""

    def __init__(self, shape: Shape) -> None:
        """Begin with none."""
        super().__init__()
        self._shape = shape

    def __missing__(self, value: Value) -> Any:
        """Shape a value that is met for the first time."""
        return self.setdefault(value, self._shape(value))


class _Group:
    """Derived values, already shaped, that the quotes of one section or one place share."""

    def __init__(self, quote: Quote, shape: Shape) -> None:
        """Read the derived values off one of the quotes."""
        own, quote.code = quote.code, ANY_ID
        shared = [None if column.own else shape(column.read(quote)) for column in COLUMNS]
        quote.code = own
        self._shared = shared
        self._pieces = [
            (place, value.split(ANY_ID))
            for place, value in enumerate(shared)
            if isinstance(value, str) and ANY_ID in value
        ]

    def row(self, own: list[Any], code: str) -> Row:
        """Return the row of a quote with these shaped values of its own."""
        row = self._shared.copy()
        for place, value in zip(_OWN_PLACES, own, strict=True):
            row[place] = value
        for place, pieces in self._pieces:
            row[place] = code.join(pieces)
        return row


_OWN_PLACES = [place for place, column in enumerate(COLUMNS) if column.own]
_CODE = [column.own for column in OWN].index("code")


def rows(answer: Answer, shape: Shape = lambda value: value) -> Iterator[Row]:
    """Yield the row of every quote of an answer, in order: the values of `COLUMNS`, each through `shape`."""
    groups: dict[tuple[Any, ...], _Group] = {}
    is_closed = ["enum" in column.constraints or column.kind == "boolean" for column in OWN]
    shapes = [_Shaped(shape).__getitem__ if closed else shape for closed in is_closed]
    read = answer.rows(FIELDS)
    while batch := list(islice(read, STREAM_SIZE)):
        if len(groups) > MOST_GROUPS:
            groups.clear()
        new = {keys: pk for pk, *own in batch if (keys := tuple(own[:3])) not in groups}
        whole = Quote.objects.with_context().in_bulk(new.values())
        groups |= {keys: _Group(whole[pk], shape) for keys, pk in new.items()}
        for _pk, theme, chapter, governorate, *own in batch:
            shaped = [shape_it(value) for shape_it, value in zip(shapes, own, strict=True)]
            yield groups[theme, chapter, governorate].row(shaped, own[_CODE])


def records(answer: Answer) -> Iterator[dict[str, Value]]:
    """Yield every quote of an answer as `explorer.exports.columns.quote_record` returns it."""
    names = [column.name for column in COLUMNS]
    return (dict(zip(names, row, strict=True)) for row in rows(answer))
