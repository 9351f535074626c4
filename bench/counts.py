"""Measure how much faster the index counts than the database: `make bench`, on a made-up archive.

Counts six facets of one question, by the index's set algebra and by one GROUP BY a facet on the same
SQLite database in the same run, checks that both agree, and prints the times and their ratio.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15
COLUMNS = {
    "sect": "sect",
    "gender": "gender",
    "stance": "stance",
    "governorate": "governorate__slug",
    "displacement": "displacement",
    "theme": "theme__slug",
}
Counts = dict[str, dict[str, int]]


def start_django(folder: str) -> None:
    """Start Django on a new, migrated database in `folder`, or on the empty one of DATABASE_URL."""
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def made_up(size: int) -> Iterator[Any]:
    """Yield `size` quotes with attributes drawn by a seeded generator, after the pattern of a real one."""
    from explorer.models import Place, Quote, Theme

    pattern = Quote.objects.exclude(governorate=None).first()
    values = {field.attname: getattr(pattern, field.attname) for field in Quote._meta.concrete_fields}
    themes = list(Theme.objects.values_list("pk", flat=True))
    places = list(Place.objects.exclude(pcode="").values_list("pk", flat=True))
    dice = random.Random(1)
    for number in range(1000, 1000 + size):
        drawn = {
            "theme_id": dice.choice(themes),
            "governorate_id": dice.choice(places),
            "sect": dice.choice(["sunni", "alawi", "christian", "kurdish", "druze"]),
            "gender": dice.choice(["woman", "man"]),
            "stance": dice.choice(["pro-regime", "anti-regime"]),
            "age": dice.randint(18, 80),
        }
        own = {"id": None, "code": f"made-up-{number}", "number": number, "position": number}
        yield Quote(**values | own | drawn)


def fill(size: int) -> None:
    """Load the real archive and add made-up quotes."""
    from django.db.models import QuerySet

    from explorer.archive.fixtures import read_files
    from explorer.archive.loading import load
    from explorer.models import Quote

    load(read_files(ROOT / "fixtures"))
    # Not with the archive's own queryset: the version's digest isn't what is measured.
    QuerySet(Quote).bulk_create(made_up(size), batch_size=2000)


def count_with_index(index: Any) -> Counts:
    """Count the facets of the quotes of speakers from 30 years on by set algebra."""
    from explorer.questions.answer import Answer
    from explorer.questions.question import Question

    answer = Answer(index, Question(age_min=30))
    facets = [answer.facet(name) for name in COLUMNS]
    return {facet.name: {item.value: item.count for item in facet.values} for facet in facets}


def count_with_database() -> Counts:
    """Count the same with one GROUP BY a facet."""
    from django.db.models import Count

    from explorer.models import Quote

    asked = Quote.objects.published().filter(age__gte=30).order_by()
    return {name: dict(asked.values_list(column).annotate(Count("pk"))) for name, column in COLUMNS.items()}


def milliseconds(work: Callable[[], Any], runs: int = RUNS) -> float:
    """Return the median time of one run of `work`."""
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main(size: int) -> None:
    """Measure on `size` quotes and print."""
    with tempfile.TemporaryDirectory() as folder:
        start_django(folder)
        from explorer.questions.index import Index

        fill(size)
        index = Index("bench")
        built = milliseconds(lambda: Index("bench"), runs=3)
        indexed, grouped = count_with_index(index), count_with_database()
        for name, counts in grouped.items():
            for value, count in counts.items():
                if indexed[name][value or "outside-syria"] != count:
                    raise SystemExit(f"The index and the database disagree about {name} {value}.")
        bitmaps, groups = milliseconds(lambda: count_with_index(index)), milliseconds(count_with_database)
        print(f"{len(index.keys)} quotes; index built in {built:.0f} ms")
        print(
            f"six facets: index {bitmaps:.2f} ms, six GROUP BYs {groups:.1f} ms, ratio {groups / bitmaps:.0f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
