"""One quote as a record for reference managers: BibTeX, RIS and CSL-JSON.

All three describe the chapter of the report that prints the quote, under the report's own address;
the quote is the abstract, and the note says who speaks, under which licence, and our permanent link.
"""

import re
from typing import Any

from explorer.citing.names import Author, inverted
from explorer.citing.rich_text import stopped
from explorer.citing.source import licence, source_of
from explorer.models import Quote

BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: rf"\{character}" for character in "{}&%$#_"},
    }
)


def note(quote: Quote, address: str) -> str:
    """Return what no field of a reference file holds: speaker, section, licence, permanent link."""
    attribution = stopped(f"{quote.attribution} (quote {quote.code}, section “{quote.theme.heading}”)")
    return f"{attribution} {licence(quote.chapter.report)} Permanent link: {address}"


def bibtex(quote: Quote, address: str) -> str:
    """Return a quote as an `@incollection` of BibTeX; text is escaped, the address is not."""
    source = source_of(quote, address)
    report = source.report
    fields = {
        "author": _braced(" and ".join(_bibtex_author(author) for author in source.authors)),
        "title": _braced(_escaped(source.chapter.title)),
        "booktitle": _braced(_escaped(report.title)),
        "publisher": _braced(_escaped(report.publisher)),
        "address": _braced(_escaped(report.publisher_place)),
        "year": _braced(str(source.year)),
        "month": f"{report.published:%b}".lower(),
        "url": _braced(source.chapter.url),
        "language": _braced("en"),
        "copyright": _braced(_escaped(f"{report.licence}, {report.licence_url}")),
        "abstract": _braced(_escaped(quote.text)),
        "note": _braced(_escaped(note(quote, address))),
    }
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value != "{}"]
    return f"@incollection{{{quote.code},\n{''.join(lines)}}}\n"


def _braced(text: str) -> str:
    """Return text as the value of a field; a month is a name and stands without braces."""
    return f"{{{text}}}"


def _bibtex_author(author: Author) -> str:
    """Return an author; braces keep an organisation's name in one piece."""
    name = _escaped(inverted(author))
    return _braced(name) if "literal" in author else name


def _escaped(text: str) -> str:
    """Return text in which no character means anything to BibTeX or TeX."""
    return text.translate(BIBTEX_ESCAPES)


def ris(quote: Quote, address: str) -> str:
    """Return a quote as a chapter in RIS: a tag a line, CRLF."""
    source = source_of(quote, address)
    report = source.report
    lines = [
        ("TY", "CHAP"),
        ("ID", quote.code),
        *(("AU", inverted(author)) for author in source.authors),
        ("TI", source.chapter.title),
        ("T2", report.title),
        ("PB", report.publisher),
        ("CY", report.publisher_place),
        ("PY", str(source.year)),
        ("DA", f"{report.published:%Y/%m}//"),
        ("LA", "en"),
        ("UR", source.chapter.url),
        ("AB", quote.text),
        ("N1", note(quote, address)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value or tag == "ER")


def _one_line(text: str) -> str:
    """Return text without line breaks, which would end a field of RIS."""
    return re.sub(r"\s*[\r\n]+\s*", " ", text)


def csl(quote: Quote, address: str) -> dict[str, Any]:
    """Return a quote as an item of CSL-JSON, the form that Zotero, pandoc and citeproc read."""
    source = source_of(quote, address)
    report = source.report
    return {
        "id": quote.code,
        "type": "chapter",
        "title": source.chapter.title,
        "container-title": report.title,
        "author": list(source.authors),
        "publisher": report.publisher,
        **({"publisher-place": report.publisher_place} if report.publisher_place else {}),
        "issued": {"date-parts": [[source.year, report.published.month]]},
        "URL": source.chapter.url,
        "language": "en",
        "section": quote.theme.heading,
        "abstract": quote.text,
        "note": note(quote, address),
    }
