"""Files for reference managers, character by character and read back by readers that aren't ours."""

import json
import re
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from explorer.citing.files import bibtex, csl, ris
from explorer.citing.records import chapter_record, single_record
from explorer.models import Chapter, Quote
from tests.support.builders import build_quote
from tests.support.cited import (
    AUTHORS,
    CHAPTER_URL,
    LINK,
    ORGANISATION,
    PUBLISHER,
    SENTENCE_CASE_TITLE,
    chapter,
    quote,
)

pytestmark = pytest.mark.django_db

NOTE = (
    "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/. Interviews held August to October 2014. "
    "Printed in “Maybe We Can Reach a Solution”: Syrian Perspectives on the Conflict (Syria Justice and "
    "Accountability Centre, 2015). No endorsement by its authors or publisher is implied. The report’s own "
    f"page: {CHAPTER_URL}"
)

SPEAKER = "Sunni woman (anti-regime), 30, Homs (quote 5, section “Some Want a National Ceasefire”)."

SERIES = "Research Series, number 2"


def as_bibtex(said: Quote, address: str = LINK) -> str:
    """Return a quote as BibTeX."""
    return "".join(bibtex(single_record(said, address)))


def as_ris(said: Quote, address: str = LINK) -> str:
    """Return a quote as RIS."""
    return "".join(ris(single_record(said, address)))


def as_csl(said: Quote, address: str = LINK) -> dict[str, Any]:
    """Return a quote as CSL-JSON."""
    item: dict[str, Any] = json.loads("".join(csl(single_record(said, address))))
    return item


def test_bibtex() -> None:
    assert as_bibtex(quote(chapter(series=SERIES), text="We want peace.")) == (
        "@incollection{halting-hostilities-05,\n"
        "  author = {Charney, Craig},\n"
        "  title = {Halting hostilities at the local level},\n"
        "  booktitle = {“{Maybe} we can reach a solution”: {Syrian} perspectives on the conflict},\n"
        "  publisher = {{Syria Justice and Accountability Centre}},\n"
        "  address = {The Hague},\n"
        "  series = {{Research Series}},\n"
        "  number = {2},\n"
        "  year = {2015},\n"
        "  month = feb,\n"
        f"  url = {{{LINK}}},\n"
        "  langid = {english},\n"
        "  copyright = {CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/},\n"
        f"  abstract = {{“We want peace.” {SPEAKER}}},\n"
        f"  annote = {{{NOTE}}},\n"
        "}\n"
    )


def test_bibtex_escapes_text_but_no_address() -> None:
    cited = chapter(authors=[{"literal": "Smith and Sons & Co."}, AUTHORS[0]], publisher_place="")
    Chapter.objects.update(sentence_case_title="50% of $1 & UN’s Al-Hosn talks_now")
    cited.refresh_from_db()
    said = quote(cited, text=r"{50%} of $1_000 & #2 \ ~x^2")
    library = parse_string(as_bibtex(said, "https://e.org/a_b?c=d&e=50%25#f"))
    assert library.failed_blocks == []
    [record] = library.entries
    fields = {field.key: field.value for field in record.fields}
    assert fields["author"] == r"{Smith and Sons \& Co.} and Charney, Craig"
    assert fields["title"] == r"50\% of \$1 \& {UN’s} {Al-Hosn} talks\_now"
    assert fields["url"] == "https://e.org/a_b?c=d&e=50%25#f"
    assert fields["abstract"].startswith(
        r"“\{50\%\} of \$1\_000 \& \#2 \textbackslash{} \textasciitilde{}x\textasciicircum{}2”"
    )
    assert {"address", "series", "number"} & set(fields) == set()


def test_ris() -> None:
    assert as_ris(quote(chapter(series=SERIES), text="We want\n\n peace.")) == (
        "TY  - CHAP\r\n"
        "ID  - halting-hostilities-05\r\n"
        "AU  - Charney, Craig\r\n"
        "TI  - Halting hostilities at the local level\r\n"
        f"T2  - {SENTENCE_CASE_TITLE}\r\n"
        "T3  - Research Series, number 2\r\n"
        "PB  - Syria Justice and Accountability Centre\r\n"
        "CY  - The Hague\r\n"
        "PY  - 2015\r\n"
        "DA  - 2015/02//\r\n"
        "LA  - en\r\n"
        f"UR  - {LINK}\r\n"
        f"AB  - “We want peace.” {SPEAKER}\r\n"
        f"N1  - {NOTE}\r\n"
        "ER  - \r\n"
    )


