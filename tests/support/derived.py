"""What is derived from the records, as it is stored, and the same by brute force."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection
from pyroaring import BitMap

from explorer.archive.fixtures import archive_files, digest
from explorer.archive.versions import current_version
from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord
from explorer.models import Quote
from tests.support.searching import word_counts

TOKENS = {
    "sqlite": "SELECT rowid, stems || ' / ' || words, text FROM explorer_quotetokens ORDER BY rowid",
    "postgresql": "SELECT rowid, tokens::text, text FROM explorer_quotetokens ORDER BY rowid",
}


class Derived(NamedTuple):
    """All that is derived; numbers are given as places in the order, since they may have gaps."""

    version: str
    digests: dict[tuple[str, int], bytes]
    order: list[int]
    bitmaps: dict[tuple[str, str], set[int]]
    words: dict[str, int]
    tokens: list[tuple[Any, ...]]


def stored() -> Derived:
    """Return what is stored; nothing may be left to be taken in."""
    assert not TouchedRecord.objects.exists()
    keys = dict(NumberedQuote.objects.order_by("number").values_list("number", "quote_id"))
    bitmaps = FacetBitmap.objects.values_list("facet", "value", "numbers")
    digests = RecordDigest.objects.values_list("kind", "record", "digest")
    with connection.cursor() as cursor:
        cursor.execute(TOKENS[connection.vendor])
        tokens = cursor.fetchall()
    return Derived(
        current_version(),
        {(kind, record): bytes(value) for kind, record, value in digests},
        list(keys.values()),
        {
            (facet, value): {keys[number] for number in BitMap.deserialize(bytes(numbers))}
            for facet, value, numbers in bitmaps
        },
        word_counts(),
        tokens,
    )


def values_of(quote: Quote) -> dict[str, str]:
    """Return the value of each facet of a quote."""
    return {
        "published": "",
        "sect": quote.sect,
        "gender": quote.gender,
        "age": "" if quote.age is None else str(quote.age),
        "stance": quote.stance,
        "governorate": quote.governorate.slug if quote.governorate else "",
        "displacement": quote.displacement,
        "theme": quote.theme.slug,
        "chapter": quote.chapter.slug,
    }


def bitmaps_of(published: Iterable[Quote]) -> dict[tuple[str, str], set[int]]:
    """Return which quotes have each value of each facet, by a loop over all of them."""
    bitmaps: dict[tuple[str, str], set[int]] = {}
    for quote in published:
        for term in values_of(quote).items():
            bitmaps.setdefault(term, set()).add(quote.pk)
    return bitmaps


def check_brute_force(found: Derived) -> None:
    """Compare with a loop over all quotes, whose texts the tests write in plain small letters."""
    published = [quote for quote in Quote.objects.all() if quote.withdrawn is None]
    in_order = sorted(
        Quote.objects.all(),
        key=lambda quote: (
            quote.chapter.report.published,
            quote.chapter.order,
            quote.chapter.slug,
            quote.position,
            quote.number,
        ),
    )
    assert found.version == digest(archive_files())
    assert found.order == [quote.pk for quote in in_order]
    assert found.bitmaps == bitmaps_of(published)
    assert found.words == Counter(word for quote in published for word in set(quote.text.split()))
    assert [(row[0], row[2]) for row in found.tokens] == sorted((quote.pk, quote.text) for quote in published)
