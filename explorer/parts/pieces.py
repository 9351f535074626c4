"""Write the parts of pages that are not about one quote: totals, downloads, figures."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from explorer.exports.formats import FORMATS
from explorer.figures.breakdown import Breakdown
from explorer.figures.charts import Figure
from explorer.figures.drawing import MARGIN, WIDTH, Picture
from explorer.parts.jinja import part
from explorer.parts.wording import numbered
from explorer.questions.question import Question

KEPT_TOTALS = 4000
"""The number of totals that a process keeps as they are written, about 200 bytes each."""


def total(number: int) -> SafeString:
    """Return a number of quotes as it is written after a name."""
    return _total(get_language(), number)


@lru_cache(KEPT_TOTALS)
def _total(_language: str | None, number: int) -> SafeString:
    """Return a total in the language that is active."""
    return part("total.jinja", total=number)


@lru_cache(len(settings.LANGUAGES))
def _downloads(_language: str | None) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Return label, purpose and path of each format, and the paths of what is beside them, in a language."""
    formats = [(str(file.label), str(file.purpose), reverse(file.route)) for file in FORMATS]
    return formats, {name: reverse(name) for name in ("data-archive", "api-quotes", "quotes-feed", "data")}


def downloads(question: Question, total: int, everything: int) -> SafeString:
    """Return the files to download: the `total` quotes of a question, or the archive with `everything`."""
    formats, paths = _downloads(get_language())
    query = question.alone().query_string()
    return part(
        "downloads.jinja",
        formats=formats,
        paths={name.replace("-", "_"): path for name, path in paths.items()},
        query=f"?{query}" if query else "",
        for_references=[(str(file.label), reverse(file.route)) for file in FORMATS if file.is_for_references],
        query_of_records=f"?{question.alone().query_string(records='quotes')}",
        narrowed=question.is_narrowed,
        total=total,
        everything=everything,
    )


def who(shown: Breakdown, caption: str, name: str = "who") -> SafeString:
    """Return the table that says who is quoted, under a caption; its ids begin with `name`."""
    return part(
        "breakdown.jinja",
        shown=shown,
        caption=caption,
        name=name,
        quotes=reverse("quotes"),
        numbered=numbered,
    )


def drawn(picture: Picture) -> SafeString:
    """Return a drawing as SVG."""
    return part("drawing.svg.jinja", picture=picture, width=WIDTH, margin=MARGIN, language=get_language())


def figure(shown: Figure) -> SafeString:
    """Return a crosstab with its chart."""
    data = json_script(shown.chart, shown.data_id) if shown.has_chart and not shown.has_dots else ""
    quotes = reverse("quotes")
    return part("figure.jinja", figure=shown, data=data, quotes=quotes, numbered=numbered)
