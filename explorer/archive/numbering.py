"""Number the quotes in the order of the reports, as they are written in the database.

A quote keeps its number when an attribute changes or when it is withdrawn, and a quote at the end of the
archive takes the next one. Where a quote comes to be between others, or chapters change places, what
follows is numbered anew, by the database: that costs as much as what follows.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import Min, QuerySet

from explorer.archive.notes import How
from explorer.derived import NumberedQuote, TouchedRecord
from explorer.models import Chapter, Quote, Report

_NUMBER = """
INSERT INTO explorer_numberedquote (number, quote_id, held)
SELECT %s - 1 + ROW_NUMBER() OVER (
    ORDER BY report.published, report.slug, chapter."order", chapter.slug, quote.position, quote.number
), quote.id, ''
FROM explorer_quote AS quote
JOIN explorer_chapter AS chapter ON chapter.id = quote.chapter_id
JOIN explorer_report AS report ON report.id = chapter.report_id
WHERE NOT quote.draft
AND quote.id IN (SELECT record FROM explorer_touchedrecord WHERE kind = 'quote' AND how <> 'written')
AND NOT EXISTS (SELECT 1 FROM explorer_numberedquote AS numbered WHERE numbered.quote_id = quote.id)
"""

_NOTE_FOLLOWING = """
INSERT INTO explorer_touchedrecord (kind, record, how)
SELECT 'quote', quote_id, 'renumbered' FROM explorer_numberedquote WHERE number >= %s
"""


def renumber(kinds: Collection[tuple[str, str]]) -> int | None:
    """Give a number to the quotes that are noted as new or moved, and another to those that follow them.

    `kinds` are the kinds of records that are noted, with the ways. Returns the first number that a quote
    lost, whose bitmaps are then no longer true from it on; None where no quote lost its number.
    """
    first = _first_to_number(kinds)
    if first is None:
        return None
    following = NumberedQuote.objects.filter(number__gte=first)
    lost = following.exists()
    with connection.cursor() as cursor:
        if lost:
            cursor.execute(_NOTE_FOLLOWING, [first])
            following.delete()
        cursor.execute(_NUMBER, [first])
    return first if lost else None


def _first_to_number(kinds: Collection[tuple[str, str]]) -> int | None:
    """Return the number from which on quotes are numbered; None where each has its place already."""
    for kind, model in [("chapter", Chapter), ("report", Report)]:
        moved = TouchedRecord.objects.filter(how=How.MOVED, kind=kind)
        if (kind, How.MOVED) in kinds and model.objects.filter(pk__in=moved.values("record")).exists():
            return 0
    if not {("quote", How.INSERTED), ("quote", How.MOVED)}.intersection(kinds):
        return None
    placed = TouchedRecord.objects.filter(kind="quote", how__in=[How.INSERTED, How.MOVED])
    quotes = Quote.objects.filter(pk__in=placed.values("record"))
    earliest = quotes.in_report_order().first()
    if earliest is None:
        return None
    last = NumberedQuote.objects.order_by("number").last()
    if last is None:
        return 0
    own = _lowest(NumberedQuote.objects.filter(quote__in=quotes.values("pk")))
    return min(number for number in (last.number + 1, own, _next(earliest)) if number is not None)


def _next(quote: Quote) -> int | None:
    """Return the lowest number of a quote that comes after this one; None where none does."""
    numbered = NumberedQuote.objects.all()
    here = numbered.filter(quote__chapter=quote.chapter_id, quote__position__gte=quote.position)
    if (number := _lowest(here)) is not None:
        return number
    chapters = list(Chapter.objects.values_list("pk", flat=True))
    for chapter in chapters[chapters.index(quote.chapter_id) + 1 :]:
        if (number := _lowest(numbered.filter(quote__chapter=chapter))) is not None:
            return number
    return None


def _lowest(numbered: "QuerySet[NumberedQuote]") -> int | None:
    """Return the lowest of these numbers."""
    lowest: int | None = numbered.aggregate(lowest=Min("number"))["lowest"]
    return lowest
