"""The way in, and the pages about the archive."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from explorer.choices import Stance
from explorer.index import current_index
from explorer.question import Question
from explorer.versions import current_version
from explorer.views.themes import contents


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds and every way in, and the first quote of each side."""
    index = current_index()
    answer = index.answer(Question())
    by_side = [index.answer(Question(stance=(stance,))) for stance in Stance]
    facets = {facet.name: facet for facet in answer.facets()}
    context = {
        "answer": answer,
        "openings": [side[0] for side in by_side if side],
        "contents": contents(answer),
        "places": [place for place in facets["governorate"].values if place.count],
        "themes_total": len(facets["theme"].values),
        "voices": [facets[name] for name in ("stance", "sect", "gender", "age")],
    }
    return render(request, "explorer/home.html", context)


@never_cache
def up(_request: HttpRequest) -> HttpResponse:
    """Say whether the site can serve: the database answers and holds an archive."""
    try:
        ready = bool(current_version())
    except DatabaseError:
        ready = False
    return HttpResponse("ok" if ready else "no archive", "text/plain", 200 if ready else 503)
