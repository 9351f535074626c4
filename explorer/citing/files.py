"""Write records for reference managers: BibTeX, RIS and CSL-JSON, piece by piece."""

import json
import re
from collections.abc import Iterable, Iterator

from explorer.citing.credit import licence_name
from explorer.citing.names import Author, inverted
from explorer.citing.records import Record

BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: rf"\{character}" for character in "{}&%$#_"},
    }
)

# A word with its apostrophes and hyphens: “the UN’s Al-Hosn talks” -> the, UN’s, Al-Hosn, talks.
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def bibtex(record: Record) -> Iterator[str]:
    """Yield a record as an `@incollection` of BibTeX; text is escaped, the address is not."""
    report = record.item.report
    series, number = record.series
    fields = {
        "author": _braced(" and ".join(_bibtex_author(author) for author in record.item.authors)),
        "title": _braced(_protected(_escaped(record.title))),
        "booktitle": _braced(_protected(_escaped(report.sentence_case_title))),
        "publisher": _braced(_braced(_escaped(report.publisher))),
        "address": _braced(_escaped(report.publisher_place)),
        "series": _braced(_braced(_escaped(series))) if series else "{}",
        "number": _braced(_escaped(number)),
        "year": _braced(str(record.item.year)),
        "month": f"{report.published:%b}".lower(),
        "url": _braced(record.address),
        "langid": _braced("english"),
        "copyright": _braced(_escaped(licence_name(report))),
        "abstract": _braced(_escaped(record.abstract)),
    }
    yield f"@incollection{{{record.key},\n"
    yield from (f"  {name} = {value},\n" for name, value in fields.items() if value != "{}")
    yield "  annote = {"
    yield from _separated((_escaped(note) for note in record.notes), "\n\n")
    yield "},\n}\n"


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


def _protected(title: str) -> str:
    """Return a title whose capitals no style takes away: `Views of Syrian men` is `Views of {Syrian} men`."""

    def protected(word: re.Match[str]) -> str:
        return word[0] if word.start() == 0 or word[0] == word[0].lower() else _braced(word[0])

    return _WORD.sub(protected, title)


def ris(record: Record) -> Iterator[str]:
    """Yield a record as a chapter in RIS: a tag a line, CRLF; each note has a line of its own."""
    report = record.item.report
    lines = [
        ("TY", "CHAP"),
        ("ID", record.key),
        *(("AU", inverted(author)) for author in record.item.authors),
        ("TI", record.title),
        ("T2", report.sentence_case_title),
        ("T3", report.series),
        ("PB", report.publisher),
        ("CY", report.publisher_place),
        ("PY", str(record.item.year)),
        ("DA", f"{report.published:%Y/%m}//"),
        ("LA", "en"),
        ("UR", record.address),
        ("AB", record.abstract),
    ]
    yield from (_ris_line(tag, value) for tag, value in lines if value)
    yield from (_ris_line("N1", note) for note in record.notes)
    yield _ris_line("ER", "")


def _ris_line(tag: str, value: str) -> str:
    """Return a tag with its value on one line, because a line break would end a field of RIS."""
    # Whatever a program takes for the end of a line: "We want\n\n peace.\u2028Now" -> "We want peace. Now"
    one_line = " ".join(line for part in value.splitlines() if (line := part.strip()))
    return f"{tag}  - {one_line}\r\n"


def csl(record: Record) -> Iterator[str]:
    """Yield a record as an item of CSL-JSON, the form that Zotero, pandoc and citeproc read."""
    report = record.item.report
    series, number = record.series
    fields = {
        "id": record.key,
        "type": "chapter",
        "title": record.title,
        "container-title": report.sentence_case_title,
        "collection-title": series,
        "collection-number": number,
        "author": list(record.item.authors),
        "publisher": report.publisher,
        "publisher-place": report.publisher_place,
        "issued": {"date-parts": [[record.item.year, report.published.month]]},
        "URL": record.address,
        "language": "en",
        "license": licence_name(report),
        "section": record.item.heading,
        "abstract": record.abstract,
    }
    head = json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)
    yield f'{head.removesuffix("}")}, "note": "'
    yield from _separated((_json_text(note) for note in record.notes), r"\n\n")
    yield '"}'


def _json_text(text: str) -> str:
    r"""Return text as it is inside a string of JSON, without the marks around it: `a "b"` is `a \"b\"`."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _separated(pieces: Iterable[str], separator: str) -> Iterator[str]:
    """Yield pieces with a separator between them."""
    before = ""
    for piece in pieces:
        yield before + piece
        before = separator
