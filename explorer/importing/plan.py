"""Plan what an import would change: the chapter, its sections and quotes; and save a plan.

A plan holds rows as they would be, none of them saved, and the problems that forbid saving them.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.db.models import Max
from django.utils import timezone

from explorer.archive.changes import change
from explorer.archive.correcting import changes_in_words, correction
from explorer.importing.found import (
    ChapterDetails,
    FoundQuote,
    FoundSection,
    ImportProblem,
    InvalidDetailsError,
    Outline,
)
from explorer.importing.known import check_is_new, missing
from explorer.importing.matching import match_sections
from explorer.importing.recognition import recognise
from explorer.importing.sections import sections_left
from explorer.importing.values import assign, flaws, sentence_case, theme_slug
from explorer.models import Chapter, Correction, Place, Quote, Theme


class Outcome(StrEnum):
    """The effect of an import on a quote."""

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
    """Everything an import would write: `changed` holds the chapter and the sections that differ.

    `notes` tell in sentences what changes in titles and headings.
    """

    chapter: Chapter
    themes: list[Theme] = field(default_factory=list)
    quotes: list[PlannedQuote] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    changed: list[Chapter | Theme] = field(default_factory=list)
    left: list[Theme] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def changes_anything(self) -> bool:
        """Whether saving the plan would write a row."""
        different = any(planned.outcome is not Outcome.UNCHANGED for planned in self.quotes)
        return bool(self.changed or self.corrections or self.left or different)

    def count(self, outcome: Outcome) -> int:
        """Return how many quotes would have this `outcome`; none where problems forbid the import."""
        return 0 if self.problems else sum(planned.outcome is outcome for planned in self.quotes)


def make_plan(details: ChapterDetails, outline: Outline, places: Mapping[str, Place]) -> Plan:
    """Compare a chapter's outline with the archive; `places` are the archive's, by slug.

    Raises InvalidDetailsError where the chapter's own details can't be stored, and where the archive has
    the chapter under another slug.
    """
    plan = Plan(_chapter(details), problems=list(outline.problems))
    found = [quote for section in outline.sections for quote in section.quotes]
    if plan.chapter.pk is None:
        check_is_new(details, found)
    differs = _describe(plan, details, outline.text)
    published = _published(plan.chapter)
    matches, problems = recognise(plan.chapter, published, found, details.identities)
    plan.problems += problems
    chapter = plan.chapter
    known = list(Theme.with_drafts.filter(chapter=chapter, draft=chapter.draft)) if chapter.pk else []
    _plan_themes(plan, outline.sections, match_sections(outline.sections, known, matches))
    _plan_quotes(plan, details, outline.sections, matches, places)
    kept = {planned.quote.pk for planned in plan.quotes}
    plan.problems += missing(published, kept)
    gone = [theme for theme in known if theme not in plan.themes]
    is_new = any(theme.pk is None for theme in plan.themes)
    plan.left, problems = sections_left(gone, kept, is_new=is_new)
    plan.problems += problems
    highest = max([plan.chapter.last_number, *(quote.quote.number for quote in plan.quotes)])
    if assign(plan.chapter, last_number=highest) or differs:
        plan.changed.insert(0, plan.chapter)
    _remember(plan, details)
    return plan


def _remember(plan: Plan, details: ChapterDetails) -> None:
    """Record an import that changes anything, in the chapter; note of one that doesn't when it was made."""
    if not details.digests:
        return
    chapter = plan.chapter
    if plan.changes_anything:
        made = {"day": timezone.localdate().isoformat(), "url": chapter.url, **details.digests}
        chapter.imports = [*chapter.imports, made]
        if chapter not in plan.changed:
            plan.changed.insert(0, chapter)
        return
    days = [made["day"] for made in chapter.imports if details.digests.items() <= made.items()]
    known = f"This file was already imported on {days[-1]}. " if days else ""
    plan.notes.append(f"{known}Nothing changes.")


def save(plan: Plan) -> None:
    """Store everything that `plan` changes, or nothing; raise ValueError for a plan with problems."""
    if plan.problems:
        raise ValueError("A plan with problems can't be saved.")
    if not plan.changes_anything:
        return
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
    known: Chapter | None = Chapter.with_drafts.select_related("report").filter(slug=details.slug).first()
    if known:
        return known
    chapters = Chapter.with_drafts.filter(report=details.report)
    last = chapters.aggregate(last=Max("order"))["last"] or 0
    return Chapter(slug=details.slug, report=details.report, order=last + 1, draft=details.draft)


def _describe(plan: Plan, details: ChapterDetails, text: str) -> bool:
    """Take over what is told about the chapter; return whether anything differs."""
    chapter = plan.chapter
    told = {"title": details.title, "url": details.url, "order": details.order}
    if chapter.title != details.title:
        told["sentence_case_title"] = sentence_case(details.title, text)
        if chapter.pk:
            plan.notes.append(f"The title was “{chapter.title}”. It is now “{details.title}”.")
    differs = assign(chapter, **{name: value for name, value in told.items() if value is not None})
    if reasons := flaws(chapter, *([] if chapter.url else ["url"])):
        raise InvalidDetailsError(reasons)
    return differs or chapter.pk is None


