"""The schematic map's tiles: one for each place, a dot for each quote, and what lies beside what."""

import pytest

from explorer.figures import tiles
from explorer.figures.tiles import TileMap, neighbours, tile_map
from explorer.models import Place
from explorer.questions.answer import ask
from explorer.questions.question import Question
from tests.support.builders import build_place, build_quote

pytestmark = pytest.mark.django_db


def draw(question: Question | None = None) -> TileMap:
    """Draw all places with the quotes of a question."""
    return tile_map(list(Place.objects.all()), ask(question or Question()))


def build_quotes(count: int, place: Place, stance: str = "pro-regime", start: int = 1) -> None:
    """Create quotes of one side from one place."""
    for number in range(start, start + count):
        build_quote(number, governorate=place, stance=stance)


def test_a_tile_stands_where_its_row_and_column_say() -> None:
    build_place("homs", name="Homs", tile_row=3, tile_column=2)
    build_place("aleppo", name="Aleppo", tile_row=1, tile_column=1)
    drawn = draw()
    assert [(tile.place.slug, tile.x, tile.y) for tile in drawn.tiles] == [
        ("homs", 130, 258),
        ("aleppo", 2, 2),
    ]
    assert (drawn.width, drawn.height, drawn.side) == (252, 380, 120)


def test_a_place_without_a_tile_is_left_out() -> None:
    build_place("homs")
    assert draw() == TileMap([], 122, 122)


def test_each_quote_is_a_dot_one_side_after_the_other() -> None:
    homs = build_place("homs", tile_row=1, tile_column=1)
    build_quotes(1, homs, "anti-regime", start=1)
    build_quotes(4, homs, "pro-regime", start=2)
    [tile] = draw().tiles
    assert tile.total == 5
    assert tile.sides == {"pro-regime": 4, "anti-regime": 1}
    assert [(dot.stance, dot.transform) for dot in tile.dots] == [
        ("pro-regime", "translate(26 66) scale(1.00)"),
        ("pro-regime", "translate(50 66) scale(1.00)"),
        ("pro-regime", "translate(74 66) scale(1.00)"),
        ("pro-regime", "translate(98 66) scale(1.00)"),
        ("anti-regime", "translate(26 90) scale(1.00)"),
    ]


def test_only_the_quotes_of_the_question_are_drawn() -> None:
    homs = build_place("homs", tile_row=1, tile_column=1)
    build_quotes(2, homs, "pro-regime")
    build_quotes(1, homs, "anti-regime", start=3)
    [tile] = draw(Question(stance=("anti-regime",))).tiles
    assert [dot.stance for dot in tile.dots] == ["anti-regime"]


def test_dots_shrink_alike_on_every_tile_until_the_fullest_holds_its_own() -> None:
    homs = build_place("homs", tile_row=1, tile_column=1)
    aleppo = build_place("aleppo", tile_row=1, tile_column=2)
    build_quotes(9, homs)
    build_quotes(1, aleppo, start=10)
    full, other = draw().tiles
    # Eight dots would fit at 24 units; at 20, four in each of three rows do.
    assert [dot.transform for dot in full.dots][-1] == "translate(24 104) scale(0.83)"
    assert [dot.transform for dot in other.dots] == ["translate(152 64) scale(0.83)"]


def test_more_quotes_than_dots_can_show_are_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "SMALLEST_STEP", 24)
    homs = build_place("homs", tile_row=1, tile_column=1)
    build_quotes(8, homs)
    build_quotes(1, homs, "anti-regime", start=9)
    [tile] = draw().tiles
    assert tile.dots == []
    assert [(dot.stance, line.text) for dot, line in tile.numbers] == [
        ("pro-regime", "8"),
        ("anti-regime", "1"),
    ]


def test_a_long_name_breaks_at_its_spaces() -> None:
    build_place("rural-damascus", name="Rural Damascus", tile_row=1, tile_column=1)
    build_place("deir-al-zor", name="Deir al-Zor", tile_row=1, tile_column=2)
    rural, deir = draw().tiles
    assert rural.name == [("Rural", 14, 23), ("Damascus", 14, 41)]
    assert deir.name == [("Deir al-Zor", 142, 23)]


@pytest.mark.usefixtures("archive")
def test_no_dot_leaves_its_tile() -> None:
    for tile in draw().tiles:
        for dot in tile.dots:
            x, y = map(int, dot.transform.removeprefix("translate(").split(")")[0].split())
            assert tile.x + 12 <= x <= tile.x + 108
            assert tile.y + 50 <= y <= tile.y + 110


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("slug", "nearest"),
    [
        ("homs", ["hamah", "raqqah", "damascus", "aleppo"]),
        ("quneitra", ["damascus", "tartous", "hamah", "homs"]),
        ("outside-syria", []),
    ],
)
def test_neighbours_have_quotes_and_lie_nearest(slug: str, nearest: list[str]) -> None:
    place = Place.objects.get(slug=slug)
    assert [tile.place.slug for tile in neighbours(draw(), place)] == nearest


def test_a_place_without_a_tile_has_no_neighbours() -> None:
    build_place("homs", tile_row=1, tile_column=1)
    assert neighbours(draw(), build_place("aleppo")) == []
