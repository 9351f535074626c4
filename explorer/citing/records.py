"""Describe what a reference manager keeps: a quote, or a chapter with a note for each of its quotes.

A record is of the report's chapter; its address is ours, and the report's own is in a note. Titles
are in sentence case: styles that want capitals make them, and none can take them away again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from explorer.citing.credit import licence
from explorer.citing.items import CitedItem, cited_item
from explorer.citing.rich_text import stopped
from explorer.models import Chapter, Quote, Report

# A series and the number in it: "Research Series, number 2" -> Research Series, 2.
_SERIES = re.compile(r"(?P<name>.+), number (?P<number>\S+)")


@dataclass(frozen=True)
class Record:
    """A chapter as a reference manager keeps it.

    `key` is its name in the file, `address` its page in this archive, `abstract` the words that it is
    kept for (may be empty); `notes` are read once, one by one, because there may be many.
    """

    key: str
    item: CitedItem
    title: str
    address: str
    abstract: str = ""
    notes: Iterable[str] = field(default_factory=list)

    @property
    def series(self) -> tuple[str, str]:
        """The report's series and the number in it, each of which may be empty."""
        found = _SERIES.fullmatch(self.item.report.series)
        return (found["name"], found["number"]) if found else (self.item.report.series, "")


def single_record(quote: Quote, address: str) -> Record:
    """Return a quote by itself, under the title of its chapter."""
    title, words = quote.chapter.sentence_case_title, quoted_words(quote)
    return Record(quote.code, cited_item(quote), title, address, words, [source_note(quote.chapter)])


def separate_record(quote: Quote, address: str) -> Record:
    """Return a quote as a record of its own in a list, under a title that tells it from the others."""
    return replace(single_record(quote, address), title=title_among_others(quote))


def chapter_record(chapter: Chapter, address: str, quotes: Iterable[tuple[Quote, str]] = ()) -> Record:
    """Return a chapter with a note for each of the quotes that come with their addresses."""
    notes = (f"{quoted_words(quote)} {link}" for quote, link in quotes)
    return Record(
        chapter.slug,
        cited_item(chapter),
        chapter.sentence_case_title,
        address,
        notes=_followed(notes, source_note(chapter)),
    )


def _followed(notes: Iterable[str], last: str) -> Iterable[str]:
    """Yield notes, and one more behind them."""
    yield from notes
    yield last


def title_among_others(quote: Quote) -> str:
    """Return the chapter's title with the quote: `Mood in the south [quote 5: Sunni woman, 30, Homs]`."""
    return f"{quote.chapter.sentence_case_title} [quote {quote.number}: {quote.attribution}]"


def quoted_words(quote: Quote) -> str:
    """Return a quote with its speaker as printed, its number and its section, as one passage."""
    return f"“{quote.text}” {stopped(f'{quote.attribution} ({place_in_chapter(quote)})')}"


def place_in_chapter(quote: Quote) -> str:
    """Return where in its chapter a quote is: `quote 5, section “Mistrust”`."""
    return f"quote {quote.number}, section “{quote.theme.heading}”"


def source_note(work: Chapter | Report) -> str:
    """Return the licence line of a chapter or of a whole report, and the report's own address of it."""
    report = work if isinstance(work, Report) else work.report
    return f"{licence(report)} The report’s own page: {work.url}"
