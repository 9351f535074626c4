"""Show a report: its chapters, how its interviews were held, and how to cite it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.lookup import find_report
from explorer.citing.panel import citing_panel
from explorer.questions.answer import ask
from explorer.questions.contents import contents
from explorer.questions.question import Question
from explorer.sharing import linked_data
from explorer.sharing.linked_data import data_block
from explorer.sharing.metadata import report_metadata
from explorer.sharing.signposting import of_report, signposted


def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report with its chapters and their sections."""
    found = find_report(slug)
    answer = ask(Question(report=(slug,)))
    listed = [part for part in contents(answer) if part.chapter.report_id == found.pk]
    context = {
        "report": found,
        "metadata": report_metadata(found),
        "linked_data": data_block(linked_data.report(found)),
        "citing": citing_panel(request.GET, found),
        "question": answer.question,
        "answer": answer,
        "contents": listed,
    }
    response = render(request, "explorer/report.html", context)
    return signposted(response, of_report(found, [part.chapter for part in listed]))
