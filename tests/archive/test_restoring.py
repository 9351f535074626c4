"""A backup put back: the archive is what it was, but for what was withdrawn since."""

import datetime as dt
from pathlib import Path

import pytest

from explorer.archive.backups import Backup, BackupError, write_backup
from explorer.archive.fixtures import archive_files
from explorer.archive.published import find_version
from explorer.archive.restoring import Restored, of_this_release, restore, withdrawn_in_files
from explorer.derived import TouchedRecord
from explorer.models import Archive, Correction, Quote, Report, Theme, Version
from explorer.questions.answer import ask
from explorer.questions.question import Question
from tests.support import writes
from tests.support.builders import build_quote
from tests.support.fixture_files import REAL, changed

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 2, 3)
LATER = {"withdrawn": DAY, "withdrawn_reason": "Somebody is in danger."}


def found() -> dict[str, list[str]]:
    """Return the quotes that searches find."""
    queries = ("bread", "siege", "truce")
    return {query: [quote.code for quote in ask(Question(q=query))[:99]] for query in queries}


@pytest.fixture
def small(tmp_path: Path) -> Backup:
    """Back up a small archive of two reports."""
    writes.build()
    return write_backup(tmp_path)


def test_everything_is_as_it_was(small: Backup) -> None:
    before = archive_files()
    Report.objects.update(title="Another title")
    Theme.objects.filter(slug="first-a").update(slug="renamed")
    build_quote(7, text="A quote that came later, about bread.")
    assert restore(small, {}) == Restored(small.version, [], [], [])
    assert archive_files() == before
    assert Archive.objects.get().version == small.version
    assert not TouchedRecord.objects.exists()


def test_searches_counts_and_new_rows_go_on_from_there(small: Backup) -> None:
    before = found()
    assert [query for query, codes in before.items() if not codes] == []
    Quote.objects.update(text="Nothing of all that.")
    restore(small, {})
    assert found() == before
    assert build_quote(8).pk not in {row.pk for row in Quote.objects.exclude(number=8)}


def test_words_that_were_withdrawn_since_do_not_come_back(small: Backup) -> None:
    words = Quote.objects.get(code="first-01").text
    Quote.objects.filter(code="first-01").update(**LATER)
    restored = restore(small, {})
    assert restored.withdrawn == ["first-01"]
    assert restored.version != small.version
    quote = Quote.objects.get(code="first-01")
    assert (quote.text, quote.withdrawn, quote.withdrawn_reason) == ("", DAY, "Somebody is in danger.")
    assert quote.fingerprint
    assert words
    assert Correction.objects.get().change == "Not kept: the quote was withdrawn later."


def test_what_the_files_call_withdrawn_does_not_come_back_into_an_empty_database(small: Backup) -> None:
    for model in (Correction, Quote):
        model.objects.all().delete()
    restored = restore(small, {"second-02": (DAY, "Somebody is in danger."), "elsewhere-01": (DAY, "So.")})
    assert (restored.withdrawn, restored.unknown) == (["second-02"], ["elsewhere-01"])
    assert Quote.objects.get(code="second-02").text == ""


def test_what_the_backup_does_not_know_is_named(small: Backup) -> None:
    quote = build_quote(9, **LATER)
    Correction.objects.create(code="first-02-1", quote=quote, date=DAY, change="A comma.", reason="Printed.")
    restored = restore(small, {})
    assert (restored.unknown, restored.corrections) == (["chapter-09"], ["first-02-1"])
    assert restored.version == small.version


def test_records_that_make_another_version_change_nothing(small: Backup) -> None:
    Report.objects.update(title="Another title")
    before = archive_files()
    with pytest.raises(BackupError, match="and not 0123456789ab, so nothing was changed"):
        restore(small._replace(version="0123456789ab"), {})
    assert archive_files() == before


def test_a_backup_of_this_release_is_used_as_it_is(small: Backup) -> None:
    with of_this_release(small) as backup:
        assert backup is small


def test_the_files_say_what_is_withdrawn_and_since_when() -> None:
    files = changed(
        "quotes.json",
        '"withdrawn": null,\n    "withdrawn_reason": ""',
        '"withdrawn": "2026-02-03",\n    "withdrawn_reason": "Why."',
    )
    found = withdrawn_in_files(files)
    assert set(found.values()) == {(DAY, "Why.")}
    assert withdrawn_in_files(REAL) == {}


@pytest.mark.without_reason
def test_what_was_published_is_still_known_after_a_restore(tmp_path: Path) -> None:
    writes.build()
    early = write_backup(tmp_path / "early")
    before = Version.objects.values_list("version", flat=True)[0]
    Theme.objects.update(summary="Another.")
    states, versions = Theme.history.count(), Version.objects.count()
    late = write_backup(tmp_path / "late")
    restore(early, {})
    assert (Theme.history.count(), Version.objects.count()) == (states + Theme.objects.count(), versions + 1)
    state = Theme.history.first()
    assert (state.history_user, state.summary) == ("restore", "")
    restore(late, {})
    Theme.history.all().delete()
    Version.objects.all().delete()
    restore(late, {})
    assert (Theme.history.count(), Version.objects.count()) == (states, versions)
    assert find_version(before).version == before == early.version
