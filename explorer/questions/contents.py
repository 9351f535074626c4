"""List the archive's chapters with their sections, and how many quotes of an answer each holds."""

from typing import NamedTuple

from explorer.models import Chapter, Theme
from explorer.questions.answer import Answer


class SectionTotal(NamedTuple):
    """A theme, with how many quotes it has."""

    theme: Theme
    total: int


class Contents(NamedTuple):
    """A chapter, with its sections in order."""

    chapter: Chapter
    sections: list[SectionTotal]

    @property
    def total(self) -> int:
        """The number of quotes that the chapter has."""
        return sum(section.total for section in self.sections)


def contents(answer: Answer) -> list[Contents]:
    """Return every chapter with its sections, counted in `answer`."""
    totals = {value.value: value.count for value in answer.facet("theme").values}
    chapters = Chapter.objects.select_related("report").prefetch_related("themes")
    return [
        Contents(chapter, [SectionTotal(theme, totals[theme.slug]) for theme in chapter.themes.all()])
        for chapter in chapters
    ]
