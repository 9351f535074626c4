"""Suggest what a search may become, as a list of links that a search box takes in."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from explorer.locales import is_arabic
from explorer.parts.wording import begun
from explorer.questions.filters import read_request
from explorer.questions.guidance import suggest
from explorer.questions.question import Question
from explorer.questions.suggestions import Suggestion


class Shown(NamedTuple):
    """A suggestion as it is written: `note` is another name of it, or its meaning."""

    address: str
    name: Any
    note: Any
    total: int
    is_printed: bool


class Group(NamedTuple):
    """Suggestions of one kind, with the name that is written above them."""

    kind: str
    label: str
    suggestions: list[Shown]


def suggestions(request: HttpRequest) -> HttpResponse:
    """List words, places and themes that begin as the words of a question do; its filters stay."""
    question = read_request(request.GET).question
    found = suggest(question)
    context = {
        "typed": question.q,
        "groups": list(_groups(found, question)),
        "total": len(found),
        "list": question.address(reverse("quotes")),
    }
    return render(request, "explorer/suggestions.html", context)


def _groups(found: list[Suggestion], question: Question) -> Iterator[Group]:
    """Yield the suggestions of each kind that has any, in the order of `suggest`."""
    labels = {"word": _("Words in the quotes"), "place": _("Places"), "theme": _("Themes")}
    for kind, label in labels.items():
        if shown := [_shown(each, question) for each in found if each.kind == kind]:
            yield Group(kind, label, shown)


def _shown(each: Suggestion, question: Question) -> Shown:
    """Return a suggestion as it is written, the typed letters of its names underlined."""
    if each.kind == "word" or each.page is None:
        address = question.with_words(each.text).address(reverse("quotes"))
        return Shown(address, begun(each.text, question.q), each.meaning, each.count, is_printed=False)
    is_theme = each.kind == "theme"
    name = each.text if is_theme else str(each.page.label)
    note = each.page.names[-1] if is_theme and is_arabic() else each.spelling or each.text
    return Shown(
        each.page.get_absolute_url(),
        begun(name, question.q),
        begun(note, question.q) if note != name and (is_arabic() or not is_theme) else "",
        each.count,
        is_printed=is_theme,
    )
