"""The numbers of quotes in the order of the reports: a change renumbers no more than what follows."""

import pytest

from explorer.derived import NumberedQuote
from explorer.models import Quote, Theme
from tests.support.builders import DAY, build_quote
from tests.support.writes import build

pytestmark = pytest.mark.django_db


def test_an_attribute_a_withdrawal_and_a_quote_at_the_end_change_no_other_number() -> None:
    build()
    before = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    first = Quote.objects.get(code="first-01")
    first.withdrawn, first.withdrawn_reason = DAY, "Asked for."
    first.save()
    last = build_quote(50, theme=Theme.objects.get(slug="third-b"))
    after = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    assert after == before | {last.pk: max(before.values()) + 1}


def test_a_quote_in_the_middle_changes_only_the_numbers_that_follow() -> None:
    build()
    before = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    new = build_quote(50, theme=Theme.objects.get(slug="second-b"), position=4)
    after = dict(NumberedQuote.objects.values_list("quote_id", "number"))
    place = after.pop(new.pk)
    assert place == 8
    assert after == {key: number if number < place else number + 1 for key, number in before.items()}
