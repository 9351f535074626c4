"""Show the way in, and say whether the site can serve."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from explorer.choices import Stance
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from explorer.views.picture import pictured
from explorer.views.readiness import is_ready

VOICES = ["stance", "gender", "age", "sect", "displacement"]
"""The facets by which the front page tells of the speakers, beside themes and places."""


def home(request: HttpRequest) -> HttpResponse:
    """Show the archive in one picture, every way in, and the first quote of each side."""
    answer = ask(Question())
    by_side = [ask(Question(stance=(stance,))) for stance in Stance]
    context = {
        "answer": answer,
        "openings": [side[0] for side in by_side if side],
        "voices": [answer.facet(name) for name in VOICES],
    } | pictured(answer, contents(answer))
    return render(request, "explorer/home.html", context)


@never_cache
def up(_request: HttpRequest) -> HttpResponse:
    """Say whether a page could be made now, and nothing more: `manage.py check_archive` says why not."""
    if is_ready():
        return HttpResponse("ok", "text/plain")
    return HttpResponse("not ready", "text/plain", HTTPStatus.SERVICE_UNAVAILABLE)
