"""Two groups of quotes side by side, aligned by theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyroaring import BitMap

from explorer.choices import AgeBand, Stance
from explorer.models import Quote, Theme
from explorer.questions.answer import Answer
from explorer.questions.index import Index
from explorer.questions.question import Question

SHOWN = 12
"""How many quotes of a group are shown under one theme; the rest is a link away."""


@dataclass(frozen=True)
class Group:
    """One of the two groups: what it is called and its quotes; `stance` where it is one whole side."""

    label: str
    answer: Answer
    stance: str = ""


class Cell(NamedTuple):
    """What a group says on a theme: how many quotes, the question for all of them, and the first ones."""

    group: Group
    total: int
    question: Question
    quotes: list[Quote]


class Section(NamedTuple):
    """A theme with a cell for each group."""

    theme: Theme
    cells: list[Cell]


@dataclass(frozen=True)
class Comparison:
    """Groups aligned by theme: `sections` are the themes with quotes, `silent` those without."""

    groups: list[Group]
    sections: list[Section]
    silent: list[Theme]

    @property
    def total(self) -> int:
        """How many quotes the groups hold together, each counted once."""
        return len(BitMap().union(*(group.answer.matching for group in self.groups)))

    @property
    def shared(self) -> int:
        """How many quotes are in every group."""
        first, *others = (group.answer.matching for group in self.groups)
        return len(first.intersection(*others))


def chosen_group(index: Index, question: Question, values: Sequence[str]) -> Group:
    """Return the quotes of a question that have `values`, each written `attribute:value`.

    As in a question, values of one attribute widen each other and different attributes narrow each
    other; of several age bands the last counts. An attribute that the group names replaces the
    question's own filter of it.
    """
    chosen: dict[str, list[str]] = {}
    for attribute, _colon, value in (text.partition(":") for text in values):
        chosen.setdefault(attribute, []).append(value)
    if "age" in chosen:
        chosen["age"] = chosen["age"][-1:]
        question = question.with_ages(*AgeBand.of(chosen["age"][0]))
    for attribute, wanted in chosen.items():
        if attribute != "age":
            question = question.with_values(attribute, wanted)
    names = [
        " / ".join(str(index.labels[attribute][value]) for value in wanted)
        for attribute, wanted in chosen.items()
    ]
    [stance] = chosen["stance"] if list(chosen) == ["stance"] and len(chosen["stance"]) == 1 else [""]
    return Group(", ".join(names), Answer(index, question), stance)


def both_sides(index: Index, question: Question) -> list[Group]:
    """Return the quotes of each side among those of a question, in a fixed order."""
    return [
        Group(str(stance.label), Answer(index, question.with_values("stance", [stance])), stance)
        for stance in Stance
    ]


def compare(groups: list[Group]) -> Comparison:
    """Align groups by theme; reads the quotes that are shown, and no more."""
    index = groups[0].answer.index
    shown: dict[tuple[str, int], BitMap] = {}
    for theme, quotes in index.bitmaps["theme"].items():
        for number, group in enumerate(groups):
            shown[theme, number] = group.answer.matching & quotes
    wanted = [index.keys[number] for found in shown.values() for number in found[:SHOWN]]
    read = Quote.objects.published().with_context().in_bulk(wanted)

    def cell(theme: str, number: int) -> Cell:
        found, group = shown[theme, number], groups[number]
        keys = [index.keys[position] for position in found[:SHOWN]]
        quotes = [read[key] for key in keys if key in read]
        return Cell(group, len(found), group.answer.question.narrowed_to("theme", theme), quotes)

    asked = {theme for group in groups for theme in group.answer.question.theme} or index.bitmaps["theme"]
    sections = [
        Section(theme, [cell(theme.slug, number) for number in range(len(groups))])
        for theme in Theme.objects.select_related("chapter")
        if theme.slug in asked
    ]
    spoken = [section for section in sections if any(part.total for part in section.cells)]
    return Comparison(groups, spoken, [section.theme for section in sections if section not in spoken])


class OtherSide(NamedTuple):
    """The side that a page leaves out: its label, and the question for its quotes on the same theme."""

    label: str
    question: Question
    total: int


def other_side(answer: Answer) -> OtherSide | None:
    """Return the other side of a question about one side; None where it asks about both.

    On a theme these are all quotes of the other side on that theme, whatever else was asked, because
    two sides seldom share a place or a sect.
    """
    question = answer.question
    if len(question.stance) != 1:
        return None
    [other] = [stance for stance in Stance if stance != question.stance[0]]
    if question.theme:
        mirrored = Question(theme=question.theme, stance=(other.value,))
    else:
        mirrored = question.with_values("stance", [other])
    return OtherSide(str(other.label), mirrored, Answer(answer.index, mirrored).total)
