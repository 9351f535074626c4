"""Downloads: every file format of an answer, each a stream that holds a few quotes at a time."""

from explorer.exports.formats import FORMATS, QUOTE_FORMATS, Format, QuoteFormat, file_name

__all__ = ["FORMATS", "QUOTE_FORMATS", "Format", "QuoteFormat", "file_name"]
