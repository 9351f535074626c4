"""The triggers by which the database notes writes: no way to write, and no migration, gets past them."""

import pytest
from django.core.management import call_command
from django.db import connection

from explorer.archive import notes
from explorer.archive.versions import current_version
from explorer.derived import TouchedRecord
from explorer.models import Place, Report
from tests.support.derived import check_brute_force, stored
from tests.support.rebuilt import rebuilt_quotes
from tests.support.writes import build, raw

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_rebuilt_table_lost_come_back_with_the_next_change() -> None:
    build()
    with rebuilt_quotes():
        assert notes.are_taken() == (connection.vendor == "postgresql")
        raw("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
        assert notes.are_taken()
        check_brute_force(stored())


@pytest.mark.django_db(transaction=True)
def test_triggers_that_were_dropped_come_back_with_migrate_and_what_went_unnoticed_is_taken_in() -> None:
    build()
    notes.leave_off()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_quote SET text = 'aid' WHERE number = 1")
    call_command("migrate", verbosity=0)
    assert notes.are_taken()
    check_brute_force(stored())


def test_a_raw_write_is_noted_in_its_transaction_and_taken_in_by_the_next_change() -> None:
    build()
    before = current_version()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE explorer_place SET name_ar = 'x' WHERE slug = 'homs'")
    assert list(TouchedRecord.objects.values_list("kind", "record", "how")) == [
        ("place", Place.objects.get(slug="homs").pk, "written")
    ]
    assert current_version() == before
    Report.objects.filter(slug="later").update(publisher="Another")
    check_brute_force(stored())
