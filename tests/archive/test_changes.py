"""Changes of the archive: each renews the version and the words that are searched, in its transaction."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from explorer.archive.changes import change
from explorer.archive.versions import current_version
from explorer.models import KeyPoint, Quote, Report
from tests.support.builders import build_quote, build_report, build_theme
from tests.support.project import run
from tests.support.searching import word_counts

pytestmark = pytest.mark.django_db


def model_copy(quote: Quote, **fields: object) -> Quote:
    """Return an unsaved quote with the values of another, but for `fields`."""
    values = {field.attname: getattr(quote, field.attname) for field in Quote._meta.concrete_fields}  # noqa: SLF001
    return Quote(**values | {"id": None} | fields)


def words_of_quotes() -> set[str]:
    """Return the words of all quotes, which the tests write in plain letters."""
    return {
        word for text in Quote.objects.values_list("text", flat=True) for word in re.findall("[a-z]+", text)
    }


def renewals(written: CaptureQueriesContext) -> int:
    """Count the statements that gave the archive a new version."""
    return sum(
        statement["sql"].startswith(("UPDATE", "INSERT")) and '"explorer_archive"' in statement["sql"]
        for statement in written.captured_queries
    )


def add_quote(quote: Quote) -> None:
    """Make a quote of a key point."""
    KeyPoint.objects.get().quotes.add(quote)


def remove_quote(_quote: Quote) -> None:
    """Take the one quote of a key point away from it."""
    point = KeyPoint.objects.get()
    point.quotes.remove(point.quotes.get())


def clear_quotes(_quote: Quote) -> None:
    """Take all quotes away from a key point."""
    KeyPoint.objects.get().quotes.clear()


def add_point(quote: Quote) -> None:
    """Make a quote of a key point, from the quote's side."""
    quote.key_points.add(KeyPoint.objects.get())


WRITES: dict[str, Callable[[Quote], Any]] = {
    "save": lambda quote: quote.save(),
    "delete": lambda quote: quote.delete(),
    "update": lambda quote: Quote.objects.filter(pk=quote.pk).update(text="other words"),
    "delete many": lambda quote: Quote.objects.filter(pk=quote.pk).delete(),
    "bulk_create": lambda quote: Quote.objects.bulk_create(
        [model_copy(quote, number=3, code="chapter-03", text="new words")]
    ),
    "bulk_update": lambda quote: Quote.objects.bulk_update([quote], ["text"]),
    "add": add_quote,
    "remove": remove_quote,
    "clear": clear_quotes,
    "add from the quote's side": add_point,
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_way_to_write_renews_version_and_words_once(write: Callable[[Quote], Any]) -> None:
    build_theme()
    shown = build_quote(2, text="shown here")
    point = KeyPoint.objects.create(
        code="theme-anti-1", theme=build_theme(), stance="anti-regime", order=1, text="Ours."
    )
    point.quotes.add(shown)
    quote = build_quote(1, text="first words")
    # Not with the archive's own queryset: these words are stored by the write that follows.
    QuerySet(Quote).filter(pk=shown.pk).update(text="edited beside")
    before = current_version()
    quote.text = "second words"
    with CaptureQueriesContext(connection) as written:
        write(quote)
    assert current_version() != before
    assert set(word_counts()) == words_of_quotes()
    assert {"edited", "beside"} <= set(word_counts())
    assert renewals(written) == 1


def test_another_set_of_quotes_for_a_key_point_is_another_version() -> None:
    point = KeyPoint.objects.create(
        code="theme-anti-1", theme=build_theme(), stance="anti-regime", order=1, text="Ours."
    )
    first, second = build_quote(1), build_quote(2)
    point.quotes.set([first])
    before = current_version()
    point.quotes.set([second])
    assert current_version() != before


def test_the_quotes_of_a_key_point_are_content() -> None:
    quote = build_quote(1)
    point = KeyPoint.objects.create(
        code="theme-anti-1", theme=build_theme(), stance="anti-regime", order=1, text="Ours."
    )
    before = current_version()
    point.quotes.add(quote)
    assert current_version() != before


def test_many_writes_in_one_change_are_one_version() -> None:
    build_report()
    before = current_version()
    with change():
        Report.objects.update(publisher="Another")
        assert current_version() == before
        Report.objects.update(publisher="A Third")
    assert current_version() != before


def test_a_change_renews_once_whatever_is_written_and_nested_in_it() -> None:
    quote = build_quote(1)
    with CaptureQueriesContext(connection) as written, change():
        Report.objects.update(publisher="Another")
        quote.text = "Other words."
        with change():
            quote.save()
        Quote.objects.bulk_update([quote], ["text"])
    assert renewals(written) == 1


@pytest.mark.django_db(transaction=True)
def test_a_failed_change_leaves_nothing_behind() -> None:
    build_quote(1)
    before = current_version()
    with pytest.raises(IntegrityError), change():  # noqa: PT012 - the first write must be undone
        Quote.objects.update(text="Other words.")
        build_quote(1)
    assert current_version() == before
    assert Quote.objects.get().text == "These are the words of quote 1."


@pytest.mark.django_db(transaction=True)
def test_a_write_after_a_failed_change_is_a_version_of_its_own() -> None:
    build_quote(1)
    before = current_version()
    with pytest.raises(IntegrityError), change():
        build_quote(1)
    Quote.objects.update(text="Other words.")
    assert current_version() != before


WRITE_AFTER_SETUP = """
import django
django.setup()
from explorer.archive.changes import change
from explorer.models import Archive, Quote, Word
quote = Quote.objects.get(code="halting-hostilities-01")
before = Archive.objects.get().version
quote.text = "Unheardof words."
with change(reason="A test."):
    quote.save()
print(Archive.objects.get().version != before, Word.objects.get(word="unheardof").quotes)
"""


def test_a_process_that_only_starts_django_renews_version_and_words(tmp_path: Path) -> None:
    environment = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/archive.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": "site:.",
    }
    run(sys.executable, "manage.py", "prepare", **environment).check_returncode()
    said = run(sys.executable, "-c", WRITE_AFTER_SETUP, **environment)
    assert (said.stdout, said.stderr) == ("True 1\n", "")
