"""What the archive is, how it was made, what its data mean, and what it doesn't collect."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.columns import COLUMNS

PAGES = ["about", "method", "data", "privacy"]


def about(request: HttpRequest, page: str = "about") -> HttpResponse:
    """Show one of `PAGES`."""
    context: dict[str, Any] = {"columns": COLUMNS}
    return render(request, f"explorer/about/{page}.html", context)
