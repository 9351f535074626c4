"""Write files for reference managers: a record for each chapter, or for each quote."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from explorer.citing.files import bibtex, csl, ris
from explorer.citing.records import Record, chapter_record, separate_record, single_record
from explorer.exports.records import as_list
from explorer.links import permanent_link
from explorer.models import Chapter, Quote
from explorer.questions.answer import STREAM_SIZE, Answer

FindRecords = Callable[[Answer], Iterator[Record]]
WriteRecord = Callable[[Record], Iterator[str]]
WriteRecords = Callable[[Iterable[Record]], Iterator[str]]


def chapter_records(answer: Answer) -> Iterator[Record]:
    """Yield a record for each chapter that has quotes in an answer, with a note for each of them.

    The chapters come in the order of the reports, the quotes of each in the order of the answer; they
    are read when the record's notes are.
    """
    holding = answer.index.bitmaps["chapter"]
    slugs = (slug for slug in answer.index.labels["chapter"] if holding[slug].intersect(answer.matching))
    while batch := list(islice(slugs, STREAM_SIZE)):
        chapters = Chapter.objects.select_related("report").in_bulk(batch, field_name="slug")
        for slug in batch:
            found = Answer(answer.index, answer.question.narrowed_to("chapter", slug))
            quotes = ((quote, permanent_link(quote)) for quote in found.stream())
            yield chapter_record(chapters[slug], permanent_link(chapters[slug]), quotes)


def quote_records(answer: Answer) -> Iterator[Record]:
    """Yield a record for each quote of an answer, with titles that tell them apart."""
    return (separate_record(quote, permanent_link(quote)) for quote in answer.stream())


RECORDS: dict[str, FindRecords] = {"chapters": chapter_records, "quotes": quote_records}
"""Value of the parameter `records` -> the subject of a record; the first by default."""


def bibtex_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as BibTeX, an empty line between entries."""
    return _apart(records, bibtex, "\n")


def ris_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as RIS, an empty line between them."""
    return _apart(records, ris, "\r\n")


def csl_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as a list of CSL-JSON."""
    yield from as_list(map(csl, records))
    yield "\n"


def _apart(records: Iterable[Record], write: WriteRecord, end: str) -> Iterator[str]:
    """Yield records one by one, an empty line after each."""
    for record in records:
        yield from write(record)
        yield end


def records_of(find: FindRecords, write: WriteRecords, answer: Answer) -> Iterator[str]:
    """Yield the file with the records that `find` finds for an answer."""
    return write(find(answer))


def single(write: WriteRecord, quote: Quote) -> str:
    """Return the record of one quote by itself."""
    return "".join(write(single_record(quote, permanent_link(quote))))
