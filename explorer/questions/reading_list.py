"""Keep a reading list: quotes in the reader's own order, held in an address and nowhere else."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict

from explorer.models import Quote
from explorer.questions.index import numbers_of
from explorer.questions.parameters import read_kept, read_value, read_values
from explorer.questions.question import Question


class ReadingList(NamedTuple):
    """The ids on a list: those of quotes that can be shown, and those that can't."""

    codes: tuple[str, ...]
    unknown: list[str]
    withdrawn: list[Quote]

    @property
    def question(self) -> Question:
        """The question about the quotes on the list; with no quote on it that would be about all of them."""
        return Question(id=self.codes)

    def without(self, code: str) -> "ReadingList":
        """Return the list without a quote."""
        return self._replace(codes=tuple(kept for kept in self.codes if kept != code))

    def moving(self, code: str, places: int) -> "ReadingList":
        """Return the list with a quote moved up (-1) or down (1), as far as the list goes."""
        if code not in self.codes:
            return self
        others = list(self.without(code).codes)
        others.insert(max(0, self.codes.index(code) + places), code)
        return self._replace(codes=tuple(others))


CHANGES: Mapping[str, Callable[[ReadingList, str], ReadingList]] = {
    "remove": ReadingList.without,
    "up": lambda listed, code: listed.moving(code, -1),
    "down": lambda listed, code: listed.moving(code, 1),
}
"""Parameter -> what it does to a list; its value is the id of a quote."""


def read_list(parameters: QueryDict) -> ReadingList:
    """Return the list that an address holds: each id once, in the order given.

    Unlike a question, a list with an id that doesn't exist is no mistake: the id is kept apart.
    """
    codes = read_values(parameters, "id")
    published = numbers_of(codes)
    others = [code for code in codes if code not in published]
    withdrawn = list(Quote.objects.filter(code__in=others).exclude(withdrawn=None))
    gone = {quote.code for quote in withdrawn}
    return ReadingList(
        tuple(code for code in codes if code in published),
        [code for code in others if code not in gone],
        withdrawn,
    )


def changed_list(parameters: QueryDict) -> tuple[ReadingList, str] | None:
    """Return the list after the change that an address asks for, and the quote it is about; None for none."""
    for name, change in CHANGES.items():
        if code := read_value(parameters, name):
            return change(read_list(parameters), code), code
    return None


def kept(request: HttpRequest) -> dict[str, Any]:
    """Give every template `keep`: the ids of the list that a reader without JavaScript is adding to."""
    return {"keep": list(read_kept(request.GET))}
