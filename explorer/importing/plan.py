"""What an import would change: the chapter, its sections and quotes as they would be, nothing saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Max

from explorer.importing.found import Problem
from explorer.importing.outline import Outline, Section
from explorer.importing.planned_quotes import PlannedQuote, State, plan_quotes
from explorer.importing.text import squash
from explorer.importing.titles import chapter_address, sentence_case, theme_slug
from explorer.importing.values import assign, flaws
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


@dataclass
class Plan:
    """Everything an import would write: `changed` holds the chapter and the sections that differ."""

    chapter: Chapter
    themes: list[Theme] = field(default_factory=list)
    quotes: list[PlannedQuote] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    changed: list[Chapter | Theme] = field(default_factory=list)
    left: list[Theme] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, state: State) -> int:
        """Return how many quotes would be in `state`; none where problems forbid the import."""
        return 0 if self.problems else sum(planned.state is state for planned in self.quotes)


def make_plan(details: ChapterDetails, outline: Outline, places: Mapping[str, Place]) -> Plan:
    """Compare a chapter's outline with the archive; `places` are the archive's, by slug.

    Raises InvalidDetailsError where the chapter's own details can't be stored.
    """
    plan = Plan(_chapter(details), problems=list(outline.problems))
    differs = _describe(plan.chapter, details, outline.text)
    known = {squash(theme.heading): theme for theme in plan.chapter.themes.all()} if plan.chapter.pk else {}
    _plan_themes(plan, outline.sections, known)
    found = [
        (theme, quote)
        for theme, section in zip(plan.themes, outline.sections, strict=True)
        for quote in section.quotes
    ]
    planned = plan_quotes(plan.chapter, found, places)
    plan.quotes, plan.corrections = planned.quotes, planned.corrections
    plan.problems += planned.problems
    _plan_departures(plan, [theme for theme in known.values() if theme not in plan.themes])
    highest = max([plan.chapter.last_number, *(quote.quote.number for quote in plan.quotes)])
    if assign(plan.chapter, last_number=highest) or differs:
        plan.changed.insert(0, plan.chapter)
    return plan


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


def _plan_themes(plan: Plan, sections: list[Section], known: Mapping[str, Theme]) -> None:
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
            plan.problems.append(Problem(section.line, section.heading, reasons))
        plan.themes.append(theme)


def _plan_departures(plan: Plan, gone: list[Theme]) -> None:
    """Let go of sections that the file has no more, unless that loses a text of ours."""
    matched = {planned.quote.pk for planned in plan.quotes}
    for theme in gone:
        if theme.summary or theme.key_points.exists():
            reason = (
                "The file has no section with this heading any more, and the archive has a summary or key "
                "points for it. Give the theme its new heading, or delete it, then import again."
            )
            plan.problems.append(Problem(None, theme.heading, reason))
        elif not Quote.objects.filter(theme=theme).exclude(pk__in=matched).exists():
            plan.left.append(theme)
