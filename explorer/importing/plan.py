"""Plan what an import would change: the chapter, its sections and quotes; and save a plan.

A plan holds rows as they would be, none of them saved, and the problems that forbid saving them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.db.models import Max
from django.utils import timezone

from explorer.archive.changes import change
from explorer.importing.cleaning import squash
from explorer.importing.found import FoundQuote, FoundSection, ImportProblem, Outline
from explorer.importing.matching import match
from explorer.importing.values import assign, chapter_address, flaws, sentence_case, theme_slug
from explorer.models import Chapter, Correction, Place, Quote, Report, Theme


class InvalidDetailsError(Exception):
    """Something told about the chapter can't be stored; the message says what."""


@dataclass(frozen=True)
class ChapterDetails:
    """What the importer is told about a chapter; None keeps what is known, or takes what is usual."""

    slug: str
    title: str
    report: Report
    url: str | None = None
    order: int | None = None


class Outcome(StrEnum):
    """What an import does to a quote."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PlannedQuote:
    """A quote as it would be, the line where the file has it, and what would happen to it."""

    quote: Quote
    line: int
    outcome: Outcome


@dataclass
class Plan:
    """Everything an import would write: `changed` holds the chapter and the sections that differ."""

    chapter: Chapter
    themes: list[Theme] = field(default_factory=list)
    quotes: list[PlannedQuote] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    changed: list[Chapter | Theme] = field(default_factory=list)
    left: list[Theme] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        """Return how many quotes would have this `outcome`; none where problems forbid the import."""
        return 0 if self.problems else sum(planned.outcome is outcome for planned in self.quotes)


def make_plan(details: ChapterDetails, outline: Outline, places: Mapping[str, Place]) -> Plan:
    """Compare a chapter's outline with the archive; `places` are the archive's, by slug.

    Raises InvalidDetailsError where the chapter's own details can't be stored.
    """
    plan = Plan(_chapter(details), problems=list(outline.problems))
    differs = _describe(plan.chapter, details, outline.text)
    known = {squash(theme.heading): theme for theme in plan.chapter.themes.all()} if plan.chapter.pk else {}
    _plan_themes(plan, outline.sections, known)
    _plan_quotes(plan, outline.sections, places)
    _plan_sections_left(plan, [theme for theme in known.values() if theme not in plan.themes])
    highest = max([plan.chapter.last_number, *(quote.quote.number for quote in plan.quotes)])
    if assign(plan.chapter, last_number=highest) or differs:
        plan.changed.insert(0, plan.chapter)
    return plan


def save(plan: Plan) -> None:
    """Store everything that `plan` changes, or nothing; raise ValueError for a plan with problems."""
    if plan.problems:
        raise ValueError("A plan with problems can't be saved.")
    with change():
        for row in plan.changed:
            row.save()
        for planned in plan.quotes:
            if planned.outcome is not Outcome.UNCHANGED:
                planned.quote.save()
        for correction in plan.corrections:
            correction.save()
        for theme in plan.left:
            theme.delete()


def _chapter(details: ChapterDetails) -> Chapter:
    """Return the chapter as the archive has it, or a new one at the end of its report."""
    known: Chapter | None = Chapter.objects.select_related("report").filter(slug=details.slug).first()
    if known:
        return known
    last = details.report.chapters.aggregate(last=Max("order"))["last"] or 0
    return Chapter(
        slug=details.slug,
        report=details.report,
        order=last + 1,
        url=chapter_address(details.report.url, details.title),
    )


def _describe(chapter: Chapter, details: ChapterDetails, text: str) -> bool:
    """Take over what is told about the chapter; return whether anything differs."""
    told = {"title": details.title, "url": details.url, "order": details.order}
    if chapter.title != details.title:
        told["sentence_case_title"] = sentence_case(details.title, text)
    differs = assign(chapter, **{name: value for name, value in told.items() if value is not None})
    if reasons := flaws(chapter):
        raise InvalidDetailsError(reasons)
    return differs or chapter.pk is None


def _plan_themes(plan: Plan, sections: list[FoundSection], known: Mapping[str, Theme]) -> None:
    """Give every section its theme: the known one with its heading, or a new one."""
    taken = set(Theme.objects.values_list("slug", flat=True))
    for order, section in enumerate(sections, 1):
        theme = known.get(squash(section.heading))
        if theme is None:
            slug = theme_slug(section.heading, plan.chapter.slug, order, taken)
            theme = Theme(slug=slug, chapter=plan.chapter)
            taken.add(slug)
        if assign(theme, heading=section.heading, order=order) or theme.pk is None:
            plan.changed.append(theme)
        if reasons := flaws(theme):
            plan.problems.append(ImportProblem(section.line, section.heading, reasons))
        plan.themes.append(theme)


def _plan_quotes(plan: Plan, sections: list[FoundSection], places: Mapping[str, Place]) -> None:
    """Compare the quotes of a file with those that the archive has of the chapter."""
    found = [
        (theme, quote)
        for theme, section in zip(plan.themes, sections, strict=True)
        for quote in section.quotes
    ]
    rows = Quote.objects.filter(chapter__slug=plan.chapter.slug).select_related("theme", "governorate")
    published = list(rows.order_by("position", "number"))
    matches = match(published, [quote for _, quote in found])
    number, today = plan.chapter.last_number, timezone.localdate()
    for place, (theme, printed) in enumerate(found):
        quote = matches.get(place)
        outcome = Outcome.UNCHANGED
        if quote is None:
            number += 1
            code = f"{plan.chapter.slug}-{number:02d}"
            quote = Quote(number=number, code=code, added=today, changed=today)
            outcome = Outcome.CREATED
        elif quote.text != printed.text:
            plan.corrections.append(_correction(quote, printed.text, today))
        quote.chapter = plan.chapter
        differs = assign(quote, position=place + 1, theme=theme, **_values(printed, places))
        if differs and outcome is Outcome.UNCHANGED:
            quote.changed, outcome = today, Outcome.UPDATED
        if reasons := flaws(quote):
            plan.problems.append(ImportProblem(printed.line, printed.text, reasons))
        plan.quotes.append(PlannedQuote(quote, printed.line, outcome))
    plan.problems += _missing(published, plan.quotes)


def _values(printed: FoundQuote, places: Mapping[str, Place]) -> dict[str, object]:
    """Return a found quote as the fields of its row."""
    governorate = printed.speaker.governorate
    return asdict(printed.speaker) | {
        "text": printed.text,
        "attribution": printed.attribution,
        "set_apart": printed.set_apart,
        "governorate": places[governorate] if governorate else None,
    }


def _missing(published: Sequence[Quote], planned: Sequence[PlannedQuote]) -> list[ImportProblem]:
    """Name the published quotes that are not in the file."""
    kept = {quote.quote.pk for quote in planned}
    reason = (
        "is published, but the file does not have this text with this attribution. Where the report changed "
        "it, record a correction first; where the report took it out, withdraw it first."
    )
    return [
        ImportProblem(None, quote.text, f"{quote.code} {reason}")
        for quote in published
        if quote.pk not in kept and quote.withdrawn is None
    ]


def _correction(quote: Quote, text: str, today: dt.date) -> Correction:
    """Return the public record that a quote's words follow those of the report."""
    count = quote.corrections.count() + 1
    return Correction(
        code=f"{quote.code}-{count}",
        quote=quote,
        date=today,
        change=f"The text read “{quote.text}”. It now reads “{text}”.",
        reason="The report's own text had changed when its chapter was imported again.",
    )


def _plan_sections_left(plan: Plan, gone: list[Theme]) -> None:
    """Let go of sections that the file no longer has, unless that loses a text of ours."""
    matched = {planned.quote.pk for planned in plan.quotes}
    for theme in gone:
        if theme.summary or theme.key_points.exists():
            reason = (
                "The file has no section with this heading any more, and the archive has a summary or key "
                "points for it. Give the theme its new heading, or delete it, then import again."
            )
            plan.problems.append(ImportProblem(None, theme.heading, reason))
        elif not Quote.objects.filter(theme=theme).exclude(pk__in=matched).exists():
            plan.left.append(theme)
