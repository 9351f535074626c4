"""State what a file holds: which version, from which reports, to which question, under which licence."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from explorer.citing.credit import licence, report_in_words
from explorer.questions.answer import Answer
from explorer.questions.reports import reports_of

KEYWORDS = ("Syria", "interviews", "quotations", "qualitative research")
"""What any report of the archive is about; the chapters' titles say the rest."""


class Facts(NamedTuple):
    """The part "archive" of a JSON file and the sheet "about" of a workbook."""

    version: str
    licence: str
    source: str
    question: str


def facts(answer: Answer) -> Facts:
    """Return what a download of `answer` says about itself; `question` is the address of its page."""
    found = reports_of(answer)
    return Facts(
        answer.index.version,
        " ".join(licence(report) for report in found),
        " ".join(report_in_words(report) for report in found),
        f"{settings.SITE_URL}{answer.question.alone().address(reverse('quotes'))}",
    )
