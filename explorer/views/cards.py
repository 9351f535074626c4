"""Send pictures for link previews, each under an address that names the archive's version."""

from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from explorer.archive.lookup import find_quote, find_theme
from explorer.archive.shared import kept
from explorer.figures import cards
from explorer.problems import Gone
from explorer.questions.answer import ask
from explorer.questions.compared import read_compared
from explorer.questions.filters import read_request
from explorer.questions.index import current_index
from explorer.questions.parameters import read_choice
from explorer.questions.question import Question


def quote(request: HttpRequest, code: str, version: str = "") -> HttpResponseBase:
    """Answer with the card of a quote; 410 once it is withdrawn."""
    found = find_quote(code)
    if found.withdrawn:
        return HttpResponse(f"{Gone(found)}\n", "text/plain; charset=utf-8", Gone.status_code)
    return _card(request, lambda: cards.quote_card(found), version, "quote-card", code)


def theme(request: HttpRequest, slug: str, version: str = "") -> HttpResponseBase:
    """Answer with the card of a section."""
    found = find_theme(slug)
    answer = ask(Question(theme=(slug,)))
    return _card(request, lambda: cards.theme_card(found, answer), version, "theme-card", slug)


def site(request: HttpRequest, version: str = "") -> HttpResponseBase:
    """Answer with the card of the site itself."""
    answer = ask(Question())
    return _card(request, lambda: cards.site_card(answer), version, "site-card")


def questioned(request: HttpRequest, version: str = "") -> HttpResponseBase:
    """Answer with the card of a list of quotes; it isn't kept, since there are more questions than room."""
    question = read_request(request.GET).question.alone()
    current = current_index().version
    if version != current:
        return redirect(question.address(reverse("list-card", args=[current])))
    return HttpResponse(cards.draw(cards.list_card(ask(question))), "image/png")


def compared(request: HttpRequest, version: str = "") -> HttpResponse:
    """Answer with the card of a comparison; it isn't kept either."""
    asked = read_compared(request.GET)
    current = current_index().version
    if version != current:
        return redirect(f"{reverse('comparison-card', args=[current])}?{urlencode(asked.alone())}")
    return HttpResponse(cards.draw(cards.comparison_card(asked)), "image/png")


def _card(
    request: HttpRequest, make: Callable[[], cards.Card], version: str, *route: str
) -> HttpResponseBase:
    """Answer with a card as it is now, as wide as `width` says; another version's address leads there."""
    width = int(read_choice(request.GET, "width", [str(width) for width in cards.WIDTHS]))
    current = current_index().version
    if version != current:
        query = f"?width={width}" if width != cards.WIDTH else ""
        return redirect(f"{reverse(route[0], args=[*route[1:], current])}{query}")
    card = make()
    key = f"card-{sha256(repr((card, width, get_language())).encode()).hexdigest()}"
    image = kept(key, lambda: cards.draw(card, width))
    return HttpResponse(image, "image/png")
