"""The same answers as JSON: read only, no key, errors as problem details (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from explorer.answer import Answer
from explorer.columns import quote_record
from explorer.filters import BadParameters, read_request
from explorer.index import current_index
from explorer.models import Place, Quote, Theme
from explorer.paging import page_of
from explorer.question import Question


class Gone(APIException):
    """A quote that was withdrawn: when and why."""

    status_code = HTTPStatus.GONE

    def __init__(self, quote: Quote) -> None:
        """Say when and why the quote was withdrawn."""
        sentence = _("Quote %(id)s was withdrawn on %(date)s: %(reason)s")
        withdrawn = {"id": quote.code, "date": quote.withdrawn, "reason": quote.withdrawn_reason}
        super().__init__(sentence % withdrawn)


def problem(error: Exception, _context: dict[str, Any]) -> Response | None:
    """Answer an error with problem details; None leaves what is no user's mistake to Django."""
    if isinstance(error, BadParameters):
        details = [found._asdict() for found in error.problems]
        names = ", ".join(found.parameter for found in error.problems)
        return _problem(HTTPStatus.BAD_REQUEST, _("Not valid: %(names)s.") % {"names": names}, details)
    if isinstance(error, BadRequest):
        return _problem(HTTPStatus.BAD_REQUEST, str(error))
    if isinstance(error, Http404):
        return _problem(HTTPStatus.NOT_FOUND, str(error))
    if isinstance(error, APIException):
        return _problem(HTTPStatus(error.status_code), str(error.detail))
    return None


def _problem(status: HTTPStatus, detail: str, errors: list[dict[str, Any]] | None = None) -> Response:
    """Return a problem-details response; `errors` names each parameter that can't be used."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return Response(
        body | ({"errors": errors} if errors else {}),
        status=status,
        content_type="application/problem+json",
    )


def _answer(request: Request) -> Answer:
    """Answer the question of a request that shows no quotes of its own."""
    return current_index().answer(read_request(request.GET).question)


class QuoteList(APIView):
    """Quotes that answer a question, a page at a time."""

    def get(self, request: Request) -> Response:
        """Return one page of the answer with links to the pages beside it."""
        asked = read_request(request.GET)
        answer = current_index().answer(asked.question)
        page = page_of(answer, asked)

        def address(number: int) -> str:
            query = asked.question.query_string(page=number, page_size=asked.page_size)
            return f"{settings.SITE_URL}{request.path}?{query}"

        return Response(
            {
                "count": answer.total,
                "next": address(page.next_page_number()) if page.has_next() else None,
                "previous": address(page.previous_page_number()) if page.has_previous() else None,
                "results": [quote_record(quote) for quote in page.object_list],
            }
        )


class QuoteDetail(APIView):
    """One quote."""

    def get(self, _request: Request, code: str) -> Response:
        """Return the quote with this id; 410 with the reason once it is withdrawn."""
        quote = get_object_or_404(Quote.objects.with_context(), code=code)
        if quote.withdrawn:
            raise Gone(quote)
        return Response(quote_record(quote))


class ThemeList(APIView):
    """The report's sections."""

    def get(self, request: Request) -> Response:
        """Return every theme in order, with how many quotes of the question it holds."""
        counts = _counts(_answer(request), "theme")
        themes = Theme.objects.select_related("chapter").prefetch_related("key_points__quotes")
        return Response({"count": len(counts), "results": [_theme(theme, counts) for theme in themes]})


class PlaceList(APIView):
    """The governorates, and the one place that stands for everything outside Syria."""

    def get(self, request: Request) -> Response:
        """Return every place in order, with how many quotes of the question are from there."""
        counts = _counts(_answer(request), "governorate")
        places = [_place(place, counts) for place in Place.objects.all()]
        return Response({"count": len(places), "results": places})


class FacetList(APIView):
    """Counts of every attribute value."""

    def get(self, request: Request) -> Response:
        """Return each facet's values with their counts, the facet's own choice lifted."""
        answer = _answer(request)
        facets = {
            facet.name: [
                {"value": item.value, "label": item.label, "count": item.count, "selected": item.selected}
                for item in facet.values
            ]
            for facet in answer.facets()
        }
        return Response({"total": answer.total, "facets": facets})


def _counts(answer: Answer, facet: str) -> dict[str, int]:
    """Return value -> number of quotes for one facet of an answer."""
    return {item.value: item.count for item in answer.facet(facet).values}


def _theme(theme: Theme, counts: dict[str, int]) -> dict[str, Any]:
    """Return a theme as JSON."""
    return {
        "slug": theme.slug,
        "heading": theme.heading,
        "chapter": theme.chapter.slug,
        "order": theme.order,
        "count": counts[theme.slug],
        "url": f"{settings.SITE_URL}{theme.get_absolute_url()}",
        "summary": theme.summary,
        "key_points": [
            {
                "stance": point.stance,
                "text": point.text,
                "quotes": [quote.code for quote in point.quotes.all() if not quote.withdrawn],
            }
            for point in theme.key_points.all()
        ],
    }


def _place(place: Place, counts: dict[str, int]) -> dict[str, Any]:
    """Return a place as JSON."""
    quotes = Question(governorate=(place.slug,)).address("/quotes/")
    return {
        "slug": place.slug,
        "name": place.name,
        "other_spellings": place.other_spellings,
        "name_ar": place.name_ar,
        "pcode": place.pcode or None,
        "count": counts[place.slug],
        "url": f"{settings.SITE_URL}{quotes}",
    }
