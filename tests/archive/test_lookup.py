"""Quotes and themes by their names in addresses."""

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from explorer.archive.lookup import find_quote, find_theme
from tests.support.builders import DAY, build_quote, build_theme

pytestmark = pytest.mark.django_db


def test_a_quote_is_found_by_its_id_with_all_that_its_page_needs(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    quote = build_quote(1)
    with django_assert_num_queries(2):  # the state of the archive, and the record
        found = find_quote("chapter-01")
        assert (found.chapter.report.slug, found.theme.slug) == ("report", "theme")
        assert found.governorate is not None
        assert found.governorate.slug == "homs"
    assert found == quote


def test_a_withdrawn_quote_is_found_too() -> None:
    quote = build_quote(1, withdrawn=DAY, withdrawn_reason="The speaker asked for it.")
    assert find_quote("chapter-01") == quote


def test_an_id_that_nobody_has_is_named() -> None:
    build_quote(1)
    with pytest.raises(Http404, match=r"^There is no quote with the id chapter-02\.$"):
        find_quote("chapter-02")


def test_a_theme_is_found_by_its_slug_with_its_report(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    theme = build_theme("mistrust")
    with django_assert_num_queries(2):  # the state of the archive, and the record
        found = find_theme("mistrust")
        assert found.chapter.report.slug == "report"
    assert found == theme


def test_a_slug_that_no_theme_has_is_named() -> None:
    build_theme("mistrust")
    with pytest.raises(Http404, match=r"^There is no theme with the address trust\.$"):
        find_theme("trust")
