"""Explain the archive: how it was made, what its data mean, and what it doesn't collect."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from explorer.archive.differences import ToldChanges
from explorer.exports.columns import COLUMNS
from explorer.exports.formats import FORMATS
from explorer.exports.references import RECORDS
from explorer.models import Correction, Report
from explorer.questions.answer import ask
from explorer.questions.documentation import (
    DocumentedParameter,
    comparison_parameters,
    documented_parameters,
)
from explorer.questions.filters import read_request
from explorer.questions.paging import cut, page_address, pages_around
from explorer.questions.parameters import read_page
from explorer.questions.question import Question
from explorer.sharing.changes import withdrawn
from explorer.sharing.linked_data import data_block, dataset
from explorer.sharing.reporting import begun_report
from explorer.sharing.signposting import of_data, signposted

CORRECTIONS_ON_A_PAGE = 100
"""The corrections, the other changes, and the withdrawn quotes that are listed on one page."""

RECORDS_PARAMETER = DocumentedParameter(
    "records",
    _("What a record of BibTeX, RIS and CSL-JSON is of: a chapter, with a note for each quote, or a quote"),
    ", ".join(RECORDS),
)


def about(request: HttpRequest) -> HttpResponse:
    """Show what the archive is, and who answers for it."""
    return render(request, "explorer/about/index.html")


def method(request: HttpRequest) -> HttpResponse:
    """Show how the interviews were held, and what the labels and numbers mean."""
    return render(request, "explorer/about/method.html")


def data(request: HttpRequest) -> HttpResponse:
    """Show what can be taken away: every address, parameter and column."""
    reports = list(Report.objects.all())
    context = {
        "columns": COLUMNS,
        "parameters": [*documented_parameters(), RECORDS_PARAMETER],
        "comparison_parameters": comparison_parameters(),
        "formats": FORMATS,
        "linked_data": data_block(dataset(reports)),
    }
    return signposted(render(request, "explorer/about/data.html", context), of_data(reports))


def corrections(request: HttpRequest) -> HttpResponse:
    """Show every change to what was published, every withdrawn quote, and how to report a mistake (in `id`).

    The lists are read a page at a time, the latest first; the longest one says how many pages there are.
    """
    codes = read_request(request.GET).question.id[-1:]
    changed, gone, others = Correction.objects.prefetch_related("quote"), withdrawn(), ToldChanges()
    longest = max(changed.count(), gone.count(), others.count())
    page = cut(range(longest), read_page(request.GET), CORRECTIONS_ON_A_PAGE)
    shown = slice((page.number - 1) * CORRECTIONS_ON_A_PAGE, page.number * CORRECTIONS_ON_A_PAGE)
    context = {
        "corrections": changed[shown],
        "withdrawn": gone[shown],
        "changes": others[shown],
        "mistake_in": begun_report(ask(Question(id=codes))[0]) if codes else None,
        "page": page,
        "canonical": page_address(request.path, Question(), page.number),
        "pages": pages_around(page, partial(page_address, request.path, Question())),
    }
    return render(request, "explorer/about/corrections.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what is done and tested so that everybody can use the site."""
    return render(request, "explorer/about/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Show what the site doesn't collect."""
    return render(request, "explorer/about/privacy.html")
