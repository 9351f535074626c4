"""Answer questions as JSON: read only, no key, errors as problem details."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer2
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from explorer.api import openapi
from explorer.api.docs import operations
from explorer.api.serializers import (
    FacetListSerializer,
    PlaceListSerializer,
    QuotePageSerializer,
    QuoteSerializer,
    ThemeListSerializer,
)
from explorer.archive.lookup import find_quote
from explorer.models import KeyPoint, Place, Theme
from explorer.problems import Gone
from explorer.questions.answer import ask
from explorer.questions.filters import read_request
from explorer.questions.guidance import readings_of
from explorer.questions.paging import page_address, page_of
from explorer.questions.parameters import read_choice
from explorer.search.explanation import where_it_stopped


@openapi.operation(
    "listQuotes",
    gettext_lazy("Find quotes"),
    gettext_lazy(
        "The quotes that answer a question, a page at a time. A parameter given several times "
        "means any of its values; different parameters narrow each other."
    ),
    answer=(QuotePageSerializer, gettext_lazy("A page of quotes.")),
    errors=[400, 404],
)
class QuoteList(APIView):
    """Quotes that answer a question, a page at a time."""

    parameters: ClassVar = openapi.LISTING

    def get(self, request: Request) -> Response:
        """Return one page of the answer with links to the pages before and after it."""
        asked = read_request(request.GET)
        answer = ask(asked.question)
        page = page_of(answer, asked)

        def address(number: int) -> str:
            path = page_address(request.path, asked.question, number)
            return f"{settings.SITE_URL}{path}"

        content: dict[str, Any] = {
            "count": answer.total,
            "next": address(page.next_page_number()) if page.has_next() else None,
            "previous": address(page.previous_page_number()) if page.has_previous() else None,
            "results": page.object_list,
        }
        if answer.query.stop:
            content["note"] = where_it_stopped(answer.query.stop)
        if readings := readings_of(answer):
            content["readings"] = readings
        return Response(QuotePageSerializer(content).data)


@openapi.operation(
    "getQuote",
    gettext_lazy("Read one quote"),
    gettext_lazy("One quote by its id, which is given for good."),
    parameters=[
        OpenApiParameter(
            "quote_id",
            # As Django's <slug:quote_id> reads it: `halting-hostilities-01`.
            {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
            OpenApiParameter.PATH,
            description=gettext_lazy("The quote’s id, as in the address of its page."),
        )
    ],
    answer=(QuoteSerializer, gettext_lazy("The quote.")),
    errors=[404, 410],
)
class QuoteDetail(APIView):
    """One quote."""

    def get(self, _request: Request, quote_id: str) -> Response:
        """Return the quote with this id; 410 with date and reason once it is withdrawn."""
        quote = find_quote(quote_id)
        if quote.withdrawn:
            raise Gone(quote)
        return Response(QuoteSerializer(quote).data)


class CountedList(APIView):
    """Every record of one kind, in order, each with how many quotes of the question it has."""

    parameters: ClassVar = openapi.NARROWING
    records: ClassVar[QuerySet[Any]]
    facet: ClassVar[str]
    serializer: ClassVar[type[Serializer[Any]]]

    def get(self, request: Request) -> Response:
        """Return every record; the serializer finds its count in `context["counts"]` by its slug."""
        values = ask(read_request(request.GET).question).facet(self.facet).values
        context = {"counts": {item.value: item.count for item in values}}
        records = list(self.records.all())
        return Response(self.serializer({"count": len(records), "results": records}, context=context).data)


@openapi.operation(
    "listThemes",
    gettext_lazy("List the themes"),
    gettext_lazy(
        "Every section of the reports in order, with its summary and the number of its quotes that "
        "answer the question."
    ),
    answer=(ThemeListSerializer, gettext_lazy("Every theme.")),
    errors=[400],
)
class ThemeList(CountedList):
    """The sections of the reports."""

    records = Theme.objects.select_related("chapter").prefetch_related(
        Prefetch("key_points", KeyPoint.objects.shown()), "key_points__quotes"
    )
    facet = "theme"
    serializer = ThemeListSerializer


@openapi.operation(
    "listPlaces",
    gettext_lazy("List the places"),
    gettext_lazy(
        "The fourteen governorates and the one place that stands for everything outside Syria, with "
        "the number of their quotes that answer the question."
    ),
    answer=(PlaceListSerializer, gettext_lazy("Every place.")),
    errors=[400],
)
class PlaceList(CountedList):
    """The governorates, and the one place that stands for everything outside Syria."""

    records = Place.objects.all()
    facet = "governorate"
    serializer = PlaceListSerializer


@openapi.operation(
    "countFacets",
    gettext_lazy("Count the quotes by attribute"),
    gettext_lazy(
        "How many quotes have each value of each attribute. The choice made in an attribute itself is "
        "lifted for its own counts; everything else in the question applies."
    ),
    answer=(FacetListSerializer, gettext_lazy("Every count.")),
    errors=[400],
)
class FacetList(APIView):
    """Counts of every attribute value."""

    parameters: ClassVar = openapi.NARROWING

    def get(self, request: Request) -> Response:
        """Return each facet's values with their counts, the facet's own choice lifted."""
        answer = ask(read_request(request.GET).question)
        facets = {facet.name: facet.values for facet in answer.facets()}
        return Response(FacetListSerializer({"total": answer.total, "facets": facets}).data)


RENDERERS: dict[str, type[BaseRenderer]] = {"json": OpenApiJsonRenderer2, "yaml": OpenApiYamlRenderer2}


@openapi.operation(
    "getSchema",
    gettext_lazy("Read this description"),
    gettext_lazy("The whole API as an OpenAPI 3 document."),
    parameters=[
        OpenApiParameter("format", enum=list(RENDERERS), default="json", description=gettext_lazy("Form"))
    ],
    answer=(OpenApiTypes.OBJECT, gettext_lazy("An OpenAPI document.")),
    errors=[400],
)
class Schema(APIView):
    """The description of the API for programs."""

    def get(self, request: Request) -> HttpResponse:
        """Return the OpenAPI document."""
        renderer = RENDERERS[read_choice(request.GET, "format", list(RENDERERS))]()
        return HttpResponse(
            renderer.render(openapi.document(), None, {}),
            content_type=f"{renderer.media_type}; charset=utf-8",
        )


def docs(request: HttpRequest) -> HttpResponse:
    """Show the API to people, made from its description for programs."""
    return render(request, "explorer/api_docs.html", {"operations": operations(openapi.document())})
