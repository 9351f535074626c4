"""A reading list that lives in its address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from explorer.index import current_index
from explorer.links import absolute
from explorer.question import Question
from explorer.reading_list import CHANGES, ReadingList, read_list
from explorer.views.citing import citing


@require_safe
def selection(request: HttpRequest) -> HttpResponse:
    """Show the quotes of a reading list; a change to it leads to the address of the changed list."""
    listed = read_list(request.GET)
    for name, change in CHANGES.items():
        if code := request.GET.get(name):
            return redirect(_address(change(listed, code), request.GET.get("style", ""), code))
    answer = current_index().answer(listed.question)
    quotes = answer[:] if listed.codes else []
    context = {
        "listed": listed,
        "question": listed.question,
        "answer": answer,
        "quotes": quotes,
        "citing": citing(request, quotes),
        "address": listed.question.address(absolute("selection")),
        "more": Question(keep=listed.codes),
    }
    return render(request, "explorer/selection.html", context)


def _address(listed: ReadingList, style: str, code: str) -> str:
    """Return the address of a list, at the quote that was moved."""
    more = {"style": style} if style else {}
    query = listed.question.query_string(**more)
    return f"{reverse('selection')}?{query}#{code}" if query else reverse("selection")
