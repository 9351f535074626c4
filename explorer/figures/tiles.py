"""Draw the schematic map: an equal tile for each place in roughly its position, a dot for each quote.

A tile says how many quotes there are, never where inside a governorate somebody lives. Lengths are
whole units of the drawing, so that no decimal sign depends on the reader's language.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language_bidi

from explorer.locales import Number
from explorer.models import OUTSIDE_SYRIA, Place
from explorer.questions.answer import Answer

SIDE = 120
GAP = 8
MARGIN = 2
"""Room around the tiles for the line around the one that has the focus."""

INSET = 12
LINE_HEIGHT = 18
NAME_WIDTH = 11
"""The most letters of a name on one line: `Rural` and `Damascus` are two, `Deir al-Zor` is one."""

DOTS_TOP = 52
LARGEST_STEP = 24
SMALLEST_STEP = 6
"""From one dot to the next: as far as the fullest tile allows, at least as far as dots need to be told apart.

On a map whose fullest tile has 8 quotes dots are 24 units apart, with 9 they are 20; with more than a
tile holds at 6 units, every tile has numbers instead.
"""

NEAREST = 4
"""The number of neighbouring places that are offered."""


class TileText(NamedTuple):
    """A piece of text on a tile, and its position on the drawing."""

    text: str
    x: int
    y: int


class Dot(NamedTuple):
    """One quote: its stance, which shape and colour show, and the position and size of the shape."""

    stance: str
    transform: str


@dataclass(frozen=True)
class Tile:
    """A place on the map: `x` and `y` are its corner, `sides` counts its quotes by stance."""

    place: Place
    x: int
    y: int
    sides: dict[str, int]
    dots: list[Dot]

    @property
    def total(self) -> int:
        """The number of quotes from here."""
        return sum(self.sides.values())

    @property
    def outside(self) -> bool:
        """Whether the tile is the one for everything that isn't a governorate."""
        return self.place.slug == OUTSIDE_SYRIA

    @property
    def name(self) -> list[TileText]:
        """The name, broken at spaces where it is long."""
        lines = textwrap.wrap(self.place.label, NAME_WIDTH, break_on_hyphens=False, break_long_words=False)
        return [
            TileText(text, self._from_start(INSET), self.y + INSET + LINE_HEIGHT * number + LINE_HEIGHT // 2)
            for number, text in enumerate(lines)
        ]

    @property
    def numbers(self) -> list[tuple[Dot, TileText]]:
        """A dot and a number for each side that has quotes, for a tile whose dots wouldn't fit."""
        sides = [(stance, count) for stance, count in self.sides.items() if count]
        tops = range(self.y + DOTS_TOP, self.y + SIDE, LINE_HEIGHT)
        return [
            (
                _dot(stance, self._from_start(INSET + 6), top + 10, LARGEST_STEP),
                TileText(str(Number(count)), self._from_start(INSET + LINE_HEIGHT), top + 16),
            )
            for top, (stance, count) in zip(tops, sides, strict=False)
        ]

    def _from_start(self, distance: int) -> int:
        """Return how far right something stands that is so far from the side where reading begins."""
        return _from_start(self.x, distance)


@dataclass(frozen=True)
class TileMap:
    """All tiles, and the size of the drawing."""

    tiles: list[Tile]
    width: int
    height: int
    side: int = SIDE


def tile_map(places: Sequence[Place], answer: Answer) -> TileMap:
    """Draw the quotes of an answer on the tiles of those places that have a row and a column."""
    sides = {place.slug: _sides(place, answer) for place in places}
    step = _step(max((sum(counts.values()) for counts in sides.values()), default=0))
    tiles = [
        Tile(
            place,
            x := MARGIN + (place.tile_column - 1) * (SIDE + GAP),
            y := MARGIN + (place.tile_row - 1) * (SIDE + GAP),
            sides[place.slug],
            _dots(sides[place.slug], x, y + DOTS_TOP, step) if step else [],
        )
        for place in places
        if place.tile_row and place.tile_column
    ]
    return TileMap(
        tiles,
        max((tile.x for tile in tiles), default=0) + SIDE + MARGIN,
        max((tile.y for tile in tiles), default=0) + SIDE + MARGIN,
    )


def neighbours(drawn: TileMap, place: Place) -> list[Tile]:
    """Return the tiles with quotes that are nearest to a place's, nearest first; none outside Syria."""
    here = next((tile for tile in drawn.tiles if tile.place == place), None)
    if here is None or here.outside:
        return []
    others = [tile for tile in drawn.tiles if tile.total and tile != here and not tile.outside]
    return sorted(others, key=lambda tile: math.dist((tile.x, tile.y), (here.x, here.y)))[:NEAREST]


def _sides(place: Place, answer: Answer) -> dict[str, int]:
    """Count the quotes of a place by stance, in a fixed order."""
    here = answer.matching & answer.index.bitmaps["governorate"][place.slug]
    stances = answer.index.bitmaps["stance"]
    return {
        stance: here.intersection_cardinality(stances[stance]) for stance in answer.index.labels["stance"]
    }


def _step(fullest: int) -> int:
    """Return the distance between dots at which the fullest tile holds all of its own.

    It is 24 for 8 dots and 20 for 9; 0 where there are too many for any distance.
    """
    steps = range(LARGEST_STEP, SMALLEST_STEP - 1, -1)
    return next((step for step in steps if _columns(step) * _rows(step) >= fullest), 0)


def _columns(step: int) -> int:
    return (SIDE - 2 * INSET) // step


def _rows(step: int) -> int:
    return (SIDE - INSET // 2 - DOTS_TOP) // step


def _dots(sides: dict[str, int], left: int, top: int, step: int) -> list[Dot]:
    """Set the dots of a tile out in rows, one stance after the other."""
    stances = [stance for stance, count in sides.items() for _quote in range(count)]
    columns = _columns(step)
    return [
        _dot(
            stance,
            _from_start(left, INSET + step * (number % columns) + step // 2),
            top + step * (number // columns) + step // 2,
            step,
        )
        for number, stance in enumerate(stances)
    ]


def _from_start(left: int, distance: int) -> int:
    """Return the position in a tile at `left`, from its right where pages are read from the right."""
    return left + (SIDE - distance if get_language_bidi() else distance)


def _dot(stance: str, x: int, y: int, step: int) -> Dot:
    """Place a shape that is drawn for the largest step."""
    return Dot(stance, f"translate({x} {y}) scale({step / LARGEST_STEP:.2f})")
