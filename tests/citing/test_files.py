"""Files for reference managers, character by character and read back by readers that aren't ours."""

import json
import re

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from explorer.citing.files import bibtex, csl, ris
from explorer.models import Chapter
from tests.support.builders import build_quote
from tests.support.cited import AUTHORS, CHAPTER_URL, LINK, ORGANISATION, PUBLISHER, TITLE, chapter, quote

pytestmark = pytest.mark.django_db

NOTE = (
    "Sunni woman (anti-regime), 30, Homs (quote halting-hostilities-05, section “Some Want a National "
    "Ceasefire”). CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to "
    "October 2014. Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria "
    "Justice and Accountability Centre, 2015). No endorsement by its authors or publisher is implied. "
    "Permanent link: https://quotes.example.org/quotes/halting-hostilities-05/"
)


def test_bibtex() -> None:
    assert bibtex(quote(chapter(), text="We want peace."), LINK) == (
        "@incollection{halting-hostilities-05,\n"
        "  author = {Charney, Craig},\n"
        "  title = {Halting Hostilities at the Local Level},\n"
        "  booktitle = {“Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict},\n"
        "  publisher = {Syria Justice and Accountability Centre},\n"
        "  address = {The Hague},\n"
        "  year = {2015},\n"
        "  month = feb,\n"
        "  url = {https://report.example.org/chapter/halting/},\n"
        "  language = {en},\n"
        "  copyright = {CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/},\n"
        "  abstract = {We want peace.},\n"
        f"  note = {{{NOTE}}},\n"
        "}\n"
    )


def test_bibtex_escapes_text_but_no_address() -> None:
    cited = chapter(authors=[{"literal": "Smith and Sons & Co."}, AUTHORS[0]], publisher_place="")
    Chapter.objects.update(url="https://report.example.org/a_b?c=d&e=50%25#f")
    cited.refresh_from_db()
    entry = bibtex(quote(cited, text=r"{50%} of $1_000 & #2 \ ~x^2"), "https://e.org/a_b")
    library = parse_string(entry)
    assert library.failed_blocks == []
    [record] = library.entries
    fields = {field.key: field.value for field in record.fields}
    assert fields["author"] == r"{Smith and Sons \& Co.} and Charney, Craig"
    assert fields["url"] == "https://report.example.org/a_b?c=d&e=50%25#f"
    assert fields["abstract"] == (
        r"\{50\%\} of \$1\_000 \& \#2 \textbackslash{} \textasciitilde{}x\textasciicircum{}2"
    )
    assert fields["note"].endswith(r"Permanent link: https://e.org/a\_b")
    assert "address" not in fields


def test_bibtex_is_read_back() -> None:
    library = parse_string(bibtex(quote(chapter(authors=AUTHORS[:2])), LINK))
    [record] = library.entries
    assert (record.entry_type, record.key) == ("incollection", "halting-hostilities-05")
    assert {field.key: field.value for field in record.fields} == {
        "author": "Charney, Craig and Quirk, Christine",
        "title": "Halting Hostilities at the Local Level",
        "booktitle": TITLE,
        "publisher": PUBLISHER,
        "address": "The Hague",
        "year": "2015",
        "month": "feb",
        "url": CHAPTER_URL,
        "language": "en",
        "copyright": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "abstract": "These are the words of quote 5.",
        "note": NOTE,
    }


def test_ris() -> None:
    assert ris(quote(chapter(), text="We want\n\n peace."), LINK) == (
        "TY  - CHAP\r\n"
        "ID  - halting-hostilities-05\r\n"
        "AU  - Charney, Craig\r\n"
        "TI  - Halting Hostilities at the Local Level\r\n"
        "T2  - “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict\r\n"
        "PB  - Syria Justice and Accountability Centre\r\n"
        "CY  - The Hague\r\n"
        "PY  - 2015\r\n"
        "DA  - 2015/02//\r\n"
        "LA  - en\r\n"
        "UR  - https://report.example.org/chapter/halting/\r\n"
        "AB  - We want peace.\r\n"
        f"N1  - {NOTE}\r\n"
        "ER  - \r\n"
    )


def test_ris_is_read_back() -> None:
    cited = chapter(authors=[ORGANISATION, AUTHORS[0]], publisher_place="")
    [record] = rispy.loads(ris(quote(cited), LINK).replace("\r\n", "\n"))
    assert record == {
        "type_of_reference": "CHAP",
        "id": "halting-hostilities-05",
        "authors": ["Charney Research", "Charney, Craig"],
        "title": "Halting Hostilities at the Local Level",
        "secondary_title": TITLE,
        "publisher": PUBLISHER,
        "year": "2015",
        "date": "2015/02//",
        "language": "en",
        "urls": [CHAPTER_URL],
        "abstract": "These are the words of quote 5.",
        "notes": [NOTE],
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_no_end_of_a_line_ends_a_field_of_ris(end: str) -> None:
    words = build_quote(text=f"We want{end}ER  - {end} peace.")
    lines = ris(words, LINK).splitlines()
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert [line for line in lines if line.startswith("AB")] == ["AB  - We want ER  - peace."]
    assert sum(line.startswith("ER") for line in lines) == 1


def test_csl_json() -> None:
    record = csl(quote(chapter(authors=[AUTHORS[0], ORGANISATION])), LINK)
    assert json.loads(json.dumps(record)) == {
        "id": "halting-hostilities-05",
        "type": "chapter",
        "title": "Halting Hostilities at the Local Level",
        "container-title": TITLE,
        "author": [{"family": "Charney", "given": "Craig"}, {"literal": "Charney Research"}],
        "publisher": PUBLISHER,
        "publisher-place": "The Hague",
        "issued": {"date-parts": [[2015, 2]]},
        "URL": CHAPTER_URL,
        "language": "en",
        "section": "Some Want a National Ceasefire",
        "abstract": "These are the words of quote 5.",
        "note": NOTE,
    }


def test_csl_json_leaves_out_a_place_that_is_not_known() -> None:
    assert "publisher-place" not in csl(quote(chapter(publisher_place="")), LINK)
