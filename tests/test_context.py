"""What every page says about the site itself."""

import pytest
from django.test import RequestFactory, override_settings
from pytest_django import DjangoAssertNumQueries

from explorer.archive.versions import current_version
from explorer.context import Site, site
from tests.support.builders import DAY, build_quote, build_report

pytestmark = pytest.mark.django_db


def test_the_archive_is_counted_as_it_is_now() -> None:
    build_quote(1)
    build_quote(2, withdrawn=DAY, withdrawn_reason="Printed by mistake.")
    assert (Site().quotes, Site().version) == (1, current_version())


def test_reports_are_listed_oldest_first() -> None:
    for slug in ("first", "second", "third"):
        build_report(slug)
    assert [report.slug for report in Site().reports] == ["first", "second", "third"]


@override_settings(SITE_URL="https://quotes.example.org", OPERATOR="A Trust", CONTACT="a@example.org")
def test_a_template_that_names_no_archive_reads_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        found = site(RequestFactory().get("/"))["site"]
    assert (found.url, found.operator, found.contact) == (
        "https://quotes.example.org",
        "A Trust",
        "a@example.org",
    )
