"""What the archive is, how it was made, what its data mean, and what it doesn't collect."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.columns import COLUMNS
from explorer.filters import documented_parameters


def about(request: HttpRequest) -> HttpResponse:
    """Show what the archive is, and who answers for it."""
    return render(request, "explorer/about/index.html")


def method(request: HttpRequest) -> HttpResponse:
    """Show how the interviews were held, and what the labels and numbers mean."""
    return render(request, "explorer/about/method.html")


def data(request: HttpRequest) -> HttpResponse:
    """Show what can be taken away: every address, parameter and column."""
    context = {"columns": COLUMNS, "parameters": documented_parameters()}
    return render(request, "explorer/about/data.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """Show what the site doesn't collect."""
    return render(request, "explorer/about/privacy.html")
