"""Show an answer in one picture."""

from collections.abc import Sequence
from typing import Any

from explorer.figures.tiles import tile_map
from explorer.figures.tracks import picture
from explorer.models import Place
from explorer.questions.answer import Answer
from explorer.questions.contents import Contents


def pictured(answer: Answer, listed: Sequence[Contents], first: int = 1) -> dict[str, Any]:
    """Return what shows an answer, on the map and on the lines of `listed`: sections from `first`."""
    return {
        "drawn": picture(answer, listed, first),
        "map": tile_map(list(Place.objects.all()), answer),
    }
