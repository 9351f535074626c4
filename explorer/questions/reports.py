"""Find the reports that the quotes of an answer come from."""

from explorer.models import Report
from explorer.questions.answer import Answer


def reports_of(answer: Answer) -> list[Report]:
    """Return the reports that an answer's quotes come from; all of the archive's for an empty answer."""
    chapters = [
        slug for slug, quotes in answer.index.bitmaps["chapter"].items() if quotes.intersect(answer.matching)
    ]
    found = Report.objects.all()
    return list(found.filter(chapters__slug__in=chapters).distinct() if chapters else found)
