"""Show what an edition has in the place of pages that need a server."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from explorer.edition.addresses import SCRIPT
from explorer.parts.cards import Cards, Look
from explorer.questions.answer import ask
from explorer.questions.filters import DEFAULT_PAGE_SIZE
from explorer.questions.paging import cut, pages_around
from explorer.questions.question import Question


def quotes(request: HttpRequest, number: int = 1) -> HttpResponse:
    """Show a page of all quotes; the first one is where a script answers questions."""
    answer = ask(Question())
    page = cut(Cards(answer, Look()), str(number), DEFAULT_PAGE_SIZE)
    context = {
        "answer": answer,
        "question": Question(),
        "page": page,
        "pages": pages_around(page, _page),
        "script": SCRIPT,
    }
    return render(request, "explorer/edition/quotes.html", context)


def _page(number: int) -> str:
    """Return the address of a page of all quotes."""
    return reverse("quotes") if number == 1 else reverse("edition-quotes", args=[number])


def selection(request: HttpRequest) -> HttpResponse:
    """Say what a reading list is; a script shows the quotes of one."""
    return render(request, "explorer/edition/selection.html", {"script": SCRIPT})


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Say that something needs the live site, and where that is if anybody else can reach it."""
    live = settings.SITE_URL if settings.SITE_IS_PUBLIC else ""
    return render(request, "explorer/edition/elsewhere.html", {"live": live})
