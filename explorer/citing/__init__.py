"""Citations as pure functions: a quote and where it stands in, text and reference files out.

Everything here is in English whatever the language of the page: the styles are English styles, and
the quotes are in English.
"""

from explorer.citing.files import bibtex, csl, ris
from explorer.citing.names import apa_authors, names_in_words
from explorer.citing.rich_text import RichText
from explorer.citing.sharing import article, footnote, speaker
from explorer.citing.source import ARCHIVE_NAME, Source, interviews, licence, report_in_words, source_of
from explorer.citing.styles import STYLES, Citation, Style, apa, citations

__all__ = [
    "ARCHIVE_NAME",
    "STYLES",
    "Citation",
    "RichText",
    "Source",
    "Style",
    "apa",
    "apa_authors",
    "article",
    "bibtex",
    "citations",
    "csl",
    "footnote",
    "interviews",
    "licence",
    "names_in_words",
    "report_in_words",
    "ris",
    "source_of",
    "speaker",
]
