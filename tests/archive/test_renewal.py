"""What is derived from the records: renewed for what was written alone, as if made anew from everything."""

import json
import random
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from explorer.archive import notes, renewal
from explorer.archive.changes import change
from explorer.archive.fixtures import FixturesStatus, archive_files, digest, fixtures_status
from explorer.archive.loading import load
from explorer.archive.versions import current_version
from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word
from explorer.models import Archive, Chapter, Correction, KeyPoint, Place, Quote, Report, Theme
from tests.support.builders import DAY, build_chapter, build_place, build_quote, build_report, build_theme
from tests.support.derived import check_brute_force, stored

pytestmark = pytest.mark.django_db

Dice = random.Random
WORDS = ["aid", "bread", "siege", "sieges", "peace", "truce", "the", "of"]


def build() -> None:
    """Build two reports with three chapters, five themes, a dozen quotes, key points and a correction."""
    later = build_report("later", published=DAY.replace(year=2027))
    first, second = build_chapter("first", order=1), build_chapter("second", order=2)
    third = build_chapter("third", order=1, report=later)
    for place in ("aleppo", "homs"):
        build_place(place)
    for chapter in (first, second, third):
        for name in ("a", "b"):
            theme = build_theme(f"{chapter.slug}-{name}", chapter=chapter)
            for number in (1, 2):
                build_quote(number + (2 if name == "b" else 0), theme=theme, text=" ".join(WORDS[number:]))
            point = KeyPoint.objects.create(
                code=f"{theme.slug}-1", theme=theme, stance="anti-regime", order=1, text="Ours."
            )
            point.quotes.set(theme.quotes.all())
    Correction.objects.create(code="c-1", quote=Quote.objects.first(), date=DAY, change="A", reason="B")
    Chapter.objects.update(last_number=99)


def some(dice: Dice, rows: QuerySet[Any]) -> Any:
    """Return one of the rows."""
    return dice.choice(list(rows.order_by("pk")))


def a_text(dice: Dice) -> str:
    """Return a few words."""
    return " ".join(dice.choices(WORDS, k=dice.randint(1, 6)))


def raw(statement: str, *parameters: Any) -> None:
    """Write with SQL of one's own, then let the archive take it in."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    with change():
        pass


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


@pytest.mark.parametrize("seed", range(4))
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
            "RecordDigest": 1,
            "NumberedQuote": 1,
            "FacetBitmap": 2,
            "Word": 0,
            "TouchedRecord": 0,
            "tokens": 0,
        }
        statements.add(asked)
    assert len(statements) == 1


def test_an_attribute_a_withdrawal_and_a_quote_at_the_end_change_no_other_number() -> None:
    build()
    before = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    first = Quote.objects.in_report_order().first()
    first.withdrawn, first.withdrawn_reason = DAY, "Asked for."
    first.save()
    last = build_quote(50, theme=Theme.objects.get(slug="third-b"))
    after = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    assert after == before | {last.pk: max(before.values()) + 1}


def test_a_quote_in_the_middle_changes_only_the_numbers_that_follow() -> None:
    build()
    before = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    new = build_quote(50, theme=Theme.objects.get(slug="second-b"), position=4)
    after = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    place = after.pop(new.pk)
    assert place == 8
    assert after == {key: number if number < place else number + 1 for key, number in before.items()}


@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_rebuilt_table_lost_come_back_with_the_next_change() -> None:
    build()
    old = Quote.attribution.field
    new = models.CharField(max_length=400)
    new.set_attributes_from_name("attribution")
    with connection.schema_editor() as editor:
        editor.alter_field(Quote, old, new)
    notes_kept = notes.are_taken()
    try:
        assert notes_kept == (connection.vendor == "postgresql")
        raw("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
        assert notes.are_taken()
        check_brute_force(stored())
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Quote, new, old)


@pytest.mark.django_db(transaction=True)
def test_triggers_that_were_dropped_come_back_with_migrate_and_what_went_unnoticed_is_taken_in() -> None:
    build()
    notes.leave_off()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
    call_command("migrate", verbosity=0)
    assert notes.are_taken()
    check_brute_force(stored())


def test_a_raw_write_is_noted_in_its_transaction_and_taken_in_by_the_next_change() -> None:
    build()
    before = current_version()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_place SET name_ar = 'x' WHERE slug = 'homs'")
    assert list(TouchedRecord.objects.values_list("kind", "record", "how")) == [
        ("place", Place.objects.get(slug="homs").pk, "written")
    ]
    assert current_version() == before
    Report.objects.filter(slug="later").update(publisher="Another")
    check_brute_force(stored())


@pytest.mark.usefixtures("archive")
def test_the_status_knows_of_a_raw_edit_that_was_not_taken_in() -> None:
    files = archive_files()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET age = 44 WHERE number = 1")
    assert fixtures_status(files) is FixturesStatus.UNWRITTEN


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("edited", [False, True])
def test_a_database_of_earlier_software_does_not_look_edited_unless_it_was(edited: bool) -> None:
    build()
    files = archive_files()
    call_command("migrate", "explorer", "0005", verbosity=0)
    old = old_digest(files)
    values = {"version": old, "loaded_version": old, "loaded_files": old}
    with connection.cursor() as cursor:
        assignments = ", ".join(f"{name} = '{value}'" for name, value in values.items())
        cursor.execute(f"UPDATE explorer_archive SET {assignments}")  # noqa: S608 - a digest
        if edited:
            cursor.execute("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
    call_command("migrate", verbosity=0)
    check_brute_force(stored())
    newer = {**files, "places.json": files["places.json"].replace("Homs", "Hims")}
    assert fixtures_status(newer) is (FixturesStatus.EDITED if edited else FixturesStatus.OUTDATED)
    assert fixtures_status(files) is (FixturesStatus.UNWRITTEN if edited else FixturesStatus.CURRENT)


def old_digest(files: dict[str, str]) -> str:
    """Return the digest that earlier software took of files and database: of their texts."""
    return sha256("".join(f"{name}\0{text}\0" for name, text in files.items()).encode()).hexdigest()[:12]


def test_a_change_of_form_does_not_look_like_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    load(archive_files())
    monkeypatch.setattr(renewal, "form", lambda: "another form")
    Archive.objects.update(version="0" * 12, loaded_version="0" * 12)
    with change():
        pass
    archive = Archive.objects.get()
    assert archive.loaded_version == archive.version == digest(archive_files())


def test_the_version_knows_no_order_and_no_database_keys() -> None:
    build()
    files = archive_files()
    version = digest(files)
    shuffled = {name: json.dumps(json.loads(text)[::-1]) for name, text in files.items()}
    assert digest(shuffled) == version == current_version()
    points = json.loads(files["key_points.json"])
    for point in points:
        point["fields"]["quotes"].reverse()
    assert digest({**files, "key_points.json": json.dumps(points)}) == version
    another = {**files, "places.json": files["places.json"].replace("Homs", "Hims")}
    assert digest(another) != version


def test_an_empty_archive_has_no_version() -> None:
    assert current_version() == ""
    quote = build_quote(1)
    assert current_version() != ""
    with change():
        quote.delete()
        Theme.objects.all().delete()
        Chapter.objects.all().delete()
        Report.objects.all().delete()
        Place.objects.all().delete()
    assert current_version() == ""


def test_a_chapter_may_have_more_quotes_than_two_bytes_count() -> None:
    quote = build_quote(40_000)
    quote.full_clean()
    Chapter.objects.update(last_number=40_000)
    assert Quote.objects.get().position == 40_000
