"""Rows that are derived name themselves, for whoever looks into the database."""

import pytest
from django.db.models import Model

from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (TouchedRecord(kind="quote", record=7, how="written"), "quote 7 written"),
        (RecordDigest(kind="theme", record=3, digest=b""), "theme 3"),
        (NumberedQuote(number=4, quote_id=9, held="|sunni|woman|"), "4: |sunni|woman|"),
        (FacetBitmap(facet="sect", value="sunni", numbers=b""), "sect: sunni"),
        (Word(word="sieges", stem="sieg", quotes=2), "sieges"),
    ],
)
def test_a_row_names_itself(row: Model, name: str) -> None:
    assert str(row) == name
