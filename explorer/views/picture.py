"""Show an answer in one picture."""

from collections.abc import Sequence
from typing import Any

from explorer.figures.tiles import tile_map
from explorer.figures.tracks import picture
from explorer.models import Place
from explorer.questions.answer import Answer
from explorer.questions.contents import Contents


def pictured(answer: Answer, listed: Sequence[Contents]) -> dict[str, Any]:
    """Return what `_picture.html` shows: an answer drawn on the lines of `listed`, and on the map."""
    return {
        "drawn": picture(answer, listed),
        "map": tile_map(list(Place.objects.all()), answer),
    }
