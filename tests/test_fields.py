"""Values that mean the same on both databases."""

import json

import pytest

from explorer.archive.fixtures import archive_files
from tests.support.builders import build_report


@pytest.mark.django_db
def test_keys_stand_in_alphabetical_order_in_the_files_whatever_the_database_keeps() -> None:
    build_report(authors=[{"given": "Ann", "literal": "x", "family": "Author"}]).refresh_from_db()
    [record] = json.loads(archive_files()["reports.json"])
    [author] = record["fields"]["authors"]
    assert list(author) == ["family", "given", "literal"]
