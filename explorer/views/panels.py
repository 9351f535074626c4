"""Show what a list of quotes keeps folded: who is quoted in it, and its bibliography.

Each panel is a page of its own for the same question. A script puts that page's part into the list
when the panel is opened; without one, the panel holds a link to the page.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from explorer.citing.panel import bibliography_panel
from explorer.figures.charts import figures
from explorer.questions.answer import ask
from explorer.questions.filters import read_request
from explorer.questions.paging import page_address, page_of


def speakers(request: HttpRequest) -> HttpResponse:
    """Cross sect, gender and age with stance, for all quotes that a list shows on its pages."""
    question = read_request(request.GET).question
    answer = ask(question)
    context = {
        "heading": _("Who is quoted"),
        "panel": "explorer/partials/_speakers.html",
        "question": question,
        "answer": answer,
        "chips": answer.chips(),
        "figures": figures(answer) if answer else [],
        "list": question.address(reverse("quotes")),
        "canonical": question.alone().address(request.path),
    }
    return render(request, "explorer/panel.html", context)


def bibliography(request: HttpRequest) -> HttpResponse:
    """Cite the quotes that one page of a list shows."""
    asked = read_request(request.GET)
    answer = ask(asked.question)
    page = page_of(answer, asked)
    context = {
        "heading": _("Bibliography"),
        "panel": "explorer/partials/_bibliography.html",
        "answer": answer,
        "chips": answer.chips(),
        "citing": bibliography_panel(request.GET, page),
        "list": page_address(reverse("quotes"), asked.question, page.number),
        "canonical": page_address(request.path, asked.question.keeping(()), page.number),
    }
    return render(request, "explorer/panel.html", context)
