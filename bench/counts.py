"""How much faster the index counts than the database: `make bench`, on a made-up archive.

Counts every facet of one question, by the index's set algebra and by one GROUP BY a facet on the
same SQLite database in the same run, checks that both agree, and prints the times and their ratio.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15


def prepare(folder: str, size: int) -> None:
    """Start Django on a new database in `folder` and fill it with `size` random quotes."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import models

    from explorer.fixtures import load, read_files
    from explorer.models import Place, Quote, Theme

    call_command("migrate", verbosity=0)
    load(read_files(ROOT / "fixtures"))
    pattern = Quote.objects.in_report_order().filter(country="Syria").first()
    values = {field.attname: getattr(pattern, field.attname) for field in Quote._meta.concrete_fields}
    themes = list(Theme.objects.values_list("pk", flat=True))
    places = list(Place.objects.exclude(slug="outside-syria").values_list("pk", flat=True))
    dice = random.Random(1)
    rows = (
        Quote(
            **values
            | {
                "id": None,
                "code": f"made-up-{number}",
                "number": number,
                "position": number,
                "theme_id": dice.choice(themes),
                "governorate_id": dice.choice(places),
                "sect": dice.choice(["sunni", "alawi", "christian", "kurdish", "druze"]),
                "gender": dice.choice(["woman", "man"]),
                "stance": dice.choice(["pro-regime", "anti-regime"]),
                "age": dice.randint(18, 80),
            }
        )
        for number in range(1000, 1000 + size)
    )
    # Past the archive's own queryset: the version's digest isn't what is measured.
    models.QuerySet(Quote).bulk_create(rows, batch_size=2000)


def median_milliseconds(work: Callable[[], Any]) -> float:
    """Return the median time of one run of `work`."""
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, size)
        from django.db.models import Count

        from explorer.index import Index
        from explorer.models import Quote
        from explorer.question import Question

        columns = {
            "sect": "sect",
            "gender": "gender",
            "stance": "stance",
            "governorate": "governorate__slug",
            "displacement": "displacement",
            "theme": "theme__slug",
        }
        start = time.perf_counter()
        index = Index("bench")
        built = (time.perf_counter() - start) * 1000
        question = Question(age_min=30)

        def by_index() -> dict[str, dict[str, int]]:
            facets = [index.answer(question).facet(name) for name in columns]
            return {facet.name: {item.value: item.count for item in facet.values} for facet in facets}

        def by_database() -> dict[str, dict[str, int]]:
            asked = Quote.objects.published().filter(age__gte=30).order_by()
            return {
                name: dict(asked.values_list(column).annotate(Count("pk")))
                for name, column in columns.items()
            }

        for name, counts in by_database().items():
            for value, count in counts.items():
                if by_index()[name][value or "outside-syria"] != count:
                    raise SystemExit(f"The index and the database disagree about {name} {value}.")
        bitmaps, groups = median_milliseconds(by_index), median_milliseconds(by_database)
        print(f"{len(index.keys)} quotes; index built in {built:.0f} ms")
        print(f"six facets: index {bitmaps:.2f} ms, GROUP BY {groups:.1f} ms: {groups / bitmaps:.0f} times faster")


if __name__ == "__main__":
    main()
