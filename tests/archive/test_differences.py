"""What readers are told of a change: field by field, before and after, in their language."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from explorer.archive.changes import change
from explorer.archive.differences import KINDS, LABELS, Change, ToldChanges, changes_of
from explorer.archive.digests import kind_of
from explorer.archive.fixtures import FILES
from explorer.archive.history import UNTOLD
from explorer.models import Correction, KeyPoint, Place, Quote, Report, Theme
from tests.support.builders import build_chapter, build_place, build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db

WORDS = "the mill stood still for a winter and nobody in the town said why it did"


def differences(change: Change) -> list[tuple[str, str, str]]:
    """Return what a change says: label, before, after."""
    return [(told.label, told.before, told.after) for told in change.differences]


def told() -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Return every change that is told: kind, name and differences."""
    return [(found.kind_label, found.name, differences(found)) for found in ToldChanges()[:100]]


def build_point(*quotes: Quote, **fields: Any) -> KeyPoint:
    """Return a key point that these quotes show."""
    defaults = {
        "code": "point",
        "theme": quotes[0].theme,
        "stance": "pro-regime",
        "order": 1,
        "text": "Ours.",
    }
    with change():
        point: KeyPoint = KeyPoint.objects.create(**defaults | fields)
        point.quotes.set(quotes)
    return point


def test_changes_are_told_the_latest_first_with_where_they_are_to_be_seen() -> None:
    build_quote()
    assert (len(ToldChanges()), ToldChanges()[:100]) == (0, [])
    Theme.objects.update(heading="Another Theme", summary="Short.")
    Report.objects.update(title="Another Report")
    assert len(ToldChanges()) == 2
    assert told() == [
        ("Report", "report", [("Title", "A Report", "Another Report")]),
        ("Section", "theme", [("Heading", "Theme", "Another Theme"), ("Summary", "", "Short.")]),
    ]
    latest, first = ToldChanges()[:100]
    assert (latest.address, first.address) == ("/reports/report/", "/themes/theme/")
    assert (latest.day, latest.moment > first.moment) == (timezone.localdate(), True)
    assert [found.name for found in ToldChanges()[1:2]] == ["theme"]


def test_each_kind_of_value_is_told_as_readers_see_it() -> None:
    quotes = [build_quote(1), build_quote(2)]
    point = build_point(*quotes)
    build_theme("other")
    with change():
        Report.objects.update(
            published=dt.date(2026, 4, 5),
            authors=[{"family": "Said", "given": "Amal"}, {"literal": "A Council"}],
            interview_count=40,
        )
        Place.objects.update(other_spellings=["Hims", "Homs City"])
        KeyPoint.objects.update(arabic_reviewed=True, text_ar="جملة.", stance="anti-regime")
        point.quotes.set(quotes[1:])
        Quote.objects.filter(number=2).update(theme=Theme.objects.get(slug="other"))
    assert {name: values for _kind, name, values in told()} == {
        "report": [
            ("Authors", "Ann Author", "Amal Said, A Council"),
            ("Number of interviews", "", "40"),
            ("Published", "1 January 2026", "5 April 2026"),
        ],
        "homs": [("Other spellings", "", "Hims, Homs City")],
        "point": [
            ("Arabic reviewed", "no", "yes"),
            ("Stance", "Pro-regime", "Anti-regime"),
            ("Text in Arabic", "", "جملة."),
            ("Quotes", "chapter-01, chapter-02", "chapter-02"),
        ],
        "chapter-02": [("Section", "Theme", "Other")],
    }
    [in_arabic] = [d for found in ToldChanges()[:9] for d in found.differences if d.language == "ar"]
    assert in_arabic.after == "جملة."


def test_changes_are_told_in_arabic() -> None:
    build_point(build_quote())
    with change():
        Report.objects.update(published=dt.date(2026, 4, 5))
        KeyPoint.objects.update(arabic_reviewed=True, stance="anti-regime")
    with override("ar"):
        assert told() == [
            (
                "النقطة الرئيسية",
                "point",
                [("مراجعة العربية", "لا", "نعم"), ("الموقف", "مؤيد للنظام", "معارض للنظام")],
            ),
            ("التقرير", "report", [("تاريخ النشر", "١ كانون الثاني ٢٠٢٦", "٥ نيسان ٢٠٢٦")]),
        ]


def test_of_a_long_text_a_few_words_around_the_change_are_told() -> None:
    build_theme(summary=f"{WORDS}, they say. {WORDS}.")
    Theme.objects.update(summary=f"{WORDS}, we say. {WORDS}.")
    around = (
        "[…] for a winter and nobody in the town said why it did,",
        "say. the mill stood still for a winter and nobody in the […]",
    )
    [(_kind, _name, found)] = told()
    assert found == [("Summary", f"{around[0]} they {around[1]}", f"{around[0]} we {around[1]}")]


