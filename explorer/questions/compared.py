"""Read what a query string compares: two attributes crossed, or two groups side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _
from pyroaring import BitMap

from explorer.locales import semicolon
from explorer.questions.answer import Answer, ask
from explorer.questions.comparison import ComparedGroup, chosen_group, left_over, together
from explorer.questions.crosstab import CROSSED
from explorer.questions.filters import read_request
from explorer.questions.parameters import read_attributes, read_groups
from explorer.questions.question import LABELS

Pairs = list[tuple[str, str]]


class Attributes(NamedTuple):
    """Two attributes that are crossed."""

    rows: str
    columns: str

    def in_words(self) -> str:
        """Return what is crossed: `Sect by stance`."""
        names = {"rows": LABELS[self.rows], "columns": str(LABELS[self.columns]).lower()}
        return _("%(rows)s by %(columns)s") % names


@dataclass(frozen=True)
class Compared:
    """The quotes of a question, and what is compared of them.

    `attributes` are those that the address names, if it does; `values` are those of its two groups, each
    written `attribute:value`, or None. `page` is the page asked for, as it is written.
    """

    answer: Answer
    attributes: Attributes | None
    values: Sequence[tuple[str, ...]] | None
    page: str

    @cached_property
    def groups(self) -> list[ComparedGroup]:
        """The two groups; none where only attributes are crossed."""
        index, question = self.answer.index, self.answer.question
        return [chosen_group(index, question, values) for values in self.values or ()]

    @property
    def crossed(self) -> Attributes:
        """The attributes that are crossed, also where the address names none."""
        return self.attributes or Attributes(*CROSSED)

    @property
    def matching(self) -> BitMap:
        """The quotes that are compared, each once."""
        held = [group.answer.matching for group in self.groups]
        return BitMap().union(*held) if held else self.answer.matching

    @property
    def is_chosen(self) -> bool:
        """Whether the address says anything about what is compared."""
        return bool(self.parameters()) or self.answer.question.is_narrowed

    def alone(self) -> Pairs:
        """Return all parameters of the comparison, without what goes along with its reader."""
        return self.answer.question.alone().parameters() + self.parameters()

    def parameters(self) -> Pairs:
        """Return what is compared as parameters: `[("rows", "sect"), ("columns", "stance")]`."""
        pairs = list(self.attributes._asdict().items()) if self.attributes else []
        for name, values in zip(("first", "second"), self.values or ((), ()), strict=True):
            pairs += [(name, value) for value in values]
        return pairs

    def in_words(self) -> str:
        """Return what is compared: `Sect by stance; Governorate: Homs`, `Aleppo and Damascus`."""
        beside = together(self.groups) if self.groups else ""
        parts = [beside or self.crossed.in_words(), self.answer.question_in_words()]
        return semicolon().join(filter(None, parts))


def read_compared(query: QueryDict) -> Compared:
    """Read a query string; raises BadParameters where it isn't valid."""
    asked = read_request(query)
    attributes, values = read_attributes(query), read_groups(query)
    question = left_over(asked.question, values) if values and not attributes else asked.question
    return Compared(ask(question), Attributes(*attributes) if attributes else None, values, asked.page)
