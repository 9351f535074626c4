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

GROUP = ("theme_id", "chapter_id", "governorate_id")
"""The fields that all derived values of a quote but its id follow from."""

OWN = [column.own for column in COLUMNS if column.own]

FIELDS = ["pk", *GROUP, *OWN]

ANY_ID = "__the-id-of-a-quote__"
"""An id that no quote has: what is made from it is cut there, for the ids of others."""

MOST_GROUPS = 2000
"""The groups that are remembered; a chapter of the real shape has about 60."""

Shape = Callable[[Value], Any]


class _Group:
    """What the quotes of one section and place share: their derived values, shaped as the format wants them."""

    def __init__(self, quote: Quote, shape: Shape) -> None:
        """Read the derived values off one of the quotes."""
        own, quote.code = quote.code, ANY_ID
        shaped = [None if column.own else shape(column.read(quote)) for column in COLUMNS]
        quote.code = own
        self._pieces = [
            (place, value.split(ANY_ID))
            for place, value in enumerate(shaped)
            if isinstance(value, str) and ANY_ID in value
        ]
        self._shared = shaped

    def row(self, own: Row, code: str) -> Row:
        """Return the row of a quote with these values of its own, already shaped."""
        row = self._shared.copy()
        for place, value in zip(_OWN_PLACES, own, strict=True):
            row[place] = value
        for place, pieces in self._pieces:
            row[place] = code.join(pieces)
        return row


_OWN_PLACES = [place for place, column in enumerate(COLUMNS) if column.own]
_CODE = OWN.index("code")


def rows(answer: Answer, shape: Shape = lambda value: value) -> Iterator[Row]:
    """Yield the row of every quote of an answer, in order: the values of `COLUMNS`, each through `shape`."""
    groups: dict[tuple[Any, ...], _Group] = {}
    read = answer.rows(FIELDS)
    while batch := list(islice(read, STREAM_SIZE)):
        if len(groups) > MOST_GROUPS:
            groups.clear()
        new = {tuple(keys): pk for pk, *keys in (row[:4] for row in batch) if tuple(keys) not in groups}
        whole = Quote.objects.with_context().in_bulk(new.values())
        groups |= {keys: _Group(whole[pk], shape) for keys, pk in new.items()}
        for row in batch:
            own = [shape(value) for value in row[4:]]
            yield groups[tuple(row[1:4])].row(own, row[4 + _CODE])


def records(answer: Answer) -> Iterator[dict[str, Value]]:
    """Yield every quote of an answer as `explorer.exports.columns.quote_record` returns it."""
    names = [column.name for column in COLUMNS]
    return (dict(zip(names, row, strict=True)) for row in rows(answer))
