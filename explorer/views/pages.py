"""Show the way in, and say whether the site can serve."""

from http import HTTPStatus

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from explorer.archive.versions import current_version
from explorer.choices import Stance
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from explorer.readiness import is_ready
from explorer.shared import kept


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds and every way in, and the first quote of each side."""
    answer = ask(Question())
    by_side = [ask(Question(stance=(stance,))) for stance in Stance]
    facets = {facet.name: facet for facet in answer.facets()}
    context = {
        "answer": answer,
        "openings": [side[0] for side in by_side if side],
        "contents": contents(answer),
        "places": [place for place in facets["governorate"].values if place.count],
        "holdings": holdings(),
        "voices": [facets[name] for name in ("stance", "sect", "gender", "age")],
    }
    return render(request, "explorer/home.html", context)


def holdings() -> dict[str, int]:
    """Count what the published quotes name; attributions that are written alike in a report count once."""
    return kept(f"holdings:{current_version()}", _count)


def _count() -> dict[str, int]:
    """Count each of them in the whole archive, which is done once for each version."""
    quotes = Quote.objects.published()
    counted: dict[str, int] = quotes.aggregate(
        governorates=Count("governorate", distinct=True),
        countries=Count("country", distinct=True),
    )
    attributions = quotes.values("chapter__report", "attribution").distinct().order_by().count()
    return counted | {"attributions": attributions}


@never_cache
def up(_request: HttpRequest) -> HttpResponse:
    """Say whether a page could be made now, and nothing more: `manage.py check_archive` says why not."""
    if is_ready():
        return HttpResponse("ok", "text/plain")
    return HttpResponse("not ready", "text/plain", HTTPStatus.SERVICE_UNAVAILABLE)
