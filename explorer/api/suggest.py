"""Suggest what a search may become, while it is typed."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from explorer.api import openapi
from explorer.api.serializers import SuggestionListSerializer
from explorer.questions.filters import read_request
from explorer.questions.guidance import suggest
from explorer.questions.question import Question


@openapi.operation(
    "suggest",
    _("Suggest what to search for"),
    _(
        "What the words typed so far may become: words of the quotes, places in any spelling, and "
        "themes, each with the number of quotes that choosing it shows. Nothing typed, nothing suggested; "
        "nor for more words than a search reads."
    ),
    parameters=[OpenApiParameter("q", description=_("What was typed so far."))],
    answer=(SuggestionListSerializer, _("Suggestions, words first.")),
    errors=[400],
)
class SuggestionList(APIView):
    """Searches and pages to choose from."""

    def get(self, request: Request) -> Response:
        """Return suggestions for what was typed."""
        typed = read_request(request.GET).question.q
        suggestions = suggest(Question(q=typed))
        return Response(SuggestionListSerializer({"q": typed, "suggestions": suggestions}).data)
