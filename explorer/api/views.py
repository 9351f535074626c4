"""The same answers as JSON: read only, no key, errors as problem details."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer2
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
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
from explorer.models import Place, Theme
from explorer.problems import Gone
from explorer.questions.answer import Answer, ask
from explorer.questions.filters import read_request
from explorer.questions.paging import page_address, page_of
from explorer.questions.parameters import read_choice


def _answer(request: Request) -> Answer:
    """Answer the question of a request that shows no quotes of its own."""
    return ask(read_request(request.GET).question)


def _counts(request: Request, facet: str) -> dict[str, dict[str, int]]:
    """Return what a serializer needs to count: value -> number of quotes, for one facet."""
    values = _answer(request).facet(facet).values
    return {"counts": {item.value: item.count for item in values}}


class QuoteList(APIView):
    """Quotes that answer a question, a page at a time."""

    parameters: ClassVar = openapi.LISTING

    @extend_schema(
        operation_id="listQuotes",
        summary=gettext_lazy("Find quotes"),
        description=gettext_lazy(
            "The quotes that answer a question, a page at a time. A parameter given several times "
            "means any of its values; different parameters narrow each other."
        ),
        responses=openapi.responses(QuotePageSerializer, gettext_lazy("A page of quotes."), 400, 404),
    )
    def get(self, request: Request) -> Response:
        """Return one page of the answer with links to the pages beside it."""
        asked = read_request(request.GET)
        answer = ask(asked.question)
        page = page_of(answer, asked)

        def address(number: int) -> str:
            path = page_address(request.path, asked.question, number, asked.page_size)
            return f"{settings.SITE_URL}{path}"

        content = {
            "count": answer.total,
            "next": address(page.next_page_number()) if page.has_next() else None,
            "previous": address(page.previous_page_number()) if page.has_previous() else None,
            "results": page.object_list,
        }
        return Response(QuotePageSerializer(content).data)


class QuoteDetail(APIView):
    """One quote."""

    @extend_schema(
        operation_id="getQuote",
        summary=gettext_lazy("Read one quote"),
        description=gettext_lazy("One quote by its id, which is given for good."),
        parameters=[
            OpenApiParameter(
                "quote_id",
                {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
                OpenApiParameter.PATH,
                description=gettext_lazy("The quote’s id, as in the address of its page."),
            )
        ],
        responses=openapi.responses(QuoteSerializer, gettext_lazy("The quote."), 404, 410),
    )
    def get(self, _request: Request, quote_id: str) -> Response:
        """Return the quote with this id; 410 with date and reason once it is withdrawn."""
        quote = find_quote(quote_id)
        if quote.withdrawn:
            raise Gone(quote)
        return Response(QuoteSerializer(quote).data)


class ThemeList(APIView):
    """The sections of the reports."""

    parameters: ClassVar = openapi.NARROWING

    @extend_schema(
        operation_id="listThemes",
        summary=gettext_lazy("List the themes"),
        description=gettext_lazy(
            "Every section of the reports in order, with its summary and the number of its quotes that "
            "answer the question."
        ),
        responses=openapi.responses(ThemeListSerializer, gettext_lazy("Every theme."), 400),
    )
    def get(self, request: Request) -> Response:
        """Return every theme in order, with how many quotes of the question it holds."""
        counts = _counts(request, "theme")
        themes = list(Theme.objects.select_related("chapter").prefetch_related("key_points__quotes"))
        return Response(ThemeListSerializer({"count": len(themes), "results": themes}, context=counts).data)


class PlaceList(APIView):
    """The governorates, and the one place that stands for everything outside Syria."""

    parameters: ClassVar = openapi.NARROWING

    @extend_schema(
        operation_id="listPlaces",
        summary=gettext_lazy("List the places"),
        description=gettext_lazy(
            "The fourteen governorates and the one place that stands for everything outside Syria, with "
            "the number of their quotes that answer the question."
        ),
        responses=openapi.responses(PlaceListSerializer, gettext_lazy("Every place."), 400),
    )
    def get(self, request: Request) -> Response:
        """Return every place in order, with how many quotes of the question are from there."""
        counts = _counts(request, "governorate")
        places = list(Place.objects.all())
        return Response(PlaceListSerializer({"count": len(places), "results": places}, context=counts).data)


class FacetList(APIView):
    """Counts of every attribute value."""

    parameters: ClassVar = openapi.NARROWING

    @extend_schema(
        operation_id="countFacets",
        summary=gettext_lazy("Count the quotes by attribute"),
        description=gettext_lazy(
            "How many quotes have each value of each attribute. The choice made in an attribute itself is "
            "lifted for its own counts; everything else in the question applies."
        ),
        responses=openapi.responses(FacetListSerializer, gettext_lazy("Every count."), 400),
    )
    def get(self, request: Request) -> Response:
        """Return each facet's values with their counts, the facet's own choice lifted."""
        answer = _answer(request)
        facets = {facet.name: facet.values for facet in answer.facets()}
        return Response(FacetListSerializer({"total": answer.total, "facets": facets}).data)


RENDERERS: dict[str, type[BaseRenderer]] = {"json": OpenApiJsonRenderer2, "yaml": OpenApiYamlRenderer2}


class Schema(APIView):
    """The description of the API for programs."""

    @extend_schema(
        operation_id="getSchema",
        summary=gettext_lazy("Read this description"),
        description=gettext_lazy("The whole API as an OpenAPI 3 document."),
        parameters=[
            OpenApiParameter("format", enum=list(RENDERERS), default="json", description=gettext_lazy("Form"))
        ],
        responses=openapi.responses(OpenApiTypes.OBJECT, gettext_lazy("An OpenAPI document."), 400),
    )
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
