"""Find the reports that the quotes of an answer come from."""

from explorer.models import Chapter, Report
from explorer.questions.answer import Answer


def reports_of(answer: Answer) -> list[Report]:
    """Return the reports that an answer's quotes come from; all of the archive's for an empty answer."""
    every = list(Report.objects.all())
    if len(every) == 1 or not answer:
        return every
    chapters = answer.index.bitmaps["chapter"]
    found = {
        report
        for slug, report in Chapter.objects.values_list("slug", "report_id")
        if chapters[slug].intersect(answer.matching)
    }
    return [report for report in every if report.pk in found]
