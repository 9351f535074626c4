"""Show what a list of quotes keeps folded: who is quoted in it, and its bibliography.

Each panel is a page of its own for the same question. A script puts that page's part into the list
when the panel is opened; without one, the panel holds a link to the page.
"""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from explorer.citing.panel import bibliography_panel
from explorer.exports.crosstabs import crosstab_lines
from explorer.figures.breakdown import WHO, breakdown
from explorer.figures.charts import asked_in_words, source_line
from explorer.figures.drawing import drawing
from explorer.questions.answer import Answer, ask
from explorer.questions.crosstab import SHOWN_AT_MOST, crosstab
from explorer.questions.filters import read_request
from explorer.questions.paging import page_address, page_of
from explorer.views.saving import picture_file, table_file

WHO_NAME = "who-is-quoted"
"""The name of the files that say who is quoted."""


def speakers(request: HttpRequest) -> HttpResponse:
    """Break down by side who is quoted in all quotes that a list shows on its pages."""
    question = read_request(request.GET).question
    answer = ask(question)
    context = {
        "heading": _("Who is quoted"),
        "panel": "explorer/partials/_speakers.html",
        "question": question,
        "answer": answer,
        "chips": answer.chips(),
        "breakdown": breakdown(answer) if answer else None,
        "list": question.address(reverse("quotes")),
        "canonical": question.alone().address(request.path),
    }
    return render(request, "explorer/panel.html", context)


def speakers_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send who is quoted as a table, with every value."""
    answer = ask(read_request(request.GET).question)
    return table_file(crosstab_lines(answer, WHO, "stance", _source(answer)), answer, WHO_NAME)


def speakers_svg(request: HttpRequest) -> HttpResponse:
    """Send who is quoted as a picture that can be restyled."""
    answer = ask(read_request(request.GET).question)
    tables = [crosstab(answer, name, "stance", SHOWN_AT_MOST) for name in WHO]
    drawn = drawing(_("Who is quoted"), asked_in_words(answer), tables, _source(answer))
    return picture_file(drawn, answer, WHO_NAME)


def _source(answer: Answer) -> str:
    """Return the line that credits the reports of a breakdown."""
    return source_line(answer, answer.question.alone().address(reverse("quotes-speakers")))


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
