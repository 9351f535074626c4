"""Make the rows of tables from a few plain values of each quote.

What many quotes share (a place's code, a chapter's title and licence, the wording of a section's citation)
is made once for each place, chapter and section, under an id to be replaced; the quotes borrow it. So a
row costs little more than its own words, however few quotes a section has.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Any

from explorer.exports.columns import COLUMNS, Of, Value
from explorer.models import Chapter, Place, Quote, Theme
from explorer.questions.answer import STREAM_SIZE, Answer
from explorer.questions.index import Row

OWN = [column for column in COLUMNS if column.own]

FIELDS = ["theme_id", "chapter_id", "governorate_id", *(column.own for column in OWN)]

ANY_ID = "__the-id-of-a-quote__"
"""An id that no quote has: what is made from it is cut there, for the ids of others."""

MOST_SHARED = 2000
"""The sections, chapters and places that are remembered; a chapter of the real shape has eight sections."""

Shape = Callable[[Value], Any]
Shared = list[tuple[int, Any]]
"""Places in the row, and what stands there, already shaped."""


class _Shaped(dict[Value, Any]):
    """The values of a closed vocabulary, each shaped once."""

    def __init__(self, shape: Shape) -> None:
        """Begin with none."""
        super().__init__()
        self._shape = shape

    def __missing__(self, value: Value) -> Any:
        """Shape a value that is met for the first time."""
        return self.setdefault(value, self._shape(value))


class _Section:
    """The cells that the quotes of a section share: a row without their own values and their place."""

    def __init__(self, shared: Shared) -> None:
        """Find the values in which the quote's id is to be filled in."""
        self._shared: Row = [None] * len(COLUMNS)
        self._pieces = []
        for place, value in shared:
            self._shared[place] = value
            if isinstance(value, str) and ANY_ID in value:
                self._pieces.append((place, value.split(ANY_ID)))

    def row(self, own: Iterable[Any], governorate: Shared, code: str) -> Row:
        """Return the row of a quote with these shaped values of its own and of its place."""
        row = self._shared.copy()
        for place, value in zip(_OWN_PLACES, own, strict=True):
            row[place] = value
        for place, value in governorate:
            row[place] = value
        for place, pieces in self._pieces:
            row[place] = code.join(pieces)
        return row


_OWN_PLACES = [place for place, column in enumerate(COLUMNS) if column.own]
_CODE = FIELDS.index("code")


class _Sharing:
    """The cells that quotes share, read for the sections, chapters and places that are met."""

    def __init__(self, shape: Shape) -> None:
        """Begin with nothing."""
        self._shape = shape
        self._chapters: dict[int, tuple[Chapter, Shared]] = {}
        self.sections: dict[tuple[int, int], _Section] = {}
        self.governorates: dict[int | None, Shared] = {None: self._values("governorate", Quote())}

    def read(self, rows: list[Row]) -> None:
        """Read what is missing for some rows, whose first values are the keys."""
        if len(self.sections) > MOST_SHARED:
            self.sections.clear()
            self._chapters.clear()
        self._read_governorates({row[2] for row in rows} - self.governorates.keys())
        sections = set(map(itemgetter(0, 1), rows)) - self.sections.keys()
        self._read_chapters({chapter for _theme, chapter in sections} - self._chapters.keys())
        themes = Theme.objects.in_bulk({theme for theme, _chapter in sections})
        for theme, pk in sections:
            chapter, of_chapter = self._chapters[pk]
            quote = Quote(code=ANY_ID, theme=themes[theme], chapter=chapter)
            self.sections[theme, pk] = _Section([*of_chapter, *self._values("theme", quote)])

    def _read_governorates(self, keys: set[int | None]) -> None:
        """Read places."""
        for key, place in Place.objects.in_bulk(keys).items():
            self.governorates[key] = self._values("governorate", Quote(governorate=place))

    def _read_chapters(self, keys: set[int]) -> None:
        """Read chapters with their reports."""
        for key, chapter in Chapter.objects.select_related("report").in_bulk(keys).items():
            self._chapters[key] = chapter, self._values("chapter", Quote(code=ANY_ID, chapter=chapter))

    def _values(self, of: Of, quote: Quote) -> Shared:
        """Return the values that follow from one relation of a quote."""
        return [
            (place, self._shape(column.read(quote)))
            for place, column in enumerate(COLUMNS)
            if column.of == of and not column.own
        ]


def rows(answer: Answer, shape: Shape = lambda value: value) -> Iterator[Row]:
    """Yield the row of every quote of an answer, in order: the values of `COLUMNS`, each through `shape`."""
    is_closed = ["enum" in column.constraints or column.kind != "string" for column in OWN]
    shapes = [_Shaped(shape).__getitem__ if closed else shape for closed in is_closed]
    sharing, read = _Sharing(shape), answer.rows(FIELDS)
    while batch := list(islice(read, STREAM_SIZE)):
        sharing.read(batch)
        for found in batch:
            theme, chapter, governorate, *own = found
            shaped = [shape_it(value) for shape_it, value in zip(shapes, own, strict=True)]
            section = sharing.sections[theme, chapter]
            yield section.row(shaped, sharing.governorates[governorate], found[_CODE])


def records(answer: Answer) -> Iterator[dict[str, Value]]:
    """Yield every quote of an answer as `explorer.exports.columns.quote_record` returns it."""
    names = [column.name for column in COLUMNS]
    return (dict(zip(names, row, strict=True)) for row in rows(answer))
