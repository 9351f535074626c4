"""Show a quote on somebody else's page: no script, any width, framed by anyone."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from explorer.archive.lookup import find_quote
from explorer.links import permanent_link

FRAMED = {"frame-ancestors": ["*"], "script-src": [NONE], "connect-src": [NONE], "form-action": [NONE]}
"""The rights of the page: be framed by anyone, and run nothing."""


@xframe_options_exempt
@csp_replace(FRAMED)  # type: ignore[arg-type]  # csp knows no views that take more than a request
def embed(request: HttpRequest, code: str) -> HttpResponse:
    """Show a quote with its report and its licence; where it was withdrawn, say so with 410."""
    found = find_quote(code)
    context = {"quote": found, "address": permanent_link(found)}
    return render(request, "explorer/embed.html", context, status=410 if found.withdrawn else 200)
