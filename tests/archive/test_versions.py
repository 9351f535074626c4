"""The archive's version: equal for equal content, and read once for a page."""

import pytest
from django.db import DatabaseError, connection
from pytest_django import DjangoAssertNumQueries

from explorer.archive.versions import begin_reading, current_version, one_state
from explorer.models import Quote, Report
from tests.support.builders import build_quote, build_report

pytestmark = pytest.mark.django_db


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


def test_a_page_reads_the_state_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    build_report()
    with one_state():
        with django_assert_num_queries(1):
            assert current_version() == current_version() != ""
        Report.objects.update(publisher="Another")
        held = current_version()
    assert current_version() != held


@pytest.mark.django_db(transaction=True)
def test_reading_is_one_transaction_that_leaves_nothing_behind() -> None:
    build_quote(1)
    end = begin_reading()
    assert connection.in_atomic_block
    Quote.objects.update(text="Written by mistake.")
    end()
    assert not connection.in_atomic_block
    assert Quote.objects.get().text == "These are the words of quote 1."


@pytest.mark.django_db(transaction=True)
def test_where_the_database_can_not_be_asked_there_is_nothing_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as away:
        away.setattr(connection, "set_autocommit", refuse)
        begin_reading()()
    connection.close()
    build_quote(1)
    assert not connection.in_atomic_block
