"""Write downloads: an answer comes in; a file goes out as a stream that holds a few quotes at a time.

It uses citing, questions, archive, search, links, problems and the models; each format is declared once.
"""

from explorer.exports.formats import FORMATS, QUOTE_FORMATS, Format, QuoteFormat, file_name

__all__ = ["FORMATS", "QUOTE_FORMATS", "Format", "QuoteFormat", "file_name"]
