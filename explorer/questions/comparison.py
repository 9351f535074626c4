"""Put two groups of quotes side by side, aligned by theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pyroaring import BitMap

from explorer.choices import NOT_STATED, Stance
from explorer.models import Quote, Theme
from explorer.questions.answer import Answer
from explorer.questions.index import Index
from explorer.questions.question import Question

SHOWN = 12
"""The number of quotes of a group that are shown under one theme; the rest is a link away."""


@dataclass(frozen=True)
class ComparedGroup:
    """One of the two groups: what it is called and its quotes; `stance` where it is one whole side."""

    label: str
    answer: Answer
    stance: str = ""

    def on(self, theme: Theme) -> BitMap:
        """Return the numbers of the group's quotes on a theme, in the report's order."""
        return self.answer.matching & self.answer.index.bitmaps["theme"][theme.slug]


class GroupOnTheme(NamedTuple):
    """A group's quotes on a theme: how many there are, the question for all of them, and the first ones."""

    group: ComparedGroup
    total: int
    question: Question
    quotes: list[Quote]


class ComparedTheme(NamedTuple):
    """A theme, with a cell for each group."""

    theme: Theme
    cells: list[GroupOnTheme]


@dataclass(frozen=True)
class Comparison:
    """Groups aligned by theme: `sections` are the themes with quotes, `silent` those without."""

    groups: list[ComparedGroup]
    sections: list[ComparedTheme]
    silent: list[Theme]

    @property
    def index(self) -> Index:
        """The state of the archive that both groups are from."""
        return self.groups[0].answer.index

    @property
    def matching(self) -> BitMap:
        """The quotes that the groups hold together, each once."""
        return BitMap().union(*(group.answer.matching for group in self.groups))

    @property
    def total(self) -> int:
        """The number of quotes that the groups hold together."""
        return len(self.matching)

    @property
    def shared(self) -> int:
        """The number of quotes that are in every group."""
        first, *others = (group.answer.matching for group in self.groups)
        return len(first.intersection(*others))


def chosen_group(index: Index, question: Question, values: Sequence[str]) -> ComparedGroup:
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
        question = question.of_age(chosen["age"][0])
    for attribute, wanted in chosen.items():
        if attribute != "age":
            question = question.with_values(attribute, wanted)
    names = [
        " / ".join(str(index.labels[attribute][value]) for value in wanted)
        for attribute, wanted in chosen.items()
    ]
    [stance] = chosen["stance"] if list(chosen) == ["stance"] and len(chosen["stance"]) == 1 else [""]
    return ComparedGroup(", ".join(names), Answer(index, question), stance)


def both_sides(index: Index, question: Question) -> list[ComparedGroup]:
    """Return the quotes of each side among those of a question, in a fixed order.

    Quotes whose stance isn't stated are neither side's: where there are any they are a group of their own.
    """
    groups = [
        ComparedGroup(str(label), Answer(index, question.with_values("stance", [stance])), stance)
        for stance, label in index.labels["stance"].items()
    ]
    return [group for group in groups if group.stance != NOT_STATED or group.answer]


def compare(groups: list[ComparedGroup]) -> Comparison:
    """Align groups by theme; reads the quotes that are shown, and no more."""
    themes = _themes_asked_about(groups)
    read = _read_shown(groups, themes)
    sections = [
        ComparedTheme(theme, [_group_on_theme(group, theme, read) for group in groups]) for theme in themes
    ]
    spoken = [section for section in sections if any(cell.total for cell in section.cells)]
    silent = [section.theme for section in sections if not any(cell.total for cell in section.cells)]
    return Comparison(groups, spoken, silent)


def _themes_asked_about(groups: list[ComparedGroup]) -> list[Theme]:
    """Return the themes that any group's question names, in the report's order; all where none does."""
    known = groups[0].answer.index.bitmaps["theme"]
    asked = {slug for group in groups for slug in group.answer.question.theme} or known
    return [theme for theme in Theme.objects.select_related("chapter") if theme.slug in asked]


def _read_shown(groups: list[ComparedGroup], themes: list[Theme]) -> dict[int, Quote]:
    """Read the quotes that are shown, for all groups and themes at once: database key -> quote."""
    keys = groups[0].answer.index.keys
    wanted = [keys[number] for theme in themes for group in groups for number in group.on(theme)[:SHOWN]]
    found: dict[int, Quote] = Quote.objects.published().with_context().in_bulk(wanted)
    return found


def _group_on_theme(group: ComparedGroup, theme: Theme, read: Mapping[int, Quote]) -> GroupOnTheme:
    """Return a group's part of a theme, its first quotes taken from those that were `read`."""
    answer, numbers = group.answer, group.on(theme)
    shown = [answer.index.keys[number] for number in numbers[:SHOWN]]
    question = answer.question.narrowed_to("theme", theme.slug)
    return GroupOnTheme(group, len(numbers), question, [read[key] for key in shown if key in read])


class OtherSide(NamedTuple):
    """The side that a page leaves out: its label, and the question for its quotes on the same theme."""

    label: str
    question: Question
    total: int


def other_side(answer: Answer) -> OtherSide | None:
    """Return the other side of a question about one side; None where it asks about both or about neither.

    On a theme these are all quotes of the other side on that theme, whatever else was asked, because
    two sides seldom share a place or a sect.
    """
    question = answer.question
    if len(question.stance) != 1 or question.stance[0] == NOT_STATED:
        return None
    [other] = [stance for stance in Stance if stance != question.stance[0]]
    if question.theme:
        mirrored = Question(theme=question.theme, stance=(other.value,))
    else:
        mirrored = question.with_values("stance", [other])
    return OtherSide(str(other.label), mirrored, Answer(answer.index, mirrored).total)
