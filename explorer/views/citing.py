"""Explain how to cite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from explorer.citing.items import cited_item
from explorer.citing.panel import cited_archive, cited_today
from explorer.citing.styles import archive_citations, citations
from explorer.questions.answer import ask
from explorer.questions.question import Question


def about_citing(request: HttpRequest) -> HttpResponse:
    """Explain what to cite and how, with the archive's first quote and the archive itself in every style."""
    today = timezone.localdate()
    context = {
        "examples": [
            (quote, citations(cited_item(quote, accessed=today)), citations(cited_today(quote)))
            for quote in ask(Question())[:1]
        ],
        "archive": archive_citations(cited_archive()),
    }
    return render(request, "explorer/about/citing.html", context)
