"""Describe the API to programs (OpenAPI 3).

Parameters come from the one FilterSet, answers from the serializers, and the examples are asked of
the archive itself.
"""

import json
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)
from rest_framework.views import APIView

from explorer import problems
from explorer.api import serializers
from explorer.models import Quote
from explorer.questions.answer import ask
from explorer.questions.filters import DEFAULT_PAGE_SIZE, QuoteFilterSet, WholeNumberField
from explorer.questions.index import current_index
from explorer.questions.parameters import listed_or_described, read_values
from explorer.questions.question import FACETS, Question

NARROWING = ("q", *FACETS, "age", "age_min", "age_max", "id")
"""The parameters that say which quotes are asked for."""

LISTING = (*NARROWING, "sort", "page", "page_size")
"""The parameters of a list of quotes."""

LONGEST_LIST, LISTED = 30, 3
"""The longest list that an example shows whole, and how many items it shows of a longer one."""

DEFAULTS = {"page": 1, "page_size": DEFAULT_PAGE_SIZE}

ERRORS: dict[int, tuple[type[serializers.ProblemSerializer], Any]] = {
    400: (
        serializers.BadParametersSerializer,
        _("A parameter’s value doesn’t exist or isn’t valid."),
    ),
    404: (serializers.ProblemSerializer, _("There is no such page or quote.")),
    410: (serializers.WithdrawnSerializer, _("The quote was withdrawn: when and why.")),
    414: (serializers.ProblemSerializer, _("The query string is longer than 6,000 bytes.")),
}


def operation(  # noqa: PLR0913  # what OpenAPI says of an operation
    name: str,
    summary: Any,
    description: Any,
    *,
    answer: tuple[Any, Any],
    errors: Sequence[int],
    parameters: Sequence[OpenApiParameter] = (),
) -> Callable[[type[APIView]], type[APIView]]:
    """Describe the one operation of a view: a decorator of its class.

    `answer` is the serializer of the answer and what it is in words; `errors` are the statuses that
    it is answered with instead. The parameters that `view.parameters` names needn't be repeated.
    """
    documented = {
        (status, problems.MEDIA_TYPE): OpenApiResponse(*ERRORS[status]) for status in (*errors, 414)
    }
    described = extend_schema(
        operation_id=name,
        summary=summary,
        description=description,
        parameters=list(parameters),
        responses={200: OpenApiResponse(*answer)} | documented,
    )
    return extend_schema_view(get=described)


def parameters(names: Iterable[str], examples: QueryDict) -> Iterator[OpenApiParameter]:
    """Yield the description of each parameter, with its value in the query string `examples`."""
    fields = QuoteFilterSet({}, queryset=Quote.objects.none()).form.fields
    fields["page"] = WholeNumberField(label=_("Page"), min_value=1)
    for name in names:
        field = fields[name]
        schema = _schema(field)
        given: Any = list(read_values(examples, name))
        if given and schema["type"] != "array":
            given = int(given[-1]) if schema["type"] == "integer" else given[-1]
        yield OpenApiParameter(
            name,
            schema,
            explode=True if schema["type"] == "array" else None,
            description=f"{field.label} ({field.help_text})" if field.help_text else str(field.label),
            default=DEFAULTS.get(name),
            examples=[OpenApiExample("example", value=given)] if given else [],
        )


def _schema(field: forms.Field) -> dict[str, Any]:
    """Return the JSON schema of the values that a field takes."""
    if isinstance(field, WholeNumberField):
        highest = {} if field.max_value is None else {"maximum": field.max_value}
        return {"type": "integer", "minimum": field.min_value} | highest
    values = [value for value, _label in getattr(field, "choices", []) if value]
    allowed = listed_or_described(values)
    described: dict[str, Any] = {"description": allowed} if isinstance(allowed, str) else {"enum": values}
    one = {"type": "string"} | (described if values else {})
    return {"type": "array", "items": one} if isinstance(field, forms.MultipleChoiceField) else one


class Example(NamedTuple):
    """An address of the API, and what it answers."""

    address: str
    status: int
    answer: Any

    @property
    def command(self) -> str:
        """The example as a line for a shell."""
        return f"curl {shlex.quote(settings.SITE_URL + self.address)}"


def ask_api(address: str) -> Example:
    """Put an address to the API in this process."""
    path, _mark, query = address.partition("?")
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.GET = QueryDict(query)
    found = resolve(path)
    response = found.func(request, *found.args, **found.kwargs)
    if hasattr(response, "render"):
        response.render()
    return Example(address, response.status_code, shortened(json.loads(response.content)))