def test_ris_is_read_back() -> None:
    cited = chapter(authors=[ORGANISATION, AUTHORS[0]], publisher_place="")
    [record] = rispy.loads(as_ris(quote(cited)).replace("\r\n", "\n"))
    assert record == {
        "type_of_reference": "CHAP",
        "id": "halting-hostilities-05",
        "authors": ["Charney Research", "Charney, Craig"],
        "title": "Halting hostilities at the local level",
        "secondary_title": SENTENCE_CASE_TITLE,
        "publisher": PUBLISHER,
        "year": "2015",
        "date": "2015/02//",
        "language": "en",
        "urls": [LINK],
        "abstract": f"“These are the words of quote 5.” {SPEAKER}",
        "notes": [NOTE],
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1c"])
def test_no_end_of_a_line_ends_a_field_of_ris(end: str) -> None:
    words = build_quote(text=f"We want{end}ER  - {end} peace.")
    lines = as_ris(words).splitlines()
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert [line[:34] for line in lines if line.startswith("AB")] == ["AB  - “We want ER  - peace.” Sunni"]
    assert sum(line.startswith("ER") for line in lines) == 1


def test_csl_json() -> None:
    assert as_csl(quote(chapter(authors=[AUTHORS[0], ORGANISATION], series=SERIES), text="A “b” \\ c")) == {
        "id": "halting-hostilities-05",
        "type": "chapter",
        "title": "Halting hostilities at the local level",
        "container-title": SENTENCE_CASE_TITLE,
        "collection-title": "Research Series",
        "collection-number": "2",
        "author": [{"family": "Charney", "given": "Craig"}, {"literal": "Charney Research"}],
        "publisher": PUBLISHER,
        "publisher-place": "The Hague",
        "issued": {"date-parts": [[2015, 2]]},
        "URL": LINK,
        "language": "en",
        "license": "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/",
        "section": "Some Want a National Ceasefire",
        "abstract": f"“A “b” \\ c” {SPEAKER}",
        "note": NOTE,
    }


def test_csl_json_leaves_out_what_is_not_known() -> None:
    record = as_csl(quote(chapter(publisher_place="")))
    assert {"publisher-place", "collection-title", "collection-number"} & set(record) == set()


def test_a_chapter_has_a_note_for_each_quote_in_every_format() -> None:
    cited = chapter()
    said = quote(cited, text='We "want"\n\npeace & {50%}.')
    other = build_quote(6, theme=said.theme, text="We wait.")

    def record(*quotes: Quote) -> Any:
        return chapter_record(cited, "https://e.org/c/", [(said, f"L{said.number}") for said in quotes])

    notes = [
        f'“We "want"\n\npeace & {{50%}}.” {SPEAKER} L5',
        f"“We wait.” {SPEAKER.replace('quote 5', 'quote 6')} L6",
        NOTE,
    ]
    item = json.loads("".join(csl(record(said, other))))
    assert (item["id"], item["URL"], item["note"]) == (
        "halting-hostilities",
        "https://e.org/c/",
        "\n\n".join(notes),
    )
    assert {"abstract", "section"} & set(item) == set()
    [read] = rispy.loads("".join(ris(record(said, other))).replace("\r\n", "\n"))
    assert read["notes"] == [note.replace("\n\n", " ") for note in notes]
    [entry] = parse_string("".join(bibtex(record(said, other)))).entries
    fields = {field.key: field.value for field in entry.fields}
    assert fields["annote"] == "\n\n".join(notes).replace("& {50%}", r"\& \{50\%\}")
    assert (entry.key, fields["url"], "abstract" in fields) == (
        "halting-hostilities",
        "https://e.org/c/",
        False,
    )
