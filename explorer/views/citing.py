"""How to cite: the page that explains it, and what other pages show to cite what is on them."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from explorer import citations, embedding
from explorer.citations import STYLES, Citation, Source, source_of
from explorer.columns import address
from explorer.filters import read_choice
from explorer.index import current_index
from explorer.models import Quote, Theme
from explorer.question import Question

Subject = Quote | Theme


class StyleLink(NamedTuple):
    """A style to choose: its label, the address of the same page in it, whether it is chosen."""

    label: str
    address: str
    selected: bool


class Citing(NamedTuple):
    """What a page shows to cite its subjects: the styles, and each subject in the chosen one."""

    styles: list[StyleLink]
    citations: list[Citation]


@require_safe
def about_citing(request: HttpRequest) -> HttpResponse:
    """Explain what to cite and how, with the archive's first quote in every style."""
    examples = current_index().answer(Question())[:1]
    context = {"examples": [(quote, citations.citations(_source(quote))) for quote in examples]}
    return render(request, "explorer/about/citing.html", context)


def citing(request: HttpRequest, subjects: Sequence[Subject]) -> Citing:
    """Return subjects cited in the style that the parameter `style` names, by default the first."""
    slug = read_choice(request.GET, "style", [style.slug for style in STYLES])
    chosen = next(style for style in STYLES if style.slug == slug)
    links = [
        StyleLink(str(style.label), _address_in_style(request, style.slug), style == chosen)
        for style in STYLES
    ]
    return Citing(links, [chosen.cite(_source(subject)) for subject in subjects])


def texts_to_paste(quote: Quote) -> dict[str, str]:
    """Return a quote for an article and for a footnote as plain text, and for another page as HTML."""
    source = _source(quote)
    return {
        "article": citations.article(quote, source).text,
        "footnote": citations.footnote(quote, source).text,
        "frame": embedding.frame(quote),
        "html": embedding.blockquote(quote),
    }


def _source(subject: Subject) -> Source:
    """Return what to cite for a page as it is today."""
    return source_of(subject, address(subject), current_index().version, timezone.localdate())


def _address_in_style(request: HttpRequest, slug: str) -> str:
    """Return the address of the same page with citations in another style."""
    parameters = request.GET.copy()
    parameters["style"] = slug
    return f"?{parameters.urlencode()}#cite"
