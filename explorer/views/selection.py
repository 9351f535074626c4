"""Show a reading list that is kept in its address."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from explorer.citing.panel import bibliography_panel, forms_asked_for
from explorer.questions.answer import ask
from explorer.questions.parameters import any_given
from explorer.questions.question import Question
from explorer.questions.reading_list import ReadingList, changed_list, read_list
from explorer.sharing.metadata import list_preview


def selection(request: HttpRequest) -> HttpResponse:
    """Show the quotes of a reading list; a change to it leads to the address of the changed list."""
    if changed := changed_list(request.GET):
        listed, code = changed
        return redirect(_address(listed, forms_asked_for(request.GET), code))
    listed = read_list(request.GET)
    answer = ask(listed.question)
    quotes = answer[:] if listed.codes else []
    context = {
        "listed": listed,
        "question": listed.question,
        "answer": answer,
        "quotes": quotes,
        "citing": bibliography_panel(request.GET, quotes),
        "address": listed.question.address(f"{settings.SITE_URL}{reverse('selection')}"),
        "canonical": listed.question.address(reverse("selection")),
        "preview": list_preview(answer),
        "is_variant": any_given(request.GET),
        "more": Question(keep=listed.codes),
    }
    return render(request, "explorer/selection.html", context)


def _address(listed: ReadingList, forms: Mapping[str, str], code: str) -> str:
    """Return the address of a list, at the quote that was moved."""
    query = listed.question.query_string(**forms)
    return f"{reverse('selection')}?{query}#{code}" if query else reverse("selection")
