"""Define the question that a reader puts to the archive and that every address holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from explorer.choices import AGE_BANDS, NOT_STATED, AgeBand, Sort
from explorer.search.query import LONGEST_SEARCH

FACETS = {
    "sect": _("Sect"),
    "gender": _("Gender"),
    "stance": _("Stance"),
    "governorate": _("Governorate"),
    "displacement": _("Displacement"),
    "theme": _("Theme"),
    "chapter": _("Chapter"),
    "report": _("Report"),
}
"""The parameters that take several values, each a field of `Question`, with their labels."""

LABELS = {"sect": FACETS["sect"], "gender": FACETS["gender"], "age": _("Age")} | FACETS
"""The facets in the order they are shown and listed; "age" counts the bands of `choices.AGE_BANDS`,
and the quotes without an age where there are any."""

ASIDE = ("keep", "page_size")
"""The parameters that ask for nothing and go along with a reader: the list being made, the size of pages."""

IN_ADDRESSES = ("q", *FACETS, "age", "age_min", "age_max", "id", "sort", *ASIDE)
"""The parameters in the order in which addresses name them."""


@dataclass(frozen=True)
class Question:
    """A question to the archive; a valid one comes from `explorer.questions.filters.read_request`.

    Values of one facet widen each other, different parameters narrow each other; `age` holds bands of
    ages and `not-stated`, and its limits `age_min` and `age_max` are whole years, both ends included. The
    empty question asks for every quote in the report's order.

    Two fields ask for nothing, and every link made from the question carries them along: `keep`, the ids
    of a reading list that its reader is adding to, and `page_size`, None for as many as a page usually has.
    """

    q: str = ""
    sect: tuple[str, ...] = ()
    gender: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    governorate: tuple[str, ...] = ()
    displacement: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    chapter: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    age: tuple[str, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    id: tuple[str, ...] = ()
    sort: str = ""
    keep: tuple[str, ...] = ()
    page_size: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether the question asks for less than the whole archive."""
        return replace(self.alone(), sort="") != Question()

    @property
    def order(self) -> str:
        """The order of the answer: a value of `Sort`, or "given" for the order of the ids."""
        if self.sort == Sort.RELEVANCE and not self.q:
            return Sort.REPORT
        if self.sort:
            return self.sort
        if self.id:
            return "given"
        return Sort.RELEVANCE if self.q else Sort.REPORT

    def values(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet, or of "age", that the address names."""
        named: tuple[str, ...] = getattr(self, facet)
        return named

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the chosen values of a facet, or of "age"; limits that are a band's choose this band."""
        limits = (self.age_min, self.age_max)
        if facet == "age" and not self.age and limits in AGE_BANDS:
            return (AGE_BANDS[AGE_BANDS.index(limits)].value,)
        return self.values(facet)

    def with_values(self, facet: str, values: Sequence[str]) -> Self:
        """Return the same question with exactly these values of one facet."""
        changed: dict[str, Any] = {facet: tuple(values)}
        return replace(self, **changed)

    def toggling(self, facet: str, value: str) -> Self:
        """Return the question with `value` added to its facet or "age", or taken away where it was there."""
        named = self.values(facet)
        if value in named:
            return self.with_values(facet, [kept for kept in named if kept != value])
        return self.with_values(facet, [*named, value])

    def with_chosen(self, facet: str, values: Sequence[str]) -> Self:
        """Return the same question with these values chosen; limits that choose a band are taken away."""
        changed = self.with_values(facet, values)
        return changed if self.chosen(facet) == self.values(facet) else changed.with_ages(None, None)

    def narrowed_to(self, facet: str, value: str) -> Self:
        """Return the question about those of its quotes that have `value`; "age" takes a band.

        A value outside what the question already chose would widen it: its quotes don't answer
        the question, so callers link only where the count isn't zero.
        """
        if facet != "age":
            return self.with_values(facet, [value])
        if value == NOT_STATED:
            return replace(self, age=(NOT_STATED,))
        band = AgeBand.of(value)
        lowest = band.lowest if self.age_min is None else max(band.lowest, self.age_min)
        highest = band.highest if self.age_max is None else min(band.highest, self.age_max)
        return replace(self, age=(), age_min=lowest, age_max=highest)

    def with_ages(self, lowest: int | None, highest: int | None) -> Self:
        """Return the same question with ages limited to `lowest` to `highest` whole years."""
        return replace(self, age_min=lowest, age_max=highest)

    def of_age(self, value: str) -> Self:
        """Return the same question about the ages of one value: a band, or `not-stated`."""
        if value == NOT_STATED:
            return replace(self, age=(NOT_STATED,), age_min=None, age_max=None)
        return replace(self, age=()).with_ages(*AgeBand.of(value))

    def without(self, part: str) -> Self:
        """Return the same question without a facet, "age" with its limits, or "id"."""
        lifted = self.with_values(part, ())
        return lifted.with_ages(None, None) if part == "age" else lifted

    def with_words(self, words: str) -> Self:
        """Return the same question about other words."""
        return replace(self, q=words)

    def keeping(self, codes: Sequence[str]) -> Self:
        """Return the same question, carrying the ids of a reading list along."""
        return replace(self, keep=tuple(codes))

    def alone(self) -> Self:
        """Return the same question without what goes along with its reader."""
        return replace(self, keep=(), page_size=None)

    def of_everything(self) -> Self:
        """Return the question for the whole archive, in the same order, with what goes along."""
        return type(self)(sort=self.sort, keep=self.keep, page_size=self.page_size)

    def with_sort(self, sort: str) -> Self:
        """Return the same question answered in another order."""
        return replace(self, sort=sort)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the question as pairs of a query string, in a fixed order of names.

        Of the words goes along what is read of them, so that no link is longer than that.
        """
        words = self.q[:LONGEST_SEARCH].rstrip()
        pairs = [("q", words)] if words else []
        pairs += [(facet, value) for facet in FACETS for value in self.values(facet)]
        pairs += [("age", value) for value in self.age]
        for name in ("age_min", "age_max"):
            if (age := getattr(self, name)) is not None:
                pairs.append((name, str(age)))
        pairs += [("id", code) for code in self.id]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("keep", code) for code in self.keep]
        return pairs + ([("page_size", str(self.page_size))] if self.page_size else [])

    def query_string(self, **more: object) -> str:
        """Return the question as a query string without "?"; `more` are added at its end."""
        return urlencode(self.parameters() + [(name, str(value)) for name, value in more.items()])

    def address(self, path: str) -> str:
        """Return the address that puts the question to the page or download at `path`."""
        query = self.query_string()
        return f"{path}?{query}" if query else path
