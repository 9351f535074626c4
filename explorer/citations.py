"""Citations as pure functions: a quote and where it stands in, plain text out."""

from typing import Any

from explorer.models import Quote, Report


def initials(given: str) -> str:
    """Return given names as APA prints them: `Anna Maria` is `A. M.`, `Jean-Paul` is `J.-P.`."""
    return " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split())


def apa_authors(authors: list[dict[str, Any]]) -> str:
    """Return the authors of a report in APA 7: `Charney, C.`, two joined by `, &`."""
    names = [f"{author['family']}, {initials(author['given'])}" for author in authors]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def apa(quote: Quote, address: str) -> str:
    """Return the APA 7 reference for a quote, as plain text on one line.

    It names the report's chapter, as printed, with the section heading as locator (a web book has
    no pages), its address, and `address`, our permanent link to the quote.
    """
    chapter = quote.chapter
    report = chapter.report
    return (
        f"{apa_authors(report.authors)} ({report.published.year}). {chapter.sentence_case_title}. "
        f"In {report.sentence_case_title} (Section “{quote.theme.heading}”). {report.publisher}. "
        f"{chapter.url} (Quote {quote.code}: {address})"
    )


def interviews(report: Report) -> str:
    """Return when a report's interviews were held, such as `August to October 2014`; empty if unknown."""
    began, ended = report.interviews_began, report.interviews_ended
    if began is None or ended is None:
        return ""
    if (began.year, began.month) == (ended.year, ended.month):
        return f"{began:%B %Y}"
    first = f"{began:%B}" if began.year == ended.year else f"{began:%B %Y}"
    return f"{first} to {ended:%B %Y}"


def licence(report: Report) -> str:
    """Return the licence line that goes with every quote that leaves the site."""
    held = interviews(report)
    dates = f" Interviews held {held}." if held else ""
    return (
        f"{report.licence}, {report.licence_url}.{dates} "
        f"Neither the authors nor {report.publisher} endorse this archive or any use of it."
    )
