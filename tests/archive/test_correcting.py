"""A published quote changes only in public, whichever way it is written."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from explorer.archive.changes import change, take_in
from explorer.archive.correcting import UncorrectedError
from explorer.archive.fixtures import FixtureError, archive_files
from explorer.archive.loading import load
from explorer.archive.versions import current_version
from explorer.models import Correction, Place, Quote, Theme
from tests.support.builders import DAY, build_chapter, build_place, build_quote, build_theme
from tests.support.writes import raw

pytestmark = [pytest.mark.django_db, pytest.mark.without_reason]


def by_save(quote: Quote) -> None:
    quote.age = 31
    quote.save()


def by_bulk_update(quote: Quote) -> None:
    quote.age = 31
    Quote.objects.bulk_update([quote], ["age"])


WAYS: dict[str, Callable[[Quote], object]] = {
    "save": by_save,
    "bulk_update": by_bulk_update,
    "update": lambda quote: Quote.objects.filter(pk=quote.pk).update(age=31),
    "raw": lambda quote: raw("UPDATE explorer_quote SET age = 31 WHERE id = %s", quote.pk),
}


@pytest.mark.parametrize("write", WAYS.values(), ids=list(WAYS))
def test_a_published_quote_does_not_change_without_a_reason(write: Callable[[Quote], object]) -> None:
    quote = build_quote(age=30)
    before = current_version()
    with pytest.raises(UncorrectedError) as refused:
        write(Quote.objects.get())
    assert " ".join(refused.value.messages) == (
        "chapter-01 is published and would change. The age was “30”. It is now “31”. Say why: a published "
        "quote changes only with a public correction."
    )
    assert (current_version(), Correction.objects.count()) == (before, 0)
    assert quote.age == 30


@pytest.mark.parametrize("write", WAYS.values(), ids=list(WAYS))
def test_with_a_reason_the_correction_is_written_beside_it(write: Callable[[Quote], object]) -> None:
    build_quote(age=30, changed=DAY)
    with change(by="amal", reason="Misread."):
        write(Quote.objects.get())
    correction = Correction.objects.get()
    assert (correction.code, correction.quote.code, correction.date) == (
        "chapter-01-1",
        "chapter-01",
        timezone.localdate(),
    )
    assert (correction.change, correction.reason) == ("The age was “30”. It is now “31”.", "Misread.")
    assert (Quote.objects.get().age, Quote.objects.get().changed) == (31, timezone.localdate())


def test_a_correction_of_the_same_change_is_enough() -> None:
    quote = build_quote(age=30)
    with change():
        Quote.objects.update(age=31)
        Correction.objects.create(code="c", quote=quote, date=DAY, change="The age.", reason="Misread.")
    assert Correction.objects.get().change == "The age."


def test_an_earlier_correction_is_not() -> None:
    quote = build_quote(age=30)
    Correction.objects.create(code="c", quote=quote, date=DAY, change="Nothing.", reason="None.")
    with pytest.raises(UncorrectedError):
        Quote.objects.update(age=31)


def test_the_next_correction_has_the_next_free_number() -> None:
    quote = build_quote(age=30)
    Correction.objects.create(code="chapter-01-2", quote=quote, date=DAY, change="Nothing.", reason="None.")
    with change(reason="Misread."):
        Quote.objects.update(age=None, stance="pro-regime", governorate=build_place("aleppo"))
    made = Correction.objects.exclude(code="chapter-01-2").get()
    assert made.code == "chapter-01-3"
    assert made.change == (
        "The age was “30”. It is now “not stated”. The stance was “anti-regime”. It is now “pro-regime”. "
        "The governorate was “Homs”. It is now “Aleppo”."
    )


def test_what_is_not_of_the_quote_itself_changes_without_a_correction() -> None:
    quote = build_quote()
    Quote.objects.update(theme=build_theme("other"), position=7, changed=DAY)
    Theme.objects.update(summary="Another.")
    Place.objects.filter(slug="homs").update(name="Hims")
    assert Quote.objects.get(pk=quote.pk).position == 7
    assert Correction.objects.count() == 0


def test_a_new_and_a_withdrawn_quote_need_no_correction() -> None:
    build_quote(1)
    Quote.objects.update(withdrawn=DAY, withdrawn_reason="Asked for.")
    with change():
        build_quote(2, age=30)
        Quote.objects.filter(number=2).update(age=31)
    assert Correction.objects.count() == 0


def test_what_sql_changed_is_taken_in_with_a_public_correction() -> None:
    build_quote(age=30)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET age = 31")
    take_in("prepare")
    assert Correction.objects.get().reason == "It was changed in the database, and nobody gave a reason."
    assert Correction.history.get().history_user == "prepare"


def test_files_that_change_a_published_quote_have_to_say_why() -> None:
    build_chapter(last_number=1)
    build_quote(age=30)
    files = archive_files()
    files["quotes.json"] = files["quotes.json"].replace('"age": 30', '"age": 31')
    with pytest.raises(FixtureError) as refused:
        load(files)
    assert str(refused.value) == (
        "fixtures/quotes.json, line 2, chapter-01: chapter-01 is published and would change. The age was "
        "“30”. It is now “31”. Say why: a published quote changes only with a public correction. Add one to "
        "fixtures/corrections.json, or give the reason with --reason."
    )
    load(files, reason="Misread.")
    assert Correction.objects.get().reason == "Misread."


def test_files_do_not_leave_out_a_published_correction() -> None:
    build_chapter(last_number=1)
    quote = build_quote()
    before = archive_files()
    Correction.objects.create(code="c", quote=quote, date=DAY, change="Nothing.", reason="None.")
    with pytest.raises(FixtureError) as refused:
        load(before)
    assert str(refused.value) == (
        "fixtures/corrections.json leaves out c, which the archive has published. Put it back: `manage.py "
        "write_fixtures --folder FOLDER` writes what the archive has."
    )
    load(before, removing=True)
    assert Correction.objects.count() == 0
