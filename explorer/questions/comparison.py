"""Put two groups of quotes side by side, aligned by theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from django.core.paginator import Page
from django.utils.translation import gettext as _
from pyroaring import BitMap

from explorer.choices import NOT_STATED, Stance
from explorer.locales import listed
from explorer.models import Quote, Theme
from explorer.questions.answer import Answer
from explorer.questions.index import Index
from explorer.questions.paging import cut
from explorer.questions.question import Question

THEMES_ON_PAGE = 8
"""The number of themes that a page of a comparison shows: a chapter of the real archive has as many."""

QUOTES_OF_GROUP = 30
"""The most quotes of a group on a page. Of more, each theme shows an equal number, and leads to all."""

SILENT_NAMED = 12
"""The most themes without a quote that are named; the others are counted."""


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
    """Groups aligned by theme.

    `sections` are the themes with quotes on one `page` of the slugs of all such themes; `silent` are the
    first themes without, and `silent_left` is the number of the others.
    """

    groups: list[ComparedGroup]
    page: Page[str]
    sections: list[ComparedTheme]
    silent: list[Theme]
    silent_left: int

    @property
    def label(self) -> str:
        """What the groups are called together: `Aleppo and Damascus`."""
        return together(self.groups)

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


def together(groups: Sequence[ComparedGroup]) -> str:
    """Return the labels of two groups as one: `Aleppo and Damascus`."""
    first, second = groups
    return _("%(first)s and %(second)s") % {"first": first.label, "second": second.label}


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
    return ComparedGroup(listed(names), Answer(index, question), stance)


def left_over(question: Question, groups: Sequence[Sequence[str]]) -> Question:
    """Return a question without the filters that none of the groups keeps, since each names another.

    Of `stance=pro-regime` nothing is left beside the groups `stance:anti-regime` and `stance:not-stated`.
    """
    named = [{text.partition(":")[0] for text in values} for values in groups]
    for attribute in set.intersection(*named):
        question = question.without(attribute)
    return question


def both_sides(index: Index, question: Question) -> list[ComparedGroup]:
    """Return the quotes of each side among those of a question, in a fixed order.

    Quotes whose stance isn't stated are neither side's: where there are any they are a group of their own.
    """
    groups = [
        ComparedGroup(str(label), Answer(index, question.with_values("stance", [stance])), stance)
        for stance, label in index.labels["stance"].items()
    ]
    return [group for group in groups if group.stance != NOT_STATED or group.answer]


def compare(groups: list[ComparedGroup], number: str = "1") -> Comparison:
    """Align groups by theme, a page of themes at a time; reads the quotes that are shown, and no more.

    Raises Http404 where there is no page with this number.
    """
    asked = _themes_asked_about(groups)
    bitmaps = groups[0].answer.index.bitmaps["theme"]
    union = BitMap().union(*(group.answer.matching for group in groups))
    spoken = [slug for slug in asked if union.intersect(bitmaps[slug])]
    silent = [slug for slug in asked if not union.intersect(bitmaps[slug])]
    page = cut(spoken, number, THEMES_ON_PAGE)
    return Comparison(
        groups,
        page,
        _sections(groups, _read_themes(list(page))),
        _read_themes(silent[:SILENT_NAMED]),
        len(silent[SILENT_NAMED:]),
    )


def _themes_asked_about(groups: list[ComparedGroup]) -> list[str]:
    """Return the themes that the groups' questions name, in the report's order; all where one names none."""
    known = groups[0].answer.index.labels["theme"]
    named = [group.answer.question.theme or known for group in groups]
    asked = set().union(*named)
    return [slug for slug in known if slug in asked]


def _read_themes(slugs: list[str]) -> list[Theme]:
    """Read themes, in the order given."""
    found = Theme.objects.select_related("chapter").in_bulk(slugs, field_name="slug")
    return [found[slug] for slug in slugs]


def _sections(groups: list[ComparedGroup], themes: list[Theme]) -> list[ComparedTheme]:
    """Return the themes of a page, each with a cell for each group; all quotes are read at once."""
    limits = [_shown_at_most(group, themes) for group in groups]
    shown = {
        theme: [group.on(theme)[:limit] for group, limit in zip(groups, limits, strict=True)]
        for theme in themes
    }
    read = groups[0].answer.index.quotes(BitMap().union(*chain(*shown.values())))
    return [
        ComparedTheme(
            theme,
            [
                _cell(group, theme, [read[number] for number in numbers if number in read])
                for group, numbers in zip(groups, shown[theme], strict=True)
            ],
        )
        for theme in themes
    ]


def _shown_at_most(group: ComparedGroup, themes: list[Theme]) -> int:
    """Return how many quotes of a group a theme shows: all, or its equal part of what a page shows."""
    total = sum(len(group.on(theme)) for theme in themes)
    return total if total <= QUOTES_OF_GROUP else QUOTES_OF_GROUP // len(themes)


def _cell(group: ComparedGroup, theme: Theme, quotes: list[Quote]) -> GroupOnTheme:
    """Return a group's part of a theme with those of its quotes that are shown."""
    question = group.answer.question.narrowed_to("theme", theme.slug)
    return GroupOnTheme(group, len(group.on(theme)), question, quotes)


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