def _published(chapter: Chapter) -> list[Quote]:
    """Return the chapter's quotes in order; raise InvalidDetailsError for a last_number that is too low."""
    rows = Quote.with_drafts.filter(chapter__slug=chapter.slug, draft=chapter.draft)
    rows = rows.select_related("theme", "governorate")
    published = list(rows.order_by("position", "number"))
    for quote in published:
        if quote.number > chapter.last_number:
            raise InvalidDetailsError(
                f"The chapter’s last_number is {chapter.last_number}, but {quote.code} has a higher number. "
                f"Set last_number in fixtures/chapters.json to the highest number ever given, load it, then "
                "import again."
            )
    return published


def _plan_themes(plan: Plan, sections: list[FoundSection], known: Mapping[str, Theme]) -> None:
    """Give every section its theme: the known one that is recognised, or a new one."""
    taken = set(Theme.with_drafts.values_list("slug", flat=True))
    for order, section in enumerate(sections, 1):
        theme = known.get(section.heading)
        if theme is None:
            slug = theme_slug(section.heading, plan.chapter.slug, order, taken)
            theme = Theme(slug=slug, chapter=plan.chapter, draft=plan.chapter.draft)
            taken.add(slug)
        elif theme.heading != section.heading:
            plan.notes.append(
                f"The heading of {theme.slug} was “{theme.heading}”. It is now “{section.heading}”."
            )
        if assign(theme, heading=section.heading, order=order) or theme.pk is None:
            plan.changed.append(theme)
        if reasons := flaws(theme):
            plan.problems.append(ImportProblem(section.line, section.heading, reasons))
        plan.themes.append(theme)


def _plan_quotes(
    plan: Plan,
    details: ChapterDetails,
    sections: list[FoundSection],
    matches: Mapping[int, Quote],
    places: Mapping[str, Place],
) -> None:
    """Give each quote of the file its row: the published one that was recognised, or a new one."""
    found = [
        (theme, quote)
        for theme, section in zip(plan.themes, sections, strict=True)
        for quote in section.quotes
    ]
    number, today = plan.chapter.last_number, timezone.localdate()
    for place, (theme, printed) in enumerate(found):
        quote = matches.get(place)
        outcome = Outcome.UNCHANGED
        if quote is None:
            number += 1
            code = f"{plan.chapter.slug}-{number:02d}"
            quote = Quote(number=number, code=code, added=today, changed=today, draft=plan.chapter.draft)
            outcome = Outcome.CREATED
        if quote.withdrawn:
            plan.quotes.append(PlannedQuote(quote, printed.line, _stay_withdrawn(quote, theme, place + 1)))
            continue
        quote.chapter = plan.chapter
        moved = assign(quote, position=place + 1)
        # What moves because another quote was inserted says the same as before: its date stays.
        values = _values(printed, places)
        if _take_over(plan, details.reason, quote, values, printed.line) | assign(quote, theme=theme):
            quote.changed, moved = today, True
        if moved and outcome is Outcome.UNCHANGED:
            outcome = Outcome.UPDATED
        if reasons := flaws(quote):
            plan.problems.append(ImportProblem(printed.line, printed.text, reasons))
        plan.quotes.append(PlannedQuote(quote, printed.line, outcome))


def _stay_withdrawn(quote: Quote, theme: Theme, position: int) -> Outcome:
    """Keep a withdrawn quote as it is; only its place follows the file, where it is of this chapter."""
    moved = quote.chapter_id == theme.chapter_id and assign(quote, position=position, theme=theme)
    return Outcome.UPDATED if moved else Outcome.UNCHANGED


def _take_over(plan: Plan, why: str, quote: Quote, values: Mapping[str, object], line: int) -> bool:
    """Give a row the values of the file; return whether any differs.

    A change of what is published needs a reason, and is then a public correction; without one it is a
    problem. A draft changes as it may.
    """
    if quote.pk is None or quote.draft:
        return assign(quote, **values)
    if changes := changes_in_words(quote, values):
        if why:
            plan.corrections.append(correction(quote, changes, why))
        else:
            reason = f"{quote.code} is published, and the file differs. {changes} Say why with --reason."
            plan.problems.append(ImportProblem(line, str(values["text"]), reason))
    return assign(quote, **values)


def _values(printed: FoundQuote, places: Mapping[str, Place]) -> dict[str, object]:
    """Return a found quote as the fields of its row."""
    governorate = printed.speaker.governorate
    return asdict(printed.speaker) | {
        "text": printed.text,
        "attribution": printed.attribution,
        "set_apart": printed.set_apart,
        "governorate": places[governorate] if governorate else None,
    }
