"""Show a report: its chapters, how its interviews were held, and how to cite it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.lookup import find_report
from explorer.citing.panel import citing_panel
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from explorer.sharing.metadata import report_metadata


def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report with its chapters and their sections."""
    found = find_report(slug)
    answer = ask(Question(report=(slug,)))
    context = {
        "report": found,
        "metadata": report_metadata(found),
        "citing": citing_panel(request.GET, [found]),
        "question": answer.question,
        "answer": answer,
        "contents": [listed for listed in contents(answer) if listed.chapter.report_id == found.pk],
    }
    return render(request, "explorer/report.html", context)
