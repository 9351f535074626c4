"""Explain how to cite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.citing.panel import cited_today
from explorer.citing.styles import citations
from explorer.questions.answer import ask
from explorer.questions.question import Question


def about_citing(request: HttpRequest) -> HttpResponse:
    """Explain what to cite and how, with the archive's first quote in every style."""
    examples = [(quote, citations(cited_today(quote))) for quote in ask(Question())[:1]]
    return render(request, "explorer/about/citing.html", {"examples": examples})
