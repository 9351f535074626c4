"""The archive's version: equal for equal content, and read once for a page."""

import pytest
from pytest_django import DjangoAssertNumQueries

from explorer.archive.versions import current_version, one_state
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
