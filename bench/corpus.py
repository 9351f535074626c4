"""Write a synthetic archive of any size: `make corpus N=1000000 SHAPE=report`.

It is written to `corpus/N.sqlite3`, or to `DATABASE_URL` where that is given, batch by batch, so that memory
doesn't grow with its size. The same size and shape give the same archive, on both databases.
"""

import argparse
import datetime as dt
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import django

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "corpus"

BATCH = 10_000
"""Quotes that are written as one change."""

SHAPES = ("flat", "report")
THEMES = 8
REPORT_QUOTES = 29
REPORT_CHAPTERS = 100
"""A chapter of the real shape, and the chapters that make a report."""

DAY = dt.date(2026, 1, 1)


class CorpusError(Exception):
    """A corpus that can't be written; the message says why and names the way out."""


class Shape(NamedTuple):
    """The way in which `size` quotes are divided: so many a chapter."""

    size: int
    per_chapter: int

    def chapters(self, first: int, last: int) -> range:
        """Return the numbers of the chapters that hold the quotes from `first` to before `last`."""
        return range(first // self.per_chapter, -(-last // self.per_chapter))

    def length(self, chapter: int) -> int:
        """Return how many quotes a chapter holds."""
        return min(self.per_chapter, self.size - chapter * self.per_chapter)

    def theme(self, index: int) -> int:
        """Return the number of a quote's theme in its chapter, from 0."""
        chapter, place = divmod(index, self.per_chapter)
        return place * THEMES // self.length(chapter)


def start_django(database_url: str) -> None:
    """Start Django on a database."""
    os.environ["DATABASE_URL"] = database_url
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    django.setup()


def shape_of(size: int, name: str) -> Shape:
    """Return a shape by its name: `report` as the real one, `flat` as few chapters as can be, from 4.

    A chapter holds at most what its field of the last number can count on every database.
    """
    from django.db.backends.base.operations import BaseDatabaseOperations

    from explorer.models import Chapter

    if name == "report":
        return Shape(size, REPORT_QUOTES)
    kind = Chapter._meta.get_field("last_number").get_internal_type()
    most = BaseDatabaseOperations.integer_field_ranges[kind][1]
    return Shape(size, min(most, max(1, -(-size // 4))))


def check_target() -> None:
    """Raise CorpusError where the database is the archive's own, or holds anything."""
    from django.conf import settings
    from django.db import connection

    from explorer.models import Report

    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    if is_file and Path(database["NAME"]).resolve() == settings.BASE_DIR / "archive.sqlite3":
        raise CorpusError(
            "archive.sqlite3 is the archive itself, where no invented quote may be: give another database."
        )
    if Report._meta.db_table in connection.introspection.table_names() and Report.objects.exists():
        raise CorpusError(f"The database {database['NAME']} holds an archive already: give an empty one.")


def write(shape: Shape, advance: Callable[[int], Any]) -> None:
    """Write the quotes of a shape into the empty database, and tell after each batch how many they were."""
    from django.core import serializers
    from django.db import connection

    from explorer.archive.changes import change
    from explorer.models import Archive

    with change():
        Archive.objects.update_or_create(pk=1, defaults={"synthetic": True})
        for place in serializers.deserialize("json", (ROOT / "fixtures/places.json").read_text("utf-8")):
            place.object.save()
    for first in range(0, shape.size, BATCH):
        last = min(first + BATCH, shape.size)
        with change():
            _write_batch(shape, first, last)
        advance(last - first)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write_batch(shape: Shape, first: int, last: int) -> None:
    """Write some quotes, and the chapters that begin with them."""
    from explorer.models import Chapter, Place, Quote, Theme

    numbers = shape.chapters(first, last)
    _write_chapters(shape, [number for number in numbers if number * shape.per_chapter >= first])
    slugs = {f"synthetic-{number + 1}": number for number in numbers}
    chapters = {slugs[chapter.slug]: chapter.pk for chapter in Chapter.objects.filter(slug__in=slugs)}
    found = Theme.objects.filter(chapter__in=chapters.values()).values_list("chapter", "order", "pk")
    themes = {(chapter, order): pk for chapter, order, pk in found}
    places = list(Place.objects.exclude(pcode="").order_by("order"))
    rows = []
    for index in range(first, last):
        chapter = chapters[index // shape.per_chapter]
        theme = themes[chapter, shape.theme(index) + 1]
        rows.append(Quote(chapter_id=chapter, theme_id=theme, **_quote(shape, index, places)))
    Quote.objects.bulk_create(rows, batch_size=2000)


def _write_chapters(shape: Shape, numbers: Sequence[int]) -> None:
    """Write chapters with their themes, and the reports that begin with them."""
    from explorer.models import Chapter, Report, Theme

    Report.objects.bulk_create(
        _report(number // REPORT_CHAPTERS + 1) for number in numbers if number % REPORT_CHAPTERS == 0
    )
    slugs = {f"synthetic-report-{number // REPORT_CHAPTERS + 1}" for number in numbers}
    reports = dict(Report.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    chapters = Chapter.objects.bulk_create(
        Chapter(
            slug=f"synthetic-{number + 1}",
            report_id=reports[f"synthetic-report-{number // REPORT_CHAPTERS + 1}"],
            order=number % REPORT_CHAPTERS + 1,
            title=f"Synthetic Chapter {number + 1}",
            sentence_case_title=f"Synthetic chapter {number + 1}",
            url=f"https://example.org/synthetic/{number + 1}/",
            last_number=shape.length(number),
        )
        for number in numbers
    )
    Theme.objects.bulk_create(
        Theme(
            slug=f"{chapter.slug}-theme-{order}",
            chapter=chapter,
            order=order,
            heading=f"Synthetic Theme {order} of Chapter {number + 1}",
        )
        for number, chapter in zip(numbers, chapters, strict=True)
        for order in range(1, THEMES + 1)
    )


def _report(number: int) -> Any:
    """Return a report that can't be taken for a real one."""
    from explorer.models import Report

    return Report(
        slug=f"synthetic-report-{number}",
        title=f"Synthetic Report {number}: Invented to Measure the Site",
        sentence_case_title=f"Synthetic report {number}: Invented to measure the site",
        authors=[{"literal": "Nobody"}],
        publisher="Nobody",
        published=DAY.replace(day=1) + dt.timedelta(days=number),
        url=f"https://example.org/synthetic/report-{number}/",
        licence="CC0 1.0",
        licence_name="Creative Commons Zero 1.0 Universal",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    )


def _quote(shape: Shape, index: int, places: Sequence[Any]) -> dict[str, Any]:
    """Return the fields of a quote, drawn by its number alone."""
    from bench import synthetic

    dice = random.Random(index)
    chapter, place = divmod(index, shape.per_chapter)
    said = synthetic.speaker(dice, len(places))
    line = synthetic.attribution(said, [place.name for place in places])
    where = said.pop("place")
    return said | {
        "code": f"synthetic-{chapter + 1}-{place + 1:02d}",
        "number": place + 1,
        "position": place + 1,
        "text": synthetic.text(dice),
        "attribution": line,
        "governorate": None if where is None else places[where],
        "added": DAY,
        "changed": DAY,
    }


def make(size: int, name: str, database_url: str) -> None:
    """Write a corpus of `size` quotes into a database, and show how far it is."""
    from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

    start_django(database_url)
    check_target()
    from django.core.management import call_command

    from explorer.management.commands.prepare import settle

    call_command("migrate", verbosity=0, interactive=False)
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns) as progress:
        task = progress.add_task(f"{size:,} invented quotes ({name})", total=size)
        write(shape_of(size, name), lambda written: progress.advance(task, written))
    settle()


def make_file(size: int, name: str) -> Path:
    """Write a corpus to its file, which is there once it is whole; return its path."""
    from django.db import connection

    path = FOLDER / f"{size}.sqlite3"
    if path.exists():
        raise CorpusError(f"{path.relative_to(ROOT)} is there already: delete it to have it written again.")
    FOLDER.mkdir(exist_ok=True)
    # What an interrupted run left, and what SQLite kept beside a file that was deleted.
    for left in (*FOLDER.glob(f"{size}.part*"), *FOLDER.glob(f"{size}.sqlite3-*")):
        left.unlink()
    part = FOLDER / f"{size}.part"
    make(size, name, f"sqlite:///{part}")
    connection.close()
    part.rename(path)
    return path


def main(arguments: Sequence[str]) -> None:
    """Write the corpus that the command line names; stop with one sentence where that can't be."""
    parser = argparse.ArgumentParser(prog="make corpus", description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("shape", choices=SHAPES)
    asked = parser.parse_args(arguments)
    if asked.size < 1:
        raise SystemExit("N is the number of quotes, from 1: `make corpus N=10000`.")
    given = os.environ.get("DATABASE_URL")
    try:
        if given:
            make(asked.size, asked.shape, given)
        else:
            path = make_file(asked.size, asked.shape).relative_to(ROOT)
            sys.stdout.write(f"`DATABASE_URL=sqlite:///{path} make run` serves it.\n")
    except CorpusError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main(sys.argv[1:])
