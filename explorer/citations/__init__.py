"""Citations as pure functions: a quote and where it stands in, text and reference files out.

Everything here is in English whatever the language of the page: the styles are English styles, and
the quotes are in English.
"""

from explorer.citations.files import bibtex, csl, ris
from explorer.citations.names import apa_authors, names_in_words
from explorer.citations.sharing import article, footnote, speaker
from explorer.citations.source import ARCHIVE_NAME, Source, interviews, licence, source_of
from explorer.citations.styles import STYLES, Citation, Style, apa, citations
from explorer.citations.text import RichText

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
    "ris",
    "source_of",
    "speaker",
]
