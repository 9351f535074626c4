"""Erase what withdrawn quotes said and keep a fingerprint, by which their words are known again."""

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

_RUN = 3
"""Words that are taken together: “We want peace now” has “we want peace” and “want peace now”."""
_DIGITS = 4
"""Hexadecimal digits that are kept of a run's digest: too few to be sure of a run that was guessed."""


def fingerprint(text: str) -> str:
    """Return a mark for every three words in a row, sorted: "0a1b 77fe"; one mark for fewer words.

    Capitals, accents, punctuation and the kind of white space make no difference.
    """
    words = [token.word for token in tokens(text)]
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(len(words) - _RUN, 0) + 1)}
    return " ".join(sorted({sha256(run.encode()).hexdigest()[:_DIGITS] for run in runs - {""}}))


def erase_withdrawn() -> None:
    """Erase what the withdrawn quotes said, whichever way they were withdrawn, and what corrected it."""
    gone = Quote.objects.exclude(withdrawn=None)
    for quote in gone.exclude(**ERASED):
        marks = fingerprint(quote.text) or quote.fingerprint
        Quote.objects.filter(pk=quote.pk).update(**ERASED, fingerprint=marks)
    corrections = Correction.objects.exclude(quote__withdrawn=None)
    corrections.exclude(change=NOT_KEPT, reason=NOT_KEPT).update(change=NOT_KEPT, reason=NOT_KEPT)
