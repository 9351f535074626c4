"""Values that mean the same on both databases."""

import json

import pytest
from django.core.exceptions import ValidationError

from explorer.archive.fixtures import archive_files
from explorer.fields import validate_imports
from tests.support.builders import build_report


@pytest.mark.django_db
def test_keys_stand_in_alphabetical_order_in_the_files_whatever_the_database_keeps() -> None:
    build_report(authors=[{"given": "Ann", "literal": "x", "family": "Author"}]).refresh_from_db()
    [record] = json.loads(archive_files()["reports.json"])
    [author] = record["fields"]["authors"]
    assert list(author) == ["family", "given", "literal"]


IMPORT = {"day": "2026-01-31", "file": "0" * 64, "readings": "", "url": "https://example.org/"}


def test_what_was_imported_is_a_day_two_digests_and_an_address() -> None:
    validate_imports([])
    validate_imports([IMPORT, IMPORT | {"readings": "f" * 64}])


@pytest.mark.parametrize(
    "value",
    [
        IMPORT,
        ["2026-01-31"],
        [{"day": "2026-01-31"}],
        [IMPORT | {"by": "somebody"}],
        [IMPORT | {"url": None}],
        [IMPORT | {"file": "0"}],
        [IMPORT | {"readings": "none"}],
        [IMPORT | {"day": "yesterday"}],
    ],
)
def test_anything_else_is_no_import(value: object) -> None:
    with pytest.raises(ValidationError, match="It has to be a list of imports"):
        validate_imports(value)
