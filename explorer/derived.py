"""Define what is derived from the archive's records and stored beside them, so that nobody derives it twice.

`explorer.archive.renewal` writes these tables, with each change and for what it changed; nothing in them
is content: all of it can be made anew from the records.
"""

from typing import ClassVar

from django.db import models


class TouchedRecord(models.Model):
    """A note of the database's triggers: a record was written and what is derived from it isn't renewed yet.

    `kind` is the model's name, `record` the primary key, `how` a value of `explorer.archive.notes.How`.
    """

    kind = models.CharField(max_length=20)
    record = models.BigIntegerField()
    how = models.CharField(max_length=10)

    def __str__(self) -> str:
        return f"{self.kind} {self.record} {self.how}"


class RecordDigest(models.Model):
    """The digest of one record, 32 bytes; the archive's version is made of the sum of all."""

    kind = models.CharField(max_length=20)
    record = models.BigIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "record"], name="record_has_one_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


class NumberedQuote(models.Model):
    """A quote's number in the order of the reports, and the values under which the bitmaps hold that number.

    Numbers begin at 0 and may have gaps. `held` is empty for a withdrawn quote: no bitmap holds it.
    """

    number = models.PositiveIntegerField(primary_key=True)
    quote = models.OneToOneField(
        "explorer.Quote", models.DO_NOTHING, db_constraint=False, related_name="numbered"
    )
    held = models.TextField()

    def __str__(self) -> str:
        return f"{self.number}: {self.held}"


class FacetBitmap(models.Model):
    """The numbers of the published quotes with one value of one facet, as a serialised roaring bitmap."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=150)
    numbers = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["facet", "value"], name="facet_value_has_one_bitmap"),
        ]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"


class Word(models.Model):
    """A word of the published quotes, folded, with its stem and the number of quotes that have it."""

    word = models.CharField(max_length=64, primary_key=True)
    stem = models.CharField(max_length=64)
    quotes = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word
