"""Where counts come from, in one line that goes with every picture and table that leaves the site."""

from django.utils.translation import gettext as _

from explorer import citations
from explorer.answer import Answer
from explorer.models import Report


def cited_reports(answer: Answer) -> str:
    """Cite the reports that an answer's quotes come from; all of the archive's for an empty answer."""
    chapters = [
        slug for slug, quotes in answer.index.bitmaps["chapter"].items() if quotes.intersect(answer.matching)
    ]
    reports = Report.objects.all()
    return " ".join(
        f"{citations.apa_authors(report.authors)} ({report.published.year}). {report.title}. "
        f"{report.publisher}. {citations.licence(report)}"
        for report in (reports.filter(chapters__slug__in=chapters).distinct() if chapters else reports)
    )


def source_line(cited: str, version: str, address: str) -> str:
    """Return the cited reports with what was counted, the archive's version and the permanent address."""
    closing = _(
        "Numbers count quotes that were printed, not people, and are not representative. "
        "Syrian Interview Quotes, archive version %(version)s, %(address)s"
    )
    return f"{cited} {closing % {'version': version, 'address': address}}"
