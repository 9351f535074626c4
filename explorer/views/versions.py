"""Show what was published under a version of the archive, as of its day."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from explorer.archive.lookup import find_quote
from explorer.archive.published import AT_A_TIME, as_published, find_version, last_day, listed
from explorer.archive.versions import current_version
from explorer.links import permanent_link
from explorer.models import Quote, Version
from explorer.questions.paging import cut, page_address, pages_around
from explorer.questions.parameters import read_page, read_value
from explorer.questions.question import Question

VERSIONS_ON_A_PAGE = 100


def versions(request: HttpRequest) -> HttpResponse:
    """List the versions that were published, the latest first."""
    every: Any = Version.objects.all()
    page = cut(every, read_page(request.GET), VERSIONS_ON_A_PAGE)
    address = partial(page_address, request.path, Question())
    context = {"page": page, "pages": pages_around(page, address), "canonical": address(page.number)}
    return render(request, "explorer/versions.html", context)


def archive_version(request: HttpRequest, name: str) -> HttpResponse:
    """Show quotes of a version: the first, or those after the quote that `after` names."""
    version, after = find_version(name), read_value(request.GET, "after")
    quotes = listed(version, find_quote(after) if after else None)
    context = _about(version) | {
        "quotes": quotes[:AT_A_TIME],
        "next": quotes[AT_A_TIME - 1].now.code if len(quotes) > AT_A_TIME else "",
        "after": after,
    }
    return render(request, "explorer/version.html", context)


def quote_as_published(request: HttpRequest, quote: Quote, name: str) -> HttpResponse:
    """Show a quote as it was published under a version."""
    version = find_version(name)
    context = _about(version) | {
        "quote": quote,
        "was": as_published(quote, version),
        "address": f"{permanent_link(quote)}?version={version}",
    }
    return render(request, "explorer/quote_as_published.html", context)


def _about(version: Version) -> dict[str, object]:
    """Return what each page about a version says of it."""
    is_current = version.version == current_version()
    return {
        "version": version,
        "last_day": None if is_current else last_day(version),
        "is_current": is_current,
    }
