"""The archive's version: equal for equal content, renewed with every write, in its transaction."""

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from explorer.archive.changes import change
from explorer.archive.versions import current_version, one_state
from explorer.models import KeyPoint, Quote, Report
from tests.support.builders import build_quote, build_report, build_theme

pytestmark = pytest.mark.django_db


def model_copy(quote: Quote, **fields: object) -> Quote:
    """Return an unsaved quote with the values of another, but for `fields`."""
    values = {field.attname: getattr(quote, field.attname) for field in Quote._meta.concrete_fields}  # noqa: SLF001
    return Quote(**values | {"id": None} | fields)


def test_an_archive_without_anything_has_no_version() -> None:
    assert current_version() == ""


def test_equal_content_has_an_equal_version_whatever_the_database_ids() -> None:
    build_quote(1)
    before = current_version()
    Quote.objects.all().delete()
    assert current_version() != before
    build_quote(1)
    assert current_version() == before
    assert len(before) == 12


@pytest.mark.parametrize(
    "write",
    [
        lambda quote: Quote.objects.filter(pk=quote.pk).update(text="Other words."),
        lambda quote: Quote.objects.bulk_update([quote], ["text"]),
        lambda quote: quote.save(),
        lambda quote: quote.delete(),
        lambda _quote: Quote.objects.all().delete(),
        lambda quote: Quote.objects.bulk_create([model_copy(quote, number=2, code="chapter-02")]),
    ],
    ids=["update", "bulk_update", "save", "delete", "delete many", "bulk_create"],
)
def test_every_way_to_write_renews_it(write: object) -> None:
    quote = build_quote(1)
    before = current_version()
    quote.text = "Other words."
    write(quote)  # type: ignore[operator]
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


@pytest.mark.django_db(transaction=True)
def test_a_failed_change_leaves_nothing_behind() -> None:
    build_quote(1)
    before = current_version()
    with pytest.raises(IntegrityError), change():  # noqa: PT012 - the first write must be undone
        Quote.objects.update(text="Other words.")
        build_quote(1)
    assert current_version() == before
    assert Quote.objects.get().text == "These are the words of quote 1."


def test_a_page_reads_the_state_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    build_report()
    with one_state():
        with django_assert_num_queries(1):
            assert current_version() == current_version() != ""
        Report.objects.update(publisher="Another")
        held = current_version()
    assert current_version() != held
