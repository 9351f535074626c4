"""Erase what withdrawn quotes said and keep a fingerprint, by which their words are known again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from explorer.choices import NOT_STATED, Displacement
from explorer.models import Correction, Quote
from explorer.search.analyser import tokens

ERASED: Final[dict[str, Any]] = {
    "text": "",
    "attribution": "",
    "sect": NOT_STATED,
    "gender": NOT_STATED,
    "age": None,
    "stance": NOT_STATED,
    "stance_inferred": False,
    "displacement": Displacement.NONE_STATED.value,
    "country": "",
    "governorate": None,
}
"""The fields of a quote that say something of its words or its speaker, and their values once withdrawn."""

NOT_KEPT = "Not kept: the quote was withdrawn later."
"""The text that replaces those of a correction whose quote was withdrawn: they hold its words."""

ERASED_CORRECTION: Final = {"change": NOT_KEPT, "reason": NOT_KEPT}

_RUN = 3
"""Words that are taken together: “We want peace now” has “we want peace” and “want peace now”."""
_DIGITS = 4
"""Hexadecimal digits that are kept of a run's digest: too few to be sure of a run that was guessed."""


_FEW = 5
"""Marks of a fingerprint up to which common words may be chance: “I don't know what to say” has four."""


@dataclass(frozen=True)
class Likeness:
    """A withdrawn quote, how many marks of its fingerprint a text shares, and how many the two have."""

    quote: Quote
    shared: int
    fewest: int
    most: int

    @property
    def is_same(self) -> bool:
        """Whether it is the same quote, perhaps with a word or two changed."""
        return 3 * self.shared >= 2 * self.most

    @property
    def is_mostly(self) -> bool:
        """Whether one of the two has most of the words of the other: a piece of it, or more than it."""
        return 2 * self.shared >= self.fewest and self.shared >= min(_FEW, self.most)

    @property
    def is_alike(self) -> bool:
        """Whether they share more than two quotes of a report do: one mark in seven at most."""
        return 4 * self.shared >= self.fewest


def withdrawn_marks() -> list[tuple[Quote, set[str]]]:
    """Return the archive's withdrawn quotes, each with the marks of its fingerprint."""
    rows = Quote.objects.exclude(withdrawn=None).select_related("theme", "chapter__report")
    return [(row, set(row.fingerprint.split())) for row in rows]


def likenesses(text: str, withdrawn: Iterable[tuple[Quote, set[str]]]) -> Iterator[Likeness]:
    """Yield the withdrawn quotes that share a mark with a text."""
    marks = set(fingerprint(text).split())
    for row, others in withdrawn:
        if shared := len(marks & others):
            lengths = len(marks), len(others)
            yield Likeness(row, shared, min(lengths), max(lengths))


def fingerprint(text: str) -> str:
    """Return a mark for every three words in a row, sorted: "0a1b 77fe"; one mark for fewer words.

    Capitals, accents, punctuation and the kind of white space make no difference.
    """
    words = [token.word for token in tokens(text)]
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(len(words) - _RUN, 0) + 1)}
    return " ".join(sorted({sha256(run.encode()).hexdigest()[:_DIGITS] for run in runs - {""}}))


def erase_withdrawn() -> None:
    """Erase what the withdrawn quotes said, whichever way they were withdrawn, and what corrected it.

    It is erased from what is kept of them, too: no earlier version shows it, and nobody can put it back.
    """
    gone = Quote.objects.exclude(withdrawn=None)
    if not gone.exists():
        return
    for quote in gone.exclude(**ERASED):
        marks = fingerprint(quote.text) or quote.fingerprint
        Quote.objects.filter(pk=quote.pk).update(**ERASED, fingerprint=marks)
    corrections = Correction.objects.exclude(quote__withdrawn=None)
    corrections.exclude(**ERASED_CORRECTION).update(**ERASED_CORRECTION)
    forgotten = {"history_change_reason": "", "told": False}
    states = Quote.history.filter(id__in=gone.values("pk"))
    states.exclude(**ERASED).update(**ERASED, **forgotten)
    states = Correction.history.filter(quote__in=gone.values("pk"))
    states.exclude(**ERASED_CORRECTION).update(**ERASED_CORRECTION, **forgotten)
