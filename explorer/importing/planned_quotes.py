"""What an import would do to each quote of a chapter."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from django.utils import timezone

from explorer.importing.found import FoundQuote, Problem
from explorer.importing.matching import match
from explorer.importing.values import assign, flaws
from explorer.models import Chapter, Correction, Place, Quote, Theme


class State(StrEnum):
    """What an import does to a quote."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PlannedQuote:
    """A quote as it would be, the line where the file has it, and what would happen to it."""

    quote: Quote
    line: int
    state: State


@dataclass
class PlannedQuotes:
    """The quotes of a chapter in the file's order, the corrections they bring, and the problems."""

    quotes: list[PlannedQuote] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_quotes(
    chapter: Chapter, found: Sequence[tuple[Theme, FoundQuote]], places: Mapping[str, Place]
) -> PlannedQuotes:
    """Compare the quotes of a file, each with its theme, with those that the archive has of the chapter."""
    rows = Quote.objects.filter(chapter__slug=chapter.slug).select_related("theme", "governorate")
    published = list(rows.order_by("position", "number"))
    matches = match(published, [quote for _, quote in found])
    number = chapter.last_number
    plan, today = PlannedQuotes(), timezone.localdate()
    for place, (theme, printed) in enumerate(found):
        quote = matches.get(place)
        state = State.UNCHANGED
        if quote is None:
            number += 1
            quote = Quote(number=number, code=f"{chapter.slug}-{number:02d}", added=today, changed=today)
            state = State.CREATED
        elif quote.text != printed.text:
            plan.corrections.append(_correction(quote, printed.text, today))
        quote.chapter = chapter
        differs = assign(quote, position=place + 1, theme=theme, **_values(printed, places))
        if differs and state is State.UNCHANGED:
            quote.changed, state = today, State.UPDATED
        if reasons := flaws(quote):
            plan.problems.append(Problem(printed.line, printed.text, reasons))
        plan.quotes.append(PlannedQuote(quote, printed.line, state))
    plan.problems += _departures(published, plan.quotes)
    return plan


def _values(printed: FoundQuote, places: Mapping[str, Place]) -> dict[str, object]:
    """Return a found quote as the fields of its row."""
    governorate = printed.speaker.governorate
    return asdict(printed.speaker) | {
        "text": printed.text,
        "attribution": printed.attribution,
        "set_apart": printed.set_apart,
        "governorate": places[governorate] if governorate else None,
    }


def _departures(published: Sequence[Quote], planned: Sequence[PlannedQuote]) -> list[Problem]:
    """Name the published quotes that are not in the file."""
    kept = {quote.quote.pk for quote in planned}
    reason = (
        "is published, but the file does not have this text with this attribution. Where the report changed "
        "it, record a correction first; where the report took it out, withdraw it first."
    )
    return [
        Problem(None, quote.text, f"{quote.code} {reason}")
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
