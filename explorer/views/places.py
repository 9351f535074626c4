"""Show the places: a schematic map with its table, and a page for each of them."""

from functools import partial

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from explorer.figures.breakdown import WHO, breakdown
from explorer.figures.tiles import neighbours, tile_map
from explorer.locales import listed
from explorer.models import OUTSIDE_SYRIA, Chapter, Place, Quote
from explorer.questions.answer import ask
from explorer.questions.comparison import both_sides, compare
from explorer.questions.crosstab import crosstab
from explorer.questions.index import current_index
from explorer.questions.paging import page_address, pages_around
from explorer.questions.parameters import read_page
from explorer.questions.question import Question
from explorer.search.analyser import tokens
from explorer.search.place_names import PlaceNames

OF_A_PLACE = [name for name in WHO if name != "governorate"]
"""The attributes by which a place's quotes are broken down."""

OF_A_PLACE = [name for name in WHO if name != "governorate"]
"""The attributes by which a place's quotes are broken down."""

CHAPTERS_NAMED = 12
"""The most chapters that a place without a quote names as what the archive covers."""


def places(request: HttpRequest) -> HttpResponse:
    """Show every place on the map and in a table."""
    answer = ask(Question())
    every = list(Place.objects.all())
    table = crosstab(answer, "governorate", "stance")
    context = {
        "map": tile_map(every, answer),
        "table": table,
        "lines": list(zip(every, table.rows, table.cells, strict=True)),
    }
    return render(request, "explorer/places.html", context)


def place(request: HttpRequest, spelling: str) -> HttpResponse:
    """Show what was said by people from one place; another spelling of it leads to its one address."""
    every = list(Place.objects.all())
    found = next((place for place in every if place.slug == spelling), None)
    if found is None:
        return redirect(known_place(spelling, every), permanent=True)
    index = current_index()
    answer = ask(Question(governorate=(found.slug,)))
    comparison = compare(both_sides(index, answer.question), read_page(request.GET))
    address = partial(page_address, request.path, Question())
    drawn = tile_map(every, ask(Question()))
    context = {
        "place": found,
        "outside": found.slug == OUTSIDE_SYRIA,
        "answer": answer,
        "comparison": comparison,
        "pages": pages_around(comparison.page, address),
        "canonical": address(comparison.page.number),
        "breakdown": breakdown(answer, OF_A_PLACE) if answer else None,
        "displacement": answer.facet("displacement"),
        "countries": countries() if found.slug == OUTSIDE_SYRIA else [],
        "map": drawn,
        "neighbours": neighbours(drawn, found),
        "others": [tile for tile in drawn.tiles if tile.total and tile.place != found],
        "chapters": Chapter.objects.select_related("report")[:CHAPTERS_NAMED],
        "chapters_left": max(len(index.labels["chapter"]) - CHAPTERS_NAMED, 0),
    }
    return render(request, "explorer/place.html", context)


def known_place(spelling: str, every: list[Place]) -> Place:
    """Return the place that has this spelling; raise Http404, naming the known ones, where none has."""
    words = tuple(token.word for token in tokens(spelling))
    slug = PlaceNames.of(every).slug(words) if words else ""
    for place in every:
        if place.slug == slug:
            return place
    names = listed(place.label for place in every)
    sentence = _("There is no place called “%(spelling)s”. The places are: %(names)s.")
    raise Http404(sentence % {"spelling": spelling, "names": names})


def countries() -> list[tuple[str, int]]:
    """Return the countries outside Syria that quotes are from, each with their number, by name."""
    outside = Quote.objects.published().filter(governorate=None).order_by("country")
    return list(outside.values_list("country").annotate(Count("pk")))