def shortened(value: Any) -> Any:
    """Return an answer with its long lists cut: an example isn't longer in a larger archive."""
    if isinstance(value, dict):
        return {name: shortened(member) for name, member in value.items()}
    if isinstance(value, list):
        return [shortened(item) for item in (value if len(value) <= LONGEST_LIST else value[:LISTED])]
    return value


def example_addresses(quote: Quote) -> dict[str, list[str]]:
    """Return operation -> addresses that show it, about `quote`: an answer, and a mistake."""
    theme = Question(theme=(quote.theme.slug,))
    both = Question(theme=theme.theme, stance=(quote.stance,))
    return {
        "listQuotes": [
            f"{reverse('api-quotes')}?{both.query_string(page_size=1)}",
            f"{reverse('api-quotes')}?stance=neutral",
            f"{reverse('api-quotes')}?page=0",
        ],
        "getQuote": [reverse("api-quote", args=[quote.code]), reverse("api-quote", args=["no-such-quote"])],
        "listThemes": [
            both.with_values("theme", []).address(reverse("api-themes")),
            f"{reverse('api-themes')}?age_min=old",
        ],
        "listPlaces": [theme.address(reverse("api-places")), f"{reverse('api-places')}?sect=other"],
        "countFacets": [both.address(reverse("api-facets")), f"{reverse('api-facets')}?gender=female"],
        "crossAttributes": [
            f"{reverse('api-crosstab')}?{theme.query_string(rows='gender', columns='stance')}",
            f"{reverse('api-crosstab')}?rows=theme",
        ],
        "suggest": [f"{reverse('api-suggest')}?q=sie", f"{reverse('api-suggest')}?q=sie&sect=other"],
    }


@lru_cache(maxsize=16)
def _examples(operation: str, _version: str, _site: str) -> list[Example]:
    """Return the examples of an operation in one state of the archive."""
    archive = ask(Question())
    addresses = example_addresses(archive[0]) if archive else {}
    return [ask_api(address) for address in addresses.get(operation, [])]


class ArchiveSchema(AutoSchema):
    """One operation: `view.parameters` names what it reads, `example_addresses` shows it."""

    @property
    def examples(self) -> list[Example]:
        """The answers of the operation's example addresses today; none in an empty archive.

        Not kept here: this object lives as long as the process, and the archive changes.
        """
        return _examples(self.get_operation_id(), current_index().version, settings.SITE_URL)

    def get_operation(self, *args: Any) -> dict[str, Any] | None:
        """Return the operation; a query parameter that may be left out may also have no value."""
        operation: dict[str, Any] | None = super().get_operation(*args)
        for parameter in (operation or {}).get("parameters", []):
            if parameter["in"] == OpenApiParameter.QUERY and not parameter.get("required"):
                parameter["allowEmptyValue"] = True
        return operation

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters, with the values of the first example."""
        query = self.examples[0].address.partition("?")[2] if self.examples else ""
        names = getattr(self.view, "parameters", ())
        return [*super().get_override_parameters(), *parameters(names, QueryDict(query))]

    def get_examples(self) -> list[OpenApiExample]:
        """Return the examples of the answers, and of the values in the path."""
        path = resolve(self.examples[0].address.partition("?")[0]).kwargs if self.examples else {}
        return [
            OpenApiExample("example", value=value, parameter_only=(name, OpenApiParameter.PATH))
            for name, value in path.items()
        ] + [
            OpenApiExample(
                "example",
                value=example.answer,
                response_only=True,
                media_type="application/json" if example.status == HTTPStatus.OK else problems.MEDIA_TYPE,
                status_codes=[str(example.status)],
            )
            for example in self.examples
        ]

    def get_extensions(self) -> dict[str, Any]:
        """Return each example as a command, labelled with the status it is answered with."""
        samples = [
            {"lang": "Shell", "label": str(example.status), "source": example.command}
            for example in self.examples
        ]
        return {"x-codeSamples": samples} if samples else {}


def document() -> dict[str, Any]:
    """Return the OpenAPI document of the archive as it is now; callers don't change it."""
    return _document(current_index().version, settings.SITE_URL, get_language() or "")


@lru_cache(maxsize=4)
def _document(_version: str, _site: str, _language: str) -> dict[str, Any]:
    """Make the document once for each state of the archive, site and language."""
    made: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    return made
