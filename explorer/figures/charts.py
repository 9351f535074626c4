"""Show crosstabs as figures: the table, its dots where quotes are few, and its chart as data.

A chart is a Chart.js configuration without colours, typefaces and direction, which belong to the page
it is drawn on. It holds the numbers of the table beside it, and nothing else.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from explorer.choices import NOT_STATED, Stance
from explorer.citing.credit import ARCHIVE_NAME, credit_line
from explorer.locales import Number, locale, semicolon
from explorer.models import Quote
from explorer.questions.answer import Answer
from explorer.questions.compared import Attributes
from explorer.questions.crosstab import SHOWN_AT_MOST, Crosstab, Heading, crosstab
from explorer.questions.question import Question
from explorer.questions.reports import reports_of

DOTS_AT_MOST = 20
"""The most quotes that are shown as dots: of 20 quotes each is a dot, 21 are bars."""

DRAWN_AT_MOST = 8
"""The most columns that are drawn as a chart: of 8 each has a segment one can tell apart, 9 are a table."""

WIDE = 7
WIDE_BESIDE_THEMES = 4
"""The most columns that a table has beside a chart, with short and with long names of rows.

Governorates by sect have their chart beside the table, sects by governorate below it; themes, whose
names are long, by gender beside it, by sect below it.
"""

LABEL_WIDTH = 22
LABEL_LINES = 4
"""The most letters of a line, and the most lines, of a label in a chart; the table has it in full.

`Mistrust, Fear of Regime Victories` is the two lines `Mistrust, Fear of` and `Regime Victories`.
"""

TONES = ["ink", "ink-soft", "control"]
TEXTURES = ["plain", "stripes", "dots", "grid", "bars"]
"""Textures tell the segments of a bar apart, without hues: each tone is used with each texture."""

LOOKS = {
    Stance.PRO_REGIME.value: ("pro-regime", "dots"),
    Stance.ANTI_REGIME.value: ("anti-regime", "stripes"),
    NOT_STATED: ("control", "plain"),
}
"""The tone and the texture of the two stances, and of what isn't stated, the same in every chart."""


@dataclass(frozen=True)
class FigureCell:
    """A cell of a figure's table: its column, its count, and its quotes where they are dots.

    `question` asks for the quotes that are counted.
    """

    column: Heading
    count: int
    question: Question
    dots: list[Quote]


class FigureRow(NamedTuple):
    """A row of a figure's table."""

    heading: Heading
    cells: list[FigureCell]


@dataclass(frozen=True)
class Figure:
    """A crosstab as it is shown; `quotes` maps a quote's number to it where each is a dot."""

    rows: str
    columns: str
    answer: Answer
    table: Crosstab
    quotes: dict[int, Quote]

    @property
    def name(self) -> str:
        """The figure's name in addresses and files."""
        return f"{self.rows}-by-{self.columns}"

    @property
    def data_id(self) -> str:
        """The id of the element that hands the chart to the script."""
        return f"{self.name}-data"

    @property
    def title(self) -> str:
        """The two attributes that are crossed, in words."""
        return Attributes(self.rows, self.columns).in_words()

    @property
    def has_dots(self) -> bool:
        """Whether each quote is a dot."""
        return bool(self.quotes)

    @property
    def has_chart(self) -> bool:
        """Whether there is something to draw, in few enough colours."""
        return self.table.total > 0 and len(self.table.columns) <= DRAWN_AT_MOST

    @property
    def cut_rows(self) -> str:
        """A sentence where not all rows are shown; empty where they are."""
        return _cut(self.table.row_label, len(self.table.rows), self.table.rows_left)

    @property
    def cut_columns(self) -> str:
        """A sentence where not all columns are shown; empty where they are."""
        return _cut(self.table.column_label, len(self.table.columns), self.table.columns_left)

    @property
    def is_wide(self) -> bool:
        """Whether the table leaves no room for a chart beside it."""
        if self.columns == "theme":
            return True
        return len(self.table.columns) > (WIDE_BESIDE_THEMES if self.rows == "theme" else WIDE)

    @property
    def table_rows(self) -> list[FigureRow]:
        """The rows of the table, each with its cells."""
        return [
            FigureRow(
                heading,
                [
                    FigureCell(column, cell.count, cell.question, self._dots(heading, column))
                    for column, cell in zip(self.table.columns, cells, strict=True)
                ],
            )
            for heading, cells in zip(self.table.rows, self.table.cells, strict=True)
        ]

    @property
    def address(self) -> str:
        """The page that shows the same crosstab by itself."""
        return self.at("compare", self.answer.question)

    @property
    def csv(self) -> str:
        """The address of the table as a file."""
        return self.at("compare-csv", self.answer.question.alone())

    @property
    def svg(self) -> str:
        """The address of the chart as a picture."""
        return self.at("compare-svg", self.answer.question.alone())

    @property
    def credit_line(self) -> str:
        """The line that credits the reports, and says what the numbers count."""
        return source_line(self.answer, self.at("compare", self.answer.question.alone()))

    @property
    def chart(self) -> dict[str, Any]:
        """The chart's configuration."""
        return configuration(self.table)

    def at(self, page: str, question: Question) -> str:
        """Return the address that puts a question and the two attributes to the page called `page`."""
        query = question.query_string(rows=self.rows, columns=self.columns)
        return f"{reverse(page)}?{query}"

    def _dots(self, row: Heading, column: Heading) -> list[Quote]:
        """Return the quotes of a cell in the report's order, where they are shown as dots."""
        if not self.quotes:
            return []
        bitmaps = self.answer.index.bitmaps
        here = bitmaps[self.rows][row.value] & bitmaps[self.columns][column.value]
        return [quote for number, quote in self.quotes.items() if number in here]


