"""Credit a report: when its interviews were held, where it is printed, and under which licence."""

from explorer.citing.names import names_in_words, surnames
from explorer.citing.rich_text import stopped
from explorer.models import Report

ARCHIVE_NAME = "Syrian Interview Quotes"
"""The name of this site where somebody cites it."""

MOST_REPORTS_NAMED = 4
"""Of more reports than this a footer, and the line beside a count, say only how many they are."""


NO_ENDORSEMENT = "No endorsement by its authors or publisher is implied."


def interviews(report: Report) -> str:
    """Return when a report's interviews were held, such as `August to October 2014`; empty if unknown."""
    began, ended = report.interviews_began, report.interviews_ended
    if began is None or ended is None:
        return ""
    if (began.year, began.month) == (ended.year, ended.month):
        return f"{began:%B %Y}"
    first = f"{began:%B}" if began.year == ended.year else f"{began:%B %Y}"
    return f"{first} to {ended:%B %Y}"


def licence_name(report: Report) -> str:
    """Return the licence and its address: `CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/`."""
    return f"{report.licence}, {report.licence_url}"


def terms(report: Report) -> str:
    """Return the licence for a text that says itself where the words are printed and when they were said."""
    return f"{licence_name(report)}. {NO_ENDORSEMENT}"


def licence(report: Report) -> str:
    """Return the licence line that goes with every quote that leaves the site.

    The licence and its address come first; then when the interviews were held, where they are
    printed, and that nobody's endorsement is implied.
    """
    printed = stopped(f"Printed in {report.title} ({report.publisher}, {report.published.year})")
    return f"{licence_name(report)}. {held(report)}{printed} {NO_ENDORSEMENT}"


def credit_line(report: Report) -> str:
    """Return the line that credits a report below a figure: who printed it, its dates and its licence."""
    return (
        f"{report_in_words(report)}. {held(report)}{licence_name(report)}; "
        "no endorsement by its authors or publisher is implied."
    )


def held(report: Report) -> str:
    """Return the dates as a sentence: `Interviews held August to October 2014. `; empty if unknown."""
    dates = interviews(report)
    return f"Interviews held {dates}. " if dates else ""


def short_name(report: Report) -> str:
    """Return a report as a text names it: `Author and Brown 2016`; without authors `Publisher 2016`."""
    publisher = report.publisher_short or report.publisher
    return f"{surnames(report.authors) or publisher} {report.published.year}"


def report_in_words(report: Report) -> str:
    """Return a report as one sentence: authors, title, publisher, month and address."""
    authors = f"{names_in_words(report.authors)}, " if report.authors else ""
    return f"{authors}{report.title}, {report.publisher}, {report.published:%B %Y}, {report.url}"
