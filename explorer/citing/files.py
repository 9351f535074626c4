"""Write one quote as a record for reference managers: BibTeX, RIS and CSL-JSON.

All three describe the chapter of the report that prints the quote, under the report's own address;
the quote is the abstract, and the note says who speaks, under which licence, and our permanent link.
"""

from typing import Any

from explorer.citing.credit import licence, licence_name
from explorer.citing.items import cited_item
from explorer.citing.names import Author, inverted
from explorer.citing.rich_text import stopped
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
    item = cited_item(quote, address)
    report = item.report
    fields = {
        "author": _braced(" and ".join(_bibtex_author(author) for author in item.authors)),
        "title": _braced(_escaped(quote.chapter.title)),
        "booktitle": _braced(_escaped(report.title)),
        "publisher": _braced(_escaped(report.publisher)),
        "address": _braced(_escaped(report.publisher_place)),
        "year": _braced(str(item.year)),
        "month": f"{report.published:%b}".lower(),
        "url": _braced(item.url),
        "language": _braced("en"),
        "copyright": _braced(_escaped(licence_name(report))),
        "abstract": _braced(_escaped(quote.text)),
        "note": _braced(_escaped(note(quote, address))),
    }
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value != "{}"]
    return f"@incollection{{{quote.code},\n{''.join(lines)}}}\n"


def _braced(text: str) -> str:
    """Return text as the value of a field: `{en}`; a month is a name, `feb`, and has no braces."""
    return f"{{{text}}}"


def _bibtex_author(author: Author) -> str:
    """Return an author: `Charney, Craig`; braces keep an organisation in one piece: `{Charney Research}`."""
    name = _escaped(inverted(author))
    return _braced(name) if "literal" in author else name


def _escaped(text: str) -> str:
    r"""Return text in which no character means anything to BibTeX or TeX: `5% of $1` is `5\% of \$1`."""
    return text.translate(BIBTEX_ESCAPES)


def ris(quote: Quote, address: str) -> str:
    """Return a quote as a chapter in RIS: a tag a line, CRLF."""
    item = cited_item(quote, address)
    report = item.report
    lines = [
        ("TY", "CHAP"),
        ("ID", quote.code),
        *(("AU", inverted(author)) for author in item.authors),
        ("TI", quote.chapter.title),
        ("T2", report.title),
        ("PB", report.publisher),
        ("CY", report.publisher_place),
        ("PY", str(item.year)),
        ("DA", f"{report.published:%Y/%m}//"),
        ("LA", "en"),
        ("UR", item.url),
        ("AB", quote.text),
        ("N1", note(quote, address)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value or tag == "ER")


def _one_line(text: str) -> str:
    """Return text on one line, because a line break would end a field of RIS."""
    # Whatever a program takes for the end of a line: "We want\n\n peace.\u2028Now" -> "We want peace. Now"
    return " ".join(line for part in text.splitlines() if (line := part.strip()))


def csl(quote: Quote, address: str) -> dict[str, Any]:
    """Return a quote as an item of CSL-JSON, the form that Zotero, pandoc and citeproc read."""
    item = cited_item(quote, address)
    report = item.report
    return {
        "id": quote.code,
        "type": "chapter",
        "title": quote.chapter.title,
        "container-title": report.title,
        "author": list(item.authors),
        "publisher": report.publisher,
        **({"publisher-place": report.publisher_place} if report.publisher_place else {}),
        "issued": {"date-parts": [[item.year, report.published.month]]},
        "URL": item.url,
        "language": "en",
        "section": quote.theme.heading,
        "abstract": quote.text,
        "note": note(quote, address),
    }
