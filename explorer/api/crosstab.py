"""Answer a question with its crosstab, as JSON."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from explorer.api import openapi
from explorer.api.serializers import CrosstabSerializer
from explorer.questions.answer import ask
from explorer.questions.crosstab import ATTRIBUTES, CROSSED, crosstab
from explorer.questions.filters import read_request
from explorer.questions.parameters import read_attributes

DIRECTIONS = {
    "rows": _("The attribute of the rows, another one than that of the columns; both are given, or neither."),
    "columns": _("The attribute of the columns; both are given, or neither."),
}


@openapi.operation(
    "crossAttributes",
    _("Cross two attributes"),
    _(
        "How many quotes of the question have each value of one attribute together with each value "
        "of another. Every value is listed, also those without a quote."
    ),
    parameters=[
        OpenApiParameter(name, enum=ATTRIBUTES, default=default, description=meaning)
        for (name, meaning), default in zip(DIRECTIONS.items(), CROSSED, strict=True)
    ],
    answer=(CrosstabSerializer, _("The counts.")),
    errors=[400],
)
class CrosstabDetail(APIView):
    """Counts by two attributes at once."""

    parameters: ClassVar = openapi.NARROWING

    def get(self, request: Request) -> Response:
        """Return the crosstab of the question's quotes."""
        answer = ask(read_request(request.GET).question)
        rows, columns = read_attributes(request.GET) or CROSSED
        return Response(CrosstabSerializer(crosstab(answer, rows, columns)).data)
