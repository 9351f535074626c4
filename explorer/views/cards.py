"""Send pictures for link previews, each under an address that names the archive's version."""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from explorer.archive.lookup import find_quote, find_theme
from explorer.figures import cards
from explorer.problems import Gone
from explorer.questions.answer import ask
from explorer.questions.index import current_index
from explorer.questions.question import Question
from explorer.shared import kept


def quote(_request: HttpRequest, code: str, version: str = "") -> HttpResponseBase:
    """Answer with the card of a quote; 410 once it is withdrawn."""
    found = find_quote(code)
    if found.withdrawn:
        return HttpResponse(f"{Gone(found)}\n", "text/plain; charset=utf-8", Gone.status_code)
    return _card(lambda: cards.quote_card(found), version, "quote-card", code)


def theme(_request: HttpRequest, slug: str, version: str = "") -> HttpResponseBase:
    """Answer with the card of a section."""
    found = find_theme(slug)
    answer = ask(Question(theme=(slug,)))
    return _card(lambda: cards.theme_card(found, answer), version, "theme-card", slug)


def site(_request: HttpRequest, version: str = "") -> HttpResponseBase:
    """Answer with the card of the site itself."""
    answer = ask(Question())
    return _card(lambda: cards.site_card(answer), version, "site-card")


def _card(make: Callable[[], cards.Card], version: str, *route: str) -> HttpResponseBase:
    """Answer with a card as it is now; an address of another version leads to the current one."""
    current = current_index().version
    if version != current:
        return redirect(*route, current)
    card = make()
    key = f"card-{sha256(repr(card).encode()).hexdigest()}"
    image = kept(key, lambda: cards.draw(card))
    return HttpResponse(image, "image/png")
