"""Define the records of the archive; docs/data-dictionary.md explains them field by field."""

from explorer.derived import FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word
from explorer.models.quotes import BLANK_WHEN_WITHDRAWN, CORRECTED, SYRIA, Correction, KeyPoint, Quote
from explorer.models.reports import OUTSIDE_SYRIA, Archive, Chapter, Place, Report, Theme, Version

DERIVED = (FacetBitmap, NumberedQuote, RecordDigest, TouchedRecord, Word)
"""The tables that Django finds here, beside those of the content."""

__all__ = [
    "BLANK_WHEN_WITHDRAWN",
    "CORRECTED",
    "DERIVED",
    "OUTSIDE_SYRIA",
    "SYRIA",
    "Archive",
    "Chapter",
    "Correction",
    "KeyPoint",
    "Place",
    "Quote",
    "Report",
    "Theme",
    "Version",
]
