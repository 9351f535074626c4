"""The states of records: kept whichever way a record is written, with who and why, in one transaction."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from explorer.archive.changes import change
from explorer.archive.fixtures import archive_files, digest
from explorer.archive.history import last_states
from explorer.archive.loading import load
from explorer.archive.renewal import rebuild
from explorer.archive.versions import current_version
from explorer.models import Archive, Correction, KeyPoint, Place, Quote, Report, Theme, Version
from tests.support.builders import build_chapter, build_quote, build_theme
from tests.support.writes import build, raw

pytestmark = pytest.mark.django_db


def types(model: Any, key: int) -> str:
    """Return the kinds of the changes of a record, the first one first: `+~~-`."""
    return "".join(
        model.history.filter(id=key).order_by("history_date").values_list("history_type", flat=True)
    )


def _write_and_fail() -> None:
    Theme.objects.update(summary="Another.")
    raise RuntimeError


def by_save(theme: Theme) -> None:
    theme.summary = "Another."
    theme.save()


def by_bulk_update(theme: Theme) -> None:
    theme.summary = "Another."
    Theme.objects.bulk_update([theme], ["summary"])


def by_files(_theme: Theme) -> None:
    files = archive_files()
    load(files | {"themes.json": files["themes.json"].replace('"Theme"', '"Another"')})


@pytest.mark.parametrize(
    "write",
    [
        by_save,
        by_bulk_update,
        by_files,
        lambda theme: Theme.objects.filter(pk=theme.pk).update(summary="Another."),
        lambda theme: raw("UPDATE explorer_theme SET summary = 'Another.' WHERE id = %s", theme.pk),
    ],
    ids=["save", "bulk_update", "files", "update", "raw"],
)
def test_each_way_to_write_keeps_one_state(write: Callable[[Theme], None]) -> None:
    build_chapter(last_number=1)
    theme = build_quote().theme
    write(theme)
    assert types(Theme, theme.pk) == "+~"
    state = Theme.history.filter(id=theme.pk).latest()
    stored = Theme.objects.get(pk=theme.pk)
    assert (state.heading, state.summary) == (stored.heading, stored.summary)
    assert state.history_date == Version.objects.first().moment  # type: ignore[union-attr]


def test_many_rows_are_kept_as_they_come_change_and_go() -> None:
    theme = build_theme()
    build_quote(1, theme=theme)
    pattern = Quote.objects.get()
    values = {field.attname: getattr(pattern, field.attname) for field in Quote._meta.concrete_fields}  # noqa: SLF001
    Quote.objects.bulk_create(
        Quote(**values | {"id": None, "code": f"chapter-{number:02d}", "number": number, "position": number})
        for number in (2, 3)
    )
    Quote.objects.filter(number=3).delete()
    keys = Quote.history.order_by("id").values_list("id", flat=True).distinct()
    assert [types(Quote, key) for key in keys] == ["+", "+", "+-"]
    assert sorted(last_states(Quote, keys)) == sorted(Quote.objects.values_list("pk", flat=True))


@pytest.mark.without_reason
def test_a_state_says_who_and_why_and_nothing_of_either_where_nobody_said() -> None:
    theme = build_theme()
    with change(by="amal", reason="The summary was too long."), change(by="other", reason="Another."):
        Theme.objects.update(summary="Short.")
    state = Theme.history.filter(id=theme.pk).latest()
    assert (state.history_user, state.history_change_reason) == ("amal", "The summary was too long.")


@pytest.mark.without_reason
def test_who_and_why_end_with_the_change() -> None:
    with change(by="amal", reason="Because."):
        theme = build_theme()
    Theme.objects.update(summary="Short.")
    said = Theme.history.filter(id=theme.pk).order_by("history_date")
    assert list(said.values_list("history_user_id", "history_change_reason")) == [
        ("amal", "Because."),
        ("", ""),
    ]


def test_the_difference_between_two_states_can_be_read() -> None:
    theme = build_theme(summary="Long.")
    Theme.objects.update(summary="Short.", short_title="Theme")
    last, first = Theme.history.filter(id=theme.pk)
    assert [(c.field, c.old, c.new) for c in last.diff_against(first).changes] == [
        ("short_title", "", "Theme"),
        ("summary", "Long.", "Short."),
    ]


def test_a_change_that_fails_keeps_no_state_and_no_version() -> None:
    build_quote()
    versions, states = Version.objects.count(), Theme.history.count()
    with pytest.raises(RuntimeError), change():
        _write_and_fail()
    assert (Version.objects.count(), Theme.history.count()) == (versions, states)


def test_what_is_written_as_it_was_has_no_state_and_no_version() -> None:
    quote = build_quote()
    versions = Version.objects.count()
    quote.save()
    rebuild()
    assert types(Quote, quote.pk) == "+"
    assert Version.objects.count() == versions


def test_the_quotes_that_a_key_point_names_are_part_of_its_state() -> None:
    quotes = [build_quote(1), build_quote(2)]
    with change():
        point = KeyPoint.objects.create(
            code="p", theme=quotes[0].theme, stance="pro-regime", order=1, text="A"
        )
        point.quotes.set(quotes)
    point.quotes.remove(quotes[1])
    point.quotes.set([quotes[0]])
    last, first = KeyPoint.history.all()
    assert [[row.quote for row in state.quotes.order_by("quote")] for state in (first, last)] == [
        quotes,
        quotes[:1],
    ]
    assert last.diff_against(first).changed_fields == ["quotes"]


def test_each_change_is_a_version_with_its_moment_and_its_quotes() -> None:
    began = timezone.now() - dt.timedelta(milliseconds=1)
    build_quote(1)
    version = Version.objects.first()
    assert version
    assert (version.version, version.quotes, version.day) == (current_version(), 1, timezone.localdate())
    assert began < version.moment <= timezone.now()
    assert version.moment.microsecond % 1000 == 0
    build_quote(2)
    assert [made.quotes for made in Version.objects.all()[:2]] == [2, 1]
    assert Archive.objects.get().version == Version.objects.first().version == digest(archive_files())  # type: ignore[union-attr]


def test_a_version_is_later_than_the_last_one_whatever_the_clock_says() -> None:
    build_quote(1)
    tomorrow = timezone.now() + dt.timedelta(days=1)
    Version.objects.filter(pk=Version.objects.first().pk).update(moment=tomorrow)  # type: ignore[union-attr]
    Report.objects.update(publisher="Another")
    moments = list(Version.objects.values_list("moment", flat=True)[:2])
    assert moments == [tomorrow + dt.timedelta(milliseconds=1), tomorrow]
    assert Report.history.latest().history_date == moments[0]


def test_a_change_that_is_undone_brings_its_version_back() -> None:
    build_quote()
    before = current_version()
    Report.objects.update(publisher="Another")
    Report.objects.update(publisher="A Publisher")
    versions = list(Version.objects.values_list("version", flat=True))
    assert versions[0] == versions[2] == before != versions[1]


def test_a_renamed_record_changes_its_own_state_alone() -> None:
    theme = build_quote().theme
    Theme.objects.filter(pk=theme.pk).update(slug="other")
    assert types(Theme, theme.pk) == "+~"
    assert types(Quote, Quote.objects.get().pk) == "+"


def test_a_change_that_readers_see_is_told_where_no_correction_tells_it() -> None:
    build()
    with change():
        Quote.objects.filter(number=1).update(text="aid", position=9)
        Quote.objects.filter(number=2).update(theme=Theme.objects.get(slug="first-a"))
        Theme.objects.filter(slug="first-b").update(summary="Another.")
        Place.objects.filter(slug="aleppo").delete()
        KeyPoint.objects.filter(code="first-a-1").delete()
    last = {"told": True, "history_date": Version.objects.first().moment}  # type: ignore[union-attr]
    told = {
        model: sorted(model.history.filter(**last).values_list(model.natural_key_field, flat=True))
        for model in (Quote, KeyPoint, Correction, Theme)
    }
    assert told == {
        Quote: ["second-02", "third-02"],
        KeyPoint: ["first-a-1"],
        Correction: [],
        Theme: ["first-b"],
    }
    assert list(Place.history.filter(told=True).values_list("slug", flat=True)) == ["aleppo"]


def test_what_is_kept_is_no_part_of_the_version() -> None:
    build_quote()
    before = digest(archive_files())
    Theme.history.all().delete()
    Version.objects.all().delete()
    assert digest(archive_files()) == before
    rebuild()
    assert current_version() == before == Version.objects.get().version
