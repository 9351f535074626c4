"""Find the reports that the quotes of an answer come from."""

from pyroaring import BitMap

from explorer.models import Report
from explorer.questions.answer import Answer
from explorer.questions.index import Index


def reports_holding(index: Index, quotes: BitMap) -> set[str]:
    """Return the slugs of the reports that print any of the `quotes`."""
    return {slug for slug, printed in index.bitmaps["report"].items() if printed.intersect(quotes)}


def reports_of(answer: Answer) -> list[Report]:
    """Return the reports that an answer's quotes come from; all of the archive's for an empty answer."""
    return reports_printing(answer.index, answer.matching)


def reports_printing(index: Index, quotes: BitMap) -> list[Report]:
    """Return the reports that print any of the `quotes`; all of the archive's for none."""
    slugs = reports_holding(index, quotes)
    return list(Report.objects.filter(slug__in=slugs) if slugs else Report.objects.all())
