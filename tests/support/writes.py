"""A small archive of two reports, and a way to write to it with SQL of one's own."""

from typing import Any

from django.db import connection

from explorer.archive.changes import change
from explorer.models import Chapter, Correction, KeyPoint, Quote
from tests.support.builders import DAY, build_chapter, build_place, build_quote, build_report, build_theme

WORDS = ["aid", "bread", "siege", "sieges", "peace", "truce", "the", "of"]


def build() -> None:
    """Build two reports with three chapters, five themes, a dozen quotes, key points and a correction."""
    with change():
        later = build_report("later", published=DAY.replace(year=2027))
        first, second = build_chapter("first", order=1), build_chapter("second", order=2)
        third = build_chapter("third", order=1, report=later)
        for place in ("aleppo", "homs"):
            build_place(place)
        for chapter in (first, second, third):
            for name in ("a", "b"):
                theme = build_theme(f"{chapter.slug}-{name}", chapter=chapter)
                for number in (1, 2):
                    build_quote(
                        number + (2 if name == "b" else 0), theme=theme, text=" ".join(WORDS[number:])
                    )
                point = KeyPoint.objects.create(
                    code=f"{theme.slug}-1", theme=theme, stance="anti-regime", order=1, text="Ours."
                )
                point.quotes.set(theme.quotes.all())
        Correction.objects.create(
            code="c-1", quote=Quote.objects.earliest("pk"), date=DAY, change="A", reason="B"
        )
        Chapter.objects.update(last_number=99)


def raw(statement: str, *parameters: Any) -> None:
    """Write with SQL of one's own, then let the archive take it in."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    with change():
        pass
