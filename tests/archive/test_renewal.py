"""What is derived from the records: renewed for what was written alone, as if made anew from everything."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from explorer.archive import renewal
from explorer.archive.changes import change
from explorer.archive.fixtures import archive_files, digest
from explorer.archive.loading import load
from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word
from explorer.models import Archive, Chapter, KeyPoint, Place, Quote, Report, Theme
from tests.support.builders import DAY, build_quote, build_theme
from tests.support.derived import check_brute_force, stored
from tests.support.writes import WORDS, build, raw

pytestmark = pytest.mark.django_db

Dice = random.Random


def some(dice: Dice, rows: QuerySet[Any]) -> Any:
    """Return one of the rows."""
    return dice.choice(list(rows.order_by("pk")))


def a_text(dice: Dice) -> str:
    """Return a few words."""
    return " ".join(dice.choices(WORDS, k=dice.randint(1, 6)))


def edit(dice: Dice) -> None:
    quote = some(dice, Quote.objects.all())
    quote.text, quote.sect, quote.age = (
        a_text(dice),
        dice.choice(["sunni", "druze"]),
        dice.choice([30, 41, None]),
    )
    quote.save()


def edit_many(dice: Dice) -> None:
    Quote.objects.filter(number__lte=2).update(stance=dice.choice(["pro-regime", "anti-regime"]))


def edit_raw(dice: Dice) -> None:
    quote = some(dice, Quote.objects.all())
    raw("UPDATE explorer_quote SET gender = %s, text = %s WHERE id = %s", "man", a_text(dice), quote.pk)


def withdraw(dice: Dice) -> None:
    quote = some(dice, Quote.objects.all())
    quote.withdrawn = None if quote.withdrawn else DAY
    quote.withdrawn_reason = "" if quote.withdrawn is None else "Asked for."
    quote.save()


def insert(dice: Dice) -> None:
    theme = some(dice, Theme.objects.all())
    quotes = Quote.objects.filter(chapter=theme.chapter)
    position = dice.randint(1, 9)
    number = max(quotes.values_list("number", flat=True), default=0) + 1
    with change():
        quotes.filter(position__gte=position).update(position=F("position") + 1)
        place = some(dice, Place.objects.all())
        build_quote(number, theme=theme, position=position, text=a_text(dice), governorate=place)


def insert_many(dice: Dice) -> None:
    theme = some(dice, Theme.objects.all())
    pattern = some(dice, Quote.objects.all())
    values = {field.attname: getattr(pattern, field.attname) for field in Quote._meta.concrete_fields}  # noqa: SLF001
    highest = max(Quote.objects.values_list("number", flat=True))
    Quote.objects.bulk_create(
        Quote(
            **values
            | {"id": None, "code": f"{theme.slug}-x{number}", "number": number, "position": number}
            | {"theme_id": theme.pk, "chapter_id": theme.chapter_id}
        )
        for number in range(highest + 1, highest + 4)
    )


def delete(dice: Dice) -> None:
    quotes = Quote.objects.filter(corrections=None)
    if quotes.count() > 4:
        some(dice, quotes).delete()


def rename_theme(dice: Dice) -> None:
    theme = some(dice, Theme.objects.all())
    theme.slug = f"{theme.slug[:9]}-{dice.randint(1, 99)}"
    theme.save()


def rename_raw(dice: Dice) -> None:
    table, column = dice.choice([("place", "slug"), ("quote", "code"), ("chapter", "slug")])
    raw(f"UPDATE explorer_{table} SET {column} = substr({column}, 1, 9) || id")  # noqa: S608


def move_chapter(dice: Dice) -> None:
    chapter = some(dice, Chapter.objects.all())
    Chapter.objects.filter(pk=chapter.pk).update(order=dice.randint(1, 5))


def move_report(dice: Dice) -> None:
    report = some(dice, Report.objects.all())
    report.published = report.published.replace(year=dice.randint(2020, 2030))
    report.save()


def point_elsewhere(dice: Dice) -> None:
    some(dice, KeyPoint.objects.all()).quotes.set([some(dice, Quote.objects.all())])


def point_raw(dice: Dice) -> None:
    raw("DELETE FROM explorer_keypoint_quotes WHERE keypoint_id = %s", some(dice, KeyPoint.objects.all()).pk)


def another_key(dice: Dice) -> None:
    quote = some(dice, Quote.objects.filter(corrections=None, key_points=None))
    raw("UPDATE explorer_quote SET id = id + 1000 WHERE id = %s", quote.pk)


def load_files(dice: Dice) -> None:
    files = archive_files()
    records = json.loads(files["quotes.json"])
    dice.choice(records)["fields"]["text"] = a_text(dice)
    load({**files, "quotes.json": json.dumps(records)})


STEPS: list[Callable[[Dice], None]] = [
    *[edit, edit_many, edit_raw, withdraw, insert, insert_many, delete, rename_theme, rename_raw],
    *[move_chapter, move_report, point_elsewhere, point_raw, another_key, load_files],
]


@pytest.mark.parametrize("seed", range(2))
def test_after_any_sequence_of_writes_all_that_is_derived_is_as_if_made_anew(seed: int) -> None:
    dice = Dice(seed)
    build()
    insert_many(dice)
    for step in [*dice.sample(STEPS, len(STEPS)), *dice.choices(STEPS, k=5)]:
        step(dice)
        found = stored()
        check_brute_force(found)
    renewal.rebuild()
    assert stored() == found


def test_small_batches_derive_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    found = stored()
    monkeypatch.setattr(renewal, "BATCH", 2)
    monkeypatch.setattr("explorer.archive.bitmaps.MOST_HELD", 3)
    monkeypatch.setattr("explorer.search.tables.AT_A_TIME", 2)
    renewal.rebuild()
    assert stored() == found
    Chapter.objects.filter(slug="second").update(order=0)
    check_brute_force(stored())


def rows() -> dict[str, set[tuple[Any, ...]]]:
    """Return every row of what is derived."""
    tables: list[Any] = [RecordDigest, NumberedQuote, FacetBitmap, Word, TouchedRecord]
    found = {table.__name__: set(QuerySet(table).values_list()) for table in tables}
    return {
        name: {
            tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in table
        }
        for name, table in found.items()
    } | {"tokens": set(stored().tokens)}


def written_by(write: Callable[[], Any]) -> tuple[dict[str, int], int]:
    """Return how many rows of each table a change writes, and how many statements it takes."""
    before = rows()
    with CaptureQueriesContext(connection) as queries:
        write()
    after = rows()
    return {name: len(after[name] - before[name]) for name in after}, len(queries)


def test_one_changed_quote_writes_a_row_or_two_of_each_table_however_many_there_are() -> None:
    theme = build_theme()
    build_quote(1)
    statements = set()
    for size in (30, 300):
        with change():
            for number in range(Quote.objects.count() + 1, size + 1):
                build_quote(number, theme=theme)
        quote = Quote.objects.get(number=size // 2)
        quote.sect = "druze" if quote.sect == "sunni" else "sunni"
        written, asked = written_by(quote.save)
        assert written == {
            "RecordDigest": 2,  # the quote's, and that of the correction that says so
            "NumberedQuote": 1,
            "FacetBitmap": 2,
            "Word": 0,
            "TouchedRecord": 0,
            "tokens": 0,
        }
        statements.add(asked)
    assert len(statements) == 1


def test_a_change_of_form_does_not_look_like_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    load(archive_files())
    monkeypatch.setattr(renewal, "form", lambda: "another form")
    Archive.objects.update(version="0" * 12, loaded_version="0" * 12)
    with change():
        pass
    archive = Archive.objects.get()
    assert archive.loaded_version == archive.version == digest(archive_files())
