"""Define the question that a reader puts to the archive and that every address holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import quote_plus, urlencode

from django.utils.translation import gettext_lazy as _

from explorer.choices import NOT_STATED, AgeBand, Sort
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

ASIDE = ("keep", "page_size")
"""The parameters that ask for nothing and go along with a reader: the list being made, the size of pages."""

PLACES = {
    name: place
    for place, names in enumerate(
        [["q"], *([facet] for facet in FACETS), ["age", "age_min", "age_max"], ["id"], ["sort"], [*ASIDE]]
    )
    for name in names
}
"""Parameter -> its place in the fixed order of names; the three of the age share theirs."""


@dataclass(frozen=True)
class Question:
    """A question to the archive; a valid one comes from `explorer.questions.filters.read_request`.

    Values of one facet widen each other, different parameters narrow each other; ages are whole
    years, both ends included; `age` holds `not-stated` or nothing. The empty question asks for every
    quote in the report's order.

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
        """Return the chosen values of a facet."""
        chosen: tuple[str, ...] = getattr(self, facet)
        return chosen

    def with_values(self, facet: str, values: Sequence[str]) -> Self:
        """Return the same question with exactly these values of one facet."""
        changed: dict[str, Any] = {facet: tuple(values)}
        return replace(self, **changed)

    def toggling(self, facet: str, value: str) -> Self:
        """Return the question with `value` added to its facet, or taken away where it was chosen."""
        chosen = self.values(facet)
        if value in chosen:
            return self.with_values(facet, [kept for kept in chosen if kept != value])
        return self.with_values(facet, [*chosen, value])

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
        return replace(self, age_min=lowest, age_max=highest)

    def with_ages(self, lowest: int | None, highest: int | None) -> Self:
        """Return the same question about speakers from `lowest` to `highest` whole years."""
        return replace(self, age=(), age_min=lowest, age_max=highest)

    def of_age(self, value: str) -> Self:
        """Return the same question about the ages of one value: a band, or `not-stated`."""
        if value == NOT_STATED:
            return replace(self, age=(NOT_STATED,), age_min=None, age_max=None)
        return self.with_ages(*AgeBand.of(value))

    def is_of_age(self, value: str) -> bool:
        """Say whether exactly the ages of one value, a band or `not-stated`, are asked for."""
        wanted = ((NOT_STATED,), None, None) if value == NOT_STATED else ((), *AgeBand.of(value))
        return (self.age, self.age_min, self.age_max) == wanted

    def has(self, facet: str, value: str) -> bool:
        """Say whether a value of a facet, or of "age", is chosen."""
        return self.is_of_age(value) if facet == "age" else value in self.values(facet)

    def choosing(self, facet: str, value: str) -> Self:
        """Return what a click on a value of a facet, or of "age", asks; a chosen one is taken away."""
        if facet != "age":
            return self.toggling(facet, value)
        return self.with_ages(None, None) if self.is_of_age(value) else self.of_age(value)

    def addresses(self, path: str, facet: str, values: Iterable[str]) -> list[str]:
        """Return the address of `choosing` each of the values; a page has dozens of them.

        They differ in one place only, so the rest of the query string is written once.
        """
        pairs, place = self.parameters(), PLACES[facet]
        before = urlencode([pair for pair in pairs if PLACES[pair[0]] < place])
        after = urlencode([pair for pair in pairs if PLACES[pair[0]] > place])
        queries = ("&".join(filter(None, [before, self._clicked(facet, value), after])) for value in values)
        return [f"{path}?{query}" if query else path for query in queries]

    def _clicked(self, facet: str, value: str) -> str:
        """Return the part of a query string that a click on a value changes."""
        if facet != "age":
            chosen = self.values(facet)
            kept = [other for other in chosen if other != value]
            return "&".join(
                f"{facet}={quote_plus(one)}" for one in (kept if value in chosen else [*kept, value])
            )
        if self.is_of_age(value):
            return ""
        if value == NOT_STATED:
            return f"age={NOT_STATED}"
        band = AgeBand.of(value)
        return f"age_min={band.lowest}&age_max={band.highest}"

    def with_words(self, words: str) -> Self:
        """Return the same question about other words."""
        return replace(self, q=words)

    def keeping(self, codes: Sequence[str]) -> Self:
        """Return the same question, carrying the ids of a reading list along."""
        return replace(self, keep=tuple(codes))

    def alone(self) -> Self:
        """Return the same question without what goes along with its reader."""
        return replace(self, keep=(), page_size=None)

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