def test_what_was_taken_out_has_no_address_and_its_name_is_all_that_is_told() -> None:
    quote = build_quote()
    build_place("aleppo")
    build_point(quote)
    with change():
        Place.objects.filter(slug="aleppo").delete()
        KeyPoint.objects.all().delete()
    found = ToldChanges()[:100]
    assert [(c.kind, c.name, c.record, c.address, c.differences) for c in found] == [
        ("keypoint", "point", None, "", []),
        ("place", "aleppo", None, "", []),
    ]


def test_a_record_that_is_gone_is_named_so_in_the_change_that_left_it() -> None:
    quotes = [build_quote(1, theme=build_theme("mistrust")), build_quote(2)]
    point = build_point(*quotes)
    with change():
        point.quotes.set(quotes[1:])
        KeyPoint.objects.update(theme=quotes[1].theme)
        quotes[0].delete()
        Theme.objects.filter(slug="mistrust").delete()
    assert {name: values for _kind, name, values in told()}["point"] == [
        ("Section", "a record that is gone", "Theme"),
        ("Quotes", "a record that is gone, chapter-02", "chapter-02"),
    ]


def test_words_that_were_withdrawn_since_are_told_of_no_record() -> None:
    build_quote(1, text=WORDS)
    build_theme("other", summary=f"One said: “{WORDS}”.")
    Theme.objects.filter(slug="other").update(summary="One spoke of a mill.", heading="Mills")
    assert ("Summary", f"One said: “{WORDS}”.", "One spoke of a mill.") in told()[0][2]
    Quote.objects.update(withdrawn=dt.date(2026, 5, 6), withdrawn_reason="The speaker asked for it.")
    assert told() == [("Section", "other", [("Heading", "Other", "Mills"), ("Summary", "", "")])]


def test_a_quote_tells_what_it_was_before_but_not_where_it_moved() -> None:
    quote = build_quote(1)
    assert changes_of(quote, 9) == []
    Quote.objects.update(age=None, governorate=build_place("aleppo"), position=7)
    Quote.objects.update(position=8)
    Quote.objects.update(text="These are the right words of quote 1.", stance_inferred=True)
    assert [differences(found) for found in changes_of(quote, 9)] == [
        [
            ("Stance inferred", "no", "yes"),
            ("Text", "These are the words of quote 1.", "These are the right words of quote 1."),
        ],
        [("Age", "30", "not stated"), ("Governorate", "Homs", "Aleppo")],
    ]
    assert len(changes_of(quote, 1)) == 1


def test_a_quote_that_came_back_tells_that_it_was_away_and_nothing_that_was_erased() -> None:
    quote = build_quote(1, text=WORDS)
    kept = {f.attname: getattr(quote, f.attname) for f in Quote._meta.concrete_fields}  # noqa: SLF001
    Quote.objects.update(withdrawn=dt.date(2026, 5, 6), withdrawn_reason="A mistake.")
    Quote.objects.update(**kept)
    found = changes_of(Quote.objects.get(), 9)
    assert [differences(change) for change in found] == [
        [("Withdrawn", "6 May 2026", "")],
        [("Withdrawn", "", "6 May 2026")],
    ]


@pytest.mark.parametrize("model", FILES.values())
def test_every_field_that_can_be_told_has_a_name(model: Any) -> None:
    fields = {field.name for field in model.history.model.tracked_fields if field.editable}
    links = {field.name for field in model._meta.many_to_many}  # noqa: SLF001
    assert (fields | links) - UNTOLD.get(kind_of(model), frozenset()) - LABELS.keys() == {"id"}
    assert kind_of(model) in KINDS


def change_much(times: int) -> None:
    """Make so many changes of every kind of record."""
    for number in range(times):
        quotes = [build_quote(number * 2 + place) for place in (1, 2)]
        point = build_point(*quotes, code=f"point-{number}")
        theme = build_theme(f"theme-{number}")
        with change():
            point.quotes.set(quotes[:1])
            Theme.objects.filter(pk=theme.pk).update(chapter=build_chapter(f"chapter-{number}"))
            Quote.objects.filter(pk=quotes[1].pk).update(theme=theme)
            Report.objects.update(title=f"Report {number}")
            Place.objects.update(name=f"Place {number}")
            Correction.objects.create(
                code=f"{number}", quote=quotes[0], date=dt.date(2026, 1, 1), change="A", reason="B"
            )
        Correction.objects.filter(code=f"{number}").update(date=dt.date(2026, 1, 2))


@pytest.mark.parametrize("times", [1, 5])
def test_the_page_of_changes_asks_the_database_equally_often_however_many_they_are(
    times: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build_report()
    change_much(times)
    with django_assert_num_queries(44):
        answer = client.get("/about/corrections/")
    assert answer.content.count(b"<h3><time") == len(ToldChanges()) == 6 * times