def figure(answer: Answer, rows: str, columns: str) -> Figure:
    """Cross two attributes for an answer; few quotes are read, to be dots."""
    quotes = answer.index.quotes(answer.matching) if answer.total <= DOTS_AT_MOST else {}
    return Figure(rows, columns, answer, crosstab(answer, rows, columns, SHOWN_AT_MOST), quotes)


def asked_in_words(answer: Answer) -> str:
    """Return the number of quotes counted, and what was asked for: `9 quotes; Sect: Sunni`."""
    counted = ngettext("%(count)s quote", "%(count)s quotes", answer.total) % {"count": Number(answer.total)}
    return semicolon().join(filter(None, [counted, answer.question_in_words()]))


def source_line(answer: Answer, path: str) -> str:
    """Return the line that credits the reports of a figure at `path`; English, as references are."""
    credited = " ".join(credit_line(report) for report in reports_of(answer))
    return (
        f"Source: {credited} Numbers count quotes that were printed, not people, and are not "
        f"representative. {ARCHIVE_NAME}, archive version {answer.index.version}, {settings.SITE_URL}{path}"
    )


def _cut(attribute: Any, shown: int, left: int) -> str:
    """Say that the first values of an attribute are shown, where others are left out."""
    if not left:
        return ""
    sentence = _("%(attribute)s: the first %(shown)s of %(all)s values, those with quotes; totals count all.")
    return sentence % {"attribute": attribute, "shown": Number(shown), "all": Number(shown + left)}


def configuration(table: Crosstab) -> dict[str, Any]:
    """Return a crosstab as stacked bars: one for each row, with a segment for each column that has quotes."""
    return {
        "type": "bar",
        "data": {
            "labels": [label_lines(str(row.label)) for row in table.rows],
            "datasets": list(_datasets(table)),
        },
        "options": {
            "indexAxis": "y",
            "locale": str(locale()).replace("_", "-"),
            "animation": False,
            "maintainAspectRatio": False,
            "scales": {
                "x": {
                    "stacked": True,
                    "beginAtZero": True,
                    "ticks": {"precision": 0},
                    "title": {"display": True, "text": _("Number of quotes")},
                },
                "y": {"stacked": True, "grid": {"display": False}, "ticks": {"autoSkip": False}},
            },
            "plugins": {"legend": {"position": "top", "align": "start"}},
        },
    }


def label_lines(text: str) -> list[str]:
    """Return a label in lines; the last ends in `…` where it doesn't fit: `Hamper Local…`."""
    return textwrap.wrap(text, LABEL_WIDTH, max_lines=LABEL_LINES, placeholder="…", break_on_hyphens=False)


def _datasets(table: Crosstab) -> Iterator[dict[str, Any]]:
    """Yield a dataset for each column that has quotes; `addresses` lead to the quotes of each segment."""
    for number, column in enumerate(table.columns):
        if column.count:
            cells = [row[number] for row in table.cells]
            tone, texture = look(column.value, number)
            yield {
                "label": str(column.label),
                "data": [cell.count for cell in cells],
                "tone": tone,
                "texture": texture,
                "addresses": [_address(cell.question) if cell.count else None for cell in cells],
            }


def look(value: str, number: int) -> tuple[str, str]:
    """Return the tone and the texture of a column: the first is plain ink, the second striped."""
    if value in LOOKS:
        return LOOKS[value]
    return TONES[number // len(TEXTURES) % len(TONES)], TEXTURES[number % len(TEXTURES)]


def _address(question: Question) -> str:
    """Return the address of the list of a question's quotes."""
    return question.address(reverse("quotes"))
